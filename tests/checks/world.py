"""A small world of flows between places, with one fact of each type, for tests of whole rules, and what a duty
comes to in it."""

from __future__ import annotations

from engine.checks.from_typed import compiled
from engine.checks.run import evaluate
from engine.checks.verdict import Verdicts
from engine.graph.columns import Column, Graph
from engine.ground.schema import (
    Date,
    Group,
    Judgement,
    Many,
    Member,
    Number,
    Period,
    Ref,
    Row,
    Table,
    Term,
    TermSet,
    Text2,
    YesNo,
)
from engine.ground.value import Range
from engine.typed import tree
from engine.typed.declared import Parameter
from engine.typed.tree import Expr
from tests.checks.by_hand import Maker, fact, kind, schema, terms
from tests.checks.columns import graph

PLACES = ("group", "system", "party")
YEAR_2000 = 730_120
SCHEMA = schema(
    (
        kind("group", "groups", fact("country", Term("countries"))),
        kind(
            "party",
            "parties",
            fact("country", Term("countries")),
            fact("sent", Many(("flow",)), inverse="sender", inverse_of=("flow", "sender")),
        ),
        kind("system", "systems", fact("country", Term("countries")), fact("operator", Ref(("party",)))),
        kind(
            "dataset",
            "datasets",
            fact("derived_from", Many(("dataset",))),
            fact("source", Term("categories"), optional=True),
            fact("categories", TermSet("categories")),
        ),
        kind(
            "flow",
            "flows",
            fact("from", Ref(PLACES)),
            fact("to", Ref(PLACES), optional=True),
            fact("data", Many(("dataset",))),
            fact("sender", Ref(("party",)), inverse="sent"),
            fact("categories", TermSet("categories")),
            fact("label", Term("categories")),
            fact("safe", YesNo()),
            fact("started", Date()),
            fact("told", Date(), optional=True),
            fact("people", Number("people")),
            fact("persons", Number("people", per_year=True)),
            judged_on=("started",),
        ),
    ),
    (
        terms("countries", "CN", "SG"),
        terms("categories", "health", "health.genetic", "health.genetic.rare", "contact", "contact.mail"),
    ),
    tables=(
        Table(
            "adequacy",
            (Term("countries"),),
            (("age", Number("people"), False),),
            (
                Row(("SG",), (Range(13, 13),), Period(YEAR_2000, YEAR_2000 + 999)),
                Row(("SG",), (Range(16, 16),), Period(YEAR_2000 + 1000, None)),
            ),
        ),
    ),
    groups=(Group("sensitive", "categories", (Member(("health",), Period(YEAR_2000, None), ("LAW 1",)),)),),
    judgements=(Judgement("fair", "flow", Text2("fair"), Text2(), ("LAW 1",), 12),),
)


def maker() -> Maker:
    """Expressions over this world."""
    return Maker(SCHEMA)


def run(duty: Expr, columns: Graph, *parameters: Parameter, as_of: int = YEAR_2000) -> Verdicts:
    """The verdicts of a rule for every flow with this duty."""
    make = maker()
    rule = make.rule("law.rule", make.var("f", "flow"), make.yes(), duty)
    program = tree.Program(SCHEMA, {}, {}, {each.name: each for each in parameters}, SCHEMA.judgements, (rule,), {})
    return evaluate(compiled(program, {}), columns, as_of, {})


def truth(duty: Expr, columns: Graph, as_of: int = YEAR_2000) -> list[bool | None]:
    """The duty at every flow."""
    verdicts = run(duty, columns, as_of=as_of)
    root = verdicts.rules[0].rule.roots.duty
    return [verdicts.run.truth(root, row) for row in range(columns.rows["flow"])]


def flows(count: int, **columns: Column) -> Graph:
    """A graph of so many flows with these facts."""
    return graph({"flow": count}, {("flow", name): column for name, column in columns.items()})
