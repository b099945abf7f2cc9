"""The graph: what each column says of stated, silent and `none`, relations in both directions, what is open."""

from __future__ import annotations

from math import inf
from typing import Any, TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.graph import from_manifest, stated
from engine.graph.columns import (
    NONE,
    UNKNOWN,
    CodeColumn,
    Column,
    Graph,
    JudgedColumn,
    LengthColumn,
    MoneyColumn,
    NumberColumn,
    RelationColumn,
    SetColumn,
    TextColumn,
    TruthColumn,
    YearlyColumn,
)
from engine.graph.from_manifest import graph
from engine.graph.manifest import Manifest
from engine.graph.movements import movements
from engine.ground.calendar import day
from engine.ground.schema import Fact
from engine.ground.value import Records
from tests.graph.small import SCHEMA, read

C = TypeVar("C", bound=Column)


def column(text: str, kind: str, fact: str, shape: type[C]) -> C:
    found = graph(read(text), SCHEMA).columns[kind, fact]
    assert isinstance(found, shape)
    return found


def relation(found: RelationColumn) -> tuple[list[tuple[int, int]], list[bool], list[int]]:
    pairs = list(zip(found.outer.tolist(), found.inner.tolist(), strict=True))
    return pairs, found.open.tolist(), found.floating.tolist()


def test_yes_no_and_none_and_silence_stay_apart() -> None:
    found = column(
        "flows: {a: {encrypted: yes}, b: {encrypted: no}, c: {encrypted: none}, d: {}}",
        "flow",
        "encrypted",
        TruthColumn,
    )
    assert found.yes.tolist() == [True, False, False, False]
    assert found.no.tolist() == [False, True, True, False]
    assert found.none is not None
    assert found.none.tolist() == [False, False, True, False]


def test_numbers_are_bounds() -> None:
    found = column("groups: {a: {count: 5}, b: {count: 5..9}, c: {}}", "group", "count", NumberColumn)
    assert (found.low.tolist(), found.high.tolist(), found.state.tolist()) == ([5, 5, 0], [5, 9, inf], [0, 0, 0])


def test_an_optional_day_may_be_none() -> None:
    found = column("flows: {a: {ended: 2026-01-01}, b: {ended: none}, c: {}}", "flow", "ended", NumberColumn)
    assert found.low.tolist() == [day("2026-01-01"), 0, -inf]
    assert found.high.tolist() == [day("2026-01-01"), 0, inf]
    assert found.state.tolist() == [0, 1, 2]


def test_durations_have_two_scales_and_money_a_currency() -> None:
    length = column("systems: {a: {backup: 2 years}, b: {}}", "system", "backup", LengthColumn)
    assert (length.months.low.tolist(), length.hours.high.tolist()) == ([24, 0], [731 * 24, inf])
    text = "parties: {a: {turnover: 5 EUR}, b: {turnover: 1..2 CNY}, c: {}}"
    money = column(text, "party", "turnover", MoneyColumn)
    assert money.currencies == ("CNY", "EUR")
    assert money.currency.tolist() == [1, 0, UNKNOWN]
    assert money.amount.high.tolist() == [5, 2, inf]


def test_terms_texts_and_references_are_codes() -> None:
    text = "groups: {g: {}}\nparties: {p: {name: P, country: SG}, q: {}}\nflows: {a: {to: p}, b: {to: none}, c: {}}"
    assert column(text, "party", "country", CodeColumn).code.tolist() == [2, UNKNOWN]
    names = column(text, "party", "name", TextColumn)
    assert (names.code.tolist(), names.texts) == ([0, UNKNOWN], ("P",))
    assert column(text, "flow", "to", CodeColumn).code.tolist() == [1, NONE, UNKNOWN]


def test_a_coarse_term_leaves_finer_ones_possible() -> None:
    partly = "{yes: [health], no: [identity]}"
    text = f"datasets: {{a: {{categories: identity}}, b: {{categories: {partly}}}, c: {{}}, d: {{categories: []}}}}"
    found = column(text, "dataset", "categories", SetColumn)
    entries = list(SCHEMA.terms["categories"].entries)
    must = [{entries[term] for term in np.flatnonzero(found.must[:, row])} for row in range(4)]
    may = [{entries[term] for term in np.flatnonzero(found.may[:, row])} for row in range(4)]
    assert must == [{"identity"}, {"health"}, set(), set()]
    assert may == [{"identity", "identity.name", "identity.passport"}, {"health", "health.name"}, set(entries), set()]


