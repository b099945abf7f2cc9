"""Theorems of waivers: they hide nothing, count once, and what is waived is exactly what they name."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from engine.checks.run import evaluate
from engine.findings.finding import Finding
from engine.findings.from_verdicts import result
from engine.findings.result import Result, Summary
from engine.findings.summary import summary
from engine.findings.waived import waived
from engine.findings.waivers import Waiver
from engine.graph.from_manifest import graph
from engine.ground.calendar import day
from engine.ground.source import Span
from tests.findings.by_hand import finding
from tests.findings.drawn import OFTEN, World, text, worlds
from tests.findings.world import AS_OF, program, read

RULES = program("route", "purpose", "memory", "staff", "deadline")
OPEN = ("gap", "undetermined")


def checked(world: World, waivers: tuple[Waiver, ...] = ()) -> Result:
    stated = read(text(world), RULES)
    verdicts = evaluate(RULES, graph(stated, RULES.schema), day(AS_OF), {})
    return result(verdicts, stated, policy="p", engine="0", show=("met",), waivers=waivers)


def waiver(of: Finding, days: int, by_fingerprint: bool) -> Waiver:
    subject, fingerprint = (None, of.fingerprint) if by_fingerprint else (of.subject.id, None)
    span = Span("waivers.yaml", 1, 1, 1, 2)
    return Waiver(of.rule, subject, None, fingerprint, "x", "Li", day(AS_OF) + days, None, None, span, 1, 1)


def total(counts: Summary) -> int:
    """All rows of all rules; `pending` is part of `undetermined`."""
    return sum(number for name, number in msgspec.structs.asdict(counts).items() if name not in ("pending", "risk"))


@given(worlds(), st.data())
@OFTEN
def test_a_waiver_hides_nothing_and_counts_once(world: World, data: st.DataObject) -> None:
    before = checked(world)
    chosen = data.draw(st.lists(st.sampled_from(before.findings), unique=True)) if before.findings else []
    written = tuple(waiver(each, data.draw(st.integers(-3, 3)), data.draw(st.booleans())) for each in chosen)
    after = checked(world, written)
    assert [msgspec.structs.replace(each, waiver=None) for each in after.findings] == list(before.findings)
    valid = {each.rule + (each.subject or each.fingerprint or "") for each in written if each.expires >= day(AS_OF)}
    done = [each for each in after.findings if each.waiver is not None]
    assert all({each.rule + each.subject.id, each.rule + each.fingerprint} & valid for each in done)
    assert len(done) == sum(
        each.verdict in OPEN and not {each.rule + each.subject.id, each.rule + each.fingerprint}.isdisjoint(valid)
        for each in before.findings
    )
    assert total(after.summary) == total(before.summary)
    assert after.summary.waived == len(done)
    assert after.summary.met == before.summary.met
    assert summary(after.controls) == after.summary
    assert {question.fact for question in after.questions} <= {question.fact for question in before.questions}
    states = {each.state for each in after.waivers}
    assert states <= {"applied", "expired", "stale"}


@given(worlds())
@OFTEN
def test_waiving_everything_leaves_no_gap_and_no_question(world: World) -> None:
    found = checked(world)
    after = checked(
        world, tuple(waiver(each, 0, by_fingerprint=True) for each in found.findings if each.verdict in OPEN)
    )
    counts = after.summary
    assert (counts.gap, counts.undetermined, counts.advice, counts.indicated, counts.pending) == (0, 0, 0, 0, 0)
    assert (after.questions, len(after.findings)) == ((), len(found.findings))


def test_a_waiver_of_one_year_waives_no_other() -> None:
    gap = finding("acme")
    found = [msgspec.structs.replace(gap, year=year, fingerprint=str(year)) for year in (None, 2024, 2025)]
    for year in (None, 2024, 2025):
        written = msgspec.structs.replace(waiver(gap, 0, by_fingerprint=False), year=year)
        done, (account,) = waived(found, [written], day(AS_OF), {gap.rule})
        assert [each.year for each in done if each.waiver is not None] == [year]
        assert (account.year, account.findings) == (year, 1)
