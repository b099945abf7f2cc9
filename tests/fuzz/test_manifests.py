"""Manifests: whatever a file holds, the loader refuses it with problems, or makes a graph of it that can be judged."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Final

from engine.app.rules import rules
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.findings.from_verdicts import result
from engine.findings.result import Result
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest
from engine.graph.from_yaml import compose
from engine.graph.manifest import Manifest
from engine.ground.excerpt import pictures
from engine.ground.source import Source
from engine.render.json import json as as_json
from tests.fuzz.bounds import inputs, refused
from tests.fuzz.edits import HUGE, ODD, edited, salad
from tests.graph.plain import Plain, plain
from tests.properties.chance import Chance

ROOT: Final = Path(__file__).parents[2]
ENDINGS: Final = (".yaml", ".yaml", ".yaml", ".json", ".jsonl")
SIGNS: Final = (
    *'{}[],:-?&*!|>\'"%@`#~\n\t', "\n  ", "\n- ", ": ", "<<", "---\n", "...\n", "&a ", "*a", "!!str ", "%YAML 1.1\n",
    "|2-\n", "manifest", "1", "title", "as_of", "complete", "flows", "for all flows", "value", "evidence", "at_least",
    "judged", "none", "true", "2026", "2026-05-12", "1_000..2_000", "90 days", "5 CNY", "CN", "unknown", "null", "-1",
)  # fmt: skip
WRONG: Final[tuple[Plain, ...]] = (
    "", "none", "null", "nonsense", "\x00", "\x1b[2J", "a/b", "../../x", "flow/out", "x" * 3000, [], {}, [[]], [{}],
    {"": ""}, {"at_least": []}, {"yes": ["x"], "no": ["x"]}, {"value": {"value": "1"}}, {"evidence": "\x00"},
    {"2026": "5"}, {"٢٠٢٦": "5"}, {"evidence": "/etc/passwd", "value": "true"}, {"checked": "2026", "value": "none"},
    ["a"] * 40,
    *HUGE, *(odd for odd in ODD if odd < "\ud800" or odd > "\udfff"),
)  # fmt: skip


@cache
def shipped() -> Compiled:
    """The shipped rules."""
    return rules((), (), cache=False).program


@cache
def texts() -> tuple[str, ...]:
    """The manifests of the examples, and some of them as JSON."""
    found = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("*.yaml")))
    return (
        *found,
        *(json.dumps(data(text), ensure_ascii=False, indent=indent) for text in found for indent in (None, 1)),
    )


def data(text: str) -> Plain:
    """What a text of YAML says, with every word as a text."""
    node, problems = compose(Source("m.yaml", text))
    assert node is not None
    assert not problems
    return plain(node)


@cache
def tokens() -> tuple[str, ...]:
    """Signs of YAML and JSON, and the words of the shipped vocabulary."""
    kinds = shipped().schema.kinds.values()
    return (*SIGNS, *(kind.plural for kind in kinds), *(name for kind in kinds for name in kind.facts))


def loaded(source: Source) -> Manifest:
    """The manifest with its graph made; some of its evidence is there."""
    found, _ = manifest([source], shipped().schema, lambda _, file: "5ha" if len(file) % 2 else None)
    graph(found, shipped().schema)
    return found


def judged(found: Manifest) -> Result:
    """The verdicts of all shipped rules, as of the manifest's day, explained and written down."""
    as_of = found.as_of or 739_000
    made = result(evaluate(shipped(), graph(found, shipped().schema), as_of, {}), found, policy="audit", engine="0")
    assert as_json(made)
    return made


@inputs(700, 60_000)
def test_any_text_is_loaded_or_refused_with_problems_that_can_be_drawn(chance: Chance) -> None:
    text = salad(chance, tokens()) if chance.often(4) else edited(chance, texts(), tokens())
    source = Source(f"m{chance.one(ENDINGS)}", text)
    error = refused(lambda: loaded(source), text)
    if error is not None:
        assert refused(lambda: pictures(error), text) is None


@inputs(300, 20_000)
def test_any_answer_anywhere_is_judged_or_refused(chance: Chance) -> None:
    """Manifests that are well written, with something odd at some places of them."""
    whole = broken(chance, data(chance.one(texts())))
    text = json.dumps(whole, ensure_ascii=chance.often(2), indent=chance.one((None, 1)))
    source = Source(f"m{chance.one(ENDINGS[2:4])}", text)
    found: list[Manifest] = []
    error = refused(lambda: found.append(loaded(source)), text)
    if error is not None:
        assert refused(lambda: pictures(error), text) is None
    else:
        assert refused(lambda: judged(found[0]), text) is None


def broken(chance: Chance, whole: Plain) -> Plain:
    """The data with a few values, keys or items replaced, added or left out, at any depth."""
    for _ in range(1 + chance.below(3)):
        place = whole
        for _ in range(chance.below(6)):
            inner = list(place.values()) if isinstance(place, dict) else place if isinstance(place, list) else []
            below = [each for each in inner if isinstance(each, dict | list) and each]
            if not below:
                break
            place = chance.one(below)
        if isinstance(place, dict) and place:
            name = chance.one(list(place))
            match chance.below(6):
                case 0:
                    place[chance.one(tokens())] = place.pop(name)
                case 1:
                    place[chance.one(tokens())] = deepcopy(chance.one(WRONG))
                case 2:
                    del place[name]
                case 3:
                    place[name] = deepcopy(place[chance.one(list(place))])
                case _:
                    place[name] = deepcopy(chance.one(WRONG))
        elif isinstance(place, list) and place:
            place[chance.below(len(place))] = deepcopy(chance.one(WRONG))
    return whole
