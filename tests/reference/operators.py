"""The parts of expressions and rules by name, and how often each operator came to yes, to no and to unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from engine.typed import tree
from tests.reference.kleene import Kleene

CONDITIONS = (
    tree.And, tree.Or, tree.Not, tree.Compare, tree.SetTest, tree.IsNone, tree.HasMember, tree.Quantified,
    tree.Deadline, tree.InTable, tree.InForce, tree.Judged,
)  # fmt: skip
PARTS = (tree.Each, tree.Members, tree.Lineage)
EXPRESSIONS = (
    *CONDITIONS, tree.Constant, tree.Variable, tree.FactOf, tree.Arithmetic, tree.Aggregate, tree.Gathered, tree.Lookup,
    tree.GroupTerms, tree.Call, tree.ParameterOf, tree.JudgedDay,
)  # fmt: skip

INSIDE: dict[type, tuple[str, ...]] = {one: tuple(f.name for f in fields(one)) for one in EXPRESSIONS + PARTS}


def below(e: object) -> Iterator[object]:
    """The expressions and sources directly inside one."""
    for name in INSIDE.get(type(e), ()):
        part = getattr(e, name)
        yield from (p for p in (part if isinstance(part, tuple) else (part,)) if type(p) in INSIDE)


def within(e: object) -> Iterator[object]:
    """An expression and all inside it."""
    yield e
    for part in below(e):
        yield from within(part)


def operator(e: object) -> str:
    """The operator's name, with what it does where one class does several things."""
    name = type(e).__name__
    match e:
        case tree.Compare(op) | tree.SetTest(op) | tree.Arithmetic(op) | tree.Aggregate(op) | tree.Gathered(op):
            return f"{name} {op}"
        case tree.Quantified(quantifier):
            return f"{name} {quantifier}"
        case tree.Deadline(_, how, _, side):
            return f"{name} {how} {side}"
        case tree.Each(yearly=True, back=(first, last)):
            return f"Each during {first} to {last}"
        case tree.Lineage(direction, _, until):
            return f"{name} {direction}{' until' if until else ''}"
        case _:
            return name


def operators(e: object) -> Iterator[str]:
    """The condition's operator and those below it, down to the next conditions."""
    yield operator(e)
    for part in below(e):
        if not isinstance(part, CONDITIONS):
            yield from operators(part)


@dataclass(eq=False)
class Notes:
    """What is kept of a program from one manifest to the next: the parts of each rule; what each condition came to, how
    often; and how often people of groups that are `apart` came to more than the largest of them."""

    program: tree.Program
    heard: Counter[tuple[int, Kleene]] = field(default_factory=Counter)
    conditions: dict[int, tree.Expr] = field(default_factory=dict)
    rules: dict[str, list[object]] = field(default_factory=dict)
    apart: int = 0

    def hear(self, e: tree.Expr, truth: Kleene) -> None:
        """Takes down what a condition came to."""
        self.conditions[id(e)] = e
        self.heard[id(e), truth] += 1

    def by_operator(self) -> Counter[tuple[str, Kleene]]:
        """How often each operator came to yes, no and unknown."""
        found = Counter[tuple[str, Kleene]]()
        for (condition, truth), times in self.heard.items():
            for operator in operators(self.conditions[condition]):
                found[operator, truth] += times
        return found

    def parts(self, rule: tree.Rule) -> list[object]:
        """All parts of a rule, and of the defines and derived facts that it calls."""
        if rule.id not in self.rules:
            found, seen = list[object](), set[str]()
            waiting: list[object] = [rule.applies, rule.duty, *(e.holds for e in rule.exceptions)]
            while waiting:
                parts = list(within(waiting.pop()))
                found += parts
                names = {name for part in parts for name in _called(part)} - seen
                seen |= names
                waiting += [self.program.defines[name].body for name in sorted(names)]
            self.rules[rule.id] = found
        return self.rules[rule.id]


def _called(part: object) -> list[str]:
    match part:
        case tree.Call(define):
            return [define]
        case tree.FactOf(_, fact, kinds, derived):
            return [f"{kind}.{fact}" for kind, is_derived in zip(kinds, derived, strict=True) if is_derived]
        case _:
            return []
