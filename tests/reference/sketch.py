"""Typed trees, schemas and manifests in few words, for the tests of the reference evaluator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import inf

from engine.graph.manifest import Completeness, Manifest, Record, Recorded, Stated
from engine.ground.schema import (
    Date,
    Fact,
    Judgement,
    Kind,
    Many,
    Number,
    Period,
    Ref,
    Schema,
    Table,
    Term,
    Terms,
    TermSet,
    Text2,
    Type,
    YesNo,
)
from engine.ground.source import Span
from engine.ground.value import OneRecord, OneTerm, Range, Records, SomeTerms, Truth, Value
from engine.typed import declared, tree

HERE = Span("sketch.policy", 1, 1, 1, 1)
NO_TEXT = Text2()
PLACES = ("group", "system", "party")
YES = tree.Constant(Truth(True), YesNo(), HERE)
NO = tree.Constant(Truth(False), YesNo(), HERE)
PURPOSES = ("marketing", "marketing.email", "service")


def _kind(name: str, *facts: Fact, judged_on: tuple[str, ...] = (), lifetime: tuple[str, str] | None = None) -> Kind:
    return Kind(name, name + "s", NO_TEXT, {f.name: f for f in facts}, judged_on, lifetime=lifetime)


def _fact(name: str, type_: Type, optional: bool = False, **more: object) -> Fact:
    return Fact(name, type_, NO_TEXT, optional, **more)  # type: ignore[arg-type]


SCHEMA = Schema(
    {
        "group": _kind("group"),
        "system": _kind("system", _fact("operator", Ref(("party",)))),
        "party": _kind(
            "party",
            _fact("large", YesNo()),
            _fact("sent", Many(("flow",)), inverse="sender", inverse_of=("flow", "sender")),
        ),
        "dataset": _kind(
            "dataset", _fact("derived_from", Many(("dataset",))), _fact("source", Term("purposes"), optional=True)
        ),
        "consent": _kind("consent", _fact("covers", Many(("flow",))), _fact("good", YesNo())),
        "activity": _kind("activity", _fact("consents", Many(("consent",)))),
        "flow": _kind(
            "flow",
            _fact("from", Ref(PLACES)),
            _fact("to", Ref(PLACES), optional=True),
            _fact("data", Many(("dataset",))),
            _fact("activity", Ref(("activity",))),
            _fact("sender", Ref(("party",)), optional=True, inverse="sent"),
            _fact("safe", YesNo()),
            _fact("purposes", TermSet("purposes")),
            _fact("purpose", Term("purposes"), optional=True),
            _fact("count", Number("people")),
            _fact("persons", Number("people", per_year=True)),
            _fact("started", Date()),
            _fact("ended", Date(), optional=True),
            _fact("notified", Date(), optional=True),
            _fact("consents", Many(("consent",)), through="activity", covers=True),
            judged_on=("ended",),
            lifetime=("started", "ended"),
        ),
    },
    {"purposes": Terms("purposes", NO_TEXT, dict.fromkeys(PURPOSES, NO_TEXT))},
    {},
    {},
    {"fine": Judgement("fine", "flow", NO_TEXT, NO_TEXT, (), valid_months=12)},
)


# ---- expressions ---------------------------------------------------------------------------------------------------


def var(name: str, kind: str = "flow") -> tree.Variable:
    """A bound row."""
    return tree.Variable(name, (kind,), Ref((kind,)), HERE)


def of(row: tree.Variable | tree.FactOf, name: str) -> tree.FactOf:
    """`row.name`."""
    assert isinstance(row.type, Ref)
    kinds = row.type.kinds
    fact = SCHEMA.kinds[kinds[0]].facts[name]
    at = row.name if isinstance(row, tree.Variable) else row.at
    return tree.FactOf(row, name, kinds, (False,) * len(kinds), fact.optional, fact.type, at, HERE)


F = var("f")
G = var("g")


def number(value: float) -> tree.Constant:
    """A number."""
    return tree.Constant(Range(value, value), Number("people"), HERE)


def term(name: str) -> tree.Constant:
    """A term."""
    return tree.Constant(OneTerm(name), Term("purposes"), HERE)


def terms(*names: str) -> tree.Constant:
    """A set of terms."""
    return tree.Constant(SomeTerms(names, names), TermSet("purposes"), HERE)


def compare(op: str, left: tree.Expr, right: tree.Expr) -> tree.Compare:
    """A comparison."""
    return tree.Compare(op, left, right, HERE)


def set_test(op: str, left: tree.Expr, right: tree.Expr) -> tree.SetTest:
    """A test on sets."""
    return tree.SetTest(op, left, right, "purposes", HERE)


def quantified(
    quantifier: str,
    source: tree.FactOf | tree.Lineage,
    body: tree.Expr,
    kind: str = "flow",
    where: tree.Expr | None = None,
) -> tree.Quantified:
    """`some | every | no g in source where … has body`."""
    members = tree.Members(source) if isinstance(source, tree.FactOf) else source
    return tree.Quantified(quantifier, tree.Each(var("g", kind), members, where, False, HERE), body, HERE)


def lineage(direction: str, until: tree.Expr | None = None) -> tree.Lineage:
    """`upstream of f`."""
    return tree.Lineage(direction, F, until)


# ---- declarations --------------------------------------------------------------------------------------------------


def rule(duty: tree.Expr, applies: tree.Expr = YES, unless: tree.Expr | None = None, kind: str = "flow") -> tree.Rule:
    """A rule named `r` about `f`."""
    exceptions = () if unless is None else (tree.Exception_(unless, unless, (), Period(), (), HERE),)
    return tree.Rule(
        "r", "test", "TEST", NO_TEXT, (), "low", "must", "derived", "text", Period(), var("f", kind),
        SCHEMA.kinds[kind].judged_on, True, applies, YES, None, duty, exceptions, NO_TEXT, NO_TEXT, HERE,
    )  # fmt: skip


def program(
    *rules: tree.Rule,
    parameters: Mapping[str, declared.Parameter] | None = None,
    tables: Mapping[str, Table] | None = None,
) -> tree.Program:
    """A program over the sketched schema."""
    schema = Schema(SCHEMA.kinds, SCHEMA.terms, {}, dict(tables or {}), SCHEMA.judgements)
    return tree.Program(schema, {}, {}, dict(parameters or {}), SCHEMA.judgements, rules, {})


def day(text: str) -> int:
    """The ordinal of an ISO day."""
    return date.fromisoformat(text).toordinal()


def days(first: str, last: str | None = None) -> Range:
    """A day, or a span of days."""
    return Range(day(first), day(last or first))


def at_least(low: float) -> Range:
    """A number of which only a lower bound is known."""
    return Range(low, inf)


def record(kind: str, name: str) -> OneRecord:
    """A reference."""
    return OneRecord(kind, name)


def listed(kind: str, *names: str) -> Records:
    """A whole list."""
    return Records(tuple(OneRecord(kind, n) for n in names))


Facts = dict[str, Value]


def manifest(*complete: str, judged: Mapping[str, Recorded] | None = None, **kinds: dict[str, Facts]) -> Manifest:
    """Records by kind and id; the judgements, if any, are about every flow."""

    def written(kind: str, name: str, facts: Facts) -> Record:
        stated = {fact: Stated(value, HERE) for fact, value in facts.items()}
        return Record(kind, name, HERE, stated, dict(judged or {}) if kind == "flow" else {})

    records = {kind: {name: written(kind, name, f) for name, f in rows.items()} for kind, rows in kinds.items()}
    return Manifest("", None, records, tuple(Completeness(k, None, HERE) for k in complete), (), ())
