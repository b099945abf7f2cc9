"""What a kernel sees: the frame of the run, the rows that are asked, and other nodes' values there or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from msgspec import Struct

from engine.checks.currents import Currents
from engine.checks.frame import Frame
from engine.checks.strands import Places
from engine.checks.value import (
    CodeValue,
    Data,
    NumberValue,
    Plane,
    SetValue,
    TruthValue,
)
from engine.graph.columns import Bools, Ints

Rows: TypeAlias = "slice | Ints"


class Floats(Struct, frozen=True):
    """Inner `rows` that may belong to any outer row (or to those of the mask). Some are members already: of the row
    `outer[i]` the one at the position `member[i]` of `rows`; sorted by outer row."""

    mask: Bools | None
    rows: Ints
    outer: Ints
    member: Ints


class Pairs(Struct, frozen=True):
    """A relation: pairs sorted by outer row, `offsets` of each outer row's stretch, which outer rows are `open`."""

    outer: Ints
    inner: Ints
    offsets: Ints
    open: Bools
    floats: tuple[Floats, ...]


class Selection(Struct, frozen=True):
    """The members of the rows that are asked: `outer` counts in these rows, `pairs` and `inner` in their spaces."""

    outer: Ints
    pairs: Ints
    inner: Ints
    open: Bools
    floats: tuple[Floats, ...]


class Sight(Protocol):
    """The rows of one space that are asked, and the way to other values."""

    frame: Frame
    rows: int
    base: Rows
    """The rows, without their year in a starred space."""
    year: int | None
    """In a starred space: the position of the year."""
    known: dict[int, Plane]
    """By the node of a term: the rows where it is known."""
    exact: dict[int, Plane | None]
    """By the node of a number: the rows where it is exact; None if any of the others has an upper bound."""

    def of(self, node: int) -> Data:
        """The value of a node at the rows asked; of a constant: its single row (truths are spread over the rows)."""

    def in_turn(self, parts: Sequence[int]) -> Sequence[int]:
        """The parts of a conjunction or disjunction in the order in which they are best asked."""

    def settled(self, plane: Plane) -> bool:
        """Whether all rows are in the plane, so that the parts that are left need not be asked."""

    def along(self, node: int, index: Ints, absent: str, *, optional: bool) -> Data:
        """The value of a node of another space at the rows of a reference (as `Gather` says)."""

    def there(self, node: int, rows: Rows) -> Data:
        """The value of a node of another space at these rows (in the year of this sight, if its space is starred)."""

    def pairs(self, node: int) -> Pairs:
        """A relation, whole."""

    def currents(self, kind: str) -> Currents:
        """The lineage of a kind of rows."""

    def places(self, kind: str) -> Places | None:
        """Where the people of a kind's rows stand among the groups that are apart; None where no groups are."""


def truth(sight: Sight, node: int) -> TruthValue:
    """The truth of a node at the rows asked."""
    value = sight.of(node)
    assert isinstance(value, TruthValue)
    return value


def number(sight: Sight, node: int) -> NumberValue:
    """The number of a node at the rows asked."""
    value = sight.of(node)
    assert isinstance(value, NumberValue)
    return value


def code(sight: Sight, node: int) -> Ints:
    """The codes of a node, one for each row asked."""
    value = sight.of(node)
    assert isinstance(value, CodeValue)
    return value.code


def terms(sight: Sight, node: int) -> SetValue:
    """The sets of a node at the rows asked (a single one for a constant)."""
    value = sight.of(node)
    assert isinstance(value, SetValue)
    return value
