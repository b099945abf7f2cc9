"""Everything that can be said about rules without a manifest: what keeps them from running, what is doubtful, citations
that no rule makes, rules without cases, cases that are not as expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from engine import shelf
from engine.app.cases.coverage import uncovered
from engine.app.cases.page import ENDING, Page
from engine.app.cases.pages import pages
from engine.app.cases.run import Ran, ran
from engine.app.ledger import unkept
from engine.checks.from_typed import compiled as lowered
from engine.checks.program import Compiled
from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source, Span
from engine.syntax.from_text import parse_all
from engine.typed.from_syntax import check


class Linted(Struct, frozen=True):
    """What was looked at and what was found, warnings included; `sources` hold all places."""

    rules: int
    policies: int
    cases: int
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...]


def lint(folders: Sequence[Path], policies: Sequence[Path], asked: Sequence[str]) -> Linted:
    """The problems of all rules, policies and pages of cases, or of the files `asked` for by path or rule.

    Raises `PolicyError` where files cannot be read, or a name that was asked for leads to none of them. Rules that
    cannot be loaded at all are told as the only problems there are.
    """
    files = (*shelf.rule_files(folders), *shelf.policy_files(policies))
    paths = [file.source.path for file in (*files, *shelf.rule_files(folders, ENDING))]
    missed = [name for name in asked if not any(_stands_in(path, name) for path in paths)]
    if missed:
        raise PolicyError([_missed(name, files) for name in missed])
    try:
        return _linted(folders, files, asked)
    except PolicyError as error:
        return Linted(0, 0, 0, error.problems, error.sources)


def _linted(folders: Sequence[Path], files: Sequence[shelf.RuleFile], asked: Sequence[str]) -> Linted:
    sources = tuple(file.source for file in files)
    program = check(parse_all((file.source, file.ruleset) for file in files), sources)
    compiled = lowered(program, {source.path: source for source in sources})
    found = tuple(page for page, _ in pages(folders))
    problems = [*program.warnings, *unkept(program), *_pages_missing(compiled, found)]
    texts = [*sources, *(page.source for page in found)]
    cases = 0
    for page in found:
        if asked and not any(_stands_in(page.source.path, name) for name in asked):
            continue
        try:
            result = ran(page, compiled)
        except PolicyError as error:
            problems += error.problems
            texts += error.sources
            continue
        cases += len(page.cases)
        problems += _of_page(result, compiled)
    wanted = [each for each in problems if not asked or any(_stands_in(_path(each), name) for name in asked)]
    return Linted(len(compiled.rules), len(compiled.policies), cases, tuple(wanted), tuple(texts))


def _of_page(result: Ran, compiled: Compiled) -> Iterator[Problem]:
    source = result.page.source
    for difference in result.differences:
        span = Span(source.path, difference.line, 1, difference.line, len(source.line(difference.line)) + 1)
        yield messages.cases.DIFFERS(span, found=difference.found)
    for lack in uncovered(result, compiled.schema):
        told = messages.cases.UNDETERMINED_NOT_SHOWN if lack.lacks == "undetermined" else messages.cases.NOT_SHOWN
        yield told(source.whole(), rule=lack.rule, verdict=lack.lacks)


def _pages_missing(compiled: Compiled, found: Sequence[Page]) -> Iterator[Problem]:
    names = tuple(page.name for page in found)
    for rule in compiled.rules:
        if not any(rule.id == name or rule.id.startswith(f"{name}.") for name in names):
            name = rule.span.path.rsplit("/", 1)[-1].removesuffix(".policy") + ENDING
            yield messages.cases.NO_PAGE(rule.span, rule=rule.id, file=name)


def _missed(name: str, files: Sequence[shelf.RuleFile]) -> Problem:
    known = sorted({each for file in files for each in (file.source.path, file.ruleset) if each})
    near = did_you_mean(name, known, messages.cases.HOW_TO_NAME)
    return messages.cases.NO_RULES_CALLED(None, name=name, near=near)


def _path(problem: Problem) -> str:
    """The file that it stands in; for the manifest of a case, the page."""
    return problem.span.path.partition(" [")[0] if problem.span else ""


def _stands_in(path: str, asked: str) -> bool:
    """Whether the file is the one asked for, or in the folder, or that of the rule or ruleset of that id."""
    plain = asked.removeprefix("./").rstrip("/")
    dotted = f".{path.removesuffix(ENDING).removesuffix('.policy').replace('/', '.')}."
    return path == plain or path.startswith(f"{plain}/") or f".{plain}." in dotted
