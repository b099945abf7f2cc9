"""The members of a quantifier as its proof reads them."""

from __future__ import annotations

from typing import Final

import numpy as np
from msgspec import Struct

from engine.checks.node import Lineage
from engine.checks.program import Part
from engine.checks.verdict import Members
from engine.findings.block import NO, YES
from engine.findings.openings import marks_of, rows_of
from engine.findings.view import View
from engine.graph.columns import Bools, Ints

QUANTIFIERS: Final = ("some", "every", "no")


class Read(Struct, frozen=True):
    """The members of a quantifier at a row, and the marks of its `where` and body at each."""

    members: Members
    where: Ints
    body: Ints
    sought: int  # the mark of a body that decides


def read_members(view: View, part: Part, row: int, year: int, *, decided: bool) -> Read:
    """The members of a quantifier; of a lineage those that decide, or those that `where` lets in."""
    sought = NO if part.form == "every" else YES
    nodes = [each.node if each else None for each in (child(part, "where"), child(part, "body"))]
    over = part.over or 0
    wanted: Bools | None = None
    if isinstance(tie := view.nodes[over], Lineage):
        every = np.arange(view.rows(tie.domain), dtype=np.int64)
        where, body = (marks_of(view, node, rows_of(view, node, every, None, year), len(every)) for node in nodes)
        wanted = np.asarray((where == YES) & (body == sought) if decided else where != NO)
    members = view.members(over, row, wanted)
    where, body = (
        marks_of(view, node, rows_of(view, node, members.inner, members.pairs, year), len(members.inner))
        for node in nodes
    )
    return Read(members, where, body, sought)


def child(part: Part, role: str) -> Part | None:
    """The part below that has this role."""
    return next((each for each in part.children if each.role == role), None)
