"""Values: what a manifest states and what a literal in a rule means, with ranges and partly known sets.

Units: dates are day ordinals, moments are minutes since 0001-01-01T00:00Z, durations carry both scales.
"""

from msgspec import Struct


class Nothing(Struct, frozen=True, tag=True):
    """`none`: a known answer, unlike silence."""


class Truth(Struct, frozen=True, tag=True):
    """Yes or no."""

    yes: bool


class Words(Struct, frozen=True, tag=True):
    """Free text."""

    text: str


class Range(Struct, frozen=True, tag=True):
    """A number, day (ordinal) or moment (minutes) known to lie in [low, high], both inclusive; high may be inf."""

    low: float
    high: float


class Instant(Range, frozen=True, tag=True):
    """A moment as stated in minutes, with the `zone` in which it is written, minutes east of UTC: its day is the day
    there. None where no zone is written, or the ends of a stretch are written in two."""

    zone: int | None = None


class Length(Struct, frozen=True, tag=True):
    """A duration on two scales, each [low, high]: calendar months and hours. `3 years` is exactly 36 months and
    between 26280 and 26304 hours; `90 days` is exactly 2160 hours and between 2.9 and 3.1 months.
    `working_days` is set (and the scales are not meaningful) for `10 working days`."""

    months: Range
    hours: Range
    working_days: int | None = None


class Amount(Struct, frozen=True, tag=True):
    """Money: a range in one currency (ISO 4217)."""

    range: Range
    currency: str


class OneTerm(Struct, frozen=True, tag=True):
    """A stated term; a coarse one leaves every finer one possible."""

    name: str


class SomeTerms(Struct, frozen=True, tag=True):
    """A set: `must` are stated members; `may` are the terms that may be members (as stated, not yet closed
    downward; None: every term); `never` are stated non-members (only with may None)."""

    must: tuple[str, ...]
    may: tuple[str, ...] | None
    never: tuple[str, ...] = ()


class OneRecord(Struct, frozen=True, tag=True):
    """A reference to a record of some kind."""

    kind: str
    id: str


class Records(Struct, frozen=True, tag=True):
    """A list of references; `closed`: the list is whole."""

    members: tuple[OneRecord, ...]
    closed: bool = True


class Yearly(Struct, frozen=True, tag=True):
    """Numbers by calendar year; a year that is not in it is unknown."""

    by_year: dict[int, Range]


Value = Nothing | Truth | Words | Range | Length | Amount | OneTerm | SomeTerms | OneRecord | Records | Yearly
