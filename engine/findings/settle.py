"""A small set of facts that would bring an unknown truth to yes or to no: exact on trees, an upper bound elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from engine.checks.node import All, Any, AtYear, EachYear, Gather, Narrowed, Negation, Ordered, Quantified, Stack, Tally
from engine.findings.frontier import Frontier
from engine.findings.lists import Texts, union
from engine.findings.openings import Undecided
from engine.findings.operands import operands
from engine.findings.view import View

Settled = Texts | None  # None: no fact brings it there


class Settling:
    """Sets of entries, remembered by (node, row, truth)."""

    def __init__(self, view: View, frontier: Frontier) -> None:
        self._view = view
        self._frontier = frontier
        self._found: dict[tuple[int, int, bool], Settled] = {}

    def to(self, node: int, row: int, truth: bool) -> Settled:
        """The facts that would make the truth node `truth` at the row; empty if it is, None if it is the other."""
        key = (node, row, truth)
        if key not in self._found:
            known = self._view.truth(node, row)
            if known is None:
                self._found[key] = self._unknown(node, row, truth)
            else:
                self._found[key] = () if known is truth else None
        return self._found[key]

    def _unknown(self, number: int, row: int, truth: bool) -> Settled:
        node = self._view.nodes[number]
        match node:
            case All() | Any():
                parts = [self.to(part, at, truth) for part, at in operands(self._view, number, row)]
                return together(parts) if truth is isinstance(node, All) else smallest(parts)
            case Negation():
                return together(self.to(of, at, not truth) for of, at in operands(self._view, number, row))
            case Gather() | Stack() | EachYear() | AtYear():
                return together(self._through(child, at, truth) for child, at in operands(self._view, number, row))
            case Quantified():
                return self._quantified(node, number, row, truth)
            case Ordered():
                return self._tallied(node, number, row, truth) or self._leaf(number, row)
            case _:
                return self._leaf(number, row)

    def _through(self, node: int, row: int, truth: bool) -> Settled:
        """A truth that is handed on, or the reference or day on the way to it."""
        return self.to(node, row, truth) if self._view.nodes[node].shape == "truth" else self._frontier.of(node, row)

    def _leaf(self, node: int, row: int) -> Settled:
        return self._frontier.of(node, row) or None

    # ---- quantifiers -----------------------------------------------------------------------------------------------

    def _quantified(self, node: Quantified, number: int, row: int, truth: bool) -> Settled:
        sought = node.quantifier != "every"  # what a body must be for a member to decide
        unlisted = self._frontier.unlisted(number, row)
        members = self._frontier.opening(number, row).members
        if truth is (node.quantifier == "some"):  # one member decides
            found = [self._decides(node, number, row, member, sought) for member in members]
            return smallest(found) or unlisted or None
        return together([*(self._ruled_out(node, number, row, member, sought) for member in members), unlisted])

    def _decides(self, node: Quantified, number: int, row: int, member: Undecided, sought: bool) -> Settled:
        return together(
            (
                self._frontier.link(number, row, member),
                () if member.where is None or node.where is None else self.to(node.where, member.where, True),
                () if member.body is None or node.body is None else self.to(node.body, member.body, sought),
            )
        )

    def _ruled_out(self, node: Quantified, number: int, row: int, member: Undecided, sought: bool) -> Settled:
        return smallest(
            (
                None if member.where is None or node.where is None else self.to(node.where, member.where, False),
                None if member.body is None or node.body is None else self.to(node.body, member.body, not sought),
                self._frontier.link(number, row, member) or None,
            )
        )

    # ---- totals against a number -----------------------------------------------------------------------------------

    def _tallied(self, node: Ordered, number: int, row: int, truth: bool) -> Settled:
        """For a total against a number: up by a member that may reach it, down by the widest until it stays below."""
        sides = tuple(operands(self._view, number, row))
        if self._view.nodes[node.left].shape != "number":
            return None
        totals = [self._total(*side) for side in sides]
        at = next((i for i, total in enumerate(totals) if total), None)
        if at is None or (total := totals[at]) is None or not self._view.is_exact(*sides[1 - at]):
            return None
        limit = self._limit(*sides[1 - at])
        upward = ((node.op in (">", ">=")) == truth) == (at == 0)
        stated = self._stated_total(*sides[at])
        return smallest([stated, self._raised(*total, limit) if upward else self._lowered(*total, limit)])

    def _total(self, node: int, row: int) -> tuple[int, int] | None:
        """The tally, and its row, whose value the node hands on; None if it is something else."""
        match self._view.nodes[node]:
            case Tally(op=op):
                return (node, row) if op in ("count", "sum", "persons") else None
            case Gather() | AtYear() | EachYear() | Narrowed() | Stack():
                return next(self._totals_below(node, row), None)
            case _:
                return None

    def _totals_below(self, node: int, row: int) -> Iterator[tuple[int, int]]:
        for child, at in operands(self._view, node, row):
            if (total := self._total(child, at)) is not None:
                yield total

    def _stated_total(self, node: int, row: int) -> Settled:
        """The one stated fact that would narrow the total, if the total takes one."""
        match self._view.nodes[node]:
            case Narrowed(stated=stated):
                at = self._view.beside(stated, self._view.nodes[node].space, row)
                return self._frontier.of(stated, at) or None
            case Gather() | AtYear() | EachYear() | Stack():
                return smallest(self._stated_total(child, at) for child, at in operands(self._view, node, row))
            case _:
                return None

    def _limit(self, node: int, row: int) -> float:
        return self._view.number(node, row)[0]

    def _raised(self, tally: int, row: int, limit: float) -> Settled:
        """By one member that may reach the limit alone; else by the one that may add most."""
        members = self._frontier.opening(tally, row).members
        enough = smallest(self._member(tally, row, member) or None for member in members if member.high >= limit)
        if enough is not None or not members:
            return enough or self._frontier.unlisted(tally, row) or None
        return self._member(tally, row, max(members, key=lambda member: member.high)) or None

    def _lowered(self, tally: int, row: int, limit: float) -> Settled:
        found: list[Texts] = [self._frontier.unlisted(tally, row)]
        high = self._view.number(tally, row)[1]
        members = self._frontier.opening(tally, row).members
        rest = inf if high == inf else high
        for member in members:
            if rest < limit:
                break
            found.append(self._member(tally, row, member))
            rest = rest - (member.high - member.low) if rest < inf else self._rest(members, member)
        return union(found) or None

    def _rest(self, members: tuple[Undecided, ...], last: Undecided) -> float:
        """What may be left once all members up to `last` are known: still endless, or the rest of the widths."""
        behind = members[members.index(last) + 1 :]
        return inf if any(member.high == inf for member in behind) else 0.0

    def _member(self, tally: int, row: int, member: Undecided) -> Texts:
        node = self._view.nodes[tally]
        if not isinstance(node, Tally):
            raise TypeError(f"node {tally} is no tally")
        return union(
            (
                self._frontier.link(tally, row, member),
                () if member.where is None or node.where is None else self._frontier.of(node.where, member.where),
                () if member.body is None or node.value is None else self._frontier.of(node.value, member.body),
            )
        )


def together(parts: Iterable[Settled]) -> Settled:
    """All of them; None if one cannot be had."""
    found: list[Texts] = []
    for part in parts:
        if part is None:
            return None
        found.append(part)
    return union(found)


def smallest(parts: Iterable[Settled]) -> Settled:
    """The one with the fewest facts, the first of equals; None if there is none."""
    best: Settled = None
    for part in parts:
        if part is not None and (best is None or len(part) < len(best)):
            best = part
    return best
