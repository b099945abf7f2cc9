"""A sheet as data: its columns, its rows, and which of its columns people fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, Literal, TypeVar

from msgspec import Struct

from engine.ground.schema import Text2
from engine.render.given import Given
from engine.render.office.said import Sides
from engine.render.words import Words

T = TypeVar("T")
Value = str | int | float | None
Look = Literal["text", "id", "number", "severity", "verdict", "day", "choice", "blank"]
"""How a column is drawn; `day`, `choice` and `blank` are left to the reader to fill in."""

BOTH: Final = 1.25
"""How much wider a column is that holds both languages."""

CONCLUSIONS: Final = ("agreed", "not_agreed", "mended", "accepted", "more")
STATES: Final = ("confirmed", "differs", "not_seen")


class Column(Struct, Generic[T], frozen=True):
    """A column: heading, width in characters, what it says of a row in a language, how it looks, whether it is printed,
    and among which words the reader chooses. Where both languages are asked for, `prose` stands in two columns side by
    side, what is `brief` in one cell."""

    heading: Text2
    width: float
    cell: Callable[[T, Given, Words], Value]
    look: Look = "text"
    prose: bool = False
    brief: bool = False
    printed: bool = True
    choices: tuple[str, ...] = ()


class Shown(Struct, frozen=True):
    """A column as it stands on the sheet; `choices` are its words."""

    heading: str
    width: float
    look: Look
    printed: bool
    choices: tuple[str, ...]


class Table(Struct, frozen=True):
    """A sheet: its name, a note above the table, its columns and rows, how many of the first columns stay in sight,
    and how many rows were left out."""

    name: str
    note: str
    columns: tuple[Shown, ...]
    rows: Sequence[Sequence[Value]]
    kept: int
    left_out: int = 0


def table(
    name: str, columns: Sequence[Column[T]], rows: Iterable[T], given: Given, kept: int = 2, left_out: int = 0
) -> Table:
    """The rows under the columns, in the languages of the given; the name has the words `sheet_NAME`, `note_NAME`."""
    sides = Sides(given)
    placed = [(column, said) for column in columns for said in (sides.words if column.prose else sides.words[:1])]
    first = next((at for at, (column, _) in enumerate(placed) if column is columns[kept]), len(placed))
    return Table(
        sides(f"sheet_{name}").replace(" / ", " "),  # no name of a sheet holds a stroke
        sides(f"note_{name}"),
        tuple(_shown(column, said, sides) for column, said in placed),
        [[_value(column, row, given, said, sides) for column, said in placed] for row in rows],
        first,
        left_out,
    )


def filled_in(en: str, zh: str, width: float, look: Look = "blank", choices: tuple[str, ...] = ()) -> Column[T]:
    """A column that is left to the reader."""
    return Column(Text2(en, zh), width, lambda _row, _given, _words: None, look, choices=choices)


def signed() -> tuple[Column[T], ...]:
    """The columns in which a reader signs a row."""
    return (
        filled_in("Reviewer", "复核人", 12),
        filled_in("Date", "日期", 11, "day"),
        filled_in("Conclusion", "复核结论", 15, "choice", CONCLUSIONS),
        filled_in("Remarks", "备注", 20),
    )


def _value(column: Column[T], row: T, given: Given, said: Words, sides: Sides) -> Value:
    value = column.cell(row, given, said)
    if not column.brief or value is None:
        return value
    return " / ".join(dict.fromkeys(str(column.cell(row, given, each)) for each in sides.words))


def _shown(column: Column[T], said: Words, sides: Sides) -> Shown:
    both = len(sides.words) > 1 and not column.prose
    heading = " ".join(each.of(column.heading) for each in sides.words) if both else said.of(column.heading)
    choices = tuple(sides(f"choice_{each}") for each in column.choices)
    width = column.width * (BOTH if both and column.brief else 1.0)
    return Shown(heading, width, column.look, column.printed, choices)
