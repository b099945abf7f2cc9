"""The currency of an aggregated amount: the one that its members state, or unknown where they state several."""

from __future__ import annotations

import numpy as np

from engine.checks.constants import ANY_CURRENCY
from engine.checks.value import Data, MoneyValue, NumberValue
from engine.graph.columns import UNKNOWN, Bools, Ints

_NOBODY = 1 << 40


class Currencies:
    """Collects the currencies of the members of each row."""

    def __init__(self, rows: int) -> None:
        self.names: dict[str, int] = {}
        self.first = np.full(rows, _NOBODY, dtype=np.int64)
        self.last = np.full(rows, ANY_CURRENCY, dtype=np.int64)
        self.vague = np.zeros(rows, dtype=np.bool_)

    def add(self, outer: Ints, value: MoneyValue, possible: Bools) -> None:
        """Members of the rows `outer`."""
        code = self._coded(value, len(possible))
        self.vague[outer[possible]] = True
        stated = possible & (code >= 0)
        np.minimum.at(self.first, outer[stated], code[stated])
        np.maximum.at(self.last, outer[stated], code[stated])

    def add_to_all(self, rows: Bools, value: Data | None, possible: Bools) -> None:
        """Members that may belong to any of the rows."""
        if possible.any() and not isinstance(value, MoneyValue):
            self.vague[rows] = True
        elif possible.any() and isinstance(value, MoneyValue):
            code = self._coded(value, len(possible))[possible]
            code = code[code >= 0]
            if len(code):
                self.first[rows] = np.minimum(self.first[rows], code.min())
                self.last[rows] = np.maximum(self.last[rows], code.max())
            self.vague[rows] = True

    def amounts(self, bounds: NumberValue, open_: Bools) -> MoneyValue:
        """The bounds in the currency of each row; nothing is known of mixed ones, and nothing at all is in any."""
        one = self.first == self.last
        nobody = ~self.vague & ~open_
        currency = np.where(one, self.first, np.where(nobody, ANY_CURRENCY, UNKNOWN))
        known = one | nobody
        low, high = np.where(known, bounds.low, 0.0), np.where(known, bounds.high, np.inf)
        return MoneyValue(NumberValue(low, high, bounds.state), currency, tuple(self.names))

    def _coded(self, value: MoneyValue, rows: int) -> Ints:
        for name in value.currencies:
            self.names.setdefault(name, len(self.names))
        to = np.array([*(self.names[name] for name in value.currencies), UNKNOWN], dtype=np.int64)
        return np.broadcast_to(np.where(value.currency >= 0, to[value.currency], UNKNOWN), rows)
