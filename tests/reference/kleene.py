"""Three truth values: True, False and None for unknown."""

from __future__ import annotations

from collections.abc import Iterable

Kleene = bool | None


def both(parts: Iterable[Kleene]) -> Kleene:
    """Conjunction: no if any part is no, yes if all are yes."""
    values = tuple(parts)
    return False if False in values else None if None in values else True


def either(parts: Iterable[Kleene]) -> Kleene:
    """Disjunction: yes if any part is yes, no if all are no."""
    values = tuple(parts)
    return True if True in values else None if None in values else False


def opposite(value: Kleene) -> Kleene:
    """Negation."""
    return None if value is None else not value


def agreed(cases: Iterable[Kleene]) -> Kleene:
    """What all possible cases say; unknown where they differ."""
    values = set(cases)
    return values.pop() if len(values) == 1 else None
