"""The JSON Schema of a manifest, made from the declared kinds and facts; what it cannot see is left to the loader.

A schema that an editor reads while a person writes: labels and questions stand as titles and descriptions, in both
languages. It takes whatever the loader takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from engine.graph.asked import nothing
from engine.graph.draft import VERSION
from engine.graph.facts import BACKING
from engine.graph.merged import PARTS
from engine.ground.schema import Date, Fact, Judgement, Kind, Number, Schema, Term, TermSet, Text2
from engine.render.answer_schema import (
    ANY_TEXT,
    DAY,
    ID,
    YES_NO,
    Json,
    id_schema,
    labelled,
    reference,
    said,
    terms_schema,
)

_NONE: Final[Json] = {"const": "none", "title": "none / 无"}
_OUTSIDE: Final = r"^(?:[/~]|file:|https?:|.:|\.\.(?:/|$))|\\"
_RECORDED: Final = {"judged": "recorded judgements / 已记录的人工判断", "attested": "signed answers / 已签署的确认"}
_DAY: Final[Json] = {"type": "string", "pattern": f"^{DAY}$"}


def manifest_schema(schema: Schema) -> Json:
    """The schema, draft 2020-12."""
    plurals = [kind.plural for kind in schema.kinds.values()]
    definitions: Json = {
        "id": id_schema(),
        "text": ANY_TEXT,
        **_backing(),
        "complete": _complete(plurals),
        "whole": _whole(),
        **{f"terms.{name}": terms_schema(terms) for name, terms in schema.terms.items()},
    }
    for kind in schema.kinds.values():
        definitions |= _of_kind(kind, schema) | _answers(kind.stated.values())
    sections: Json = {kind.plural: _section(kind) for kind in schema.kinds.values()}
    assumed: Json = {f"for all {kind.plural}": _assumed(kind) for kind in schema.kinds.values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:clauseflow:manifest/{VERSION}",
        "title": "Clauseflow manifest / 数据流清单",
        "type": "object",
        "properties": {
            "manifest": {"title": "version of this format / 格式版本", "enum": [int(VERSION), VERSION]},
            "title": {"title": "what it is about / 清单名称", **reference("text")},
            "as_of": {"title": "the day to judge by / 判断基准日", **_DAY},
            "complete": {"title": "lists that are whole / 已完整列出的类别", **reference("complete")},
            **sections,
            **assumed,
        },
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


# ---- sections and records ------------------------------------------------------------------------------------------


def _section(kind: Kind) -> Json:
    return {
        **labelled(kind.title),
        "type": ["object", "null"],
        "propertyNames": {"pattern": f"^(?!none$){ID}$"},
        "additionalProperties": reference(f"record.{kind.name}"),
    }


def _assumed(kind: Kind) -> Json:
    about = Text2(
        f"one answer for all {kind.plural} that do not give their own", f"未自行填写的{kind.title.zh}一律适用"
    )
    facts = _by_name({name: name for name in kind.stated}, kind.name)
    return {**labelled(about), "type": ["object", "null"], "properties": facts, "additionalProperties": False}


def _of_kind(kind: Kind, schema: Schema) -> Json:
    """The definitions of one kind: its record, and each of its facts."""
    facts = kind.stated
    asked = {name: each for name, each in schema.judgements.items() if each.kind == kind.name}
    record: Json = {
        **labelled(kind.title),
        "type": ["object", "null"],
        "properties": {
            **_by_name({name: name for name in facts}, kind.name),
            "label": {"title": "name for people / 显示名称", **reference("text")},
            "note": {"title": "note / 备注", **reference("text")},
            **{under: _recorded(under, asked) for under in PARTS},
        },
        "additionalProperties": False,
    }
    return {
        f"record.{kind.name}": record,
        **{f"fact.{kind.name}.{name}": _fact(fact) for name, fact in facts.items()},
    }


def _by_name(facts: Mapping[str, str], kind: str) -> Json:
    """The properties that state facts, given by what is left of their names: dotted, or nested at any dot."""
    found: Json = {left: reference(f"fact.{kind}.{name}") for left, name in facts.items()}
    for start in dict.fromkeys(start for left in facts for start in _beginnings(left)):
        below = {left[len(start) + 1 :]: name for left, name in facts.items() if left.startswith(f"{start}.")}
        nested: Json = {"type": "object", "properties": _by_name(below, kind), "additionalProperties": False}
        found[start] = {"anyOf": [found[start], nested]} if start in found else nested
    return found


def _beginnings(name: str) -> Iterable[str]:
    return (name[:at] for at, sign in enumerate(name) if sign == ".")


# ---- facts ---------------------------------------------------------------------------------------------------------


def _fact(fact: Fact) -> Json:
    return {**labelled(fact.title, fact.ask), **reference(f"answer.{_answer_name(fact)}")}


def _answers(facts: Iterable[Fact]) -> Json:
    """The definitions of the answers to the facts, one for all that are answered alike: a value, or one that is
    backed."""
    found: Json = {}
    for fact in facts:
        name = _answer_name(fact)
        if f"value.{name}" not in found:
            value: Json = {"anyOf": [*said(fact.type), *([_NONE] if nothing(fact) is not None else [])]}
            backed: Json = {
                "type": "object",
                "properties": {"value": reference(f"value.{name}"), **_backed()},
                "required": ["value"],
                "additionalProperties": False,
            }
            found[f"value.{name}"] = value
            found[f"answer.{name}"] = {"anyOf": [reference(f"value.{name}"), backed]}
    return found


def _answer_name(fact: Fact) -> str:
    """`term.countries`, `date.or_none`."""
    words = [type(fact.type).__name__.lower()]
    match fact.type:
        case Number(unit, per_year):
            words += [unit.replace(" ", "_"), *(["per_year"] if per_year else [])]
        case Term(terms) | TermSet(terms):
            words.append(terms)
    return ".".join([*words, *(["or_none"] if nothing(fact) is not None else [])])


def _backed() -> Json:
    return {name: reference(f"backing.{name}") for name in BACKING}


def _backing() -> Json:
    return {
        "backing.evidence": {
            "title": "path of the proof, inside the manifest's folder / 证明材料路径",
            "not": {"type": "string", "pattern": _OUTSIDE},
            **ANY_TEXT,
        },
        "backing.checked": {"title": "day of the check / 核实日期", "anyOf": said(Date())},
        "backing.by": {"title": "who checked it / 核实人", **ANY_TEXT},
        "backing.source": {"title": "where it is known from / 信息来源", **ANY_TEXT},
    }


def _recorded(under: str, asked: Mapping[str, Judgement]) -> Json:
    """What people judged or signed of a record: the outcome, who, when, and why or by what evidence."""
    kinds: dict[str, Json] = {"outcome": {"anyOf": YES_NO}, "date": _DAY}
    parts: Json = {part: kinds.get(part, reference("text")) for part in PARTS[under]}
    return {
        "title": _RECORDED[under],
        "type": "object",
        "properties": {
            name: {
                **labelled(each.title, each.ask),
                "type": "object",
                "properties": parts,
                "required": list(parts),
                "additionalProperties": False,
            }
            for name, each in asked.items()
            if each.recorded_under == under
        },
        "additionalProperties": False,
    }


def _complete(plurals: list[str]) -> Json:
    """`[flows, systems]`, one of them, or a mapping with parties and evidence."""
    one: Json = {"enum": plurals}
    each: Json = {"type": "object", "properties": dict.fromkeys(plurals, reference("whole"))}
    return {
        "anyOf": [one, {"const": "none"}, {"type": "array", "items": one}, {**each, "additionalProperties": False}],
    }


def _whole() -> Json:
    """That one list is whole: plainly, for some parties, or backed."""
    some: list[Json] = [reference("id"), {"type": "array", "items": reference("id")}, {"const": "none"}]
    backed: Json = {"type": "object", "properties": {"parties": {"anyOf": some}, **_backed()}, "minProperties": 1}
    return {"anyOf": [{"enum": [True, "true", "yes"]}, {**backed, "additionalProperties": False}]}
