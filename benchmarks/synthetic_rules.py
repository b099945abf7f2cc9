"""200 seeded rules of about six predicates each, most of them shared, in three forms: policy text, closures, Polars.

The vocabulary is one kind with yes/no facts, terms and counts, so that the three forms mean exactly the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

TRUTHS, TERMS, COUNTS, VALUES = 30, 12, 12, 8
SHARED = 0.6


@dataclass(frozen=True, slots=True)
class Test:
    """One predicate: a yes/no fact, a term equal to a value, or a count at or above a limit."""

    fact: str
    against: int | None = None


@dataclass(frozen=True, slots=True)
class RuleShape:
    """when a and (b or c) must d or e unless x."""

    when: tuple[Test, Test, Test]
    must: tuple[Test, Test]
    unless: Test


def words() -> str:
    """The vocabulary as policy text."""
    terms = "\n".join(f'  v{i} en "V{i}" zh "值{i}"' for i in range(VALUES))
    facts = [f'  t{i}: yesno en "T{i}" zh "真{i}"' for i in range(TRUTHS)]
    facts += [f'  k{i}: term of values en "K{i}" zh "类{i}"' for i in range(TERMS)]
    facts += [f'  n{i}: count of things en "N{i}" zh "数{i}"' for i in range(COUNTS)]
    return (
        f'terms values {{\n  title en "Values" zh "值"\n{terms}\n}}\n\n'
        'kind flow f {\n  title en "Flow" zh "数据流"\n  plural flows\n  governed when true\n'
        + "\n".join(facts)
        + "\n}\n"
    )


def law() -> str:
    """The law that the rules belong to, with one clause."""
    return (
        'law SYN {\n  title en "Synthetic" zh "合成"\n  force law\n  in force from 2020-01-01\n'
        "  governs flow f when true cite SYN 1\n}\narticles SYN {\n  1 text ruled\n}\n"
    )


def shapes(count: int = 200, seed: int = 7) -> list[RuleShape]:
    """`count` rules; three predicates in five come from a common pool of forty."""
    draw = random.Random(seed)

    def test() -> Test:
        match draw.randrange(3):
            case 0:
                return Test(f"t{draw.randrange(TRUTHS)}")
            case 1:
                return Test(f"k{draw.randrange(TERMS)}", draw.randrange(VALUES))
            case _:
                return Test(f"n{draw.randrange(COUNTS)}", draw.randrange(5, 95))

    pool = [test() for _ in range(40)]

    def chosen() -> Test:
        return draw.choice(pool) if draw.random() < SHARED else test()

    return [RuleShape((chosen(), chosen(), chosen()), (chosen(), chosen()), chosen()) for _ in range(count)]


def as_text(rules: list[RuleShape]) -> list[tuple[str, str]]:
    """Policy text: one (rule name, text) each."""
    return [(f"rule_{i:03d}", _text(f"syn.rule_{i:03d}", rule)) for i, rule in enumerate(rules)]


def _text(name: str, rule: RuleShape) -> str:
    a, b, c = (_words(test) for test in rule.when)
    d, e = (_words(test) for test in rule.must)
    return (
        f'rule {name} {{\n  title en "{name}" zh "{name}"\n  cite SYN 1\n  severity high\n  for flow f\n'
        f"  when {a} and ({b} or {c})\n  must {d} or {e}\n  unless {_words(rule.unless)} cite SYN 1\n}}\n"
    )


def _words(test: Test) -> str:
    if test.fact[0] == "t":
        return f"f.{test.fact}"
    return f"f.{test.fact} == v{test.against}" if test.fact[0] == "k" else f"f.{test.fact} >= {test.against}"


Row = Mapping[str, int | bool | None]
Closure = Callable[[Row], bool | None]


def as_closures(rules: list[RuleShape]) -> list[Callable[[Row], int]]:
    """The rules as nested Python functions over one row (None is unknown), giving a verdict code each."""
    return [_closure(rule) for rule in rules]


def _closure(rule: RuleShape) -> Callable[[Row], int]:
    a, b, c = (_test(test) for test in rule.when)
    d, e = (_test(test) for test in rule.must)
    applies, duty, exempt = _and(a, _or(b, c)), _or(d, e), _test(rule.unless)

    def verdict(row: Row) -> int:
        applied = applies(row)
        if applied is False:
            return 0
        excused = exempt(row)
        if excused is True:
            return 1
        held = duty(row)
        if held is True:
            return 2
        return 3 if applied is True and excused is False and held is False else 4

    return verdict


def _test(test: Test) -> Closure:
    fact, against = test.fact, test.against

    def truth(row: Row) -> bool | None:
        value = row[fact]
        return None if value is None else bool(value)

    def equal(row: Row) -> bool | None:
        value = row[fact]
        return None if value is None else value == against

    def at_least(row: Row) -> bool | None:
        value = row[fact]
        return None if value is None or against is None else value >= against

    return truth if fact[0] == "t" else equal if fact[0] == "k" else at_least


def _and(left: Closure, right: Closure) -> Closure:
    def both(row: Row) -> bool | None:
        first = left(row)
        if first is False:
            return False
        second = right(row)
        return False if second is False else None if first is None or second is None else True

    return both


def _or(left: Closure, right: Closure) -> Closure:
    def either(row: Row) -> bool | None:
        first = left(row)
        if first is True:
            return True
        second = right(row)
        return True if second is True else None if first is None or second is None else False

    return either
