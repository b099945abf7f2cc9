"""The answers that were set for one run, as a result tells them."""

from __future__ import annotations

from engine.findings.accounts import SupposedOf
from engine.findings.finding import location
from engine.findings.worded import stated_words
from engine.graph.supposed import Supposed
from engine.ground.schema import Number, Schema, Term, TermSet, Text2


def what_if(each: Supposed, schema: Schema) -> SupposedOf:
    """The answer as it was written, and what the manifest says in words; nothing where it is silent."""
    name = f"{each.kind}.{each.id}.{each.fact}"
    before = _words(each, schema) if each.before is not None else None
    return SupposedOf(name, each.written, before, location(each.answer.span))


def _words(each: Supposed, schema: Schema) -> Text2:
    assert each.before is not None
    type_ = schema.kinds[each.kind].facts[each.fact].type
    terms = type_.terms if isinstance(type_, Term | TermSet) else None
    unit = type_.unit if isinstance(type_, Number) else type(type_).__name__.lower()
    return stated_words(each.before.value, schema, terms, unit)
