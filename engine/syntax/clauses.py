"""Clauses that items share: texts, citations, dates in force, variables, words of closed lists."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lark import Token
from lark.tree import Meta
from lark.visitors import v_args
from msgspec import structs

from engine.ground import messages
from engine.ground.schema import Period, Text2
from engine.syntax import literals, tree
from engine.syntax.expressions import Expressions
from engine.syntax.literals import Mistake

SEVERITIES: Final = ("low", "medium", "high", "critical")

Cites = tuple[tree.Citation, ...]

_KEY: Final = re.compile(r"[A-Z][A-Z0-9_]*")
_ADDRESS: Final = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_PARTS: Final = re.compile(r"\(\s*([0-9A-Za-z]+)\s*\)|([0-9]+|[a-z])")


@dataclass(frozen=True, slots=True)
class Judged:
    """The paths of a `judged on` clause, and whether silence of one passes on to the next."""

    on: tuple[tree.Path, ...]
    falls_through: bool


def reference(text: str) -> str:
    """A reference into a law in its one form.

    >>> [reference(text) for text in ("13(1)2", "13 (1) 2", "46(2)(c)", "A7", "253-1(2)")]
    ['13(1)(2)', '13(1)(2)', '46(2)(c)', 'A7', '253-1(2)']
    """
    head, bracket, rest = text.partition("(")
    return head.strip() + "".join(f"({inside or bare})" for inside, bare in _PARTS.findall(bracket + rest))


@v_args(inline=True, meta=True)
class Clauses(Expressions):
    """Builds the clauses that items share."""

    def title(self, _: Meta, text: Text2) -> Text2:
        return text

    fix = note = ask = title

    def text_en(self, _: Meta, en: Token, zh: Token | None) -> Text2:
        return Text2(literals.words(en).text, "" if zh is None else literals.words(zh).text)

    def text_zh(self, _: Meta, zh: Token) -> Text2:
        return Text2("", literals.words(zh).text)

    def cite(self, _: Meta, *citations: Token) -> Cites:
        return tuple(self._citation(citation) for citation in citations)

    def in_force_from(self, _: Meta, first: Token, last: Token | None) -> Period:
        return Period(self._day(first), None if last is None else self._day(last))

    def in_force_until(self, _: Meta, last: Token) -> Period:
        return Period(None, self._day(last))

    def judged(self, _: Meta, *parts: tree.Path | Token | None) -> Judged:
        return Judged(tuple(part for part in parts if isinstance(part, tree.Path)), parts[-1] is not None)

    def variable(self, _: Meta, kind: Token, name: Token) -> tree.Variable:
        return tree.Variable(self._word(kind), self._word(name))

    def row_of(self, _: Meta, name: Token, kind: Token) -> tree.Variable:
        return tree.Variable(self._word(kind), self._word(name))

    def _citation(self, token: Token) -> tree.Citation:
        law, clause = token.split(maxsplit=1)
        return tree.Citation(law, reference(clause), self._token_span(token))

    def _day(self, token: Token) -> int | None:
        day = literals.date(token)
        if isinstance(day, Mistake):
            self.problems.append(structs.replace(day.problem, span=self._token_span(token)))
            return None
        return int(day.low)

    def _key(self, token: Token) -> tree.Word:
        word = self._word(token)
        if not _KEY.fullmatch(word.text):
            told = messages.clauses.NO_KEY
            self.problems.append(told(word.span, word=word.text, capitals=word.text.upper()))
        return word

    def _address(self, token: Token) -> tree.Word:
        address = tree.Word(literals.words(token).text, self._token_span(token))
        if not _ADDRESS.fullmatch(address.text):
            self.problems.append(messages.clauses.NO_ADDRESS(address.span, text=address.text))
        return address

    def _one_of(self, token: Token, known: Sequence[str], what: str) -> str:
        """The word if it is known; else a problem, and the word all the same. `what`: the English of `WHAT`."""
        if token not in known:
            say, quoted = messages.grammar, [f"`{word}`" for word in known]
            words = Text2(", ".join(quoted), "、".join(quoted))
            listed = say.TYPES(words=words) if what == "type" else say.KNOWN(words=words)
            near = difflib.get_close_matches(token, known, 1)
            help_ = say.MEANT_OR_KNOWN(near=near[0], known=listed) if near else listed
            span = self._token_span(token)
            self.problems.append(say.NOT_ONE_OF(span, word=str(token), what=say.WHAT[what], known=help_))
        return str(token)