def test_years_are_sorted_pairs() -> None:
    found = column("flows: {a: {}, b: {persons: {2026: 5, 2025: 1..2}}}", "flow", "persons", YearlyColumn)
    assert (found.row.tolist(), found.year.tolist()) == ([1, 1], [2025, 2026])
    assert (found.low.tolist(), found.high.tolist()) == ([1, 5], [2, 5])


def test_judgements_have_a_column_of_their_own() -> None:
    text = "flows: {a: {judged: {harmless: {outcome: no, by: A, date: 2026-05-01, reason: r}}}, b: {}}"
    found = column(text, "flow", "judged.harmless", JudgedColumn)
    assert (found.yes.tolist(), found.no.tolist(), found.day.tolist()) == (
        [False] * 2,
        [True, False],
        [day("2026-05-01"), 0],
    )


def test_what_nobody_states_has_no_column() -> None:
    columns = graph(read("flows: {a: {encrypted: yes, started: 2026-01-01}}"), SCHEMA).columns
    assert ("flow", "encrypted") in columns
    assert ("flow", "ended") not in columns


def test_a_column_is_made_once_when_it_is_first_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def column_of(fact: Fact, *given: Any) -> Column:
        made.append(fact.name)
        return stated.column(fact, *given)

    monkeypatch.setattr(from_manifest, "column", column_of)
    columns = graph(read("flows: {a: {encrypted: yes, started: 2026-01-01}}"), SCHEMA).columns
    assert not made
    assert columns["flow", "encrypted"] is columns["flow", "encrypted"]
    assert made == ["encrypted"]


def test_columns_are_those_that_can_be_asked_for() -> None:
    judged = "judged: {harmless: {outcome: no, by: A, date: 2026-05-01, reason: r}}"
    columns = graph(read(f"flows: {{a: {{encrypted: yes, {judged}}}}}"), SCHEMA).columns
    every = {(kind.name, fact) for kind in SCHEMA.kinds.values() for fact in kind.facts}
    asked = {key for key in (*every, ("flow", "judged.harmless"), ("flow", "judged.fair")) if key in columns}
    assert set(columns) == asked
    assert len(columns) == len(asked)
    assert {("flow", "encrypted"), ("flow", "judged.harmless")} < asked


def test_a_stored_list_is_open_where_it_is_not_whole() -> None:
    text = "datasets: {x: {}, y: {}}\nflows: {a: {data: [y, x]}, b: {data: {at_least: [x]}}, c: {}, d: {data: []}}"
    found = column(text, "flow", "data", RelationColumn)
    assert relation(found) == ([(0, 0), (0, 1), (1, 0)], [False, True, True, False], [])


def test_the_way_back_floats_where_the_way_there_is_unknown() -> None:
    text = "parties: {p: {}, q: {}}\nsystems: {a: {operator: q}, b: {}, c: {operator: none}}\n"
    assert relation(column(text, "party", "operates", RelationColumn)) == ([(1, 0)], [True, True], [1])
    assert relation(column(text + "complete: [systems]", "party", "operates", RelationColumn))[1] == [False, False]
    only_p = text + "complete: {systems: {parties: [p]}}"
    assert relation(column(only_p, "party", "operates", RelationColumn))[1] == [False, True]


def test_a_way_back_that_nobody_states_is_still_known() -> None:
    text = "parties: {p: {}}\nsystems: {a: {}}\ncomplete: [systems]"
    assert relation(column(text, "party", "operates", RelationColumn)) == ([], [False], [0])


ATTACHED = """\
activities: {sales: {consents: [c1]}}
consents: {c1: {covers: []}, c2: {covers: [b]}, c3: {covers: []}}
flows: {a: {activity: sales, consents: [c3]}, b: {activity: sales}, d: {}}
"""


