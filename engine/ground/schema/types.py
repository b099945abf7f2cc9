"""The types of facts."""

from typing import Final

from msgspec import Struct


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
DATE: Final = Date()
YES_NO: Final = YesNo()
