"""Numbers, days, moments, lengths and money as intervals: comparing, adding, narrowing."""

from __future__ import annotations

import numpy as np

from engine.checks import planes
from engine.checks.constants import ANY_CURRENCY
from engine.checks.node import Arithmetic, Narrowed, Ordered
from engine.checks.sight import Sight, number
from engine.checks.value import Data, LengthValue, MoneyValue, NumberValue, Plane, TruthValue
from engine.graph.columns import IS_NONE, STATED, Bools, States
from engine.ground.calendar import EASTMOST, MINUTES_PER_DAY, WESTMOST


def ordered(node: Ordered, sight: Sight) -> TruthValue:
    """`<`, `<=`, `>`, `>=`: yes or no only if it is so for all values that the two may have; no at `none`."""
    less, more = (node.right, node.left) if node.op in (">", ">=") else (node.left, node.right)
    left, right = on_one_scale(less, more, sight)
    strict = node.op in ("<", ">")
    if isinstance(left, LengthValue) and isinstance(right, LengthValue):
        months = _ordered(left.months, right.months, strict, sight.rows)
        hours = _ordered(left.hours, right.hours, strict, sight.rows)
        return TruthValue(months.yes | hours.yes, months.no | hours.no, sight.rows)
    if isinstance(left, MoneyValue) and isinstance(right, MoneyValue):
        found = _ordered(left.amount, right.amount, strict, sight.rows)
        settled = planes.plane(same_currency(left, right) | is_none(left.amount) | is_none(right.amount), sight.rows)
        return TruthValue(found.yes & settled, found.no & settled, sight.rows)
    assert isinstance(left, NumberValue)
    assert isinstance(right, NumberValue)
    if _mixed(less, more, sight):
        return _ordered(left, right, strict, sight.rows)
    if _is_limit(right) and (exact := _exact(less, left, sight)) is not None:
        no = planes.plane(left.low >= right.low[0] if strict else left.low > right.low[0], sight.rows)
        return _stated(TruthValue(exact & ~no, no, sight.rows), left)
    if _is_limit(left) and (exact := _exact(more, right, sight)) is not None:
        yes = planes.plane(left.low[0] < right.low if strict else left.low[0] <= right.low, sight.rows)
        return _stated(TruthValue(yes, exact & ~yes, sight.rows), right)
    return _ordered(left, right, strict, sight.rows)


def on_one_scale(left: int, right: int, sight: Sight) -> tuple[Data, Data]:
    """Both values; a day beside a moment becomes the minutes that the day may hold, wherever it is meant."""
    values = sight.of(left), sight.of(right)
    if not _mixed(left, right, sight):
        return values
    first, second = (
        minutes(value) if sight.frame.nodes[node].domain == "date" and isinstance(value, NumberValue) else value
        for value, node in zip(values, (left, right), strict=True)
    )
    return first, second


def minutes(days: NumberValue) -> NumberValue:
    """The minutes that the days may hold, in any zone."""
    low = (days.low - 1) * MINUTES_PER_DAY - EASTMOST
    return NumberValue(low, days.high * MINUTES_PER_DAY - 1 - WESTMOST, days.state)


def arithmetic(node: Arithmetic, sight: Sight) -> NumberValue | MoneyValue:
    """`+`, `-` bound by bound; `none` if either is; a difference is never below 0."""
    left, right = sight.of(node.left), sight.of(node.right)
    if isinstance(left, MoneyValue) and isinstance(right, MoneyValue):
        return _money(node.op, left, right)
    assert isinstance(left, NumberValue)
    assert isinstance(right, NumberValue)
    return _combined(node.op, left, right)


def narrowed(node: Narrowed, sight: Sight) -> NumberValue:
    """The number where it agrees with the stated one; where they do not meet, or nothing is stated, the number."""
    value, stated = number(sight, node.of), number(sight, node.stated)
    low, high = np.maximum(value.low, stated.low), np.minimum(value.high, stated.high)
    meet = (low <= high) & (states(stated) == STATED)
    return NumberValue(np.where(meet, low, value.low), np.where(meet, high, value.high), value.state)


