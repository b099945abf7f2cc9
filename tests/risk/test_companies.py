"""The score of the examples: what facts do to it, and that what it is made of adds up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import pytest
from msgspec import structs

from engine.app.evaluation import Loaded
from engine.findings.finding import Risk
from engine.ground.value import OneTerm, Truth
from tests.risk.company import company, judged, law, reversed_company, risk, stating

COMPANIES: Final = ("huatong", "fennel", "corner-shop", "thin")
ANSWERED_BY_SILENCE: Final = {"ended", "occurred_on", "closed", "withdrawn"}  # silence of these is an answer
ROUNDED: Final = 0.1
STEP: Final = 29  # every so many stated facts are taken away, one by one
SAFEGUARDS: Final = (
    ("system", "security.mfa"),
    ("system", "security.logging"),
    ("system", "security.encryption_at_rest"),
    ("flow", "protection.in_transit"),
)


def stated(of: Loaded) -> Iterator[tuple[str, str, str]]:
    """All stated facts whose silence says nothing."""
    for kind, records in of.manifest.records.items():
        for id_, record in records.items():
            for fact in record.facts:
                if fact not in ANSWERED_BY_SILENCE and fact not in law().program.schema.kinds[kind].judged_on:
                    yield kind, id_, fact


def within(inner: Risk, outer: Risk) -> bool:
    return outer.low - ROUNDED <= inner.low and inner.high <= outer.high + ROUNDED


@pytest.mark.parametrize("name", COMPANIES)
def test_resolving_an_unknown_keeps_the_score_inside_its_interval(name: str) -> None:
    of = company(name)
    known = risk(of)
    whole, inherent = Risk(known.low, known.high), known.inherent
    tried = 0
    for kind, id_, fact in islice(stated(of), 0, None, STEP):
        less = risk(stating(of, kind, id_, {fact: None}))
        assert within(whole, Risk(less.low, less.high)), f"{kind} {id_} {fact}"
        assert within(inherent, less.inherent), f"{kind} {id_} {fact}, without safeguards"
        tried += 1
    assert tried


@pytest.mark.parametrize("name", COMPANIES)
def test_a_listing_that_is_whole_keeps_the_score_inside_its_interval(name: str) -> None:
    of = company(name)
    known, less = risk(of), risk(structs.replace(of, manifest=structs.replace(of.manifest, complete=())))
    assert within(Risk(known.low, known.high), Risk(less.low, less.high))
    assert within(known.inherent, less.inherent)


@pytest.mark.parametrize("name", ["huatong", "fennel"])
def test_a_satisfied_safeguard_never_raises_the_score(name: str) -> None:
    of = company(name)
    for kind, fact in SAFEGUARDS:
        for id_ in list(of.manifest.records[kind])[:3]:
            with_, without = (risk(stating(of, kind, id_, {fact: Truth(yes)})) for yes in (True, False))
            assert with_.low <= without.low, f"{kind} {id_} {fact}"
            assert with_.high <= without.high, f"{kind} {id_} {fact}"


def test_a_safeguard_lowers_what_it_guards() -> None:
    raw, masked = (_all_datasets(company("huatong"), state) for state in ("raw", "pseudonymised"))
    before, after = ({f.fingerprint: f for f in judged(of).findings} for of in (raw, masked))
    pairs = [
        (risk_.low, other.risk.low)
        for mark, finding in before.items()
        if (risk_ := finding.risk) is not None and (other := after.get(mark)) is not None and other.risk is not None
        if finding.verdict == other.verdict == "gap" and finding.subject.kind == "flow"
    ]
    assert pairs
    assert all(less < more for more, less in pairs)


def _all_datasets(of: Loaded, state: str) -> Loaded:
    for id_ in of.manifest.records["dataset"]:
        of = stating(of, "dataset", id_, {"state": OneTerm(state)})
    return of


@pytest.mark.parametrize("name", COMPANIES)
def test_order_of_records_never_matters(name: str) -> None:
    assert risk(reversed_company(company(name))) == risk(company(name))


@pytest.mark.parametrize("name", COMPANIES)
def test_parts_add_up_to_the_whole(name: str) -> None:
    found = judged(company(name))
    assert found.risk is not None
    for end in ("low", "high"):
        whole = getattr(found.risk, end)
        each = [finding.risk for finding in (*found.findings, *found.conflicts) if finding.risk is not None]
        assert sum(getattr(of.share, end) for of in each) == pytest.approx(whole, abs=ROUNDED)
        for by in ("law", "article", "party", "system", "dataset"):
            shares = [getattr(part.share, end) for part in found.risk.parts if part.by == by]
            assert sum(shares) == pytest.approx(whole, abs=ROUNDED), by


@pytest.mark.parametrize("name", COMPANIES)
def test_no_part_is_riskier_than_the_whole(name: str) -> None:
    found = risk(company(name))
    assert all(0 <= part.low <= found.low + ROUNDED for part in found.parts)
    assert all(part.low <= part.high <= found.high + ROUNDED for part in found.parts)


@pytest.mark.parametrize("name", COMPANIES)
def test_safeguards_are_what_parts_inherent_from_residual(name: str) -> None:
    found = risk(company(name))
    assert found.low <= found.inherent.low
    assert found.high <= found.inherent.high


def test_what_is_undetermined_counts_at_the_high_end_alone() -> None:
    found = judged(company("corner-shop")).findings
    scores = [each.risk for each in found if each.verdict == "undetermined" and each.risk is not None]
    assert scores
    assert all(each.low == 0 < each.high for each in scores)


def test_people_of_unknown_number_reach_from_none_to_all() -> None:
    of = company("huatong")
    groups = of.manifest.records["group"]
    for id_ in groups:
        of = stating(of, "group", id_, {"count": None})
    exports = [f.risk for f in judged(of).findings if f.subject.id == "lake-to-sg" and f.risk is not None]
    assert exports
    assert all((each.people.low, each.people.high) == (0, None) for each in exports)
    assert all(each.low < each.high for each in exports)
