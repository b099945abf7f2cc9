"""Drafts as YAML, the way people write manifests."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from math import isinf

from engine.ground import schema
from engine.ground.schema import Type
from engine.ground.value import (
    Amount,
    Instant,
    Length,
    Nothing,
    OneRecord,
    OneTerm,
    Range,
    Records,
    SomeTerms,
    Truth,
    Value,
    Words,
    Yearly,
)
from tests.properties.drafts import LENGTHS, Draft
from tests.properties.vocabulary import words


def yaml_text(drawn: Draft, for_all: str = "") -> str:
    """The draft as a manifest, with a line that answers for many rows."""
    lines = ["manifest: 1", "title: Drawn", f"as_of: {date.fromordinal(drawn.as_of)}", *([for_all] if for_all else [])]
    if drawn.complete:
        whole = (
            f"{words().kinds[kind].plural}: {'true' if parties is None else f'{{parties: {_list(parties)}}}'}"
            for kind, parties in drawn.complete.items()
        )
        lines.append(f"complete: {{{', '.join(whole)}}}")
    for kind, rows in drawn.records.items():
        if rows:
            lines.append(f"{words().kinds[kind].plural}:")
        for name, facts in rows.items():
            said = [f"{f}: {_value(v, words().kinds[kind].facts[f].type)}" for f, v in facts.items()]
            judged = drawn.judged.get(OneRecord(kind, name), {})
            if judged:
                said.append(f"judged: {{{', '.join(_judged(about, *of) for about, of in judged.items())}}}")
            lines.append(f"  {name}: {{{', '.join(said)}}}")
    return "\n".join([*lines, ""])


def _judged(about: str, outcome: bool, day: int) -> str:
    day_ = date.fromordinal(day)
    return f"{about}: {{outcome: {str(outcome).lower()}, by: Anna, date: {day_}, reason: because}}"


def _list(items: tuple[str, ...]) -> str:
    return f"[{', '.join(items)}]"


def _value(value: Value, type_: Type) -> str:
    match value:
        case Nothing():
            return "none"
        case Truth(yes):
            return str(yes).lower()
        case Words(text):
            return f'"{text}"'
        case Range():
            return _range(value, type_)
        case Length():
            return _length(value)
        case Amount(amount, currency):
            return f"{_range(amount, schema.Number(''))} {currency}"
        case OneTerm(name) | OneRecord(_, name):
            return name
        case SomeTerms(must, may, never):
            if may is not None:
                return _list(must)
            return f"{{yes: {_list(must)}, no: {_list(never)}}}" if never else f"{{at_least: {_list(must)}}}"
        case Records(members, closed):
            names = _list(tuple(m.id for m in members))
            return names if closed else f"{{at_least: {names}}}"
        case Yearly(by_year):
            years = (f"{year}: {_range(number, schema.Number(''))}" for year, number in by_year.items())
            return f"{{{', '.join(years)}}}"


def _range(value: Range, type_: Type) -> str:
    if isinstance(value, Instant):
        return _instant(value)
    low, high = (_point(at, type_) for at in (value.low, value.high))
    return low if low == high else f"{low}..{high}"


def _point(at: float, type_: Type) -> str:
    if isinf(at):
        return ""
    match type_:
        case schema.Date():
            return str(date.fromordinal(int(at)))
        case _:
            return str(int(at))


def _instant(value: Instant) -> str:
    """One moment, or two; those without one zone are written in two."""
    low, high = (
        _moment(at, zone)
        for at, zone in zip((value.low, value.high), (0, 60) if value.zone is None else (value.zone,) * 2, strict=True)
    )
    return low if low == high else f"{low}..{high}"


def _moment(at: float, zone: int) -> str:
    local = datetime(1, 1, 1, tzinfo=timezone(timedelta(minutes=zone))) + timedelta(minutes=at + zone)
    return local.isoformat(timespec="minutes")


def _length(value: Length) -> str:
    for short, a in LENGTHS.items():
        for long, b in LENGTHS.items():
            if (a.months.low, a.hours.low, b.months.high, b.hours.high) == (
                value.months.low, value.hours.low, value.months.high, value.hours.high,
            ):  # fmt: skip
                return short if short == long else f"{short}..{long}"
    raise ValueError(value)
