"""The steps of a run as data: segments that run in blocks, nodes made whole between them, what is freed when."""

from msgspec import Struct


class Segment(Struct, frozen=True, array_like=True):
    """Nodes of one space, in order, run in blocks; those in `keeps` are kept whole. `rules` gives, after which node
    (-1: at once) which rules (positions) are ready to be decided; `drops`, for each node, those nobody reads later."""

    space: str
    nodes: tuple[int, ...]
    drops: tuple[tuple[int, ...], ...]
    keeps: frozenset[int]
    rules: dict[int, tuple[int, ...]]


class Step(Struct, frozen=True, array_like=True):
    """Segments, then nodes made whole, all of one level; `frees` are columns that nobody reads later."""

    segments: tuple[Segment, ...]
    wholes: tuple[int, ...]
    frees: tuple[int, ...]


class Plan(Struct, frozen=True, array_like=True):
    """The rules (ids, in their order) that are decided, the needed constants, and the steps in order; `depth`: so many
    nodes stand one above the other at most."""

    rules: tuple[str, ...]
    constants: tuple[int, ...]
    steps: tuple[Step, ...]
    depth: int
