"""Today, read from the clock here and nowhere else; every report says which day it was made for."""

from __future__ import annotations

from datetime import date


def today() -> int:
    """The current day of this machine, as an ordinal."""
    return date.today().toordinal()
