"""Whether conditions can hold together: a sound, limited search for contradictions between tests of the same value.

It says "impossible" only where no manifest whatever makes all of the conditions yes; where it says nothing, they may
still exclude each other for reasons that it does not see (arithmetic, lists, what a definition asks).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Final

from engine.ground.schema import Schema, Term
from engine.ground.value import OneTerm, Range, SomeTerms, Truth
from engine.typed import tree
from engine.typed.walk import likeness

MOST_ALTERNATIVES: Final = 256
"""Ways through the `or`s of a rule that are looked at; a rule with more of them is left in peace."""

STEP: Final = 2.0**-20
"""From a limit to the next number: finer than any limit that is written, and exact beside counts up to 2^32."""

NONE: Final = "none"  # beside the terms of a taxonomy, which are words of letters; a term called so stands in a key
Below = Mapping[str, Mapping[str, frozenset[str]]]
"""By taxonomy and term: the term and those below it."""

_MIRRORED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}
_DENIED: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def terms_below(schema: Schema) -> Below:
    """The terms below each term; looked up once for all rules, for a taxonomy may be long and its tests many."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for name, taxonomy in schema.terms.items():
        terms = tuple(taxonomy.entries)
        found[name] = {term: frozenset(terms[at] for at in under) for term, under in taxonomy.below.items()}
    return found


def impossible(conditions: Sequence[tree.Expr], below: Below) -> bool:
    """Whether no record makes all of the conditions yes. `below`: see `terms_below`."""
    ways = 0

    def closed(waiting: list[tuple[tree.Expr, bool]], known: _Known) -> bool:
        nonlocal ways
        while waiting:
            expr, holds = waiting.pop()
            match expr, holds:
                case tree.Not(of=of), _:
                    waiting.append((of, not holds))
                case (tree.And(parts=parts), True) | (tree.Or(parts=parts), False):
                    waiting += [(part, holds) for part in parts]
                case (tree.Or(parts=parts), True) | (tree.And(parts=parts), False):
                    ways += len(parts)
                    if ways > MOST_ALTERNATIVES:
                        return False
                    return all(closed([*waiting, (part, holds)], known.copy()) for part in parts)
                case _:
                    if known.refutes(expr, holds, below):
                        return True
        return False

    return closed([(condition, True) for condition in reversed(conditions)], _Known())


@dataclass
class _Known:
    """What the tests so far leave: truths of whole tests, terms that a value may be, and the span of a number."""

    truths: dict[Hashable, bool] = field(default_factory=dict)
    terms: dict[Hashable, frozenset[str]] = field(default_factory=dict)
    spans: dict[Hashable, tuple[float, float]] = field(default_factory=dict)

    def copy(self) -> _Known:
        return _Known(dict(self.truths), dict(self.terms), dict(self.spans))

    def refutes(self, test: tree.Expr, holds: bool, below: Below) -> bool:
        """Takes in a test, and tells whether it cannot go with those before."""
        match test:
            case tree.Constant(value=Truth(yes=yes)):
                return yes != holds
            case tree.Compare(op="==", left=left, right=tree.Constant(value=OneTerm(name=term))):
                return self._is_one_of(left, (term,), holds, below)
            case tree.SetTest(op="in", left=left, right=tree.Constant(value=SomeTerms(must=terms))):
                return self._is_one_of(left, terms, holds, below)
            case tree.IsNone(of=of) if isinstance(of.type, Term):
                return self._narrowed(of, frozenset({NONE}), holds, below)
            case tree.Compare(op=op, left=left, right=tree.Constant(value=Range() as limit)):
                return self._lies(left, op, limit, holds)
            case tree.Compare(op=op, left=tree.Constant(value=Range() as limit), right=right):
                return self._lies(right, _MIRRORED[op], limit, holds)
            case tree.InForce(period=period, at=at) if holds:
                first = -inf if period.first is None else period.first
                if self._between(("day", at), first, inf if period.last is None else period.last):
                    return True
        key = likeness(test)
        return self.truths.setdefault(key, holds) != holds

    def _is_one_of(self, value: tree.Expr, terms: Sequence[str], holds: bool, below: Below) -> bool:
        if not isinstance(value.type, Term):
            return False
        under = below[value.type.terms]
        return self._narrowed(value, frozenset[str]().union(*map(under.__getitem__, terms)), holds, below)

    def _narrowed(self, value: tree.Expr, terms: frozenset[str], holds: bool, below: Below) -> bool:
        assert isinstance(value.type, Term)
        key = likeness(value)
        left = self.terms.get(key)
        if left is None:
            left = frozenset(below[value.type.terms]) | {NONE}
        self.terms[key] = left = left & terms if holds else left - terms
        return not left

    def _lies(self, value: tree.Expr, op: str, limit: Range, holds: bool) -> bool:
        if not holds:
            # An ordered comparison with `none` is no both ways, so its denial is the opposite one only without it.
            if op not in _DENIED or getattr(value, "optional", True):
                return False
            op = _DENIED[op]
        low, high = {
            "<": (-inf, limit.high - STEP),
            "<=": (-inf, limit.high),
            ">": (limit.low + STEP, inf),
            ">=": (limit.low, inf),
            "==": (limit.low, limit.high),
        }[op]
        return self._between(likeness(value), low, high)

    def _between(self, key: Hashable, low: float, high: float) -> bool:
        before = self.spans.get(key, (-inf, inf))
        span = max(before[0], low), min(before[1], high)
        self.spans[key] = span
        return span[0] > span[1]
