"""The plan of a run: which nodes are needed, which of them whole, and in which segments they are evaluated.

A segment is a stretch of nodes of one space that runs in blocks; what is read at other rows is kept whole. Each node
runs as late as its readers allow, so that little is kept, and what is kept is freed after its last reader. A node that
is read again in a later segment is kept if it is a truth (a quarter of a byte a row), else evaluated again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import structs

from engine.checks.node import Node
from engine.checks.program import Compiled, RuleCard
from engine.checks.reads import by_itself, children, inputs
from engine.checks.steps import Plan, Segment, Step


def roots_of(rule: RuleCard) -> tuple[int, ...]:
    """All nodes that a rule's verdict and flags are taken from."""
    found: list[int | None] = []
    for roots in (rule.roots, rule.unjudged, rule.pending, *(reading.roots for reading in rule.readings)):
        if roots is not None:
            found += [roots.applies, roots.exempt, roots.duty, roots.vacuous]
    return tuple(node for node in dict.fromkeys(found) if node is not None)


def plan(nodes: Sequence[Node], rules: Sequence[RuleCard], chosen: Iterable[int]) -> Plan:
    """The plan for the chosen rules (by position)."""
    return _Planning(nodes, rules, tuple(chosen)).plan()


def narrowed(compiled: Compiled, rules: Collection[str]) -> Compiled:
    """The program of these rules alone, for many runs of few rules; what runs share is that of the whole."""
    part = structs.replace(compiled, rules=tuple(rule for rule in compiled.rules if rule.id in rules))
    part.__dict__["shared"] = compiled.shared
    return part


