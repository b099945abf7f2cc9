"""The ledgers are whole: every article, paragraph and item is listed once, with a state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from engine.typed.declared import Clause
from tests.words.shipped import laws

REASONS = {
    "definition",
    "purpose",
    "institutional",
    "sanction",
    "right_without_duty",
    "permission",
    "scope",
    "regulator",
}

# Counted in the texts of the laws: articles.
COUNTS = {"PIPL": 74, "SA": 20, "SCC": 13, "CBF": 14, "CERT": 19, "AUDIT": 20, "GDPR": 99}

# Paragraphs of each Chinese article that has more than one, or has items, with the number of items in each.
PIPL = {
    3: (0, 3), 4: (0, 0), 6: (0, 0), 13: (7, 0), 14: (0, 0), 15: (0, 0), 17: (4, 0, 0), 18: (0, 0), 20: (0, 0),
    21: (0, 0, 0), 24: (0, 0, 0), 28: (0, 0), 31: (0, 0), 38: (4, 0, 0), 45: (0, 0, 0), 46: (0, 0), 47: (5, 0),
    50: (0, 0), 51: (6,), 52: (0, 0), 55: (5,), 56: (3, 0), 57: (3, 0), 58: (4,), 60: (0, 0, 0), 61: (5,), 62: (5,),
    63: (4, 0), 64: (0, 0), 65: (0, 0), 66: (0, 0), 68: (0, 0), 69: (0, 0), 72: (0, 0), 73: (4,),
}  # fmt: skip
SHAPES: dict[str, dict[int, tuple[int, ...]]] = {
    "PIPL": PIPL,
    "SA": {4: (4,), 5: (6,), 6: (4,), 7: (0, 0), 8: (7,), 9: (6,), 11: (0, 0), 12: (0, 0), 14: (3, 0)},
    "SCC": {4: (4, 0, 0), 5: (6,), 6: (0, 0, 0), 7: (2, 0), 8: (3,)},
    "CBF": {5: (4, 0), 6: (0, 0), 7: (2, 0), 8: (0, 0)},
    "CERT": {5: (2, 0, 0, 0), 6: (6,), 7: (0, 0), 8: (0, 0), 9: (0, 0), 10: (0, 0, 0), 12: (8, 0, 0)},
    "AUDIT": {2: (0, 0), 5: (3, 0), 7: (0, 0), 10: (0, 0), 12: (0, 0)},
}


def clauses(key: str) -> dict[str, Clause]:
    return laws()[key].clauses


def parent(reference: str) -> str | None:
    return reference.rpartition("(")[0] or None if "(" in reference else None


def depth(references: Iterable[str], levels: int) -> list[str]:
    return [reference for reference in references if reference.count("(") == levels]


@pytest.mark.parametrize("key", COUNTS)
def test_every_article_is_there(key: str) -> None:
    articles = [int(reference) for reference in depth(clauses(key), 0)]
    assert articles == list(range(1, COUNTS[key] + 1))


@pytest.mark.parametrize("key", SHAPES)
def test_every_paragraph_and_item_of_the_chinese_texts_is_there(key: str) -> None:
    wanted = [str(article) for article in range(1, COUNTS[key] + 1)]
    for article, paragraphs in SHAPES[key].items():
        for number, items in enumerate(paragraphs, 1):
            wanted.append(f"{article}({number})")
            wanted += [f"{article}({number})({item})" for item in range(1, items + 1)]
    assert sorted(clauses(key)) == sorted(wanted)


def test_the_gdpr_has_as_many_paragraphs_and_points_as_its_text() -> None:
    listed = list(clauses("GDPR"))
    points = [reference for reference in listed if re.search(r"\([a-z]\)$", reference)]
    numbered = [reference for reference in listed if re.search(r"\(\d+\)$", reference)]
    assert (len(depth(listed, 0)), len(numbered), len(points)) == (99, 398, 359)
    assert len(listed) == 99 + 398 + 359


@pytest.mark.parametrize("key", COUNTS)
def test_numbers_and_letters_leave_no_gap(key: str) -> None:
    below: dict[str, list[str]] = {}
    for reference in clauses(key):
        above = parent(reference)
        if above is not None:
            assert above in clauses(key), reference
            below.setdefault(above, []).append(reference[len(above) + 1 : -1])
    for above, ends in below.items():
        letters = [chr(ord("a") + i) for i in range(len(ends))]
        assert ends in ([str(i + 1) for i in range(len(ends))], letters), above


NOT_READ = {"GDPR 8(1)"}  # its text was, the laws of the member states that set its ages were not


@pytest.mark.parametrize("key", COUNTS)
def test_states_are_from_closed_lists_and_the_texts_were_read(key: str) -> None:
    for clause in clauses(key).values():
        assert (clause.certainty == "text") is (f"{key} {clause.reference}" not in NOT_READ), clause.reference
        assert clause.state in {"open", "ruled", "excused"}
        assert (clause.reason in REASONS) if clause.state == "excused" else clause.reason is None, clause.reference


@pytest.mark.parametrize("key", COUNTS)
def test_an_article_is_no_better_than_what_it_holds(key: str) -> None:
    for reference, clause in clauses(key).items():
        inside = [c for other, c in clauses(key).items() if parent(other) == reference]
        if any(c.state == "ruled" for c in inside):
            assert clause.state == "ruled", reference
        elif any(c.state == "open" for c in inside):
            assert clause.state != "excused", reference


HEART = {
    "PIPL": "13(1) 17(1) 21(1) 23 29 38(1) 39 40 47(1) 51(1) 52(1) 55(1) 57(1)",
    "CBF": "2 7(1) 8(1) 9 10 11",
    "SA": "4(1) 5(1) 9(1) 14(1) 14(2) 17",
    "SCC": "4(1) 5(1) 6(1) 6(3) 7(1) 8(1)",
    "CERT": "5(1) 6(1) 7(1) 8(2)",
    "GDPR": "5(1)(a) 6(1) 9(1) 10 12(3) 13(1) 15(1) 17(1) 28(3) 30(1) 32(1) 33(1) 34(1) 35(1) 37(1) 44 46(1)",
}


@pytest.mark.parametrize("key", HEART)
def test_duties_at_the_heart_of_the_laws_are_never_excused(key: str) -> None:
    assert [reference for reference in HEART[key].split() if clauses(key)[reference].state == "excused"] == []


@pytest.mark.parametrize("key", COUNTS)
def test_a_ledger_is_in_the_order_of_the_law(key: str) -> None:
    order = [[part.zfill(3) for part in re.findall(r"\w+", reference)] for reference in clauses(key)]
    assert order == sorted(order)


def test_the_laws_begin_on_their_days() -> None:
    from_days = {key: law.period.first for key, law in laws().items()}
    wanted = {
        "PIPL": ("law", "2021-11-01"),
        "SA": ("rule", "2022-09-01"),
        "SCC": ("rule", "2023-06-01"),
        "CBF": ("rule", "2024-03-22"),
        "AUDIT": ("rule", "2025-05-01"),
        "CERT": ("rule", "2026-01-01"),
        "GDPR": ("regulation", "2018-05-25"),
    }
    for key, (force, day) in wanted.items():
        assert (laws()[key].force, from_days[key]) == (force, date.fromisoformat(day).toordinal())
