"""Nodes of the expression graph: each names its space, shape, domain and its children by number; pure data.

A node's `space` says what its rows are: `""` one row for all (constants), a kind (`flow`), the rows of several kinds
in a row (`group|system|party`), the pairs of a relation node (`#12`), or any of these once for each year in question
(`party*`). Children have smaller numbers than their parents. `shape` is truth, number, length, money, term, ref, text,
set, pairs or lineage; `domain` is the taxonomy of a term or set, the space that a ref or pairs lead to, and for numbers
`date`, `moment` or the unit.
"""

from msgspec import Struct

from engine.ground.schema import Period
from engine.ground.value import Length, Value


class At(Struct, frozen=True, tag=True, array_like=True):
    """What every node has: the space of its rows, the shape and the domain of its values."""

    space: str
    shape: str
    domain: str


# ---- leaves --------------------------------------------------------------------------------------------------------


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


# ---- row by row ----------------------------------------------------------------------------------------------------


class All(At, frozen=True, tag=True):
    """Kleene conjunction; parts sorted."""

    parts: tuple[int, ...]


class Any(At, frozen=True, tag=True):
    """Kleene disjunction; parts sorted."""

    parts: tuple[int, ...]


class Negation(At, frozen=True, tag=True):
    """Kleene negation."""

    of: int


class Ordered(At, frozen=True, tag=True):
    """`<`, `<=`, `>`, `>=` between numbers, days, moments, lengths or money; no at `none`."""

    op: str
    left: int
    right: int


class Alike(At, frozen=True, tag=True):
    """`==`. Terms: is-a against a constant on the right, leaf-wise between two facts."""

    left: int
    right: int


class Absent(At, frozen=True, tag=True):
    """`is none`."""

    of: int


class Arithmetic(At, frozen=True, tag=True):
    """`+` or `-`; a difference is never below 0."""

    op: str
    left: int
    right: int


class Narrowed(At, frozen=True, tag=True):
    """A number narrowed by a stated one where the two intervals meet."""

    of: int
    stated: int


class Single(At, frozen=True, tag=True):
    """The set of one term; unknown term: may be anything; none: empty."""

    of: int


class Overlap(At, frozen=True, tag=True):
    """The two sets share a term along the taxonomy (also `in` and `includes`, with a `Single`)."""

    left: int
    right: int


class Covered(At, frozen=True, tag=True):
    """Each term on the left is, or lies below, a term on the right."""

    left: int
    right: int


class InPeriod(At, frozen=True, tag=True):
    """The day lies in the period."""

    day: int
    period: Period


class Timely(At, frozen=True, tag=True):
    """A deadline (`how`: within, at least; `side`: of, after, before). `due` is the node of the last day or moment.
    `kept`: a clock that still runs counts as yes (the variant from which the pending flag is taken). With a `calendar`
    event and anchor are days."""

    event: int
    anchor: int
    how: str
    side: str
    length: Length
    due: int
    kept: bool = False
    calendar: str | None = None


class Due(At, frozen=True, tag=True):
    """The latest (or, for `at least … after`, the earliest) day or moment for the event."""

    anchor: int
    how: str
    side: str
    length: Length
    calendar: str | None = None


class Listed(At, frozen=True, tag=True):
    """The keys (terms) have a row of the table in force on the day."""

    table: str
    keys: tuple[int, ...]
    day: int


class Looked(At, frozen=True, tag=True):
    """A column of the table's row in force on the day."""

    table: str
    keys: tuple[int, ...]
    column: str
    day: int


class GroupSet(At, frozen=True, tag=True):
    """The terms of a dated group on the day."""

    group: str
    day: int


class Valid(At, frozen=True, tag=True):
    """A recorded outcome, unknown where its validity may have run out by the day."""

    outcome: int
    recorded: int
    day: int
    months: int


# ---- between spaces ------------------------------------------------------------------------------------------------


class Gather(At, frozen=True, tag=True):
    """The value of `of` at the row that the reference `index` gives; unknown through unknown.

    Through `none` it is `absent`: `no` or `yes` for a truth, `none` otherwise, or `empty`: what a list without members
    would give (a count of 0), or `unknown`. `optional`: the value of a record may itself be none.
    """

    of: int
    index: int
    absent: str
    optional: bool = True


class Stack(At, frozen=True, tag=True):
    """The values of several kinds in a row, as the space names them; a part of space `""` stands for each row."""

    parts: tuple[int, ...]


class Wider(At, frozen=True, tag=True):
    """A reference into some kinds, numbered in the space of other kinds; -3 for a record that is not there."""

    of: int


class EachYear(At, frozen=True, tag=True):
    """A value that does not depend on the year, once for each year."""

    of: int


class AtYear(At, frozen=True, tag=True):
    """A starred value at the row `index` (None: this row) and the year of `day`; the hull if the day spans years."""

    of: int
    index: int | None
    day: int


class Window(At, frozen=True, tag=True):
    """What the starred value `of` comes to over several years, from `first` years before the year of the row to `last`.
    `how`: `some` or `every` year (truths), `sum`, or `persons` (at least the most, at most the sum)."""

    of: int
    how: str
    first: int
    last: int


class Outer(At, frozen=True, tag=True):
    """The outer row of each pair."""

    relation: int


class Inner(At, frozen=True, tag=True):
    """The inner row of each pair."""

    relation: int


class Inverse(At, frozen=True, tag=True):
    """The relation that leads back along a derived reference or list `of` (in the kind `domain`)."""

    of: int


class Includes(At, frozen=True, tag=True):
    """Whether the list `relation` of the row `row` (a reference; None: this row) includes the record `member`."""

    relation: int
    row: int | None
    member: int


class Lineage(At, frozen=True, tag=True):
    """`upstream`, `downstream` or `origins` of each flow; `until` is a truth node of flows."""

    direction: str
    until: int | None


# ---- over members --------------------------------------------------------------------------------------------------
# `over` is a relation (pairs) or a lineage; `where`, `body`, `value` are nodes of the inner space or of the pairs
# `#over` (starred where the result is).


class Quantified(At, frozen=True, tag=True):
    """`some`, `every`, `no` member with `where` has `body`; None is yes."""

    quantifier: str
    over: int
    where: int | None
    body: int | None


class Tally(At, frozen=True, tag=True):
    """`count`, `sum`, `min`, `max`, `persons` of `value` over the members with `where`, as bounds."""

    op: str
    over: int
    where: int | None
    value: int | None


class Blend(At, frozen=True, tag=True):
    """`union` or `common` of the set `value` over the members with `where`."""

    op: str
    over: int
    where: int | None
    value: int


Node = (
    Stored
    | PerYear
    | Fixed
    | Setting
    | Itself
    | JudgedDay
    | YearDay
    | Outcome
    | RecordedOn
    | All
    | Any
    | Negation
    | Ordered
    | Alike
    | Absent
    | Arithmetic
    | Narrowed
    | Single
    | Overlap
    | Covered
    | InPeriod
    | Timely
    | Due
    | Listed
    | Looked
    | GroupSet
    | Valid
    | Gather
    | Stack
    | Wider
    | EachYear
    | AtYear
    | Window
    | Outer
    | Inner
    | Inverse
    | Includes
    | Lineage
    | Quantified
    | Tally
    | Blend
)
