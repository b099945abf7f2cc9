"""Values of nodes row by row, for explanations: what a run shows in bulk, fetched once per node and read singly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from engine.checks.node import Lineage, Node
from engine.checks.sight import Rows
from engine.checks.value import CodeValue, Data, NumberValue, SetValue, TextValue, TruthValue
from engine.checks.verdict import Members, Run
from engine.findings.block import UNKNOWN, YES, Block, Marks, marks, number_at
from engine.findings.witness import Ancestry
from engine.graph.columns import Bools, Floats, Ints

WHOLE_UP_TO: Final = 1 << 16  # rows of a space that are fetched all at once


class View:
    """A window on a finished run. `of_interest`: by space, the rows that are reported, fetched together where the
    space is too large to be fetched whole."""

    def __init__(self, run: Run, of_interest: Mapping[str, Ints]) -> None:
        self.run = run
        self._ancestries: dict[str, Ancestry] = {}
        self.nodes: tuple[Node, ...] = run.compiled.nodes
        self._interest = of_interest
        self._places = {space: {int(r): i for i, r in enumerate(rows)} for space, rows in of_interest.items()}
        self._blocks: dict[int, Block] = {}
        self._singles: dict[tuple[int, int], Block] = {}
        self._sizes: dict[str, int] = {"": 1}
        self._bases: dict[int, str] = {}
        self._whole: dict[int, bytes] = {}  # the marks of nodes that are fetched at all rows, by row
        self._above: dict[str, tuple[int | None, ...]] = {}
        self._sets: dict[int, tuple[Marks, Marks]] = {}
        self._members: dict[tuple[int, int], Members] = {}

    # ---- rows and spaces -------------------------------------------------------------------------------------------

    def rows(self, space: str) -> int:
        """How many rows the space has."""
        if space not in self._sizes:
            self._sizes[space] = self.run.rows(space)
        return self._sizes[space]

    def split(self, space: str, row: int) -> tuple[int, int]:
        """The position of the year and the row without years; year 0 where the space has none."""
        return divmod(row, max(self.rows(space[:-1]), 1)) if space.endswith("*") else (0, row)

    def join(self, space: str, year: int, row: int) -> int:
        """The row of a space, given the position of the year (left out where the space has none) and the row."""
        if space == "":
            return 0
        return year * self.rows(space[:-1]) + row if space.endswith("*") else row

    def row_in(self, node: int, rows: Mapping[str, int], year: int) -> int:
        """The row at which a node is read, given the rows by space and the position of the year."""
        base = self._bases.get(node)
        if base is None:
            base = self._bases[node] = self.nodes[node].space.removesuffix("*")
        if base == "":
            return 0
        space = self.nodes[node].space
        return rows[base] if space is base or space == base else year * self.rows(base) + rows[base]

    def beside(self, node: int, space: str, row: int) -> int:
        """The row of `node` that stands for `row` of `space`: the same, without its year where the node has none."""
        own = self.nodes[node].space
        return row if own == space else self.join(own, *self.split(space, row))

    def members(self, over: int, row: int, wanted: Bools | None = None) -> Members:
        """The members of a relation at one outer row; of a lineage the nearest, among the `wanted` rows if given."""
        tie = self.nodes[over]
        if isinstance(tie, Lineage) and wanted is not None:
            return self.ancestry(tie.space).members(tie.direction, tie.until, row, wanted)
        key = (over, row)
        if key not in self._members:
            self._members[key] = (
                self.ancestry(tie.space).members(tie.direction, tie.until, row, None)
                if isinstance(tie, Lineage)
                else self.run.members(over, row)
            )
        return self._members[key]

    def ancestry(self, kind: str) -> Ancestry:
        """The lineage of a kind's rows."""
        if kind not in self._ancestries:
            self._ancestries[kind] = Ancestry(self.run, kind)
        return self._ancestries[kind]

    # ---- values ----------------------------------------------------------------------------------------------------

    def data(self, node: int, row: int) -> tuple[Data, int]:
        """Data that hold the node's value at the row, and its place in them."""
        block = self._block(node, row)
        return block.data, block.place(row)

    def truth(self, node: int, row: int) -> bool | None:
        """A truth: yes, no, or None for unknown."""
        whole = self._whole.get(node)
        if whole is None:
            block = self._block(node, row)
            mark = block.marks[block.place(row)]
        else:
            mark = whole[row]
        return None if mark == UNKNOWN else mark == YES

    def is_exact(self, node: int, row: int) -> bool:
        """Whether the value is one value and known (`none` is): a truth yes or no, a number without a range, a stated
        term, a set whose terms are stated; that a term may be meant more finely makes it no less exact."""
        block = self._block(node, row)
        mark = block.marks[block.place(row)]
        return mark != UNKNOWN if isinstance(block.data, TruthValue) else mark == YES

    def code(self, node: int, row: int) -> int:
        """A term, reference or text as its code; -1 unknown, -2 none."""
        data, place = self.data(node, row)
        if not isinstance(data, CodeValue | TextValue):
            raise TypeError(f"node {node} holds no codes")
        return int(data.code[place if len(data.code) > 1 else 0])

    def number(self, node: int, row: int) -> tuple[float, float, int]:
        """A number's bounds and state (0 stated, 1 none, 2 may be none)."""
        data, place = self.data(node, row)
        if not isinstance(data, NumberValue):
            raise TypeError(f"node {node} holds no numbers")
        return number_at(data, place)

    def terms(self, node: int, row: int) -> tuple[list[int], list[int]]:
        """The terms that are surely in a set, and all that may be."""
        block = self._block(node, row)
        if not isinstance(block.data, SetValue):
            raise TypeError(f"node {node} holds no sets")
        must, may = self._stacked(block.data)
        byte, bit = divmod(block.place(row) if block.data.rows > 1 else 0, 8)
        surely, perhaps = (np.flatnonzero(planes[:, byte] >> (7 - bit) & 1).tolist() for planes in (must, may))
        return surely, perhaps

    def truths(self, node: int, rows: Ints) -> Marks:
        """`YES`, `NO` or `UNKNOWN` at each of many rows."""
        if not len(rows):
            return np.empty(0, dtype=np.uint8)
        block = self._blocks.get(node)
        if block is not None and block.places is None:
            found = np.frombuffer(block.marks, dtype=np.uint8)
            return np.broadcast_to(found, len(rows)) if block.single else found[rows]
        if self.rows(self.nodes[node].space) <= WHOLE_UP_TO:
            self._block(node, int(rows[0]))
            return self.truths(node, rows)
        if len(rows) == self.rows(self.nodes[node].space):
            self._blocks[node] = self._fetch(node, rows, None)
            return self.truths(node, rows)
        data = self.run.at(node, rows)
        return np.frombuffer(self._marks(node, data, len(rows)), dtype=np.uint8)

    def numbers(self, node: int, rows: Ints) -> tuple[Floats, Floats]:
        """Bounds at each of many rows; `none` is 0."""
        if not len(rows):
            return np.empty(0), np.empty(0)
        if self.rows(self.nodes[node].space) <= WHOLE_UP_TO:
            data = self._block(node, int(rows[0])).data
        else:
            data, rows = self.run.at(node, rows), np.arange(len(rows), dtype=np.int64)
        if not isinstance(data, NumberValue):
            raise TypeError(f"node {node} holds no numbers")
        low, high = (bound[rows] if len(bound) > 1 else np.repeat(bound, len(rows)) for bound in (data.low, data.high))
        if data.state is not None:
            state = data.state[rows] if len(data.state) > 1 else np.repeat(data.state, len(rows))
            low, high = np.where(state == 0, low, 0), np.where(state == 1, 0, high)
        return low, high

    # ---- fetching --------------------------------------------------------------------------------------------------

    def _block(self, node: int, row: int) -> Block:
        block = self._blocks.get(node)
        if block is None:
            block = self._blocks[node] = self._fetch_many(node)
            if block.places is None and not block.single:
                self._whole[node] = block.marks
        if block.single or block.places is None or row in block.places:
            return block
        key = (node, row)
        if key not in self._singles:
            self._singles[key] = self._fetch(node, np.array([row], dtype=np.int64), {row: 0})
        return self._singles[key]

    def _fetch_many(self, node: int) -> Block:
        space = self.nodes[node].space
        size = self.rows(space)
        if space == "" or size <= WHOLE_UP_TO:
            return self._fetch(node, slice(0, 1 if space == "" else size), None)
        rows = self._interest.get(space, np.empty(0, dtype=np.int64))
        return self._fetch(node, rows, self._places.get(space, {}))

    def _fetch(self, node: int, rows: Rows, places: Mapping[int, int] | None) -> Block:
        data = self.run.at(node, rows)
        count = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
        return Block(data, self._marks(node, data, count), places, self.nodes[node].space == "")

    def _marks(self, node: int, data: Data, rows: int) -> bytes:
        of = self.nodes[node]
        return marks(data, rows, self._parents(of.domain) if of.shape == "set" else ())

    def _stacked(self, data: SetValue) -> tuple[Marks, Marks]:
        if id(data) not in self._sets:
            size = (len(data.must), (data.rows + 7) // 8)
            stacks = [np.array([planes[t] for t in range(size[0])], dtype=np.uint8) for planes in (data.must, data.may)]
            self._sets[id(data)] = (stacks[0].reshape(size), stacks[1].reshape(size))
        return self._sets[id(data)]

    def _parents(self, terms: str) -> tuple[int | None, ...]:
        """The next term above each term of a taxonomy."""
        if terms not in self._above:
            numbers = self.run.compiled.schema.terms[terms].codes
            self._above[terms] = tuple(numbers.get(name.rpartition(".")[0]) for name in numbers)
        return self._above[terms]
