"""Dated tables keyed by terms, and calendars of working days."""

from msgspec import Struct

from engine.ground.schema.terms import Period
from engine.ground.schema.text import Text2
from engine.ground.schema.types import Term, Type
from engine.ground.value import Value


class Row(Struct, frozen=True, array_like=True):
    """One row of a table: keys (terms), column values, days in force."""

    keys: tuple[str, ...]
    values: tuple[Value, ...]
    period: Period
    cites: tuple[str, ...] = ()
    note: str = ""


class Table(Struct, frozen=True, array_like=True):
    """A dated table keyed by terms. `open`: a missing row says nothing; `otherwise`: the row for missing keys;
    `titles`: those of the columns."""

    name: str
    keys: tuple[Term, ...]
    columns: tuple[tuple[str, Type, bool], ...]  # name, type, optional
    rows: tuple[Row, ...]
    open: bool = False
    otherwise: tuple[Value, ...] | None = None
    title: Text2 = Text2()
    titles: tuple[Text2, ...] = ()


class Calendar(Struct, frozen=True, array_like=True):
    """Which days are working days, as far as it is known: none outside of `known`. `weekend` counts Monday as 0; `off`
    and `worked` are spans of days, first and last, worked ones taken out of the weekend.

    `rolls`: a time in days or longer that ends on a day off ends on the next working day.
    """

    name: str
    title: Text2
    weekend: tuple[int, ...]
    rolls: bool
    known: Period
    off: tuple[tuple[int, int], ...]
    worked: tuple[tuple[int, int], ...]
