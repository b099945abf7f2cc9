"""Every part of a tree knows where it stands, exactly."""

from __future__ import annotations

import pytest

from engine.ground.source import Source, Span
from engine.syntax import tree
from engine.syntax.from_text import parse
from tests.syntax.showcase import SHOWCASE, found, nodes, parts, showcase, written


def inside(outer: Span, inner: Span) -> bool:
    return (outer.line, outer.column) <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= (
        outer.end_line,
        outer.end_column,
    )


def test_a_word_spans_exactly_its_letters() -> None:
    words = [node for node in nodes(showcase().items) if isinstance(node, tree.Word)]
    assert len(words) > 300
    assert [written(SHOWCASE, word.span) for word in words] == [word.text for word in words]


def test_a_part_lies_within_the_whole_and_none_is_empty() -> None:
    for node in nodes(showcase().items):
        assert node.span.path == "showcase.policy"
        assert written(SHOWCASE, node.span)
        for part in nodes(parts(node)):
            assert inside(node.span, part.span), (node, part)


def test_an_item_spans_from_its_first_word_to_its_end() -> None:
    texts = [written(SHOWCASE, item.span) for item in showcase().items]
    assert [
        text.split()[0] for text in texts if not text.startswith(("define", "parameter", "contested", "group"))
    ] == [
        *("law", "articles", "kind", "extend", "terms", "table", "table", "judgement", "attestation", "calendar"),
        *("combination", "exemption", "rule", "rule", "rule", "rule", "rule", "amend", "conflict", "policy", "policy"),
    ]
    assert all(text.endswith("}") for text in texts if text.startswith(("law", "rule", "table", "kind", "policy")))
    assert all("#" not in text for text in texts)


@pytest.mark.parametrize(
    ("text", "part", "covers"),
    [
        ("f.kind == law", tree.Comparison, "f.kind == law"),
        ("(f.a or f.b) and f.c", tree.AllOf, "(f.a or f.b) and f.c"),
        ("(f.a or f.b) and f.c", tree.AnyOf, "f.a or f.b"),
        ("not (f.a)", tree.Negated, "not (f.a)"),
        ("f.kind in { a, b }", tree.TermSetLiteral, "{ a, b }"),
        ("f.at within 72  hours of f.b", tree.DeadlineTest, "f.at within 72  hours of f.b"),
        ("f.at within 72  hours of f.b", tree.Literal, "72  hours"),
        ("some c in f.x has c.y", tree.Each, "c in f.x"),
        ("count(c in upstream of f)", tree.Lineage, "upstream of f"),
        ("t[f.a].b is none", tree.Lookup, "t[f.a].b"),
        ('f.t == "个人"', tree.Literal, '"个人"'),
    ],
)
def test_an_expression_spans_what_was_written(text: str, part: type, covers: str) -> None:
    source = Source("a.policy", f"define d(f: flow) =\n\t{text}\n")
    (first, *_) = [node for node in nodes(parse(source, "shop").items) if isinstance(node, part)]
    assert written(source, first.span) == covers


def test_columns_count_characters_whatever_their_width() -> None:
    source = Source("a.policy", 'law SHOP { title zh "个人信息" force lax }')
    (problem,) = found(source.text)
    assert problem.span is not None
    assert written(source, problem.span) == "lax"
