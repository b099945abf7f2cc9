"""Tests of sets and terms against plain sets, over every small pair of them."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

import numpy as np

from tests.checks.columns import codes, graph, relation, sets
from tests.checks.world import SCHEMA, flows, maker, truth

ENTRIES = tuple(SCHEMA.terms["categories"].entries)
TERMS = range(len(ENTRIES))
ABOVE = {t: {u for u in TERMS if u == t or ENTRIES[t].startswith(ENTRIES[u] + ".")} for t in TERMS}
BELOW = {t: {u for u in TERMS if t in ABOVE[u]} for t in TERMS}
SUBSETS = [set(some) for size in range(3) for some in combinations(TERMS, size)]


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
    stated: list[set[int] | None] = [*SUBSETS, None]
    columns = sets(len(ENTRIES), *stated)
    for at, given in enumerate(stated):  # what lies below a stated term may be in the set
        if given is not None:
            columns.may[list(_closed(given, BELOW)), at] = True
    facts = flows(len(stated), categories=columns)
    make = maker()
    of_flow = make.path(make.var("f", "flow"), "categories")
    for constant in SUBSETS:
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
    pairs = Random(3).sample(list(product(SUBSETS, SUBSETS)), 120)
    own, below = (sets(len(ENTRIES), *side) for side in zip(*pairs, strict=True))
    for side, column in enumerate((own, below)):
        for at, pair in enumerate(pairs):
            column.may[list(_closed(pair[side], BELOW)), at] = True
    make = maker()
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
    make = maker()
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
