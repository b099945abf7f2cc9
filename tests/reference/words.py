"""The taxonomies of a schema: what a stated value may mean along them, and the tests on sets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from engine.ground import schema, value
from tests.reference.kleene import Kleene
from tests.reference.values import NOBODY, NOTHING, Interval, Lengths, Listing, Money, One, Terms, Val, equal, nothing


@dataclass(frozen=True)
class Words:
    """The taxonomies: their terms, whose dots are the inheritance."""

    taxonomies: dict[str, schema.Terms]

    def all(self, taxonomy: str) -> frozenset[str]:
        """Every term."""
        return frozenset(self.taxonomies[taxonomy].entries)

    def down(self, taxonomy: str, terms: Iterable[str]) -> frozenset[str]:
        """The terms and all below them."""
        tops = tuple(terms)
        return frozenset(t for t in self.all(taxonomy) if any(is_a(t, top) for top in tops))

    def up(self, taxonomy: str, terms: Iterable[str]) -> frozenset[str]:
        """The terms and all above them."""
        bottoms = tuple(terms)
        return frozenset(t for t in self.all(taxonomy) if any(is_a(b, t) for b in bottoms))

    def unknown(self, type_: schema.Type, may_be_none: bool) -> Val:
        """What is known of a value of the type that nobody states."""
        none = None if may_be_none else False
        match type_:
            case schema.YesNo() | schema.Text() | schema.Term() | schema.Ref():
                return One(None, none)
            case schema.Date() | schema.Moment():
                return Interval(-inf, inf, none)
            case schema.Number():
                return Interval(0, inf, none)
            case schema.Duration():
                return Lengths(Interval(0, inf, none), Interval(0, inf, none))
            case schema.Money():
                return Money(Interval(0, inf, none), None)
            case schema.TermSet():
                return Terms(NOBODY, self.all(type_.terms))
            case schema.Many():
                return Listing((), open=True)

    def known(self, stated: value.Value, type_: schema.Type | None, exact: bool = False) -> Val:
        """A value as stated in a manifest; or (`exact`) as written in the law, where a coarse term is just itself."""
        match stated:
            case value.Nothing():
                return NOTHING if type_ is None else nothing(type_)
            case value.Truth(yes):
                return One(yes)
            case value.Words(text):
                return One(text)
            case value.Range(low, high):
                return Interval(low, high)
            case value.Length(months, hours, working):
                scales = (Interval(months.low, months.high), Interval(hours.low, hours.high))
                return Lengths(*scales, working is not None)
            case value.Amount(amount, currency):
                return Money(Interval(amount.low, amount.high), currency)
            case value.OneTerm(name):
                return One(name, exact=exact)
            case value.OneRecord():
                return One(stated)
            case value.SomeTerms(must, may, never):
                assert isinstance(type_, schema.TermSet)
                if exact:
                    return Terms(frozenset(must), frozenset(must if may is None else may))
                below = self.all(type_.terms) if may is None else self.down(type_.terms, may)
                return Terms(frozenset(must), below - self.down(type_.terms, never))
            case _:
                raise TypeError(f"{stated} is read by its row")

    def as_set(self, of: Val, taxonomy: str) -> Terms:
        """A set, or the set of one term: nothing in it if `none`, anything if unknown."""
        if isinstance(of, Terms):
            return of
        assert isinstance(of, One)
        if of.item is None:
            return Terms(NOBODY, NOBODY if of.none else self.all(taxonomy))
        alone = frozenset((str(of.item),))
        return Terms(alone, alone if of.exact else self.down(taxonomy, alone))

    def overlaps(self, taxonomy: str, a: Terms, b: Terms) -> Kleene:
        """Some term of `a` is, or lies below, one of `b`."""
        if self.up(taxonomy, a.must) & b.must:
            return True
        return None if self.up(taxonomy, a.may) & b.may else False

    def covered(self, taxonomy: str, a: Terms, b: Terms) -> Kleene:
        """Each term of `a` is, or lies below, one of `b`."""
        if a.may <= self.down(taxonomy, b.must):
            return True
        return None if a.must <= self.down(taxonomy, b.may) else False

    def same_term(self, taxonomy: str, a: One, b: One) -> Kleene:
        """`==` of two terms: is-a where one is the law's; two stated ones must be as fine as can be."""
        if a.item is None or b.item is None:
            return equal(a, b)
        if a.exact:
            a, b = b, a
        one, other = str(a.item), str(b.item)
        if is_a(one, other) and (b.exact or self.down(taxonomy, (other,)) == {other}):
            return True
        return None if is_a(one, other) or is_a(other, one) else False


def is_a(term: str, general: str) -> bool:
    """The term is `general` or lies below it."""
    return term == general or term.startswith(general + ".")