def equal(left: NumberValue, right: NumberValue) -> tuple[Bools, Bools]:
    """Where the two are surely the same (both `none` included), and where they surely differ."""
    one, other = states(left), states(right)
    point = (left.low == left.high) & (right.low == right.high) & (left.low == right.low)
    apart = (left.high < right.low) | (right.high < left.low)
    same = (point & (one == STATED) & (other == STATED)) | ((one == IS_NONE) & (other == IS_NONE))
    never_none = (one == STATED) | (other == STATED)
    differ = apart & never_none & (one != IS_NONE) & (other != IS_NONE)
    differ |= ((one == IS_NONE) & (other == STATED)) | ((other == IS_NONE) & (one == STATED))
    return same, differ


def same_currency(left: MoneyValue, right: MoneyValue) -> Bools:
    """Where both currencies are known and the same."""
    table = {currency: index for index, currency in enumerate(left.currencies)}
    recoded = np.array([table.get(currency, -4) for currency in right.currencies] + [-4], dtype=np.int64)
    same: Bools = left.currency == np.where(right.currency >= 0, recoded[np.maximum(right.currency, -1)], -4)
    return np.asarray(
        (same & (left.currency >= 0)) | (left.currency == ANY_CURRENCY) | (right.currency == ANY_CURRENCY)
    )


def is_none(value: NumberValue) -> Bools:
    """Where the number is none."""
    nothing: Bools = states(value) == IS_NONE
    return nothing


def _mixed(left: int, right: int, sight: Sight) -> bool:
    """Whether a day stands beside a moment."""
    nodes = sight.frame.nodes
    return (nodes[left].domain, nodes[right].domain) in (("date", "moment"), ("moment", "date"))


def _is_limit(value: NumberValue) -> bool:
    """Whether the value is one finite number, the same for every row."""
    return len(value.low) == 1 and value.state is None and bool(-np.inf < value.low[0] == value.high[0] < np.inf)


def _exact(node: int, value: NumberValue, sight: Sight) -> Plane | None:
    """The rows where a number is exact; None if any of the others has an upper bound."""
    if node not in sight.exact:
        if value.low is value.high:
            sight.exact[node] = planes.full(sight.rows)
        else:
            exact = value.low == value.high
            open_upward = (exact | (value.high == np.inf)).all()
            sight.exact[node] = planes.plane(exact, sight.rows) if open_upward else None
    return sight.exact[node]


def _stated(found: TruthValue, value: NumberValue) -> TruthValue:
    """What a comparison found, no at `none`, and not yes where the number may be none."""
    if value.state is None:
        return found
    stated, nothing = (planes.plane(value.state == state, found.rows) for state in (STATED, IS_NONE))
    return TruthValue(found.yes & stated, found.no | nothing, found.rows)


def _ordered(left: NumberValue, right: NumberValue, strict: bool, rows: int) -> TruthValue:
    yes = left.high < right.low if strict else left.high <= right.low
    no = left.low >= right.high if strict else left.low > right.high
    for state in (left.state, right.state):
        if state is not None:
            yes = yes & (state == STATED)
            no = no | (state == IS_NONE)
    return planes.truth(yes, no, rows)


def _money(op: str, left: MoneyValue, right: MoneyValue) -> MoneyValue:
    both = same_currency(left, right)
    amount = _combined(op, left.amount, right.amount)
    high = np.where(both | (states(amount) == IS_NONE), amount.high, np.inf)
    mixed = NumberValue(np.where(both, amount.low, 0.0), high, amount.state)
    return MoneyValue(mixed, np.where(both, left.currency, -1), left.currencies)


def _combined(op: str, left: NumberValue, right: NumberValue) -> NumberValue:
    one, other = states(left), states(right)
    state = np.where((one == IS_NONE) | (other == IS_NONE), IS_NONE, np.maximum(one, other)).astype(np.uint8)
    match op:
        case "+":
            low, high = left.low + right.low, left.high + right.high
        case "-":
            with np.errstate(invalid="ignore"):
                low, high = left.low - right.high, left.high - right.low
            low, high = np.nan_to_num(np.maximum(low, 0.0), nan=0.0, posinf=np.inf), np.maximum(high, 0.0)
            high = np.where(np.isnan(high), np.inf, high)
        case _:
            raise TypeError(op)
    return NumberValue(low, high, state if state.any() else None)


def states(value: NumberValue) -> States:
    """Whether each row is stated; one for all where all are."""
    return np.zeros(1, dtype=np.uint8) if value.state is None else value.state