class _Planning:
    def __init__(self, nodes: Sequence[Node], rules: Sequence[RuleCard], chosen: tuple[int, ...]) -> None:
        self.nodes = nodes
        self.rules = rules
        self.chosen = chosen
        self.varies = [node.space != "" for node in nodes]
        self.alone = [by_itself(node) for node in nodes]
        self.here: dict[int, tuple[int, ...]] = {}
        self.whole: dict[int, tuple[int, ...]] = {}
        self.constants: set[int] = set()
        self.roots_of = {rule: roots_of(rules[rule]) for rule in chosen}
        self.roots = {root for roots in self.roots_of.values() for root in roots}
        self._reach(self.roots)
        self.order = sorted(self.here)
        self.level = self._earliest()
        self.last = max((level + self.alone[n] for n, level in self.level.items()), default=0)
        self.homes = self._latest()
        self.kept, self.read_last = self._settle()

    def plan(self) -> Plan:
        wholes: list[list[int]] = [[] for _ in range(self.last + 1)]
        spaces: list[dict[str, list[int]]] = [{} for _ in wholes]
        frees: list[list[int]] = [[] for _ in wholes]
        for n in self.order:
            if self.alone[n]:
                wholes[self.level[n]].append(n)
            else:
                space = self.nodes[n].space
                for level in self.homes[n]:
                    spaces[level].setdefault(space, []).append(n)
            if self.alone[n] or n in self.kept:
                frees[self.read_last[n]].append(n)
        for rule in self.chosen:
            spaces[self.last].setdefault(self.rules[rule].space, [])
        steps = [
            Step(tuple(self._segment(*named, level) for named in spaces[level].items()), tuple(alone), tuple(free))
            for level, (alone, free) in enumerate(zip(wholes, frees, strict=True))
        ]
        ids = tuple(self.rules[rule].id for rule in self.chosen)
        return Plan(ids, tuple(sorted(self.constants)), tuple(steps), self._depth())

    def _depth(self) -> int:
        """How many nodes stand one above the other at most."""
        depth: dict[int, int] = {}
        for n in sorted((*self.order, *self.constants)):
            depth[n] = 1 + max((depth.get(child, 0) for child in children(self.nodes[n])), default=0)
        return max(depth.values(), default=0)

    def _reach(self, roots: Iterable[int]) -> None:
        """Collect what is needed, and for each node which others it reads in its block and which whole."""
        stack = list(roots)
        while stack:
            n = stack.pop()
            if n in self.here or n in self.constants:
                continue
            reads = inputs(self.nodes[n])
            stack += reads.here
            if not self.varies[n]:
                self.constants.add(n)
                continue
            here = [child for child in reads.here if self.varies[child]]
            self.here[n] = tuple(child for child in here if not self.alone[child])
            self.whole[n] = ()
            if reads.whole or reads.asked or len(self.here[n]) < len(here):
                whole = dict.fromkeys((*reads.whole, *(child for child in here if self.alone[child])))
                for picked in reads.asked:
                    self._pick(picked, whole)
                self.whole[n] = tuple(child for child in whole if self.varies[child])
                stack += whole

    def _pick(self, n: int, whole: dict[int, None]) -> None:
        """Collect what must be whole so that `n` can be evaluated at any rows."""
        if not self.varies[n] or self.alone[n]:
            whole[n] = None
            return
        reads = inputs(self.nodes[n])
        whole.update(dict.fromkeys(reads.whole))
        for child in reads.here + reads.asked:
            self._pick(child, whole)

    def _earliest(self) -> dict[int, int]:
        level: dict[int, int] = {}
        for n in self.order:
            alone = self.alone[n]
            before = [level[child] if alone else level[child] + 1 for child in self.whole[n]]
            level[n] = max([*(level[child] for child in self.here[n]), *before], default=0)
        return level

    def _latest(self) -> dict[int, set[int]]:
        """Move each node to the latest level that its readers allow, and add the levels at which it is run again."""
        latest = {n: self.last - self.alone[n] for n in self.order}
        for n in reversed(self.order):
            alone = self.alone[n]
            for child in self.here[n]:
                latest[child] = min(latest[child], latest[n])
            for child in self.whole[n]:
                latest[child] = min(latest[child], latest[n] if alone else latest[n] - 1)
        self.level = latest
        return {n: {level} for n, level in latest.items()}

    def _settle(self) -> tuple[set[int], dict[int, int]]:
        """The nodes to keep and the last level at which each is read."""
        kept = {child for n in self.order for child in self.whole[n]}
        read_last = dict.fromkeys(self.order, 0)
        for root in self.roots - self.constants:
            self._read(root, self.last, kept, read_last)
        for n in reversed(self.order):
            for level in self.homes[n]:
                for child in self.here[n]:
                    self._read(child, level, kept, read_last)
                for child in self.whole[n]:
                    read_last[child] = max(read_last[child], level)
        return kept, read_last

    def _read(self, child: int, level: int, kept: set[int], read_last: dict[int, int]) -> None:
        read_last[child] = max(read_last[child], level)
        if level > self.level[child] and child not in kept and not self.alone[child]:
            if self.nodes[child].shape == "truth":
                kept.add(child)
            else:
                self.homes[child].add(level)

    def _segment(self, space: str, nodes: list[int], level: int) -> Segment:
        ordered = self._close_to_columns(nodes)
        keeps = frozenset(n for n in nodes if n in self.kept and self.level[n] == level)
        position = {n: at for at, n in enumerate(ordered)}
        last = dict(position)
        for at, n in enumerate(ordered):
            last.update((child, at) for child in self.here[n] if child in position)
        rules: dict[int, tuple[int, ...]] = {}
        if level == self.last:
            for rule in self.chosen:
                if self.rules[rule].space == space:
                    inside = [root for root in self.roots_of[rule] if root in position]
                    after = max((position[root] for root in inside), default=-1)
                    last.update((root, max(last[root], after)) for root in inside)
                    node = ordered[after] if inside else -1
                    rules[node] = (*rules.get(node, ()), rule)
        drops: list[list[int]] = [[] for _ in ordered]
        for n, at in last.items():
            drops[at].append(n)
        return Segment(space, tuple(ordered), tuple(map(tuple, drops)), keeps, rules)

    def _close_to_columns(self, nodes: list[int]) -> list[int]:
        """In order, but truths that read other values come as soon as these are there, while they are still in cache;
        a truth takes a quarter of a byte a row, any other value a byte or more."""
        readers: dict[int, list[int]] = {}
        for n in nodes:
            if self.nodes[n].shape == "truth":
                for child in self.here[n]:
                    if self.nodes[child].shape != "truth":
                        readers.setdefault(child, []).append(n)
        waiting = dict.fromkeys(nodes)
        ordered = []
        for first in nodes:
            stack = [first]
            while stack:
                n = stack.pop()
                if n in waiting and not any(child in waiting for child in self.here[n]):
                    del waiting[n]
                    ordered.append(n)
                    stack += reversed(readers.get(n, ()))
        return ordered
