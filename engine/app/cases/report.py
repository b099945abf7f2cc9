"""What a run of case pages says: how many cases are as expected, which are not, and what no case shows yet."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from engine.app.cases.coverage import Uncovered, uncovered
from engine.app.cases.run import Ran
from engine.ground.schema import Schema


class Failure(Struct, frozen=True):
    """One verdict that is not as expected."""

    path: str
    line: int
    heading: str
    expected: str
    found: str


class CasesReport(Struct, frozen=True):
    """The answer of `policy test -f json`."""

    pages: int
    cases: int
    passed: int
    failed: int
    rules: int
    failures: tuple[Failure, ...]
    uncovered: tuple[Uncovered, ...]


def report(results: Sequence[Ran], schema: Schema) -> CasesReport:
    """The pages that ran, together."""
    cases = sum(len(result.page.cases) for result in results)
    failed = sum(len(result.failed) for result in results)
    return CasesReport(
        pages=len(results),
        cases=cases,
        passed=cases - failed,
        failed=failed,
        rules=sum(len(result.rules) for result in results if result.beside),
        failures=tuple(
            Failure(result.page.source.path, each.line, each.case.heading, each.expected, each.found)
            for result in results
            for each in result.differences
        ),
        uncovered=tuple(each for result in results for each in uncovered(result, schema)),
    )
