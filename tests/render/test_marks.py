"""Marks: what a result says about each record, and about what a picture shows of it."""

from __future__ import annotations

from msgspec.structs import replace

from engine.findings.finding import Subject
from engine.graph.collapsed import collapsed
from engine.render.marks import Mark, marks, shown
from tests.findings.by_hand import finding, result
from tests.render.examples import example
from tests.render.pictures import SHOP, found


def test_a_mark_is_the_worst_of_what_was_found_and_counts_each_sort() -> None:
    marked = marks(result(*found()))
    assert marked.by_record == {
        "activity.sale": Mark("gap", "critical", ("fp-apart",), {"gap": 1}),
        "flow.in": Mark("undetermined", "high", ("fp-open",), {"undetermined": 1}),
        "flow.out": Mark("gap", "critical", ("fp-worst", "fp-other"), {"gap": 2}),
        "flow.too": Mark("waived", "critical", ("fp-waived",), {"waived": 1}),
        "system.till": Mark("lesser", "critical", ("fp-advice",), {"lesser": 1}),
    }


def test_duties_that_collide_are_marked_as_well() -> None:
    clash = finding("clash", subject=Subject("flow", "out"), between=("one", "other"))
    assert marks(replace(result(), conflicts=(clash,))).by_record["flow.out"].findings == ("fp-clash",)


def test_only_the_paths_of_gaps_that_count_are_marked() -> None:
    assert marks(result(*found())).paths == {"fp-worst": ("flow.in", "flow.out")}


def test_a_picture_shows_the_marks_of_what_it_draws() -> None:
    told = shown(marks(result(*found())), SHOP)
    assert sorted(told.places) == ["system.till"]
    assert sorted(told.flows) == ["flow.in", "flow.out", "flow.too"]
    assert told.paths == {"flow.in": ("fp-worst",), "flow.out": ("fp-worst",)}
    assert told.elsewhere == 1


def test_what_is_collapsed_has_the_marks_of_all_that_it_stands_for() -> None:
    told = shown(marks(result(*found())), collapsed(SHOP, "party"))
    assert told.flows["party.shop/party.cloud"] == Mark(
        "gap", "critical", ("fp-worst", "fp-other", "fp-waived"), {"gap": 2, "waived": 1}
    )
    assert told.places["party.shop"].counts == {"lesser": 1}
    assert told.elsewhere == 1


def test_every_finding_of_an_example_is_marked_or_counted_as_elsewhere() -> None:
    given = example("huatong")
    assert given.picture is not None
    marked = marks(given.result)
    told = shown(marked, given.picture)
    drawn = {mark for each in (*told.places.values(), *told.flows.values()) for mark in each.findings}
    told_ = (*given.result.findings, *given.result.conflicts)
    open_ = [each for each in told_ if each.verdict in ("gap", "undetermined")]
    assert len(drawn) + told.elsewhere == len(open_)
    assert drawn <= marked.titles.keys()
