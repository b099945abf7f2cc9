"""Random rules, as policy text."""

from __future__ import annotations

from typing import Final

from engine.ground.source import Source
from tests.properties.chance import Chance
from tests.properties.vocabulary import LETTERS
from tests.properties.wording import Where
from tests.properties.writer import Writer

KINDS: Final = (*("flow",) * 5, "party", "party", "activity", "incident", "dataset", "consent", "system", "group")
YEARLY: Final = (*("party",) * 5, "flow", "flow", "activity", "activity", "incident", "dataset")
CITES: Final = {"old": ("OLD 1",), "new": ("NEW 1", "NEW 2", "NEW 2(1)", "NEW 3"), "advice": ("ADVICE 1",)}
SPANS: Final = ("from 2025-12-31", "until 2026-06-29", "from 2025-07-01 until 2026-03-31")
DATES: Final = {"flow": ("started", "told"), "consent": ("given",), "incident": ("closed_on",), "activity": ("begun",)}


def rule_source(chance: Chance, name: str) -> tuple[Source, str]:
    """One rule in a file of its own, and its ruleset."""
    ruleset = chance.one(("new", "new", "new", "old", "advice"))
    path = f"rulesets/{ruleset}/{name}.policy"
    return Source(path, rule_text(chance, ruleset, name)), ruleset


def rule_text(chance: Chance, ruleset: str, name: str) -> str:
    """One rule."""
    writer, kind = Writer(chance), chance.one(KINDS)
    if chance.often(5):
        return _each_year(chance, writer, ruleset, name)
    at = Where(LETTERS[kind], kind)
    cite = f"cite {chance.one(CITES[ruleset])}"
    lines = _head(chance, ruleset, name, cite)
    judged = (
        f"  judged on {at.name}.{chance.one(DATES[kind])}{chance.one(('', ' first_stated'))}"
        if kind in DATES and chance.often(6)
        else ""
    )
    lines.append(f"  for {kind} {at.name}{judged}")
    if chance.often(10, 3):
        lines.append(f"  when {writer.clause(at)}")
    must = "should" if ruleset == "advice" else "must"
    if chance.often(6):
        lines.append(f"  {must} not ({writer.clause(Where(at.name, kind, negated=True))})")
    else:
        duty = writer.clause(at)
        lines.append(f"  {must} ({duty})" if duty.startswith("not") else f"  {must} {duty}")
    return _text(chance, writer, at, cite, lines)


def _each_year(chance: Chance, writer: Writer, ruleset: str, name: str) -> str:
    """One rule with a row for each year."""
    kind = chance.one(YEARLY)
    at = Where(LETTERS[kind], kind, year="t")
    cite = f"cite {chance.one(CITES[ruleset])}"
    lines = [*_head(chance, ruleset, name, cite), f"  for {kind} {at.name} each year t"]
    must = "should" if ruleset == "advice" else "must"
    match chance.below(4):
        case 0:
            lines += [f"  when {writer.of_year(at)}", f"  {must} ({writer.clause(at)})"]
        case 1:
            lines += [f"  when {writer.of_year(at)} and ({writer.clause(at)})", f"  {must} ({writer.clause(at)})"]
        case 2:
            lines += [f"  when {writer.clause(at)}", f"  {must} {writer.of_year(at)}"]
        case _:
            lines.append(f"  {must} {writer.of_year(at)} or {writer.of_year(at)}")
    return _text(chance, writer, at, cite, lines)


def _head(chance: Chance, ruleset: str, name: str, cite: str) -> list[str]:
    lines = [f"rule {ruleset}.{name} {{", '  title en "Drawn"  zh "随机"', f"  {cite}", "  severity medium"]
    return [*lines, f"  in force {chance.one(SPANS)}"] if chance.often(8) else lines


def _text(chance: Chance, writer: Writer, at: Where, cite: str, lines: list[str]) -> str:
    for _ in range(chance.one((0, 0, 1, 1, 1, 1, 1, 2))):
        lines += _exception(chance, writer, at, cite)
    return "\n".join([*lines, '  fix en "Mend it."  zh "改正。"', '  note en "Drawn."  zh "随机。"', "}", ""])


def _exception(chance: Chance, writer: Writer, at: Where, cite: str) -> list[str]:
    lines = [f"  unless {writer.clause(at)}  {cite}"]
    if chance.often(6):
        lines.append(f"    in force {chance.one(SPANS)}")
    if chance.often(3):
        lines.append(f"    but not when {writer.clause(at)}  {cite}")
        if chance.often(3):
            lines.append(f"    but still when {writer.clause(at)}  {cite}")
    return lines
