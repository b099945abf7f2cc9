"""The rulesets that are shipped, read once: modules, schema and laws."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.ground.schema import Schema
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.syntax.tree import Module
from engine.typed.declared import Law
from engine.typed.from_words import schema
from engine.typed.ledger import ledger
from engine.typed.problems import Problems

ROOT = Path(__file__).parents[2] / "rulesets"
OWN = (
    *(f"words/{path.name}" for path in sorted((ROOT / "words").glob("*.policy"))),
    *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("law.policy"))),
    *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("articles*.policy"))),
    "cn/hol/working_days.policy",
    "gdpr/openings.policy",  # read where the law says what it governs
)


def module(path: str) -> Module:
    """The tree of one file below `rulesets/`."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return parse(Source(f"rulesets/{path}", text), path.rpartition("/")[0].replace("/", "."))


@cache
def modules() -> tuple[Module, ...]:
    """The words, and the laws with their ledgers; the rules are left to the tests of the rules."""
    return tuple(module(path) for path in OWN)


@cache
def words() -> Schema:
    """The schema that the words declare."""
    return schema(modules())


@cache
def laws() -> dict[str, Law]:
    """The laws with their clauses, by key."""
    problems = Problems()
    found = ledger(modules(), problems)
    assert problems.in_order() == ()
    return found.laws
