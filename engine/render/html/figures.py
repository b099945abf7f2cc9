"""The figures at the head of the page: how many verdicts of each sort, and the sentence that says what that means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from engine.findings.finding import SEVERITIES, Finding, Severity
from engine.findings.result import Result
from engine.ground.schema import Text2
from engine.render.closing import evaluated
from engine.render.given import Given
from engine.render.html.bilingual import counted, said
from engine.render.marks import sort_of


class Figure(Struct, frozen=True):
    """A count with its name, worst severities first, and a remark where the count needs one."""

    name: str
    n: int
    label: Text2
    parts: tuple[tuple[Severity, int], ...] = ()
    note: Text2 | None = None


def figures(result: Result) -> tuple[Figure, ...]:
    """The counts of the summary: gaps and undetermined always, the others where there are any."""
    summary = result.summary
    gaps = [each for each in result.findings if each.verdict == "gap" and sort_of(each) == "gap"]
    open_ = [each for each in result.findings if each.verdict == "undetermined" and each.waiver is None]
    always = (
        Figure("gap", summary.gap, _label("gaps", summary.gap), _parts(gaps)),
        Figure("undetermined", summary.undetermined, said("undetermined_n"), _parts(open_)),
    )
    others = {
        "pending": summary.pending,
        "indicated": summary.indicated,
        "waived": summary.waived,
        "advice": summary.advice,
        "met": summary.met,
        "exempt": summary.exempt,
        "not_applicable": summary.not_applicable,
    }
    noted = {"pending", "indicated", "advice"}
    more = (
        Figure(name, n, _label("indicated", n) if name == "indicated" else said(f"{name}_n"), (), said(f"{name}_note"))
        if name in noted
        else Figure(name, n, said(f"{name}_n"))
        for name, n in others.items()
        if n
    )
    return (*always, *more)


def closing(given: Given) -> tuple[Text2, ...]:
    """What the counts mean, in a sentence, and what the gate makes of them. None of it says that something is in order
    while anything is undetermined."""
    return (_closing(given.result), *_gate(given))


def _closing(result: Result) -> Text2:
    summary = result.summary
    if not evaluated(result):
        return said("nothing_evaluated")
    if summary.undetermined:
        one = summary.undetermined == 1
        return said("closing_open_1") if one else said("closing_open", n=f"{summary.undetermined:,}")
    if summary.gap:
        return said("closing_gaps")
    lesser = summary.indicated or summary.advice or summary.waived or result.conflicts
    return said("closing_lesser" if lesser else "closing_none")


def _gate(given: Given) -> Iterator[Text2]:
    """Why the gate fails; nothing where nothing was gated."""
    if given.failed:
        yield counted("fails", len(given.failed))
    if given.unbacked:
        yield said("fails_unbacked")
    if given.limit is not None and given.limit.state != "under":
        yield said(f"risk_{given.limit.state}", most=f"{given.limit.most:g}")


def _label(name: str, n: int) -> Text2:
    return said(f"{name}_{'1' if n == 1 else 'n'}")


def _parts(findings: Iterable[Finding]) -> tuple[tuple[Severity, int], ...]:
    found = [each.severity for each in findings]
    return tuple((severity, found.count(severity)) for severity in reversed(SEVERITIES) if severity in found)
