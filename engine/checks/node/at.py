"""What every node has."""

from msgspec import Struct


class At(Struct, frozen=True, tag=True, array_like=True):
    """What every node has: the space of its rows, the shape and the domain of its values."""

    space: str
    shape: str
    domain: str
