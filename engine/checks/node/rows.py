"""Row by row: nodes whose value at a row depends on their children at the same row."""

from engine.checks.node.at import At
from engine.ground.schema import Period
from engine.ground.value import Length


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
