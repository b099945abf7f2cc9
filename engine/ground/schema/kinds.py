"""Kinds of records and their facts, and whom the rows of a kind concern."""

from functools import cached_property
from typing import Final

from msgspec import Struct

from engine.ground.schema.text import Text2
from engine.ground.schema.types import Date, Moment, Type

GROUP: Final = "group"
CONCERNED: Final = {"dataset": ("groups", GROUP), "flow": ("data", "dataset")}
"""By kind: the list that says which people its rows concern, and the kind of its members; a group's are its own."""


class Fact(Struct, frozen=True, array_like=True):
    """One fact of a kind.

    `optional`: `none` is an answer. `derived`: computed by the define `KIND.NAME`, never stated.
    `inverse`: for `Ref` and `Many`, the name of the relation on the target kind(s) that leads back.
    `through`: for an attached list, the reference fact whose record's list of the same name is added;
    `covers`: the rows of the target kind whose fact `covers` names this record are added too.
    `ahead`: a date or moment that may be planned or agreed, and so lie after the as-of day.
    The way back is itself listed as a fact of the target kind, with `inverse_of` (and `inverse` naming the fact).
    """

    name: str
    type: Type
    title: Text2
    optional: bool = False
    derived: bool = False
    inverse: str | None = None
    through: str | None = None
    covers: bool = False
    ahead: bool = False
    core: bool = False
    ask: Text2 = Text2()
    declared_by: str = "words"
    inverse_of: tuple[str, str] | None = None  # (kind, fact) of which this relation is the way back; never stated


class Kind(Struct, frozen=True, array_like=True, dict=True):
    """A kind of record: `name` in rules (`flow`), `plural` as the section of a manifest (`flows`); in sentences `title`
    for one and `several` for many.

    `judged_on`: the facts that give the judged day, tried in order. With `falls_through`, silence passes on to the
    next and at last to the day of the `lifetime` that is nearest to as-of; without, silence leaves the day unknown up
    to as-of. `none` always passes on. Only a fact that may lie `ahead` gives a day after as-of, and a first day does.
    `lifetime`: the facts of the first and last day, outside of which a per-year number is 0. For the judged day,
    silence of the first means that it has begun, and of the last that it goes on.
    """

    name: str
    plural: str
    title: Text2
    facts: dict[str, Fact]
    judged_on: tuple[str, ...] = ()
    falls_through: bool = True
    lifetime: tuple[str, str] | None = None
    several: Text2 = Text2()

    @cached_property
    def stated(self) -> dict[str, Fact]:
        """The facts that a record may state, by dotted name."""
        return {name: fact for name, fact in self.facts.items() if not fact.derived and fact.inverse_of is None}

    @cached_property
    def computed(self) -> frozenset[str]:
        """The names of the other facts."""
        return frozenset(self.facts.keys() - self.stated.keys())

    @cached_property
    def happened(self) -> frozenset[str]:
        """The dates and moments that tell what has happened."""
        plans = self.lifetime or ()
        dated = (fact for fact in self.facts.values() if isinstance(fact.type, Date | Moment))
        return frozenset(fact.name for fact in dated if not fact.ahead and fact.name not in plans)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What dotted names begin with."""
        return frozenset(name[:at] for name in self.facts for at, sign in enumerate(name) if sign == ".")
