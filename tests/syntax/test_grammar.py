"""The grammar has no conflict, no two terminals that match the same text in one place, and room for what is to come."""

from __future__ import annotations

from importlib.resources import files

import pytest
from lark import Lark

from tests.syntax.showcase import codes


def test_the_grammar_is_clean_in_strict_mode() -> None:
    pytest.importorskip("interegular", reason="lark's strict mode needs it")
    grammar = files("engine.syntax").joinpath("grammar.lark").read_text(encoding="utf-8")
    Lark(grammar, parser="lalr", lexer="contextual", strict=True, maybe_placeholders=True)


@pytest.mark.parametrize(
    "text",
    [
        "must a and b or c",
        "must not a and b",
        "must not a or b",
        "must a and some x in f.y has z",
        "must some x in f.y has z or no x in f.y has z",
        "must a == b == c",
        "must not not a",
        "must f.a within 3 of f.b",
        "must f.a at least 3 days of f.b",
        "must -1 < f.a",
        "must f(f.a, f.b)",
        "must f[f.a",
        "must f.a in [ a ]",
        "must f.a ! b",
        "must",
        "",
    ],
)
def test_what_english_leaves_open_is_refused(text: str) -> None:
    assert codes(f"rule a.b {{ cite SHOP 1 for flow f {text} }}")


@pytest.mark.parametrize(
    "text",
    [
        "must (a and b) or c",
        "must not (a and b)",
        "must a and (some x in f.y has z)",
        "must not a == b",
        "must some x in f.y has z and w",
        "must every x in f.y has some z in x.y has z.w",
        "must (((a)))",
        "must f.a in {}",
    ],
)
def test_parentheses_settle_it(text: str) -> None:
    assert codes(f"rule a.b {{ cite SHOP 1 for flow f {text} }}") == []
