"""The answers that were set for one run and the parameters that its policy sets, as a result tells them."""

from __future__ import annotations

from engine.findings.accounts import ParameterOf, SupposedOf
from engine.findings.finding import location
from engine.findings.worded import typed_words
from engine.graph.supposed import Supposed
from engine.ground.schema import Schema
from engine.ground.value import Value
from engine.typed.declared import Parameter


def what_if(each: Supposed, schema: Schema) -> SupposedOf:
    """The answer as it was written, and what the manifest says in words; nothing where it is silent."""
    name = f"{each.kind}.{each.id}.{each.fact}"
    fact = schema.kinds[each.kind].facts[each.fact]
    before = typed_words(each.before.value, fact.type, schema) if each.before is not None else None
    return SupposedOf(name, each.written, before, location(each.answer.span))


def parameter(declared: Parameter, value: Value, schema: Schema) -> ParameterOf:
    """The parameter with the value that a policy sets."""
    values = (typed_words(each, declared.type, schema) for each in (value, declared.value))
    return ParameterOf(declared.name, declared.title, *values)
