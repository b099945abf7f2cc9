"""Scopes of a compilation: the variables in sight, their spaces, and the rows that hold what reads several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from engine.checks import node as of
from engine.checks.interned import Interned
from engine.checks.reads import children
from engine.checks.shapes import shape_of
from engine.ground.schema import Type
from engine.typed import tree


@dataclass(frozen=True, slots=True)
class Variant:
    """How judgements, running clocks, `every` and one contested parameter are read."""

    unjudged: bool = False
    kept: bool = False
    vacuous: bool = False
    reading: tuple[str, int] | None = None


PLAIN = Variant()


@dataclass(frozen=True, slots=True)
class Level:
    """A variable: its kinds, and for a member of a relation or lineage `over` the level of the outer row."""

    name: str
    kinds: tuple[str, ...]
    over: int | None = None
    outer: int | None = None

    @property
    def space(self) -> str:
        """The space of its rows."""
        return "|".join(self.kinds)


@dataclass(frozen=True, slots=True)
class Low:
    """A node and the levels whose variables it reads: none, one, or a member and its outer row."""

    node: int
    reads: frozenset[int]


@dataclass(frozen=True, slots=True)
class Env:
    """The variables in sight, outermost first; `in_year`: per-year values are read at the year in question.
    `judged_on`: facts that replace the judged day of the outermost variable. `each_year`: that day is of its year."""

    levels: tuple[Level, ...]
    in_year: bool
    variant: Variant
    judged_on: tuple[tuple[str, ...], bool] | None = None
    each_year: bool = False

    def level(self, name: str) -> int:
        """The level of a variable."""
        return next(at for at, level in enumerate(self.levels) if level.name == name)

    def with_level(self, level: Level, *, yearly: bool) -> Env:
        """The scope inside a comprehension."""
        return replace(self, levels=(*self.levels, level), in_year=self.in_year or yearly)


@dataclass(slots=True)
class Work:
    """The program that is compiled, the pass that lowers its expressions, and what is made of it so far."""

    program: tree.Program
    lowering: Callable[[Work, Env, tree.Expr], Low]
    nodes: Interned = field(default_factory=Interned)
    insides: dict[tuple[int, Env], Inside] = field(default_factory=dict)
    """By the number of the typed `Each`."""
    _lowered: dict[tuple[int, Env], tuple[tree.Expr, Low]] = field(default_factory=dict)
    _bodies: dict[tuple[str, Variant], int] = field(default_factory=dict)
    _varies: dict[int, Varies] = field(default_factory=dict)

    def lower(self, env: Env, expr: tree.Expr) -> Low:
        """The node of an expression, and which levels it reads. What is the same in a variant is not lowered again."""
        key = (id(expr), env)
        variant = env.variant
        if key not in self._lowered and variant != PLAIN:
            plain = self.lower(replace(env, variant=PLAIN), expr)
            if not self.varies(plain.node).under(variant):
                self._lowered[key] = expr, plain
        if key not in self._lowered:
            low = self.lowering(self, env, expr)
            constant = self.nodes[low.node].space == ""
            self._lowered[key] = expr, Low(low.node, frozenset()) if constant else low
        return self._lowered[key][1]

    def body(self, name: str, variant: Variant) -> int:
        """The node of a define's body, in the space of its kinds; a derived fact has the shape of its type."""
        key = (name, variant)
        if key not in self._bodies:
            define = self.program.defines[name]
            node = self.lower(define_env(define, variant), define.body).node
            kind, _, fact = name.partition(".")
            declared = self.program.schema.kinds.get(kind)
            if declared is not None and fact in declared.facts:
                node = shaped(self, node, declared.facts[fact].type)
            self._bodies[key] = self.nodes.each_year(node) if define.yearly else node
        return self._bodies[key]

    def varies(self, number: int) -> Varies:
        """What the node and all below it may be read in another way by."""
        if number not in self._varies:
            node = self.nodes[number]
            below = [self.varies(child) for child in children(node)]
            self._varies[number] = Varies(
                isinstance(node, of.Outcome) or any(each.judged for each in below),
                isinstance(node, of.Timely) or any(each.timed for each in below),
                (isinstance(node, of.Quantified) and node.quantifier == "every") or any(each.every for each in below),
                frozenset({node.parameter} if isinstance(node, of.Setting) else ()).union(
                    *(each.read for each in below)
                ),
            )
        return self._varies[number]


@dataclass(frozen=True, slots=True)
class Varies:
    """Whether judgements and clocks are read and something is asked of every member, and which parameters are read."""

    judged: bool
    timed: bool
    every: bool
    read: frozenset[str]

    def under(self, variant: Variant) -> bool:
        """Whether a variant may change anything."""
        contested = variant.reading is not None and variant.reading[0] in self.read
        asked = (variant.unjudged, self.judged), (variant.kept, self.timed), (variant.vacuous, self.every)
        return contested or any(wanted and there for wanted, there in asked)


@dataclass(frozen=True, slots=True)
class Inside:
    """A comprehension made ready: the scope inside, the relation or lineage, and the nodes of its conditions and value
    at the members' rows. `along`: the reference to the row whose members are meant, if it is not a variable."""

    env: Env
    over: int
    row: Low
    along: int | None
    parts: tuple[int | None, ...]


def define_env(define: tree.Define, variant: Variant) -> Env:
    """The scope of a define's body."""
    return Env((Level(define.variable.name, define.variable.kinds),), define.yearly, variant)


def together(work: Work, env: Env, lows: Sequence[Low]) -> tuple[list[int], frozenset[int]]:
    """The nodes brought to the smallest rows that hold all that they read; the levels of these rows."""
    reads = frozenset().union(*(low.reads for low in lows))
    lifted = [lift(work, env, low, reads) for low in lows]
    if any(work.nodes[node].space.endswith("*") for node in lifted):
        lifted = [work.nodes.each_year(node) for node in lifted]
    return lifted, reads


def lift(work: Work, env: Env, low: Low, reads: frozenset[int]) -> int:
    """The node at rows that hold `reads`: its own, or the pairs of a member and its outer row."""
    if not low.reads or low.reads == reads:
        return low.node
    if len(reads) == 1:
        raise TypeError("a constant cannot stand for what reads a row")
    member = env.levels[max(reads)]
    if len(reads) > 2 or member.outer != min(reads) or member.over is None:
        raise TypeError(f"`{member.name}` is read together with a row that is not just outside it")
    kind, level = (of.Inner, max(reads)) if low.reads == {max(reads)} else (of.Outer, min(reads))
    index = work.nodes.add(kind(f"#{member.over}", "ref", env.levels[level].space, member.over))
    if work.nodes[low.node].space.endswith("*"):
        index = work.nodes.each_year(index)
    return work.nodes.gather(low.node, index)


def shaped(work: Work, node: int, type_: Type) -> int:
    """The node with the shape of a type: `none` gets one, a reference is numbered in the type's kinds."""
    shape, domain = shape_of(type_)
    made = work.nodes[node]
    if isinstance(made, of.Fixed) and made.shape == "none":
        return work.nodes.add(of.Fixed("", shape, domain, made.value))
    if shape == "ref" and made.domain != domain:
        return work.nodes.add(of.Wider(made.space, shape, domain, node))
    return node
