"""A JSON Schema of draft 2020-12 in the words of draft-07, which most editors read."""

from __future__ import annotations

from typing import Final, Literal

from engine.render.answer_schema import Json

Draft = Literal["2020-12", "07"]

_OF_07: Final = "http://json-schema.org/draft-07/schema#"


def in_draft(schema: Json, draft: Draft) -> Json:
    """The schema in the words of a draft. Of what the drafts word differently, ours use definitions, and references
    beside other keys, which draft-07 would not read."""
    if draft == "2020-12":
        return schema
    older = _older(schema)
    assert isinstance(older, dict)
    return {**older, "$schema": _OF_07}


def _older(node: object) -> object:
    match node:
        case list():
            return [_older(each) for each in node]
        case dict():
            found = {"definitions" if key == "$defs" else key: _older(value) for key, value in node.items()}
            target = found.pop("$ref", None)
            if not isinstance(target, str):
                return found
            reference = {"$ref": target.replace("#/$defs/", "#/definitions/")}
            return {**found, "allOf": [reference]} if found else reference
        case _:
            return node
