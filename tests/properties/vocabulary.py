"""What the drawn rules and manifests can speak of: the fixed policy text, its schema, and the paths that it offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from engine.ground.schema import Fact, Many, Number, Ref, Schema, Term, TermSet, Type
from engine.ground.source import Source
from engine.syntax import tree as syntax
from engine.syntax.from_text import parse
from engine.typed.from_words import schema

FOLDER: Final = Path(__file__).parent / "policy"
FILES: Final = (("words", "words"), ("old", "law"), ("new", "law"), ("advice", "law"))
LETTERS: Final = {
    "flow": "f", "party": "p", "activity": "a", "dataset": "d", "system": "s", "consent": "c", "incident": "i",
    "group": "g",
}  # fmt: skip


@cache
def sources() -> tuple[tuple[Source, str], ...]:
    """The texts of the vocabulary and its laws, each with its ruleset."""
    texts = ((ruleset, file, (FOLDER / f"{ruleset}.policy").read_text(encoding="utf-8")) for ruleset, file in FILES)
    return tuple((Source(f"rulesets/{ruleset}/{file}.policy", text), ruleset) for ruleset, file, text in texts)


@cache
def modules() -> tuple[syntax.Module, ...]:
    """The vocabulary, parsed."""
    return tuple(parse(source, ruleset) for source, ruleset in sources())


@cache
def words() -> Schema:
    """The vocabulary's schema."""
    return schema(modules())


@dataclass(frozen=True)
class Road:
    """A path from a row to a fact: what follows the variable, its type, and whether it can come to `none`."""

    text: str
    type: Type
    may_be_none: bool
    steps: int


@cache
def roads(kind: str) -> tuple[Road, ...]:
    """The paths of at most three steps from a row of the kind; the last may be a list."""
    return tuple(_onward((kind,), "", may_be_none=False, steps=1))


def _onward(kinds: tuple[str, ...], so_far: str, may_be_none: bool, steps: int) -> list[Road]:
    found: list[Road] = []
    for fact in words().kinds[kinds[0]].facts.values():
        if all(_same(fact, words().kinds[kind].facts.get(fact.name)) for kind in kinds):
            none = may_be_none or any(words().kinds[kind].facts[fact.name].optional for kind in kinds)
            text = f"{so_far}.{fact.name}"
            found.append(Road(text, fact.type, none, steps))
            if isinstance(fact.type, Ref) and steps < 3:
                found += _onward(fact.type.kinds, text, none, steps + 1)
    return found


def _same(fact: Fact, other: Fact | None) -> bool:
    return other is not None and other.type == fact.type


@cache
def roads_to(kind: str, form: str) -> tuple[Road, ...]:
    """The paths of a kind that end in a value of one form."""
    return tuple(road for road in roads(kind) if form_of(road.type) == form)


def form_of(type_: Type) -> str:
    """The type as one word: `number people`, `term countries`, `flow` for references, `many flow` for lists."""
    match type_:
        case Number(unit):
            return f"number {unit}"
        case Term(terms):
            return f"term {terms}"
        case TermSet(terms):
            return f"set {terms}"
        case Ref(kinds):
            return "or".join(kinds)
        case Many(kinds):
            return f"many {'or'.join(kinds)}"
        case _:
            return type(type_).__name__.lower()
