"""Random rules, as policy text."""

from __future__ import annotations

from typing import Final

from engine.ground.source import Source
from tests.properties.chance import Chance
from tests.properties.vocabulary import LETTERS
from tests.properties.wording import Where
from tests.properties.writer import Writer

KINDS: Final = (*("flow",) * 5, "party", "party", "activity", "incident", "dataset", "consent", "system", "group")
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
    at = Where(LETTERS[kind], kind)
    cite = f"cite {chance.one(CITES[ruleset])}"
    lines = [f"rule {ruleset}.{name} {{", '  title en "Drawn"  zh "随机"', f"  {cite}", "  severity medium"]
    if chance.often(8):
        lines.append(f"  in force {chance.one(SPANS)}")
    judged = (
        f"  judged on {at.name}.{chance.one(DATES[kind])}{chance.one(('', ' first_stated'))}"
        if kind in DATES and chance.often(6)
        else ""
    )
    lines.append(f"  for {kind} {at.name}{judged}")
    if chance.often(5, 2):
        lines.append(f"  when {writer.clause(at)}")
    must = "should" if ruleset == "advice" else "must"
    if chance.often(6):
        lines.append(f"  {must} not ({writer.clause(Where(at.name, kind, negated=True))})")
    else:
        duty = writer.clause(at)
        lines.append(f"  {must} ({duty})" if duty.startswith("not") else f"  {must} {duty}")
    for _ in range(chance.one((0, 0, 0, 1, 1, 1, 2))):
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
