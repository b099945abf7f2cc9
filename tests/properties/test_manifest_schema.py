"""The JSON Schema of a manifest agrees with the loader: what the loader takes fits; what does not fit is refused."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from jsonschema import Draft7Validator, Draft202012Validator

from engine.graph.from_nodes import manifest
from engine.graph.from_yaml import compose
from engine.graph.nodes import Listing, Mapping, Node, Scalar
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.render.manifest_schema import manifest_schema
from engine.render.schema_draft import in_draft
from tests.properties.as_yaml import yaml_text
from tests.properties.chance import Chance
from tests.properties.drafts import draft
from tests.properties.drawing import always, dice
from tests.properties.vocabulary import words

# What is wrong with one value, key or mapping by itself. The others need more than one place to be seen (ids that lead
# nowhere, answers that contradict each other), or a calendar.
SEEN: Final = frozenset(
    {"P306", "P307", "P308", "P309", "P310", "P314", "P315", "P318", "P319", "P324", "P326", "P328"}
)
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
ODD: Final[tuple[object, ...]] = (
    None, "", "none", "nonsense", -1, 2.5, 7, True, [], {}, [None], ["nonsense"], [["none"]], {"at_least": []},
    {"yes": ["nonsense"]}, {"value": "none"}, {"evidence": "a.pdf"}, {"value": 1, "by": "Anna", "checked": "2026"},
    {"2026": 5}, {"26": 5}, "2026-05-01..2026", "5..", "3 monthes", "10 EUR", "TRUE", {"outcome": "yes"},
)  # fmt: skip


def plain(node: Node, *, typed: bool) -> object:
    """The node as an editor's YAML reads it (`typed`), or with all words as texts."""
    match node:
        case Mapping(entries=entries):
            return {name: plain(value, typed=typed) for name, (_, value) in entries.items()}
        case Listing(items=items):
            return [plain(each, typed=typed) for each in items]
        case Scalar(text=text, bare=True) if text in ("", "~", "null"):
            return None
        case Scalar(text=text, bare=True) if typed and _NUMBER.fullmatch(text):
            return float(text) if "." in text else int(text)
        case Scalar(text=text, bare=True) if typed and text in ("true", "false"):
            return text == "true"
        case Scalar(text=text):
            return text


@cache
def newer() -> Draft202012Validator:
    return Draft202012Validator(manifest_schema(words()))


@cache
def older() -> Draft7Validator:
    return Draft7Validator(in_draft(manifest_schema(words()), "07"))


def codes(data: object) -> set[str]:
    """The codes of what the loader refuses in the data, written as JSON."""
    try:
        manifest([Source("m.json", json.dumps(data))], words(), lambda *_: "")
    except PolicyError as error:
        return {problem.code for problem in error.problems if not problem.warning}
    return set()


def drawn(chance: Chance, *, typed: bool) -> dict[str, object]:
    """A manifest as data."""
    node, _ = compose(Source("m.yaml", yaml_text(draft(chance))))
    assert node is not None
    data = plain(node, typed=typed)
    assert isinstance(data, dict)
    return data


@always(15)
@dice(1)
def test_what_the_loader_takes_fits_in_either_draft(die: Chance, chances: tuple[Chance, ...]) -> None:
    for chance in (die, *chances):
        for typed in (True, False):
            data = drawn(chance, typed=typed)
            assert not codes(data)
            problem = next(newer().iter_errors(data), None)
            assert problem is None, (problem.json_path, problem.instance)
            assert older().is_valid(data)


@always(120)
@dice(1)
def test_what_does_not_fit_is_refused_and_what_is_refused_in_one_place_does_not_fit(
    die: Chance, chances: tuple[Chance, ...]
) -> None:
    for chance in chances:
        data = drawn(chance, typed=True)
        broken(die, data)
        found = codes(data)
        fits = newer().is_valid(data)
        assert older().is_valid(data) == fits
        if not fits:
            assert found, f"refused by the schema alone: {json.dumps(data)}"
        if found & SEEN:
            assert not fits, f"{found} not seen: {json.dumps(data)}"


def broken(die: Chance, data: dict[str, object]) -> None:
    """Puts something odd at some depth: another value, another key, one key more."""
    place: dict[str, object] = data
    for _ in range(die.below(5)):
        below = [value for value in place.values() if isinstance(value, dict) and value]
        if not below:
            break
        place = die.one(below)
    name = die.one(list(place))
    match die.below(5):
        case 0:
            place[f"{name}x"] = place.pop(name)
        case 1:
            place[die.one(("label", "judged", "kind", "a b", "none", "complete", "handler"))] = die.one(ODD)
        case 2:
            place[name] = {
                "value": place[name],
                die.one(("by", "bye", "source", "evidence")): die.one(("Anna", "", None)),
            }
        case _:
            place[name] = die.one(ODD)
