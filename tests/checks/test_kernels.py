"""Kernels against the plainest words for the same thing: planes, words of bits, days and tables."""

from __future__ import annotations

import numpy as np
import pytest

from engine.checks import planes
from engine.checks.days import later, years_of
from engine.checks.value import TruthValue
from engine.checks.words import WordSlices, labels_of, slices_of, words_of
from engine.ground.calendar import add_months, ordinal, year_of
from engine.typed import tree
from tests.checks.by_hand import COUNT, HERE
from tests.checks.columns import codes, graph, numbers
from tests.checks.world import YEAR_2000, maker, truth


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


def test_a_table_is_known_where_the_whole_day_agrees() -> None:
    make = maker()
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
    listed = tree.InTable("adequacy", (make.path(f, "to.country"),), None, "f", HERE)
    assert truth(listed, facts, YEAR_2000 + 3000) == [False, True, True, True, True, None, True, True, True]
    column = tree.Lookup("adequacy", (make.path(f, "to.country"),), "age", None, "f", False, COUNT, HERE)
    older = make.compare(column, ">=", make.number(16))
    assert truth(older, facts, YEAR_2000 + 3000) == [None, False, False, True, True, None, None, True, True]


def test_truth_codes_are_planes() -> None:
    value = planes.truth(np.array([True, False, False]), np.array([False, True, False]), 3)
    assert planes.codes(value).tolist() == [planes.YES, planes.NO, planes.MAYBE]
    assert isinstance(planes.of_codes(planes.codes(value)), TruthValue)
