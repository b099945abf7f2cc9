"""What the reference evaluator makes of upstream, downstream, origins and open ends."""

from __future__ import annotations

from engine.graph.manifest import Manifest
from engine.ground.value import Nothing, OneTerm, SomeTerms, Truth
from engine.typed import tree
from tests.reference import evaluate
from tests.reference.sketch import (
    HERE,
    YES,
    F,
    Facts,
    G,
    day,
    lineage,
    listed,
    manifest,
    of,
    program,
    quantified,
    record,
    rule,
    set_test,
)

NONE = Nothing()


def chain(*complete: str, **changes: Facts) -> Manifest:
    """People g give data to party p, on to system s that p operates, on to party q."""
    ends: dict[str, Facts] = {
        "first": {"from": record("group", "g"), "to": record("party", "p")},
        "last": {"from": record("system", "s"), "to": record("party", "q")},
    }
    carried: Facts = {"data": listed("dataset", "d"), "safe": Truth(False)}
    raw: Facts = {"derived_from": listed("dataset")}
    return manifest(
        *complete,
        group={"g": {}},
        party={"p": {}, "q": {}},
        system={"s": {"operator": record("party", "p")}},
        dataset={"d": raw, "e": raw | changes.get("e", {})},
        flow={name: carried | facts | changes.get(name, {}) for name, facts in ends.items()},
    )


def duty(condition: tree.Expr, world: Manifest, row: str) -> str:
    """The verdict of a rule that always applies."""
    return evaluate(program(rule(condition)), world, day("2026-06-30"), {})["r"][row].verdict


UPSTREAM = quantified("some", lineage("upstream"), of(G, "safe"))
SAFE: Facts = {"safe": Truth(True)}


def test_data_go_into_a_party_and_out_of_a_system_that_it_operates() -> None:
    assert duty(UPSTREAM, chain(first=SAFE), "last") == "met"
    assert duty(UPSTREAM, chain(), "last") == "gap"


def test_an_origin_that_nobody_lists_leaves_upstream_open() -> None:
    elsewhere: Facts = {"to": record("party", "q")}
    assert duty(UPSTREAM, chain("flow", first=elsewhere), "last") == "undetermined"
    assert duty(UPSTREAM, chain("flow", last={"from": record("group", "g")}), "last") == "gap"


def test_an_unknown_end_makes_a_path_possible() -> None:
    world = chain(last={"data": listed("dataset", "e")}, e={"derived_from": listed("dataset")})
    assert duty(UPSTREAM, world, "last") == "undetermined"
    derived = chain(first=SAFE, last={"data": listed("dataset", "e")}, e={"derived_from": listed("dataset", "d")})
    assert duty(UPSTREAM, derived, "last") == "met"
    assert duty(UPSTREAM, chain(first=SAFE | {"to": NONE}), "last") == "undetermined"


def test_a_barrier_is_neither_visited_nor_passed() -> None:
    until_safe = quantified("some", lineage("upstream", of(G, "safe")), YES)
    assert duty(until_safe, chain(first=SAFE), "last") == "gap"
    assert duty(until_safe, chain(), "last") == "met"


def test_the_row_itself_is_not_upstream_of_itself_but_is_its_own_origin() -> None:
    round_trip = chain(last={"to": record("party", "p")})
    assert duty(quantified("some", lineage("upstream"), of(G, "safe")), chain(last=SAFE), "last") == "gap"
    assert duty(UPSTREAM, round_trip, "last") == "gap"
    assert duty(quantified("some", lineage("origins"), YES), chain(), "first") == "met"


def test_a_purpose_is_covered_by_what_all_origins_have_in_common() -> None:
    each = tree.Each(G, lineage("origins"), None, False, HERE)
    shared = tree.Gathered("common", of(G, "purposes"), each, of(F, "purposes").type, HERE)
    covered = set_test("covered by", of(F, "purposes"), shared)

    def origin(purpose: str) -> Manifest:
        stated = {"purposes": SomeTerms((purpose,), (purpose,))}
        return chain(first=dict(stated), last={"purposes": SomeTerms(("marketing.email",), ("marketing.email",))})

    assert duty(covered, origin("marketing"), "last") == "met"
    assert duty(covered, origin("service"), "last") == "gap"


def test_a_stated_source_at_a_party_is_an_origin() -> None:
    origins = quantified("some", lineage("origins"), of(G, "safe"))
    facts: Facts = {
        "from": record("party", "p"),
        "data": listed("dataset", "e"),
        "to": record("system", "s"),
    }
    sourced: Facts = {"source": OneTerm("service")}
    assert duty(origins, chain(first=SAFE | facts, e=sourced), "first") == "met"
    assert duty(origins, chain(first=facts, e=sourced), "first") == "gap"
    assert duty(origins, chain(first=SAFE | facts), "first") == "undetermined"
