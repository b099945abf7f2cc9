"""Words of the language are free wherever a dot, a colon, a brace or a comparison shows what they are."""

from __future__ import annotations

import re

import pytest

from engine.ground.source import Source
from engine.syntax import tree
from engine.syntax.from_text import parse, parser
from tests.syntax.showcase import body, codes


def pattern(terminal: str) -> str:
    (found,) = [each.pattern.value for each in parser().terminals if each.name == terminal]
    return str(found)


RESERVED = re.findall(r"[a-z_]+", pattern("NAME").split("(?!(")[1].split(")")[0])
NOT_TERMS = ("and", "or", "not", "in", "is", "true", "false", "none", "judged", "attested")
KEYWORDS = sorted({each.pattern.value for each in parser().terminals if re.fullmatch("[a-z]+", each.pattern.value)})


def names_in(item: tree.Item) -> list[str]:
    assert isinstance(item, tree.TermsDecl | tree.KindDecl)
    if isinstance(item, tree.TermsDecl):
        return [word.text for word, _ in item.entries]
    return [fact.name.text for fact in item.facts]


def test_the_words_reserved_and_the_words_free_after_a_comparison_are_the_same_list() -> None:
    assert len(RESERVED) > 50
    after_comparison = re.findall(r"[a-z_]+", pattern("RESERVED").split(")(")[1].split(")")[0])
    assert after_comparison == RESERVED


@pytest.mark.parametrize("word", sorted({*RESERVED, *KEYWORDS}))
def test_any_word_follows_a_dot_and_stands_in_braces(word: str) -> None:
    test = body(f"f.{word}.{word} in {{ {word}, a.{word} }}")
    assert isinstance(test, tree.Membership)
    assert isinstance(test.left, tree.Path)
    assert [part.text for part in test.left.parts] == ["f", word, word]
    assert isinstance(test.right, tree.TermSetLiteral)
    assert [name.text for name in test.right.names] == [word, f"a.{word}"]


@pytest.mark.parametrize("word", sorted({*RESERVED, *KEYWORDS} - set(NOT_TERMS)))
def test_a_word_after_a_comparison_is_a_term(word: str) -> None:
    both = body(f"f.kind == {word} and f.kind in {word}.part")
    assert isinstance(both, tree.AllOf)
    same, within = both.parts
    assert isinstance(same, tree.Comparison)
    assert isinstance(within, tree.Membership)
    assert isinstance(same.right, tree.Path)
    assert isinstance(within.right, tree.Path)
    assert [part.text for part in (*same.right.parts, *within.right.parts)] == [word, word, "part"]


@pytest.mark.parametrize("word", sorted({*RESERVED, *KEYWORDS}))
def test_any_word_names_a_fact_a_term_a_kind_or_a_variable(word: str) -> None:
    text = f"""
        terms {word} {{ title en "T" zh "T"  {word} en "a" zh "b"  {word}.{word} en "a" zh "b" }}
        kind {word} {word} {{
          {word}: term of {word} en "a"  {word}.{word}: many {word} en "a"  {word}: yesno core en "a"
        }}
        rule {word}.{word} {{ cite SHOP 1 for {word} {word} must f.x }}
        define d({word}: {word}) = f.x
    """
    terms, kind, rule, define = parse(Source("a.policy", text), "shop").items
    assert names_in(terms) == [word, f"{word}.{word}"]
    assert names_in(kind) == [word, f"{word}.{word}", word]
    assert isinstance(rule, tree.Rule)
    assert isinstance(define, tree.Define)
    assert [rule.variable.kind.text, rule.variable.name.text, define.variable.name.text] == [word] * 3


@pytest.mark.parametrize("word", RESERVED)
def test_a_reserved_word_names_nothing_that_is_read_by_its_bare_name(word: str) -> None:
    assert codes(f"define {word}(f: flow) = f.x") == ["P109"]
    assert codes(f"define d(f: flow) = some {word} in f.x has f.y") == ["P109"]


@pytest.mark.parametrize("word", ["sum", "min", "max", "persons", "union", "common", "count", "governed"])
def test_what_is_called_like_a_define_names_none(word: str) -> None:
    assert codes(f"define {word}(f: flow) = f.x") == ["P109"]
    assert codes(f"define d(f: flow) = f.{word} == {word}") == []


def test_where_any_word_fits_few_words_of_the_language_do() -> None:
    """The lexer takes a word of the language for itself wherever it could stand, so these are no free names there."""
    table = parser().parser.parser._parse_table.states  # noqa: SLF001
    keywords = {each.name for each in parser().terminals if re.fullmatch("[a-z]+", each.pattern.value)}
    beside = {
        other
        for actions in table.values()
        for word in ("WORD", "TERM_WORD")
        if word in actions
        for other in keywords & set(actions)
    }
    assert beside == {
        *("AS", "COUNT", "MANY", "ONE", "SET", "TERM", "EXCUSED", "OPEN", "RULED", "TITLE", "ZH"),
        *("TRUE", "FALSE", "NONE"),
    }


def test_a_clause_keyword_ends_the_clause_before_it_so_that_lines_mean_nothing() -> None:
    text = (
        'rule a.b {title en "t" cite SHOP 1 severity low for flow f when f.x must f.y unless f.z cite SHOP 1 fix en ""}'
    )
    on_one_line = parse(Source("a.policy", text), "shop").items[0]
    spread = parse(Source("a.policy", text.replace(" ", "\n\t")), "shop").items[0]
    assert isinstance(on_one_line, tree.Rule)
    assert isinstance(spread, tree.Rule)
    assert (on_one_line.severity, len(on_one_line.exceptions)) == (spread.severity, len(spread.exceptions))
