"""What the document says, from its first section to the signatures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.findings.finding import SEVERITIES, Finding, band
from engine.findings.result import Result, RiskOf
from engine.ground.schema import Text2
from engine.render.closing import evaluated
from engine.render.docx.blocks import Block, Grid, Heading, Paragraph, Signature
from engine.render.docx.gaps import gaps, others
from engine.render.docx.said import both, day, joined, said, same, severity, shared
from engine.render.docx.stands import assumptions, attestations, unknown, waivers
from engine.render.given import Given
from engine.render.laws import named

LIMITS: Final = ("facts", "rules", "unknown", "text", "judged", "score", "advice")
ROLES: Final = ("lead", "lawyer", "company")


def contents(given: Given) -> Iterator[Block]:
    """The sections in order; those of what there is none of say so in a sentence."""
    result = given.result
    yield from _scope(given)
    yield from _outcome(given)
    yield from gaps(result)
    yield from unknown(result)
    yield from others(result)
    yield from assumptions(result)
    yield from waivers(result)
    yield from attestations(result)
    yield from _method(result)
    yield from _basis(result)
    yield Heading(1, said("head_signed"))
    yield Signature(tuple(said(f"role_{each}") for each in ROLES))


def subtitle(given: Given) -> Text2:
    """What was checked, and as of which day; a name that is the same in both languages once."""
    name, when = given.result.title, day(given.result.as_of)
    full, brief = said("subtitle", title=name, day=when), said("as_of_day", day=when)
    return Text2(full.en, brief.zh) if name and given.both else full if name else brief


def _scope(given: Given) -> Iterator[Block]:
    result = given.result
    yield Heading(1, said("head_scope"))
    counts = {"files": len(result.inputs), "rules": len(result.controls)}
    scope = "scope_named" if result.title else "scope"
    yield Paragraph(said(scope, title=result.title, day=day(result.as_of), policy=result.policy, **counts))
    if given.unread:
        yield Paragraph(said("unread", why=given.unread))
    rows = tuple(
        (both(named(law)), said(f"applies_{law.applies}"), joined(both(each.text) for each in law.because))
        for law in result.regimes
    )
    if rows:
        yield Grid((said("law"), said("applies"), said("why")), rows, (4.6, 2.4, 8.6))
    for name, held in (
        ("skipped", result.skipped),
        ("severities", result.severities),
        ("parameters", result.parameters),
    ):
        if held:
            yield Paragraph(said(f"policy_{name}", n=len(held)))
    if result.supposed:
        answers = "; ".join(f"{each.fact} = {each.value}" for each in result.supposed)
        yield Paragraph(said("supposed", n=len(result.supposed), answers=answers))


def _outcome(given: Given) -> Iterator[Block]:
    result = given.result
    yield Heading(1, said("head_outcome"))
    if not evaluated(result):
        yield Paragraph(said("nothing_evaluated", policy=result.policy))
        return
    counts = result.summary
    parts = {name: getattr(counts, name) for name in ("gap", "undetermined", "met", "exempt")}
    yield Paragraph(said("counts", **parts))
    yield Paragraph(said("unknown_is_not" if counts.undetermined else "all_judged"))
    apart = {"waived": counts.waived, "advice": counts.advice, "indicated": counts.indicated}
    apart |= {"conflicts": len(result.conflicts), "pending": counts.pending}
    if told := [said(f"count_{name}", n=n) for name, n in apart.items() if n]:
        yield Paragraph(said("apart", parts=joined(told, "; ", "；")))
    held = [each for each in result.findings if each.waiver is None]
    head = (said("severity"), shared("gap"), shared("undetermined"))
    rows = tuple(
        (severity(each), _count(held, each, "gap"), _count(held, each, "undetermined")) for each in reversed(SEVERITIES)
    )
    yield Grid(head, (*rows, (said("total"), same(str(counts.gap)), same(str(counts.undetermined)))), (5.2, 5.2, 5.2))
    if result.risk is not None and result.risk.high:
        yield Paragraph(_risk(result.risk))


def _count(findings: list[Finding], of: str, verdict: str) -> Text2:
    """Gaps that are counted apart are left out here as in the sum."""
    return same(
        str(
            sum(
                each.severity == of and each.verdict == verdict and not (each.is_advice or each.is_indicated)
                for each in findings
            )
        )
    )


def _risk(risk: RiskOf) -> Text2:
    """The score, its bands, what its ends mean, and what safeguards do."""
    low, high = severity(band(risk.low)), severity(band(risk.high))
    bands = low if low == high else said("bands", low=low, high=high)
    values = {"low": f"{risk.low:g}", "high": f"{risk.high:g}"}
    without = {"low": f"{risk.inherent.low:g}", "high": f"{risk.inherent.high:g}"}
    told = [said("score", bands=bands, **values), said("score_means"), said("score_inherent", **without)]
    return joined(told)


def _method(result: Result) -> Iterator[Block]:
    yield Heading(1, said("head_method"))
    for each in LIMITS:
        yield Paragraph(said(f"limit_{each}", rules=len(result.controls)))
    if result.readings:
        yield Paragraph(said("limit_contested"))
        rows = tuple((each.reading, each.moved) for each in result.readings)
        yield Grid((said("reading"), said("moved")), rows, (9.6, 6.0))


def _basis(result: Result) -> Iterator[Block]:
    yield Heading(1, said("head_basis"))
    yield Paragraph(said("basis", engine=result.engine))
    rows = [(same(each.path), same(each.sha256)) for each in result.inputs]
    yield Grid((said("file"), same("SHA-256")), tuple(rows), (5.6, 10.0))
    editions = [(same(each.id), same(each.edition), same(each.sha256)) for each in result.rulesets]
    yield Grid((said("ruleset"), said("edition"), same("SHA-256")), tuple(editions), (2.6, 3.0, 10.0))
    held = [(same(each.path), same(each.sha256 or "—")) for each in result.evidence if each.path]
    if held:
        yield Grid((said("evidence"), same("SHA-256")), tuple(held), (5.6, 10.0))
