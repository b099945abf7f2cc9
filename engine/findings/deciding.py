"""The member of a lineage that decides a test against the union or intersection of what its members give."""

from __future__ import annotations

from collections.abc import Set

from engine.checks.verdict import Members
from engine.findings.view import View


def deciding_member(view: View, members: Members, value: int, domain: str, op: str, sought: Set[int]) -> int | None:
    """The nearest member whose set `value` lacks a sought term (`common`) or has one (`union`); where none does, the
    nearest that is not certain or whose set is not known, at last the nearest; None without members."""
    uncertain: int | None = None
    for inner, surely in zip(members.inner.tolist(), members.surely.tolist(), strict=True):
        at = view.beside(value, domain, inner)
        must, may = view.terms(value, at)
        if surely and (sought - set(may) if op == "common" else sought & set(must)):
            return int(inner)
        if uncertain is None and not (surely and view.is_exact(value, at)):
            uncertain = int(inner)
    return uncertain if uncertain is not None else int(members.inner[0]) if len(members.inner) else None
