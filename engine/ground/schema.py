"""The schema as plain data: kinds, facts, types, terms, groups and dated tables, whoever declared them.

Made by `typed.from_words` out of `rulesets/words/`; serialised into the compile cache, hence msgspec structs.
Days are proleptic Gregorian ordinals (`datetime.date.toordinal`).
"""

from functools import cached_property
from typing import Final, Literal

from msgspec import Struct

from engine.ground.value import Value

Language = Literal["en", "zh"]


class Text2(Struct, frozen=True):
    """The same words in English and in Chinese; either may be empty only where the checker allows it."""

    en: str = ""
    zh: str = ""

    def of(self, language: Language) -> str:
        """The words in a language; in the other one where it has none."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second


# ---- types ---------------------------------------------------------------------------------------------------------


class YesNo(Struct, frozen=True, tag=True):
    """True or false."""


class Text(Struct, frozen=True, tag=True):
    """Free text; rules may only ask whether it is `none`, or compare it with a literal."""


class Date(Struct, frozen=True, tag=True):
    """A calendar day."""


class Moment(Struct, frozen=True, tag=True):
    """A point in time, in minutes; a day without a time is an interval."""


class Duration(Struct, frozen=True, tag=True):
    """A length of time, in calendar months or in hours."""


class Money(Struct, frozen=True, tag=True):
    """An amount in a named currency; currencies never mix."""


class Number(Struct, frozen=True, tag=True):
    """A count of `unit`, never negative; `per_year` holds one number for each calendar year."""

    unit: str
    per_year: bool = False


class Term(Struct, frozen=True, tag=True):
    """One term of the taxonomy `terms`; a country is a term of `countries`."""

    terms: str


class TermSet(Struct, frozen=True, tag=True):
    """A set of terms of the taxonomy `terms`."""

    terms: str


class Ref(Struct, frozen=True, tag=True):
    """One record of one of `kinds` (in declared order; the order numbers the rows of their common space)."""

    kinds: tuple[str, ...]


class Many(Struct, frozen=True, tag=True):
    """A list of records, each of one of `kinds`."""

    kinds: tuple[str, ...]


Type = YesNo | Text | Date | Moment | Duration | Money | Number | Term | TermSet | Ref | Many

COUNTRIES: Final = "countries"
GROUP: Final = "group"
CONCERNED: Final = {"dataset": ("groups", GROUP), "flow": ("data", "dataset")}
"""By kind: the list that says which people its rows concern, and the kind of its members; a group's are its own."""


# ---- declarations --------------------------------------------------------------------------------------------------


class Fact(Struct, frozen=True, array_like=True):
    """One fact of a kind.

    `optional`: `none` is an answer. `derived`: computed by the define `KIND.NAME`, never stated (unless it also
    `may_be_stated`). `inverse`: for `Ref` and `Many`, the name of the relation on the target kind(s) that leads back.
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


class Row(Struct, frozen=True, array_like=True):
    """One row of a table: keys (terms), column values, days in force."""

    keys: tuple[str, ...]
    values: tuple[Value, ...]
    period: Period
    cites: tuple[str, ...] = ()
    note: str = ""


class Table(Struct, frozen=True, array_like=True):
    """A dated table keyed by terms. `open`: a missing row says nothing; `otherwise`: the row for missing keys;
    `titles`: those of the columns."""

    name: str
    keys: tuple[Term, ...]
    columns: tuple[tuple[str, Type, bool], ...]  # name, type, optional
    rows: tuple[Row, ...]
    open: bool = False
    otherwise: tuple[Value, ...] | None = None
    title: Text2 = Text2()
    titles: tuple[Text2, ...] = ()


class Judgement(Struct, frozen=True, array_like=True):
    """A question that the law leaves to people, answered on a record under `judged:`, or, where somebody vouches for
    the answer (`signed`), under `attested:`; `valid_months` None: for good."""

    name: str
    kind: str
    title: Text2
    ask: Text2
    cites: tuple[str, ...]
    valid_months: int | None = None
    signed: bool = False

    @property
    def recorded_under(self) -> str:
        """The key of a record that holds the answers."""
        return "attested" if self.signed else "judged"


class Calendar(Struct, frozen=True, array_like=True):
    """Which days are working days, as far as it is known: none outside of `known`. `weekend` counts Monday as 0; `off`
    and `worked` are spans of days, first and last, worked ones taken out of the weekend.

    `rolls`: a time in days or longer that ends on a day off ends on the next working day.
    """

    name: str
    title: Text2
    weekend: tuple[int, ...]
    rolls: bool
    known: Period
    off: tuple[tuple[int, int], ...]
    worked: tuple[tuple[int, int], ...]


class Schema(Struct, frozen=True, array_like=True, dict=True):
    """Everything a manifest may say, and what the words mean."""

    kinds: dict[str, Kind]
    terms: dict[str, Terms]
    groups: dict[str, Group]
    tables: dict[str, Table]
    judgements: dict[str, Judgement]
    calendars: dict[str, Calendar] = {}

    @cached_property
    def per_year(self) -> tuple[tuple[str, str], ...]:
        """The (kind, fact) of all per-year numbers."""
        facts = ((kind.name, fact) for kind in self.kinds.values() for fact in kind.facts.values())
        return tuple((kind, fact.name) for kind, fact in facts if isinstance(fact.type, Number) and fact.type.per_year)
