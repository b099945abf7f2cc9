"""Nodes under construction: each is made once, constants are folded, and tests move to the row that they speak of."""

from __future__ import annotations

from collections.abc import Iterable

from engine.checks import node as of
from engine.checks.node import Node
from engine.ground.value import Truth

Test = of.Ordered | of.Alike | of.Overlap | of.Covered

NO, YES = of.Fixed("", "truth", "", Truth(False)), of.Fixed("", "truth", "", Truth(True))


class Interned:
    """The nodes so far, by number; equal nodes share one."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._numbers: dict[Node, int] = {}
        self.no, self.yes = self.add(NO), self.add(YES)

    def __getitem__(self, number: int) -> Node:
        return self.nodes[number]

    def add(self, node: Node) -> int:
        """The number of a node, new or not."""
        if node not in self._numbers:
            self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[node]

    def space(self, children: Iterable[int]) -> str:
        """The space that children of one row have in common: theirs, whoever is not constant."""
        return next((self.nodes[child].space for child in children if self.nodes[child].space), "")

    def all(self, parts: Iterable[int]) -> int:
        """The conjunction."""
        return self._junction(of.All, parts, self.yes, self.no)

    def any(self, parts: Iterable[int]) -> int:
        """The disjunction."""
        return self._junction(of.Any, parts, self.no, self.yes)

    def negation(self, number: int) -> int:
        """The negation."""
        node = self.nodes[number]
        match node:
            case of.Fixed(value=Truth(yes)):
                return self.no if yes else self.yes
            case of.Negation(of=inner):
                return inner
            case of.Gather(shape="truth", absent=absent):
                return self.gather(self.negation(node.of), node.index, "no" if absent == "yes" else "yes")
        return self.add(of.Negation(node.space, "truth", "", number))

    def gather(self, number: int, index: int, absent: str = "", *, optional: bool = True) -> int:
        """The value at the row that a reference gives; `absent`: what none gives (of a truth: no, unless `yes`);
        `optional`: a record may have none."""
        node, ref = self.nodes[number], self.nodes[index]
        if isinstance(ref, of.Itself) or (node.space == "" and isinstance(ref, of.Inner | of.Outer)):
            return number
        if isinstance(node, of.Itself) and (not optional or isinstance(ref, of.Inner | of.Outer)):
            return index
        usual = "no" if node.shape == "truth" else "none"
        return self.add(of.Gather(ref.space, node.shape, node.domain, number, index, absent or usual, optional))

    def each_year(self, number: int) -> int:
        """The value once for each year, unless it is a constant or speaks of years already."""
        node = self.nodes[number]
        if node.space == "" or node.space.endswith("*"):
            return number
        return self.add(of.EachYear(node.space + "*", node.shape, node.domain, number))

    def single(self, number: int) -> int:
        """The set of one term."""
        node = self.nodes[number]
        if isinstance(node, of.Gather):
            return self.gather(self.single(node.of), node.index)
        return self.add(of.Single(node.space, "set", node.domain, number))

    def absent(self, number: int) -> int:
        """Whether the value is none."""
        node = self.nodes[number]
        if isinstance(node, of.Gather) and node.absent == "none":
            return self.gather(self.absent(node.of), node.index, "yes")
        return self.add(of.Absent(node.space, "truth", "", number))

    def test(self, kind: type[Test], left: int, right: int, op: str = "") -> int:
        """A test of two values, done at the row where they come from if a reference leads to both or the other is
        constant: through none it is no, but nothing is covered by anything."""
        index = self.common_index((left, right)) if self._moves(kind, left, right) else None
        if index is not None:
            absent = "yes" if kind is of.Covered else "no"
            return self.gather(self.test(kind, self.behind(left), self.behind(right), op), index, absent)
        space = self.space((left, right))
        if kind is of.Ordered:
            return self.add(of.Ordered(space, "truth", "", op, left, right))
        return self.add(kind(space, "truth", "", left, right))  # type: ignore[call-arg]

    def common_index(self, sides: Iterable[int]) -> int | None:
        """The one reference along which all sides come that are not constant; None if there is no such."""
        found = {
            node.index if isinstance(node, of.Gather) and node.absent in ("none", "no") else -1
            for node in map(self.nodes.__getitem__, sides)
            if node.space
        }
        return found.pop() if len(found) == 1 and -1 not in found else None

    def behind(self, number: int) -> int:
        """What a reference leads to; a constant itself."""
        node = self.nodes[number]
        return node.of if isinstance(node, of.Gather) else number

    def _moves(self, kind: type[Test], left: int, right: int) -> bool:
        if kind is of.Alike:  # two facts that are none are alike
            return not (self.nodes[left].space and self.nodes[right].space)
        return kind is not of.Covered or self.nodes[left].space != ""  # a constant is not covered by nothing

    def _junction(self, kind: type[of.All] | type[of.Any], parts: Iterable[int], neutral: int, final: int) -> int:
        flat: dict[int, None] = {}
        for part in parts:
            node = self.nodes[part]
            flat.update(dict.fromkeys(node.parts if isinstance(node, kind) else (part,)))
        flat.pop(neutral, None)
        if final in flat:
            return final
        if len(flat) <= 1:
            return next(iter(flat), neutral)
        chosen = tuple(sorted(flat))
        return self.add(kind(self.space(chosen), "truth", "", chosen))
