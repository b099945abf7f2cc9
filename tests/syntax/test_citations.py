"""One clause, one form, however a citation writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ground.source import Source
from engine.syntax import tree
from engine.syntax.clauses import reference
from engine.syntax.from_text import parse
from tests.syntax.showcase import codes


def cited(text: str) -> list[tuple[str, str]]:
    (item,) = parse(Source("a.policy", f"define d(f: flow) = f.x cite {text}"), "shop").items
    assert isinstance(item, tree.Define)
    return [(citation.law, citation.reference) for citation in item.cites]


@pytest.mark.parametrize(
    ("text", "law", "clause"),
    [
        ("PIPL 13(1)2", "PIPL", "13(1)(2)"),
        ("PIPL 13 (1) 2", "PIPL", "13(1)(2)"),
        ("PIPL 13(1)(2)", "PIPL", "13(1)(2)"),
        ("PIPL  13( 1 )( 2 )", "PIPL", "13(1)(2)"),
        ("CBF 5(1)1", "CBF", "5(1)(1)"),
        ("GDPR 46(2)(c)", "GDPR", "46(2)(c)"),
        ("GDPR 46(2)c", "GDPR", "46(2)(c)"),
        ("GDPR 4(16)(a)", "GDPR", "4(16)(a)"),
        ("AUDIT A7", "AUDIT", "A7"),
        ("SHOP 3", "SHOP", "3"),
        ("TEL24 9A(1)", "TEL24", "9A(1)"),
        ("CRIM 253-1(2)", "CRIM", "253-1(2)"),
        ("HIPAA 164.502(a)(1)(ii)", "HIPAA", "164.502(a)(1)(ii)"),
        ("EU_SCC 8.6", "EU_SCC", "8.6"),
    ],
)
def test_a_citation_is_normalised(text: str, law: str, clause: str) -> None:
    assert cited(text) == [(law, clause)]


def test_citations_stand_in_a_row() -> None:
    assert cited("PIPL 38 (1) 2 , GDPR 46(2)(c),AUDIT A7") == [
        ("PIPL", "38(1)(2)"),
        ("GDPR", "46(2)(c)"),
        ("AUDIT", "A7"),
    ]


def test_what_follows_a_citation_is_left_to_its_clause() -> None:
    text = "exemption e(f: flow) { case f.x cite CBF 5(1) in force from 2024-03-22 but not when f.y cite CBF 5(2) }"
    (item,) = parse(Source("a.policy", text), "shop").items
    assert isinstance(item, tree.Exemption)
    assert [item.cases[0].cites[0].reference, item.but_not[0].cites[0].reference] == ["5(1)", "5(2)"]


parts = st.lists(st.one_of(st.integers(1, 99).map(str), st.sampled_from(["a", "c", "ii"])), max_size=4)


@given(st.integers(1, 999), parts, st.sampled_from(["", " "]))
def test_the_normal_form_is_its_own_and_does_not_depend_on_spaces(article: int, inside: list[str], space: str) -> None:
    normal = f"{article}" + "".join(f"({part})" for part in inside)
    spaced = f"{article}" + "".join(f"{space}({space}{part}{space})" for part in inside)
    assert reference(spaced) == reference(normal) == normal
    assert cited(f"PIPL {spaced}") == [("PIPL", normal)]


@pytest.mark.parametrize(
    "text", ["pipl 38", "38", "PIPL", "PIPL thirty-eight", "PIPL 38, 39", "PIPL 38(1", "PIPL 38(1)("]
)
def test_what_is_no_citation_is_refused(text: str) -> None:
    assert codes(f"define d(f: flow) = f.x cite {text}")
