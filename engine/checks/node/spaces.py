"""Between spaces: nodes that bring values to other rows, and the relations that lead there."""

from engine.checks.node.at import At


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
    """A reference into some kinds, numbered in the space of other kinds; -4 for a record of another kind."""

    of: int


class EachYear(At, frozen=True, tag=True):
    """A value that does not depend on the year, once for each year."""

    of: int


class AtYear(At, frozen=True, tag=True):
    """A starred value at the row `index` (None: this row) and the year of `day`; the hull if the day spans years.

    Through `none` and through unknown as for `Gather`.
    """

    of: int
    index: int | None
    day: int
    optional: bool = True


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
    """`upstream`, `downstream` or `origins` of each flow, `sources` of each dataset; `until` is a truth node."""

    direction: str
    until: int | None
