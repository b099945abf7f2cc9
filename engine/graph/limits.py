"""What a manifest may not exceed: far above honest use, low enough that no input exhausts the machine."""

from __future__ import annotations

from typing import Final

MAX_DEPTH: Final = 32  # mappings and lists inside each other
MAX_BORROWED: Final = 100_000  # nodes that aliases repeat, together
MAX_REPEATS: Final = 10  # times as many as are written out may they be, in a long text
MAX_NUMBER: Final = 2**53  # up to here sums stay exact
MAX_GUESSES: Final = 100  # searches for what a word may have meant; whoever has more misses something else
MAX_NEAR: Final = 2_000  # ids that are compared in such a search
MANY_FLOWS_IN_TEXT: Final = 20_000  # above this a table format loads much faster
MAX_PERCENT: Final = 100
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
