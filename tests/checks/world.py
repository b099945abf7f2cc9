"""A small world of flows between places, with one fact of each type, for tests of whole rules."""

from __future__ import annotations

from engine.ground.schema import Group, Judgement, Member, Row, Table
from engine.ground.value import Range
from tests.checks.by_hand import (
    Date,
    Many,
    Number,
    Period,
    Ref,
    Term,
    TermSet,
    Text,
    Text2,
    YesNo,
    fact,
    kind,
    schema,
    terms,
)

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
    tables={
        "adequacy": Table(
            "adequacy",
            (Term("countries"),),
            (("age", Number("people"), False),),
            (
                Row(("SG",), (Range(13, 13),), Period(YEAR_2000, YEAR_2000 + 999)),
                Row(("SG",), (Range(16, 16),), Period(YEAR_2000 + 1000, None)),
            ),
        )
    },
    groups={"sensitive": Group("sensitive", "categories", (Member(("health",), Period(YEAR_2000, None), ("LAW 1",)),))},
    judgements={"fair": Judgement("fair", "flow", Text2("fair"), Text2(), ("LAW 1",), 12)},
)


def text() -> Text:
    """Expressions over this world."""
    return Text(SCHEMA)
