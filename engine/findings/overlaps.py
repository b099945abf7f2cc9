"""Entries about how far people overlap: what would tell that those of several members are different people."""

from __future__ import annotations

import numpy as np

from engine.checks.node import Tally
from engine.findings.block import YES
from engine.findings.entry import Entries
from engine.findings.finding import Subject
from engine.findings.lists import Texts
from engine.findings.openings import marks_of, outer_row, rows_of
from engine.findings.records import Records as Stated
from engine.findings.view import View
from engine.graph.columns import Ints
from engine.ground.schema import CONCERNED, GROUP
from engine.ground.value import Records


def overlaps(view: View, records: Stated, entries: Entries, number: int, row: int) -> Texts:
    """The facts that leave it open how many different people a total of distinct people counts at the least; none where
    its members surely concern one and the same group."""
    node = view.nodes[number]
    if not isinstance(node, Tally) or node.people is None:
        return ()
    members = _counted(view, node, row, view.number(number, row)[0])
    asked: dict[str, None] = {}
    groups: dict[Subject, None] = {}
    for member in members.tolist():
        _concerned(records.subject(node.people, member), records, entries, asked, groups)
    if not asked and len(groups) < 2:
        return ()
    for group in groups:
        if not records.lists_whole(group, "apart_from"):
            asked[entries.of_fact(group, "apart_from")] = None
        if records.stated(group, "part_of") is None:
            asked[entries.of_fact(group, "part_of")] = None
    return tuple(asked)


def _counted(view: View, node: Tally, row: int, least: float) -> Ints:
    """The members that surely count somebody; none where they come to no more than the least that is known."""
    year = view.split(node.space, row)[0]
    members = view.members(node.over, outer_row(view, node, node.space, row))
    values = rows_of(view, node.value, members.inner, members.pairs, year)
    if node.value is None or values is None:
        return members.inner[:0]
    where = marks_of(
        view, node.where, rows_of(view, node.where, members.inner, members.pairs, year), len(members.inner)
    )
    low, _ = view.numbers(node.value, values)
    sure = members.surely & (where == YES) & (low > 0)
    return members.inner[sure] if float(np.sum(low[sure])) > least else members.inner[:0]


def _concerned(
    of: Subject, records: Stated, entries: Entries, asked: dict[str, None], groups: dict[Subject, None]
) -> None:
    """Collects the groups that a record concerns, and what is to be asked to know all of them."""
    if of.kind == GROUP:
        groups[of] = None
        return
    fact, _ = CONCERNED[of.kind]
    stated = records.stated(of, fact)
    if not records.lists_whole(of, fact):
        asked[entries.of_fact(of, fact)] = None
    for member in stated.value.members if stated is not None and isinstance(stated.value, Records) else ():
        _concerned(Subject(member.kind, member.id), records, entries, asked, groups)
