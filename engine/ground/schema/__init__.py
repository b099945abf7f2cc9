"""The schema as plain data: kinds, facts, types, terms, groups and dated tables, whoever declared them.

Made by `typed.from_words` out of `rulesets/words/`; serialised into the compile cache, hence msgspec structs.
Days are proleptic Gregorian ordinals (`datetime.date.toordinal`).
"""

from functools import cached_property

from msgspec import Struct

from engine.ground.schema.kinds import CONCERNED, GROUP, Fact, Kind
from engine.ground.schema.tables import Calendar, Row, Table
from engine.ground.schema.terms import Group, Member, Period, Terms
from engine.ground.schema.text import LANGUAGES, Language, Text2
from engine.ground.schema.types import (
    COUNTRIES,
    DATE,
    YES_NO,
    Date,
    Duration,
    Many,
    Moment,
    Money,
    Number,
    Ref,
    Term,
    TermSet,
    Text,
    Type,
    YesNo,
)

__all__ = [
    "CONCERNED",
    "COUNTRIES",
    "DATE",
    "GROUP",
    "LANGUAGES",
    "YES_NO",
    "Calendar",
    "Date",
    "Duration",
    "Fact",
    "Group",
    "Judgement",
    "Kind",
    "Language",
    "Many",
    "Member",
    "Moment",
    "Money",
    "Number",
    "Period",
    "Ref",
    "Row",
    "Schema",
    "Table",
    "Term",
    "TermSet",
    "Terms",
    "Text",
    "Text2",
    "Type",
    "YesNo",
]


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
