"""The pages of cases that a run is asked for: by rule, ruleset, page or folder, as reports name them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine import shelf
from engine.app.cases.page import ENDING, Page, page
from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source


def pages(folders: Sequence[Path], asked: Sequence[str] = ()) -> tuple[tuple[Page, Path | None], ...]:
    """The pages beside the shipped rules and the user's, with the file of each; only those `asked` for, if any are.

    Raises `PolicyError` with the problems of all pages, or with the names that lead to no page.
    """
    files = shelf.rule_files(folders, ENDING)
    names = [_names(file) for file in files]
    missed = [each for each in asked if not any(_leads_to(each, known) for known in names)]
    if missed:
        every = sorted({name for each in names for name in each})
        raise PolicyError([_missed(each, every) for each in missed])
    found: list[tuple[Page, Path | None]] = []
    problems: list[Problem] = []
    sources: list[Source] = []
    for file, known in zip(files, names, strict=True):
        if asked and not any(_leads_to(each, known) for each in asked):
            continue
        try:
            found.append((page(file.source, file.ruleset), file.place))
        except PolicyError as error:
            problems += error.problems
            sources += error.sources
    if problems:
        raise PolicyError(problems, sources)
    return tuple(found)


def _names(file: shelf.RuleFile) -> tuple[str, ...]:
    """What leads to a page: its path, the rule file's path, the id of its rule."""
    path = file.source.path
    stem = path.removesuffix(ENDING)
    return path, f"{stem}.policy", f"{file.ruleset}.{stem.rsplit('/', 1)[-1]}"


def _leads_to(asked: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names is the one asked for, or lies below it."""
    plain = asked.removeprefix("./").rstrip("/")
    return any(name == plain or name.startswith((f"{plain}/", f"{plain}.")) for name in names)


def _missed(asked: str, known: list[str]) -> Problem:
    return messages.cases.NO_PAGE_CALLED(None, name=asked, near=did_you_mean(asked, known, messages.cases.HOW_TO_NAME))
