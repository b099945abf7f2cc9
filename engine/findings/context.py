"""Where a part of a rule is read: the row of the rule, of a define, or of one member of a comprehension."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from engine.findings.finding import Subject
from engine.findings.records import Records
from engine.findings.view import View


class Context(Struct, frozen=True):
    """Rows by space (years left out), the position of the year that yearly values are read at, and the record that
    sentences speak of."""

    rows: Mapping[str, int]
    year: int
    subject: Subject

    def row(self, view: View, node: int) -> int:
        """The row at which the node is read."""
        return view.row_in(node, self.rows, self.year)


def context(view: View, records: Records, space: str, row: int) -> Context:
    """The context of one row of a kind, or of several kinds in a row, starred or not."""
    year, base = view.split(space, row)
    return Context({space.removesuffix("*"): base}, year, records.subject(space, base))


def of_member(view: View, records: Records, over: int, inner: int, pair: int | None, year: int) -> Context:
    """The context of one member of the relation or lineage `over`."""
    domain = view.nodes[over].domain
    rows = {domain: inner} if pair is None else {domain: inner, f"#{over}": pair}
    return Context(rows, year, records.subject(domain, inner))
