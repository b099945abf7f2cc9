"""Nodes to values: the declared type of a fact reads the answer, and every misfit is a problem at its word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeVar, assert_never

from engine.graph import numbers, times
from engine.graph.asked import asked, nothing
from engine.graph.limits import FIRST_YEAR, LAST_YEAR, MAX_GUESSES
from engine.graph.nodes import Listing, Node, Scalar, is_empty, span
from engine.graph.nodes import Mapping as Mapped
from engine.graph.references import record
from engine.graph.terms import term
from engine.ground import messages
from engine.ground.nearest import all_of
from engine.ground.problem import Message, Problem, Search
from engine.ground.problem import Value as Told
from engine.ground.schema import (
    Date,
    Duration,
    Fact,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Schema,
    Term,
    TermSet,
    Text,
    Text2,
    Type,
    YesNo,
)
from engine.ground.unfit import UnfitError
from engine.ground.value import OneRecord, OneTerm, Range, Records, SomeTerms, Truth, Value, Words, Yearly

NONE: Final = "none"
YES_NO: Final = {"true": True, "yes": True, "false": False, "no": False}
_AT_LEAST: Final = "at_least"
T = TypeVar("T")


class Answers:
    """Reads answers of one schema about records with the ids known; gathers problems and remembers what it has read."""

    def __init__(self, schema: Schema, ids: Mapping[str, Collection[str]], problems: list[Problem]) -> None:
        self.schema, self.ids, self.problems = schema, ids, problems
        self.guesses = 0
        self.read: dict[int, dict[str, Value]] = {}  # by identity of the fact, then by word

    def value(self, fact: Fact, node: Node, path: str) -> Value | None:
        """What the node answers; None, and a problem more, if it is no answer of the fact's type."""
        if isinstance(node, Scalar):
            known = self.read.setdefault(id(fact), {})
            found = known.get(node.text)
            if found is None:
                found = self._word(fact, node, path)
                if found is not None:
                    known[node.text] = found
            return found
        match fact.type:
            case TermSet():
                return self._terms(fact.type, node, path)
            case Many():
                return self._records(fact.type, node, path)
            case Number(per_year=True):
                return self._yearly(fact.type, node, path)
            case _:
                say, kinds = messages.sections, self.schema.kinds
                given = say.A_MAPPING if isinstance(node, Mapped) else say.A_LIST
                self.problem(say.ONE_WORD, node, path, fact=fact.name, asked=asked(fact.type, kinds), given=given)
                return None

    def problem(self, told: Message, node: Node, path: str, /, **values: Told | Search) -> None:
        """One problem more, at the node. What takes a search is looked for only so many times."""
        self.guesses += any(callable(each) for each in values.values())
        look = self.guesses <= MAX_GUESSES
        found = {name: (each() if look else "") if callable(each) else each for name, each in values.items()}
        self.problems.append(told(span(path, node), **found))

    def unfit(self, unfit: UnfitError, node: Node, path: str) -> None:
        """One problem more: the node is no answer."""
        self.problem(unfit.told, node, path, **unfit.values)

    # ---- one word --------------------------------------------------------------------------------------------------

    def _word(self, fact: Fact, node: Scalar, path: str) -> Value | None:
        text = node.text
        if is_empty(node):
            self.problem(messages.answers.NO_ANSWER, node, path, fact=fact.name)
            return None
        if text == NONE:
            value = nothing(fact)
            if value is None:
                wanted = asked(fact.type, self.schema.kinds)
                self.problem(messages.answers.NONE_IS_NO_ANSWER, node, path, fact=fact.name, asked=wanted)
            return value
        return self._fitting(lambda: self._of_type(fact.type, text), node, path)

    def _fitting(self, read: Callable[[], Value], node: Node, path: str) -> Value | None:
        try:
            return read()
        except UnfitError as unfit:
            self.unfit(unfit, node, path)
            return None

    def _of_type(self, type_: Type, text: str) -> Value:
        match type_:
            case YesNo():
                if text.lower() not in YES_NO:
                    raise UnfitError(messages.answers.NOT_YES_OR_NO, word=text)
                return Truth(YES_NO[text.lower()])
            case Text():
                return Words(text)
            case Date():
                return times.date(text)
            case Moment():
                return times.moment(text)
            case Duration():
                return times.length(text)
            case Money():
                return numbers.money(text)
            case Number(unit, per_year):
                if per_year:
                    raise UnfitError(messages.sections.NOT_OF_ONE_YEAR, word=text)
                return numbers.count(text, unit)
            case Term(terms):
                return OneTerm(term(text, self.schema.terms[terms]))
            case TermSet(terms):
                name = term(text, self.schema.terms[terms])
                return SomeTerms((name,), (name,))
            case Ref(kinds):
                return self._record(text, kinds)
            case Many(kinds):
                return Records((self._record(text, kinds),))
            case _:
                assert_never(type_)

    def _record(self, text: str, kinds: tuple[str, ...]) -> OneRecord:
        return record(text, kinds, self.ids, self.schema.kinds)

    # ---- sets, lists, years ----------------------------------------------------------------------------------------

    def _terms(self, type_: TermSet, node: Listing | Mapped, path: str) -> Value | None:
        if isinstance(node, Listing):
            stated = self._names(type_, node, path)
            return SomeTerms(stated, stated)
        parts = self._parts(node, ("yes", "no", _AT_LEAST), path)
        if parts is None:
            return None
        yes, no = (
            self._names(type_, parts.get(key), path) + self._names(type_, parts.get(other), path)
            for key, other in (("yes", _AT_LEAST), ("no", ""))
        )
        both = [name for name in yes for never in no if name == never or name.startswith(f"{never}.")]
        if both:
            self.problem(messages.answers.IN_AND_NOT_IN, node, path, names=all_of(both))
            return None
        return SomeTerms(yes, None, no)

    def _names(self, type_: TermSet, node: Node | None, path: str) -> tuple[str, ...]:
        def name(text: str) -> str:
            return term(text, self.schema.terms[type_.terms])

        return tuple(dict.fromkeys(self._each(name, node, path)))

    def _records(self, type_: Many, node: Listing | Mapped, path: str) -> Value | None:
        whole: Node | None = node
        if isinstance(node, Mapped):
            parts = self._parts(node, (_AT_LEAST,), path)
            if parts is None:
                return None
            whole = parts[_AT_LEAST]
        members = self._each(lambda text: self._record(text, type_.kinds), whole, path)
        return Records(tuple(dict.fromkeys(members)), isinstance(node, Listing))

    def _each(self, read: Callable[[str], T], node: Node | None, path: str) -> Iterator[T]:
        """What the words of a list say; those that do not fit are problems."""
        for item in items_of(node):
            if not isinstance(item, Scalar) or is_empty(item) or (item.bare and item.text == NONE):
                self.problem(messages.sections.ITEM_IS_A_WORD, item, path)
                continue
            try:
                yield read(item.text)
            except UnfitError as unfit:
                self.unfit(unfit, item, path)

    def _parts(self, node: Mapped, keys: tuple[str, ...], path: str) -> dict[str, Node] | None:
        """The values of a mapping that has some of `keys` and no other."""
        for name, (key, _) in node.entries.items():
            if name not in keys:
                self.problem(messages.sections.NOT_HERE, key, path, key=name, parts=_spelling(keys))
        if not node.entries:
            self.problem(messages.sections.EMPTY_MAPPING, node, path, parts=_spelling(keys))
        fits = node.entries.keys() <= set(keys) and bool(node.entries)
        return {name: value for name, (_, value) in node.entries.items()} if fits else None

    def _yearly(self, type_: Number, node: Listing | Mapped, path: str) -> Value | None:
        if isinstance(node, Listing):
            self.problem(messages.sections.YEARS_ARE_A_MAPPING, node, path)
            return None
        by_year: dict[int, Range] = {}
        for name, (key, value) in node.entries.items():
            if not (len(name) == 4 and name.isascii() and name.isdecimal() and FIRST_YEAR <= int(name) <= LAST_YEAR):
                self.problem(messages.times.NOT_A_YEAR, key, path, word=name)
            elif not isinstance(value, Scalar):
                self.problem(messages.sections.NUMBER_IS_A_WORD, value, path, year=name)
            else:
                text = "0" if value.text == NONE else value.text
                number = self._fitting(partial(numbers.count, text, type_.unit), value, path)
                if isinstance(number, Range):
                    by_year[int(name)] = number
        return Yearly(by_year)


def items_of(node: Node | None) -> Iterable[Node]:
    """The items of a list; a single word is a list of one, `none` an empty one."""
    if isinstance(node, Listing):
        return node.items
    if node is None or (isinstance(node, Scalar) and node.text == NONE):
        return ()
    return (node,)


def _spelling(keys: tuple[str, ...]) -> Text2:
    return all_of(f"{{{key}: […]}}" for key in keys)
