"""The member of a lineage that decides a test against the union or intersection of what its members give."""

from __future__ import annotations

from engine.checks.node import Blend
from engine.findings.openings import outer_row
from engine.findings.view import View


def deciding_member(view: View, blend: Blend, row: int, against: int, against_row: int) -> int | None:
    """The nearest member whose set lacks a term of the other side (`common`) or shares one with it (`union`); where
    none does, the nearest that is not certain or whose set is not known, at last the nearest; None without members."""
    members = view.members(blend.over, outer_row(view, blend, blend.space, row))
    sought = set(view.terms(against, against_row)[0])
    uncertain: int | None = None
    for inner, surely in zip(members.inner.tolist(), members.surely.tolist(), strict=True):
        at = view.beside(blend.value, view.nodes[blend.over].domain, inner)
        must, may = view.terms(blend.value, at)
        if surely and (sought - set(may) if blend.op == "common" else sought & set(must)):
            return int(inner)
        if uncertain is None and not (surely and view.is_exact(blend.value, at)):
            uncertain = int(inner)
    return uncertain if uncertain is not None else int(members.inner[0]) if len(members.inner) else None
