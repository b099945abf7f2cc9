"""Leaves: what is stated, constants, parameters, the days that count, recorded judgements."""

from engine.checks.node.at import At
from engine.ground.value import Value


class Stored(At, frozen=True, tag=True):
    """The column of a stated fact of the kind `space`; a relation if the shape is pairs. A truth of the domain `none`
    says whether a yes/no fact is stated as `none`, a number of the domain `date` on which day a moment falls."""

    fact: str


class PerYear(At, frozen=True, tag=True):
    """A per-year number of the kind `space` (starred)."""

    fact: str


class Fixed(At, frozen=True, tag=True):
    """A constant; None is unknown."""

    value: Value | None


class Setting(At, frozen=True, tag=True):
    """The value of a parameter in this run, or, with `reading`, that reading of a contested one."""

    parameter: str
    reading: int | None = None


class Itself(At, frozen=True, tag=True):
    """The row's reference to itself."""


class JudgedDay(At, frozen=True, tag=True):
    """The row's judged day: of the first of `sources` (day nodes) that is not none, but not after as-of unless it is
    one of those `ahead`; else the day of its `life` (first and last day) that is nearest to as-of.
    Silence passes on to the next if `falls_through`, else it leaves the day unknown; in a life it is no bound."""

    sources: tuple[int, ...]
    falls_through: bool
    ahead: tuple[bool, ...] = ()
    life: tuple[int, ...] = ()


class YearDay(At, frozen=True, tag=True):
    """The day by whose law a year is judged: 31 December, or as-of in its year (starred)."""


class Outcome(At, frozen=True, tag=True):
    """The recorded outcome of a judgement on the row; unknown where none is recorded."""

    judgement: str


class RecordedOn(At, frozen=True, tag=True):
    """The day on which the outcome of a judgement was recorded."""

    judgement: str