def test_an_attached_list_is_its_own_its_activitys_and_what_covers_it() -> None:
    pairs, open_, floating = relation(column(ATTACHED, "flow", "consents", RelationColumn))
    assert pairs == [(0, 0), (0, 2), (1, 0), (1, 1)]
    assert open_ == [False, True, True]
    assert floating == []


def test_an_attached_list_closes_when_all_that_may_cover_is_listed_and_says_so() -> None:
    whole = ATTACHED + "complete: [consents]"
    assert relation(column(whole, "flow", "consents", RelationColumn))[1] == [False, False, True]
    silent = whole.replace("c3: {covers: []}", "c3: {}")
    assert relation(column(silent, "flow", "consents", RelationColumn))[1] == [False, True, True]


def test_an_attached_list_stays_open_while_it_is_not_known_through_which_record_it_goes() -> None:
    for activity, is_open in (("", True), ("activity: sales", False)):
        text = ATTACHED.replace("d: {}", f"d: {{{', '.join(filter(None, (activity, 'consents: []')))}}}")
        assert relation(column(text, "flow", "consents", RelationColumn))[1] == [False, True, is_open]


def test_the_way_back_of_an_attached_list_has_all_its_pairs() -> None:
    pairs, open_, floating = relation(column(ATTACHED + "complete: [flows]", "consent", "flows", RelationColumn))
    assert pairs == [(0, 0), (0, 1), (1, 1), (2, 0)]
    assert open_ == [False] * 3
    assert floating == [1, 2]


def test_lineage_reads_places_in_one_space() -> None:
    text = (
        "groups: {g: {}}\nparties: {p: {}}\nsystems: {s: {operator: p}, t: {}, u: {operator: none}}\n"
        "datasets: {d: {source: person}, e: {derived_from: [d], source: none}}\n"
        "flows: {f: {from: g, to: s, data: [d]}, h: {from: s, to: none}}\n"
    )
    moves = movements(graph(read(text), SCHEMA), SCHEMA)
    assert (moves.places, moves.group_rows, moves.party_rows) == (5, (0, 1), (4, 5))
    assert (moves.start.tolist(), moves.end.tolist()) == ([0, 1], [1, NONE])
    assert moves.operator.tolist() == [NONE, 4, UNKNOWN, NONE, NONE]
    assert (moves.data_open.tolist(), moves.derived_open.tolist()) == ([False, True], [True, False])
    assert moves.sourced.tolist() == [True, False]


places = st.sampled_from(["s", "p", "none", None])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(places, st.sets(st.sampled_from(["x", "y"])) | st.none()), min_size=1, max_size=5))
def test_columns_say_what_the_records_say(flows: list[tuple[str | None, set[str] | None]]) -> None:
    lines = []
    for number, (to, data) in enumerate(flows):
        facts = ([] if to is None else [f"to: {to}"]) + ([] if data is None else [f"data: [{', '.join(sorted(data))}]"])
        lines.append(f"  f{number}: {{{', '.join(facts)}}}")
    text = "parties: {p: {}}\nsystems: {s: {}}\ndatasets: {x: {}, y: {}}\nflows:\n" + "\n".join(lines)
    manifest = read(text)
    found = graph(manifest, SCHEMA)
    code = {"s": 0, "p": 1, "none": NONE, None: UNKNOWN}
    if any(to is not None for to, _ in flows):
        to_column = found.columns["flow", "to"]
        assert isinstance(to_column, CodeColumn)
        assert to_column.code.tolist() == [code[to] for to, _ in flows]
    if any(data is not None for _, data in flows):
        data_column = found.columns["flow", "data"]
        assert isinstance(data_column, RelationColumn)
        assert relation(data_column)[0] == sorted(pairs_of(manifest, found))
        assert data_column.open.tolist() == [data is None for _, data in flows]


def pairs_of(manifest: Manifest, found: Graph) -> list[tuple[int, int]]:
    """The pairs of flows and datasets as the records state them."""
    datasets = list(found.ids["dataset"])
    return [
        (row, datasets.index(member.id))
        for row, record in enumerate(manifest.records["flow"].values())
        for stated in [record.facts.get("data")]
        if stated is not None and isinstance(stated.value, Records)
        for member in stated.value.members
    ]
