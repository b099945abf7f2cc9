"""Expressions: from the parser's nodes to the tree, one method for each production of the grammar that builds one."""

from __future__ import annotations

from typing import Any, Final

from lark import Token
from lark.tree import Meta
from lark.visitors import Transformer_NonRecursive, v_args
from msgspec import structs

from engine.ground import messages
from engine.ground.problem import Problem
from engine.ground.source import Span
from engine.ground.value import Nothing, Truth, Value
from engine.syntax import literals, tree
from engine.syntax.literals import Mistake

# Forms of the language that are called like a define: no name of one.
BUILT_IN: Final = ("sum", "min", "max", "persons", "union", "common", "count", "governed")

LONGEST_CHAIN: Final = 30  # how many `+` and `-`, or quantifiers, may follow each other


@v_args(inline=True, meta=True)
class Expressions(Transformer_NonRecursive[Token, Any]):
    """Builds the expressions of one source; what is wrong with a part is added to `problems`, and the rest built."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._source = path
        self.problems: list[Problem] = []

    # ---- literals ----------------------------------------------------------------------------------------------

    def number(self, _: Meta, token: Token) -> tree.Literal:
        return self._literal(token, "number", literals.number(token))

    def percent(self, _: Meta, token: Token) -> tree.Literal:
        return self._literal(token, "percent", literals.number(token))

    def duration(self, _: Meta, token: Token) -> tree.Literal:
        return self._literal(token, "duration", literals.duration(token))

    def money(self, _: Meta, token: Token) -> tree.Literal:
        return self._literal(token, "money", literals.money(token))

    def date(self, _: Meta, token: Token) -> tree.Literal:
        return self._literal(token, "date", literals.date(token))

    def string(self, _: Meta, token: Token) -> tree.Literal:
        return self._literal(token, "text", literals.words(token))

    def true(self, meta: Meta) -> tree.Literal:
        return tree.Literal(Truth(True), self._span(meta), "yesno")

    def false(self, meta: Meta) -> tree.Literal:
        return tree.Literal(Truth(False), self._span(meta), "yesno")

    def none(self, meta: Meta) -> tree.Literal:
        return tree.Literal(Nothing(), self._span(meta), "none")

    # ---- atoms -------------------------------------------------------------------------------------------------

    def path(self, meta: Meta, *words: Token) -> tree.Path:
        return tree.Path(tuple(self._word(word) for word in words), self._span(meta))

    bare_term = path
    cell_term = path

    def termset(self, meta: Meta, *names: Token | None) -> tree.TermSetLiteral:
        return tree.TermSetLiteral(tuple(self._word(name) for name in names if name is not None), self._span(meta))

    def call(self, meta: Meta, name: Token, argument: tree.Path) -> tree.Call:
        return tree.Call(self._word(name), argument, self._span(meta))

    def keys(self, _: Meta, *keys: tree.Expr) -> tuple[tree.Expr, ...]:
        return keys

    def lookup(
        self, meta: Meta, table: Token, keys: tuple[tree.Expr, ...], on: tree.Path | None, column: Token | None
    ) -> tree.Lookup:
        return tree.Lookup(self._word(table), keys, on, self._word_or_none(column), self._span(meta))

    def judged_by_people(self, meta: Meta, name: Token, argument: tree.Path) -> tree.JudgedByPeople:
        return tree.JudgedByPeople(False, self._word(name), argument, self._span(meta))

    def attested(self, meta: Meta, name: Token, argument: tree.Path) -> tree.JudgedByPeople:
        return tree.JudgedByPeople(True, self._word(name), argument, self._span(meta))

    def counted(self, meta: Meta, each: tree.Each) -> tree.Aggregate:
        return tree.Aggregate("count", None, each, None, self._span(meta))

    def aggregate(
        self, meta: Meta, op: Token, value: tree.Expr, each: tree.Each, stated: tree.Path | None
    ) -> tree.Aggregate:
        return tree.Aggregate(str(op), value, each, stated, self._span(meta))

    def arithmetic(self, meta: Meta, left: tree.Expr, sign: Token, right: tree.Expr) -> tree.Arithmetic:
        span, length, of = self._span(meta), 1, left
        while isinstance(of, tree.Arithmetic) and length <= LONGEST_CHAIN:
            length, of = length + 1, of.left
        if length == LONGEST_CHAIN:
            self.problems.append(messages.characters.LONG_SUM(span, most=LONGEST_CHAIN))
        return tree.Arithmetic(str(sign), left, right, span)

    # ---- tests -------------------------------------------------------------------------------------------------

    def comparison(self, meta: Meta, left: tree.Expr, op: Token, right: tree.Expr) -> tree.Comparison:
        return tree.Comparison(str(op), left, right, self._span(meta))

    def set_test(self, _: Meta, *words: Token) -> str:
        return " ".join(words)

    how = side = set_test

    def membership(self, meta: Meta, left: tree.Expr, op: str, right: tree.Expr) -> tree.Membership:
        return tree.Membership(op, left, right, self._span(meta))

    def is_none(self, meta: Meta, of: tree.Expr) -> tree.NoneTest:
        return tree.NoneTest(of, False, self._span(meta))

    def is_not_none(self, meta: Meta, of: tree.Expr) -> tree.NoneTest:
        return tree.NoneTest(of, True, self._span(meta))

    def deadline(
        self, meta: Meta, event: tree.Expr, how: str, length: Token, side: str, anchor: tree.Expr
    ) -> tree.DeadlineTest:
        literal = self._literal(length, "duration", literals.duration(length))
        if (how, side) == ("at least", "of"):
            self.problems.append(messages.grammar.OF_WITHIN(self._span(meta)))
        in_hours = "hour" in length or "minute" in length
        return tree.DeadlineTest(event, how, literal, in_hours, side, anchor, self._span(meta))

    # ---- logic -------------------------------------------------------------------------------------------------

    def negated(self, meta: Meta, of: tree.Expr) -> tree.Negated:
        return tree.Negated(of, self._span(meta))

    def all_of(self, meta: Meta, *parts: tree.Expr) -> tree.AllOf:
        return tree.AllOf(parts, self._span(meta))

    def any_of(self, meta: Meta, *parts: tree.Expr) -> tree.AnyOf:
        return tree.AnyOf(parts, self._span(meta))

    def lineage(self, meta: Meta, direction: Token, of: tree.Path) -> tree.Lineage:
        return tree.Lineage(direction.split()[0], of, self._span(meta))

    def each(
        self,
        meta: Meta,
        variable: Token,
        source: tree.Path | tree.Lineage,
        where: tree.Expr | None,
        until: tree.Expr | None,
        during: tree.During | None,
    ) -> tree.Each:
        return tree.Each(self._word(variable), source, where, until, during, self._span(meta))

    def during(self, meta: Meta, first: tree.Path, last: tree.Path | None) -> tree.During:
        return tree.During(_dotted(first), _dotted(last or first), self._span(meta))

    def quantified(self, meta: Meta, quantifier: Token, each: tree.Each, body: tree.Expr) -> tree.Quantified:
        length, of = 1, body
        while isinstance(of, tree.Quantified) and length <= LONGEST_CHAIN:
            length, of = length + 1, of.body
        if length == LONGEST_CHAIN:
            self.problems.append(messages.characters.MANY_QUANTIFIERS(self._span(meta), most=LONGEST_CHAIN))
        return tree.Quantified(str(quantifier), each, body, self._span(meta))

    # ---- words -------------------------------------------------------------------------------------------------

    def dotted(self, meta: Meta, *words: Token) -> tree.Word:
        return tree.Word("".join(words), self._span(meta))

    def _word(self, token: Token) -> tree.Word:
        """A word without the dot before it or the colon after it."""
        span = self._token_span(token)
        text = token.removesuffix(":").rstrip()
        end = span.end_column - len(token) + len(text)
        if text.startswith("."):
            return tree.Word(text[1:], Span(self._source, span.line, span.column + 1, span.end_line, end))
        return tree.Word(text, Span(self._source, span.line, span.column, span.end_line, end))

    def _word_or_none(self, token: Token | None) -> tree.Word | None:
        return None if token is None else self._word(token)

    def _name(self, token: Token) -> tree.Word:
        """The name of something that is called, or read by its bare name."""
        word = self._word(token)
        if word.text in BUILT_IN:
            self.problems.append(messages.clauses.BUILT_IN(word.span, word=word.text))
        return word

    def _literal(self, token: Token, form: str, value: Value | Mistake) -> tree.Literal:
        span = self._token_span(token)
        if isinstance(value, Mistake):
            self.problems.append(structs.replace(value.problem, span=span))
            return tree.Literal(Nothing(), span, form)
        return tree.Literal(value, span, form)

    def _span(self, meta: Meta) -> Span:
        return Span(self._source, meta.line, meta.column, meta.end_line, meta.end_column)

    def _token_span(self, token: Token) -> Span:
        assert token.line is not None
        assert token.column is not None
        assert token.end_line is not None
        assert token.end_column is not None
        return Span(self._source, token.line, token.column, token.end_line, token.end_column)


def _dotted(path: tree.Path) -> tree.Word:
    return tree.Word(".".join(word.text for word in path.parts), path.span)
