"""Truth planes: Kleene's and, or, not; equality; `is none`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from engine.checks import planes
from engine.checks.node import Absent, Alike, All, Any, At, Fixed, Negation, Setting
from engine.checks.numbers import equal, is_none, on_one_scale, same_currency
from engine.checks.planes import MAYBE, NO, YES
from engine.checks.sight import Sight, code, truth
from engine.checks.taxonomy import Taxonomy
from engine.checks.taxonomy import answers as answers_of
from engine.checks.value import (
    SOME,
    CodeValue,
    LengthValue,
    MoneyValue,
    NumberValue,
    Plane,
    SetValue,
    Slices,
    TextValue,
    TruthValue,
)
from engine.graph.columns import IS_NONE, NONE, STATED, UNKNOWN, Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray


def conjunction(node: All, sight: Sight) -> TruthValue:
    """Yes where all parts are yes, no where one is no."""
    first, *rest = sight.in_turn(_parts(node, sight))
    value = truth(sight, first)
    yes, no = value.yes, value.no
    for part in rest:
        if sight.settled(no):
            break
        value = truth(sight, part)
        yes, no = yes & value.yes, no | value.no
    return TruthValue(yes, no, sight.rows)


def disjunction(node: Any, sight: Sight) -> TruthValue:
    """Yes where one part is yes, no where all are no."""
    first, *rest = sight.in_turn(_parts(node, sight))
    value = truth(sight, first)
    yes, no = value.yes, value.no
    for part in rest:
        if sight.settled(yes):
            break
        value = truth(sight, part)
        yes, no = yes | value.yes, no & value.no
    return TruthValue(yes, no, sight.rows)


def _parts(node: All | Any, sight: Sight) -> tuple[int, ...]:
    """The parts but for constants that change nothing: a yes in a conjunction, a no in a disjunction; at least one."""
    parts = sight.frame.parts.get(id(node))
    if parts is None:
        constants = [part for part in node.parts if sight.frame.nodes[part].space == ""]
        idle = {part for part in constants if sight.rows and _is_idle(node, truth(sight, part))}
        parts = tuple(part for part in node.parts if part not in idle) or node.parts[:1]
        if sight.rows:
            sight.frame.parts[id(node)] = parts
    return parts


def _is_idle(node: All | Any, constant: TruthValue) -> bool:
    plane = constant.yes if isinstance(node, All) else constant.no
    return bool(plane[0])


def negation(node: Negation, sight: Sight) -> TruthValue:
    """Yes and no change places."""
    value = truth(sight, node.of)
    return TruthValue(value.no, value.yes, sight.rows)


def absent(node: Absent, sight: Sight) -> TruthValue:
    """Yes where the value is `none`, no where it surely is not; of a set: where it is empty."""
    match sight.of(node.of):
        case NumberValue(state=state) | MoneyValue(NumberValue(state=state)) | LengthValue(NumberValue(state=state)):
            states = np.zeros(1, dtype=np.uint8) if state is None else state
            return planes.truth(states == IS_NONE, states == STATED, sight.rows)
        case CodeValue(code) | TextValue(code=code):
            return planes.truth(code == NONE, (code >= 0) | (code == SOME), sight.rows)
        case SetValue() as value:
            some, any_ = _any(value.must, value.rows), _any(value.may, value.rows)
            found = TruthValue(planes.others(any_, value.rows), some, value.rows)
            return found if value.rows == sight.rows else planes.spread(found, sight.rows)
        case TruthValue():
            raise TypeError("whether a truth is none is a column of its own")


def _any(slices: Slices, rows: int) -> Plane:
    """The rows whose set has some term."""
    found = planes.empty(rows)
    if isinstance(slices, np.ndarray):
        return np.bitwise_or.reduce(slices, axis=0, out=found)
    for term in range(len(slices)):
        found |= slices[term]
    return found


def alike(node: Alike, sight: Sight) -> TruthValue:
    """`==`; a stated term is alike a constant one that it is or lies below."""
    nodes = sight.frame.nodes
    if nodes[node.left].shape == "term" and isinstance(nodes[node.right], Fixed | Setting):
        taxonomy = sight.frame.taxonomy(nodes[node.left].domain)
        return by_code(node, node.left, node.right, lambda: _is_a(int(code(sight, node.right)[0]), taxonomy), sight)
    left, right = on_one_scale(node.left, node.right, sight)
    match left, right:
        case TruthValue(), TruthValue():
            yes = (left.yes & right.yes) | (left.no & right.no)
            return TruthValue(yes, (left.yes & right.no) | (left.no & right.yes), sight.rows)
        case NumberValue(), NumberValue():
            return planes.truth(*equal(left, right), sight.rows)
        case LengthValue(), LengthValue():
            by_month, by_hour = equal(left.months, right.months), equal(left.hours, right.hours)
            return planes.truth(by_month[0] | by_hour[0], by_month[1] | by_hour[1], sight.rows)
        case MoneyValue(), MoneyValue():
            same, differ = equal(left.amount, right.amount)
            settled = same_currency(left, right) | is_none(left.amount) | is_none(right.amount)
            return planes.truth(same & settled, differ & settled, sight.rows)
        case TextValue(), TextValue():
            table = {text: index for index, text in enumerate(left.texts)}
            known = [table.get(text, len(table)) for text in right.texts]
            recoded = np.array([*known, SOME, NONE, UNKNOWN], dtype=np.int64)
            return _same(left.code, recoded[right.code], sight.rows)
        case CodeValue(), CodeValue() if nodes[node.left].shape == "term":
            taxonomy = sight.frame.taxonomy(nodes[node.left].domain)
            return _same_terms(left.code, right.code, taxonomy, sight.rows)
        case CodeValue(), CodeValue():
            return _same(left.code, right.code, sight.rows)
    raise TypeError(f"{type(left).__name__} beside {type(right).__name__}")


def by_code(asked: At, node: int, against: int, make: Callable[[], NDArray[np.uint8]], sight: Sight) -> TruthValue:
    """The truth that the table of `asked`, made once, gives for each term of a node, held `against` a constant."""
    frame = sight.frame
    known = frame.compiled.shared.answers if isinstance(frame.nodes[against], Fixed) else frame.answers
    answers = known.get(id(asked))
    if answers is None:
        answers = known[id(asked)] = answers_of(make())
    terms, rows = code(sight, node), sight.rows
    if answers.few is None:
        truths = np.take(answers.table, terms, mode="wrap")
        return planes.of_codes(truths if len(truths) == rows else np.broadcast_to(truths, rows))
    if not answers.few:
        yes = planes.empty(rows)
    else:
        first, *rest = answers.few
        found = terms == first
        for term in rest:
            found |= terms == term
        yes = planes.plane(found, rows)
    if node not in sight.known:
        sight.known[node] = planes.plane((terms >= 0) | (terms == NONE), rows)
    return TruthValue(yes, yes ^ sight.known[node], rows)


def _is_a(term: int, taxonomy: Taxonomy) -> NDArray[np.uint8]:
    """For each stated term: whether it is `term`; unknown where it may turn out to be."""
    table = np.full(len(taxonomy) + 3, NO, dtype=np.uint8)
    table[[-1, -3]] = MAYBE
    if term < 0:
        return _against_nothing(table, term)
    table[taxonomy.above(term)] = MAYBE
    table[taxonomy.at_or_below([term])] = YES
    return table


def _against_nothing(table: NDArray[np.uint8], term: int) -> NDArray[np.uint8]:
    if term == UNKNOWN:
        table[:] = MAYBE
    else:
        table[-2] = YES
    return table


def _same_terms(left: Ints, right: Ints, taxonomy: Taxonomy, rows: int) -> TruthValue:
    """Between two stated terms: yes only where the right one has nothing below it."""
    width = len(taxonomy) + 3
    table = np.full((width, width), NO, dtype=np.uint8)
    for term in range(len(taxonomy)):
        below = taxonomy.at_or_below([term])
        table[below, term] = MAYBE
        table[term, below] = MAYBE
        if len(below) == 1:
            table[term, term] = YES
    table[[-1, -3], :] = MAYBE
    table[:, [-1, -3]] = MAYBE
    table[-2, -2] = YES
    table[[-3, -2], [-2, -3]] = NO
    position = (left.astype(np.int64) % width) * width + right.astype(np.int64) % width
    truths = np.take(table.ravel(), position)
    return planes.of_codes(truths if len(truths) == rows else np.broadcast_to(truths, rows))


def _same(left: Ints, right: Ints, rows: int) -> TruthValue:
    known = ((left >= 0) | (left == NONE)) & ((right >= 0) | (right == NONE))
    same = left == right
    one_is_none = ((left == NONE) & (right == SOME)) | ((left == SOME) & (right == NONE))
    return planes.truth(same & known, (known & ~same) | one_is_none, rows)
