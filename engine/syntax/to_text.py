"""Tree to text: the one layout in which policy text is written, with the comments of the text that was read."""

from __future__ import annotations

from typing import assert_never

from engine.ground.source import Source
from engine.syntax import tree
from engine.syntax.from_text import parse
from engine.syntax.layout import laws, policies, rules, tables, words
from engine.syntax.layout.comments import with_comments
from engine.syntax.layout.lines import Line
from engine.syntax.layout.written import Written


def formatted(source: Source) -> str:
    """The text of a source in its one layout: it parses to the same tree, and its own layout is itself.

    Raises PolicyError with the P1xx problems of a source that does not parse.
    """
    return to_text(parse(source, ""), source)


def to_text(module: tree.Module, source: Source) -> str:
    """The text of a tree that was read from `source`."""
    written = Written(source)
    lines: list[Line] = []
    for item in module.items:
        first, *more = _item(item, written)
        lines += [Line(first.text, begins=True, item=True), *more]
    return with_comments(source.text, lines)


def _item(item: tree.Item, written: Written) -> list[Line]:  # noqa: C901  one case a kind of item
    match item:
        case tree.Law():
            return laws.law(item, written)
        case tree.Articles():
            return laws.articles(item)
        case tree.CalendarDecl():
            return laws.calendar(item)
        case tree.KindDecl():
            return words.kind(item, written)
        case tree.TermsDecl():
            return words.terms(item)
        case tree.GroupDecl():
            return words.group(item, written)
        case tree.CombinationDecl():
            return words.combination(item, written)
        case tree.TableDecl():
            return tables.table(item, written)
        case tree.Define():
            return rules.define(item, written)
        case tree.Parameter():
            return tables.parameter(item, written)
        case tree.Judgement():
            return rules.judgement(item, written)
        case tree.Exemption():
            return rules.exemption(item, written)
        case tree.Rule():
            return rules.rule(item, written)
        case tree.Amendment():
            return rules.amendment(item, written)
        case tree.Conflict():
            return rules.conflict(item, written)
        case tree.Policy():
            return policies.policy(item, written)
        case _:
            assert_never(item)
