"""Taxonomies, and the legal lists of their terms."""

from functools import cached_property

from msgspec import Struct

from engine.ground.schema.text import Text2


class Terms(Struct, frozen=True, array_like=True, dict=True):
    """A taxonomy: dotted names, the dots are the inheritance; every prefix of a name is itself a name."""

    name: str
    title: Text2
    entries: dict[str, Text2]

    @cached_property
    def codes(self) -> dict[str, int]:
        """The position of each name."""
        return {name: code for code, name in enumerate(self.entries)}

    @cached_property
    def below(self) -> dict[str, list[int]]:
        """By name, the positions of it and of all that lies below it."""
        below: dict[str, list[int]] = {name: [] for name in self.entries}
        for name, code in self.codes.items():
            below[name].append(code)
            above = name
            while "." in above:
                above = above.rpartition(".")[0]
                below[above].append(code)
        return below

    @cached_property
    def endings(self) -> dict[str, tuple[str, ...]]:
        """The names that each ending may stand for."""
        endings: dict[str, tuple[str, ...]] = {}
        for name in self.entries:
            rest = name
            while "." in rest:
                rest = rest.split(".", 1)[1]
                endings[rest] = (*endings.get(rest, ()), name)
        return endings


class Period(Struct, frozen=True, array_like=True):
    """Days in force, both inclusive; None is open."""

    first: int | None = None
    last: int | None = None


class Member(Struct, frozen=True, array_like=True):
    """Terms that belong to a group during a period (the days in force of the law cited for them)."""

    terms: tuple[str, ...]
    period: Period
    cites: tuple[str, ...]


class Group(Struct, frozen=True, array_like=True):
    """A legal list of terms, dated: `sensitive.pipl`."""

    name: str
    terms: str
    members: tuple[Member, ...]
    title: Text2 = Text2()
