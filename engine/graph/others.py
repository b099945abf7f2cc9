"""Whether *another* marked flow lies upstream or downstream, right on cycles too, where a flow may reach itself.

Two flows differ in some bit of their numbers. So each marked flow sends two labels for each bit of its number, one of
them set; a label that is not its own tells of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.graph.columns import Bools
from engine.graph.labels import Way, gathered

if TYPE_CHECKING:
    from numpy.typing import NDArray


def others(ways: Way, marked: Bools, blocked: Bools | None = None) -> Bools:
    """Bools [flows]: a marked flow other than the row itself lies upstream (or downstream)."""
    names = _names(marked)
    return np.asarray((gathered(ways, names, blocked) & ~names) != 0)


def _names(marked: Bools) -> NDArray[np.uint64]:
    """A word for each marked flow, 0 for the others: of bits 2j and 2j + 1 one is set, as bit j of its number says.
    No two words are alike, and none is part of another (for up to 2^32 flows)."""
    names = np.zeros(len(marked), dtype=np.uint64)
    number = np.arange(np.count_nonzero(marked), dtype=np.uint64)
    for bit in range(max(1, len(number).bit_length())):
        one = np.uint64(1) << np.uint64(2 * bit)
        names[marked] |= one << ((number >> np.uint64(bit)) & np.uint64(1))
    return names
