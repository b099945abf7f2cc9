"""Rulesets, policies and report files: shipped with the package, or in folders of the user."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source
from engine.shelf.text import text

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


RULES: Final = ".policy"


class RuleFile(Struct, frozen=True):
    """A text of the policy language, or a page of cases, and the ruleset that its folder makes it part of."""

    source: Source
    ruleset: str
    place: Path | None = None  # where it can be written again; None inside a zipped package
    own: bool = False  # the user's, not shipped


def rule_files(user: Sequence[Path] = (), ending: str = RULES) -> tuple[RuleFile, ...]:
    """All files of the shipped rulesets and of the user's folders that end in `ending`, sorted by path in each.

    The folder is the ruleset's id: `cn/cbf/art_08.policy` belongs to `cn.cbf`. A file right in a user's folder belongs
    to the ruleset of that folder's name. Raises `PolicyError` for a user folder that is missing or holds no rules, and
    for bytes that are not UTF-8.
    """
    problems: list[Problem] = []
    files = list(_files(_shipped("rulesets"), "rulesets", "", ending, problems))
    for folder in user:
        if not folder.is_dir():
            problems.append(messages.files.NO_FOLDER(None, path=str(folder)))
            continue
        known = len(problems)
        own = list(_files(folder, folder.as_posix(), folder.resolve().name, ending, problems))
        if not own and len(problems) == known and ending == RULES:
            problems.append(messages.files.NO_RULES(None, path=str(folder)))
        files += (replace(file, own=True) for file in own)
    if problems:
        raise PolicyError(problems)
    return tuple(files)


def policy_files(user: Sequence[Path] = ()) -> tuple[RuleFile, ...]:
    """The texts of the shipped policies, then of the policy files named; their ruleset is empty."""
    problems: list[Problem] = []
    files = list(_files(_shipped("policies"), "policies", "", RULES, problems))
    for path in user:
        read = text(path, path.as_posix(), problems)
        if read is not None:
            files.append(RuleFile(Source(path.as_posix(), read), "", path))
    if problems:
        raise PolicyError(problems)
    return tuple(files)


def files_at(paths: Sequence[Path]) -> tuple[RuleFile, ...]:
    """The texts of the policy language at paths: files, whatever they are called, and all that folders hold; each
    once, in order. They belong to no ruleset. Raises `PolicyError` for a path where there is none."""
    problems: list[Problem] = []
    found: dict[Path, RuleFile] = {}
    for path in paths:
        files: Iterable[RuleFile] = ()
        if path.is_dir():
            known = len(problems)
            files = tuple(_files(path, path.as_posix(), "", RULES, problems))
            if not files and len(problems) == known:
                problems.append(messages.files.NO_RULES(None, path=str(path)))
        elif (read := text(path, path.as_posix(), problems)) is not None:
            files = (RuleFile(Source(path.as_posix(), read), "", path),)
        for file in files:
            assert file.place is not None
            found.setdefault(file.place.resolve(), file)
    if problems:
        raise PolicyError(problems)
    return tuple(found.values())


def report_file(name: str) -> str:
    """The text of a shipped file under `reports/`, such as `schema/policy-result-1.json`."""
    return _shipped("reports").joinpath(name).read_text(encoding="utf-8")


def checkout() -> Path | None:
    """The folder of the rulesets in the checkout that the engine runs from; None where it is installed."""
    folder = _shipped("rulesets")
    package = Path(__file__).parent.parent
    return folder if isinstance(folder, Path) and not folder.is_relative_to(package) else None


def _shipped(name: str) -> Traversable:
    """A folder of shipped data: inside the package when installed, else in the checkout."""
    package = Path(__file__).parent.parent
    if (installed := package / "_data" / name).is_dir():
        return installed
    if (checkout := package.parent / name).is_dir():
        return checkout
    from importlib.resources import files  # only a zipped package needs it, and it is slow to import

    return files("engine").joinpath("_data", name)


def _files(
    folder: Traversable, shown: str, ruleset: str, ending: str, problems: list[Problem], top: bool = True
) -> Iterator[RuleFile]:
    for name, is_dir in sorted(_entries(folder)):
        path = f"{shown}/{name}"
        if name.startswith("."):
            continue
        if is_dir:
            below = name if top else f"{ruleset}.{name}"
            yield from _files(folder / name, path, below, ending, problems, top=False)
        elif name.endswith(ending):
            entry = folder / name
            read = text(entry, path, problems)
            if read is not None:
                yield RuleFile(Source(path, read), ruleset, entry if isinstance(entry, Path) else None)


def _entries(folder: Traversable) -> Iterator[tuple[str, bool]]:
    """The names in a folder, and whether they are folders: in a file system without asking for each of them."""
    if isinstance(folder, Path):
        with os.scandir(folder) as entries:
            yield from ((entry.name, entry.is_dir()) for entry in entries)
    else:
        yield from ((entry.name, entry.is_dir()) for entry in folder.iterdir())
