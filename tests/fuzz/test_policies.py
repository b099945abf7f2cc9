"""Policy texts: whatever they hold, parser, checker and compiler refuse them with problems, or take them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from engine.checks.from_typed import compiled
from engine.ground.excerpt import pictures
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.syntax.pieces import pieces
from engine.typed.from_syntax import check
from tests.fuzz.bounds import inputs, refused
from tests.fuzz.edits import HUGE, edited, salad
from tests.properties.chance import Chance
from tests.properties.rules import rule_source
from tests.properties.vocabulary import modules, sources
from tests.syntax.showcase import SHOWCASE

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final = (*(ROOT / "rulesets").rglob("*.policy"), *(ROOT / "policies").glob("*.policy"))
RULESETS: Final = ("words", "old", "new", "advice")
EXCHANGES: Final = 4


@cache
def texts() -> tuple[str, ...]:
    """All shipped rules, and every construct of the language once."""
    return (SHOWCASE.text, *(path.read_text(encoding="utf-8") for path in sorted(SHIPPED)))


@cache
def tokens() -> tuple[str, ...]:
    """The words and signs of the grammar, and some of each kind of name and literal."""
    grammar = (ROOT / "engine" / "syntax" / "grammar.lark").read_text(encoding="utf-8")
    words = set(re.findall(r'"([^"\s]+)"', grammar)) | set(re.findall(r"\b[a-z_]{2,}\b", grammar))
    found = {piece.text for piece in pieces(SHOWCASE.text) if piece.form not in ("comment", "text")}
    return (*sorted(words | found), '"text"', '"', "# a comment", "\n", "in force from 2024-01-01", "origins of f")


@inputs(900, 60_000)
def test_any_text_parses_or_is_refused_with_problems_that_can_be_drawn(chance: Chance) -> None:
    text = salad(chance, tokens()) if chance.often(4) else edited(chance, texts(), tokens())
    source = Source("a.policy", text)
    error = refused(lambda: parse(source, "shop"), text)
    if error is not None:
        assert refused(lambda: pictures(PolicyError(error.problems, [source])), text) is None


@inputs(700, 50_000)
def test_what_parses_is_checked_and_compiled_or_refused(chance: Chance) -> None:
    """Words of drawn rules and of the vocabulary exchanged for others of their form, so that most still parse."""
    at = chance.below(3 * len(RULESETS))
    drawn = [rule_source(chance, f"r{number}") for number in range(2)] if at >= len(RULESETS) else []
    source, ruleset = sources()[at] if at < len(RULESETS) else drawn.pop()
    broken = Source(source.path, exchanged(chance, source.text)), ruleset
    rest = [(Source(each.path, each.text), of) for each, of in drawn]
    together = tuple(each for each, _ in (*sources(), *rest, broken))

    def road() -> None:
        kept = [module for module in modules() if module.path != source.path]
        program = check((*kept, *(parse(*each) for each in (*rest, broken))), together)
        compiled(program, {each.path: each for each in together})

    error = refused(road, broken[0].text, *(each.text for each, _ in rest))
    if error is not None:
        assert refused(lambda: pictures(PolicyError(error.problems, together)), broken[0].text) is None


def exchanged(chance: Chance, text: str) -> str:
    """The text with a few of its words, numbers and signs exchanged for others, left out, or written twice."""
    found = [piece for piece in pieces(text) if piece.form != "comment"]
    changes: dict[int, str] = {}
    for _ in range(1 + chance.below(EXCHANGES)):
        at = chance.below(len(found))
        one = found[at]
        alike = [piece.text for piece in found if piece.form == one.form]
        match chance.below(12):
            case 0:
                changes[at] = ""
            case 1:
                changes[at] = f"{one.text} {one.text}"
            case 2:
                changes[at] = chance.one(HUGE)
            case 3:
                changes[at] = chance.one(tokens())
            case 4:
                following = min(at + 1 + chance.below(12), len(found))
                changes[at] = text[one.start : found[following - 1].end] + " " + one.text
            case _:
                changes[at] = chance.one(alike)
    parts, reached = [], 0
    for at, instead in sorted(changes.items()):
        parts += [text[reached : found[at].start], instead]
        reached = found[at].end
    return "".join([*parts, text[reached:]])
