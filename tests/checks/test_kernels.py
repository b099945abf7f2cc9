"""Kernels against the plainest words for the same thing, over small random columns."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from engine.checks import planes
from engine.checks.days import later, years_of
from engine.checks.from_typed import compiled
from engine.checks.node import Tally
from engine.checks.run import evaluate
from engine.checks.value import NumberValue, TruthValue
from engine.checks.verdict import Verdicts
from engine.checks.words import WordSlices, labels_of, slices_of, words_of
from engine.graph.columns import Column, Graph
from engine.ground.calendar import add_months, ordinal, year_of
from engine.typed import tree
from engine.typed.tree import Expr
from tests.checks.by_hand import COUNT, HERE, YES_NO, codes, graph, numbers, relation, sets, truths
from tests.checks.world import SCHEMA, YEAR_2000, text

ENTRIES = tuple(SCHEMA.terms["categories"].entries)
TERMS = range(len(ENTRIES))
ABOVE = {t: {u for u in TERMS if u == t or ENTRIES[t].startswith(ENTRIES[u] + ".")} for t in TERMS}
BELOW = {t: {u for u in TERMS if t in ABOVE[u]} for t in TERMS}


def run(duty: Expr, columns: Graph, as_of: int = YEAR_2000) -> Verdicts:
    make = text()
    rule = make.rule("law.rule", make.var("f", "flow"), make.yes(), duty)
    program = tree.Program(SCHEMA, {}, {}, {}, SCHEMA.judgements, (rule,), {})
    return evaluate(compiled(program, {}), columns, as_of, {})


def truth(duty: Expr, columns: Graph, as_of: int = YEAR_2000) -> list[bool | None]:
    """The duty at every flow."""
    verdicts = run(duty, columns, as_of)
    root = verdicts.rules[0].rule.roots.duty
    return [verdicts.run.truth(root, row) for row in range(columns.rows["flow"])]


def flows(count: int, **columns: Column) -> Graph:
    return graph({"flow": count}, {("flow", name): column for name, column in columns.items()})


# ---- planes, words, days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [0, 1, 7, 8, 9, 130])
def test_padding_bits_stay_empty(rows: int) -> None:
    bits = np.random.default_rng(rows).random(rows) < 0.5
    packed = planes.plane(bits, rows) if rows else planes.empty(0)
    assert planes.bits(planes.others(packed, rows), rows).tolist() == (~bits).tolist()
    assert int(np.bitwise_count(planes.others(packed, rows)).sum()) == int((~bits).sum())


@pytest.mark.parametrize(("terms", "rows"), [(1, 3), (8, 8), (9, 70), (64, 5), (130, 40), (20, 60_000), (9, 140_003)])
def test_words_and_slices_are_the_same_sets(terms: int, rows: int) -> None:
    bits = np.random.default_rng(terms).random((terms, rows)) < 0.3
    slices = np.packbits(bits, axis=1)
    assert np.array_equal(slices_of(words_of(slices, rows), terms), slices)
    word = words_of(slices, rows)
    assert bool(word[rows - 1, (terms - 1) // 64] >> np.uint64((terms - 1) % 64) & np.uint64(1)) == bits[-1, -1]
    again = WordSlices(word, terms)
    assert all(np.array_equal(again[term], slices[term]) for term in range(terms))
    few = min(terms, 64)
    labels = labels_of(slices[:few], rows)
    assert labels.dtype.itemsize == next(size for size in (1, 2, 4, 8) if few <= 8 * size)
    assert np.array_equal(labels, word[:, 0] & np.uint64(2**few - 1))
    assert np.array_equal(slices_of(labels, few), slices[:few])


def test_months_later_is_the_calendar() -> None:
    days = [ordinal(2024, 1, 31), ordinal(2024, 2, 29), ordinal(2023, 12, 31), 1, ordinal(2400, 2, 29)]
    for months in (-13, -1, 0, 1, 12, 37, 4800):
        found = later(np.array(days, dtype=np.float64), months)
        assert found.tolist() == [add_months(day, months) for day in days]
    assert later(np.array([np.inf, -np.inf]), 3).tolist() == [np.inf, -np.inf]
    assert years_of(np.array(days, dtype=np.float64)).tolist() == [year_of(day) for day in days]


def test_years_of_many_days_are_the_calendar() -> None:
    days = list(range(ordinal(2023, 12, 30), ordinal(2025, 1, 3))) * 2
    ends = years_of(np.array([-np.inf, *days, np.inf])).tolist()
    assert ends[1:-1] == [year_of(day) for day in days]
    assert ends[0] < min(ends[1:-1])
    assert ends[-1] > max(ends[1:-1])
    assert years_of(np.array([np.inf, -np.inf])).tolist() == [ends[-1], ends[0]]


# ---- sets -----------------------------------------------------------------------------------------------------------


def _closed(terms: set[int], way: dict[int, set[int]]) -> set[int]:
    return {u for t in terms for u in way[t]}


def overlaps(one: tuple[set[int], set[int]], other: tuple[set[int], set[int]]) -> bool | None:
    if _closed(one[0], ABOVE) & other[0]:
        return True
    return None if _closed(one[1], ABOVE) & other[1] else False


def is_covered(one: tuple[set[int], set[int]], other: tuple[set[int], set[int]]) -> bool | None:
    if one[1] <= _closed(other[0], BELOW):
        return True
    return None if one[0] <= _closed(other[1], BELOW) else False


def test_set_tests_against_plain_sets() -> None:
    """Stated sets beside constant ones on either side."""
    subsets = [set(c) for n in range(3) for c in product(TERMS, repeat=n) if len(set(c)) == n]
    stated: list[set[int] | None] = [*subsets, None]
    columns = sets(len(ENTRIES), *stated)
    for at, given in enumerate(stated):  # what lies below a stated term may be in the set
        if given is not None:
            columns.may[list(_closed(given, BELOW)), at] = True
    facts = flows(len(stated), categories=columns)
    make = text()
    of_flow = make.path(make.var("f", "flow"), "categories")
    for constant in subsets:
        fixed = make.set_of("categories", *(ENTRIES[t] for t in sorted(constant)))
        for op, plain in (("overlaps", overlaps), ("covered by", is_covered)):
            for left, right, turned in ((of_flow, fixed, False), (fixed, of_flow, True)):
                expected = []
                for given in stated:
                    value = (set(), set(TERMS)) if given is None else (given, _closed(given, BELOW))
                    pair = ((constant, constant), value) if turned else (value, (constant, constant))
                    expected.append(plain(*pair))
                assert truth(make.test(left, op, right, "categories"), facts) == expected, (op, constant, turned)


def test_two_stated_sets_against_plain_sets() -> None:
    subsets = [set(c) for n in range(3) for c in product(TERMS, repeat=n) if len(set(c)) == n]
    pairs = Random(3).sample(list(product(subsets, subsets)), 120)
    own, below = (sets(len(ENTRIES), *side) for side in zip(*pairs, strict=True))
    for side, column in enumerate((own, below)):
        for at, pair in enumerate(pairs):
            column.may[list(_closed(pair[side], BELOW)), at] = True
    make = text()
    f = make.var("f", "flow")
    row = np.arange(len(pairs), dtype=np.int64)
    facts = graph(
        {"flow": len(pairs), "dataset": len(pairs)},
        {
            ("flow", "categories"): own,
            ("dataset", "categories"): below,
            ("flow", "data"): relation(*[[int(at)] for at in row]),
        },
    )
    d = make.var("d", "dataset")
    for op, plain in (("overlaps", overlaps), ("covered by", is_covered)):
        body = make.test(make.path(f, "categories"), op, make.get(d, "categories", "f"), "categories")
        found = truth(make.some("some", make.each(d, make.path(f, "data")), body), facts)
        values = [tuple((side, _closed(side, BELOW)) for side in pair) for pair in pairs]
        assert found == [plain(*value) for value in values]


def test_a_term_is_in_a_set_along_the_taxonomy() -> None:
    make = text()
    label = make.path(make.var("f", "flow"), "label")
    facts = flows(len(ENTRIES) + 1, label=codes(*TERMS, None))
    for constant in ({0}, {1}, {2, 3}, {4}, set(), {0, 1, 3}):
        fixed = make.set_of("categories", *(ENTRIES[t] for t in sorted(constant)))
        expected = [overlaps(({t}, BELOW[t]), (constant, constant)) for t in TERMS]
        expected.append(None if constant else False)
        assert truth(make.test(label, "in", fixed, "categories"), facts) == expected
    for term in TERMS:
        same = [True if term in ABOVE[t] else None if t in ABOVE[term] else False for t in TERMS]
        assert truth(make.eq(label, make.term("categories", ENTRIES[term])), facts) == [*same, None]


# ---- members --------------------------------------------------------------------------------------------------------


def world(seed: int) -> tuple[Graph, list[tuple[int, list[int]]]]:
    """Flows of parties: for each flow its sender and the flows that party sent, as listed; some senders unknown."""
    draw = Random(seed)
    senders = [draw.choice([0, 1, 2, None]) if seed % 2 else draw.choice([0, 1, 2]) for _ in range(12)]
    safe = [draw.choice([True, False, None]) for _ in range(12)]
    people = [draw.choice([3.0, (2.0, 9.0), None]) for _ in range(12)]
    lists = [[at for at, sender in enumerate(senders) if sender == party] for party in range(4)]
    floating = tuple(at for at, sender in enumerate(senders) if sender is None)
    columns: dict[tuple[str, str], Column] = {
        ("flow", "sender"): codes(*senders),
        ("flow", "safe"): truths(*safe),
        ("flow", "people"): numbers(*people),
        ("party", "sent"): relation(*lists, floating=floating),
    }
    return graph({"party": 4, "flow": 12}, columns, ("flow",)), list(enumerate(lists))


@pytest.mark.parametrize("seed", range(6))
def test_quantifiers_against_all_ways_the_silence_may_end(seed: int) -> None:
    """Yes and no exactly if it is so however unknown facts and unknown senders turn out."""
    columns, lists = world(seed)
    make = text()
    p, g = make.var("p", "party"), make.var("g", "flow")
    safe = columns.columns["flow", "safe"]
    floats = columns.columns["party", "sent"].floating  # type: ignore[union-attr]
    for quantifier in ("some", "every", "no"):
        body = make.some(quantifier, make.each(g, make.path(p, "sent")), make.path(g, "safe"))
        rule = make.rule("law.rule", p, make.yes(), body)
        verdicts = evaluate(compiled(make.program(rule), {}), columns, YEAR_2000, {})
        for party, members in lists:
            said = [True if safe.yes[at] else False if safe.no[at] else None for at in members]  # type: ignore[union-attr]
            may = [True if safe.yes[at] else False if safe.no[at] else None for at in floats]  # type: ignore[union-attr]
            outcomes = set()
            for choice in product(*([answer] if answer is not None else [True, False] for answer in said)):
                outcomes |= {
                    _holds(quantifier, choice),
                    *(_holds(quantifier, (*choice, *more)) for more in _worlds(may)),
                }
            expected = outcomes.pop() if len(outcomes) == 1 else None
            assert verdicts.run.truth(verdicts.rules[0].rule.roots.duty, party) == expected


def _worlds(may: list[bool | None]) -> list[tuple[bool, ...]]:
    """What one more member may bring."""
    return [(answer,) for some in may for answer in ([some] if some is not None else [True, False])]


def _holds(quantifier: str, members: tuple[bool, ...]) -> bool:
    return {"some": any(members), "every": all(members), "no": not any(members)}[quantifier]


@pytest.mark.parametrize("seed", range(6))
def test_aggregates_against_loops(seed: int) -> None:
    columns, lists = world(seed)
    make = text()
    p, g = make.var("p", "party"), make.var("g", "flow")
    where, value = make.path(g, "safe"), make.path(g, "people")
    safe, people = columns.columns["flow", "safe"], columns.columns["flow", "people"]
    floats = columns.columns["party", "sent"].floating.tolist()  # type: ignore[union-attr]
    for op in ("count", "sum", "persons", "min", "max"):
        total = make.tally(op, make.each(g, make.path(p, "sent"), where), None if op == "count" else value)
        rule = make.rule("law.rule", p, make.yes(), make.compare(total, ">=", make.number(5)))
        made = compiled(make.program(rule), {})
        verdicts = evaluate(made, columns, YEAR_2000, {})
        node = next(at for at, each in enumerate(made.nodes) if isinstance(each, Tally))
        for party, members in lists:
            listed = [(at, True) for at in members] + [(at, False) for at in floats]
            bounds = [(1.0, 1.0) if op == "count" else (people.low[at], people.high[at]) for at, _ in listed]  # type: ignore[union-attr]
            sure = [b for b, (at, mine) in zip(bounds, listed, strict=True) if mine and safe.yes[at]]  # type: ignore[union-attr]
            possible = [b for b, (at, _) in zip(bounds, listed, strict=True) if not safe.no[at]]  # type: ignore[union-attr]
            found = verdicts.run.at(node, np.array([party]))
            assert isinstance(found, NumberValue)
            assert (found.low[0], found.high[0], 0 if found.state is None else found.state[0]) == _bounds(
                op, sure, possible
            )


def _bounds(op: str, sure: list[tuple[float, float]], possible: list[tuple[float, float]]) -> tuple[float, float, int]:
    if op in ("count", "sum"):
        return sum(low for low, _ in sure), sum(high for _, high in possible), 0
    if op == "persons":
        return max((low for low, _ in sure), default=0.0), sum(high for _, high in possible), 0
    state = 0 if sure else 2 if possible else 1
    if not possible:
        return 0.0, 0.0, state
    low, high = min(low for low, _ in possible), max(high for _, high in possible)
    if op == "min":
        return low, min((high for _, high in sure), default=high), state
    return max((low for low, _ in sure), default=low), high, state


# ---- tables ---------------------------------------------------------------------------------------------------------


def test_a_table_is_known_where_the_whole_day_agrees() -> None:
    make = text()
    f = make.var("f", "flow")
    first, second = YEAR_2000, YEAR_2000 + 1000
    exact = [first - 1, first, second - 1, second, second + 9]
    days = [*exact, (first - 5, first), (first, second), (second, second + 50), None]  # silence: judged as of
    facts = graph(
        {"party": 2, "flow": len(days)},
        {
            ("flow", "started"): numbers(*days),
            ("flow", "to"): codes(*([1] * len(days))),
            ("party", "country"): codes(0, 1),
        },
    )
    # places: no groups, no systems, then the parties
    listed = tree.InTable("adequacy", (make.path(f, "to.country"),), None, "f", YES_NO, HERE)
    assert truth(listed, facts, YEAR_2000 + 3000) == [False, True, True, True, True, None, True, True, True]
    column = tree.Lookup("adequacy", (make.path(f, "to.country"),), "age", None, "f", False, COUNT, HERE)
    older = make.compare(column, ">=", make.number(16))
    assert truth(older, facts, YEAR_2000 + 3000) == [None, False, False, True, True, None, None, True, True]


def test_truth_codes_are_planes() -> None:
    value = planes.truth(np.array([True, False, False]), np.array([False, True, False]), 3)
    assert planes.codes(value).tolist() == [planes.YES, planes.NO, planes.MAYBE]
    assert isinstance(planes.of_codes(planes.codes(value)), TruthValue)
