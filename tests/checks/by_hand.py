"""Typed trees built by hand, for tests of the kernels that need no text."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.ground.schema import (
    YES_NO,
    Fact,
    Group,
    Judgement,
    Kind,
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
)
from engine.ground.source import Span
from engine.ground.value import Length, OneTerm, Range, SomeTerms, Truth
from engine.typed import declared, tree
from engine.typed.tree import Expr

HERE = Span("by_hand.policy", 1, 1, 1, 1)
COUNT = Number("people")
ALWAYS = Period()
MONTH = Length(Range(1, 1), Range(672, 744))


def terms(name: str, *entries: str) -> Terms:
    return Terms(name, Text2(name), {entry: Text2(entry) for entry in entries})


def fact(
    name: str,
    type_: Type,
    *,
    optional: bool = False,
    inverse: str | None = None,
    inverse_of: tuple[str, str] | None = None,
) -> Fact:
    return Fact(name, type_, Text2(name), optional, inverse=inverse, inverse_of=inverse_of)


def kind(name: str, plural: str, *facts: Fact, judged_on: tuple[str, ...] = ()) -> Kind:
    return Kind(name, plural, Text2(name), {each.name: each for each in facts}, judged_on)


def schema(
    kinds: tuple[Kind, ...],
    taxonomies: tuple[Terms, ...],
    *,
    groups: tuple[Group, ...] = (),
    tables: tuple[Table, ...] = (),
    judgements: tuple[Judgement, ...] = (),
) -> Schema:
    return Schema(
        kinds={each.name: each for each in kinds},
        terms={each.name: each for each in taxonomies},
        groups={each.name: each for each in groups},
        tables={each.name: each for each in tables},
        judgements={each.name: each for each in judgements},
    )


@dataclass
class Maker:
    """Makes typed expressions over a schema, as the checker would."""

    schema: Schema
    defines: dict[str, tree.Define] = field(default_factory=dict)

    def var(self, name: str, *kinds: str) -> tree.Variable:
        return tree.Variable(name, kinds, Ref(kinds), HERE)

    def get(self, of: Expr, name: str, at: str) -> tree.FactOf:
        assert isinstance(of.type, Ref)
        kinds = of.type.kinds
        facts = [self.schema.kinds[each].facts[name] for each in kinds]
        derived = tuple(each.derived for each in facts)
        return tree.FactOf(of, name, kinds, derived, facts[0].optional, facts[0].type, at, HERE)

    def path(self, variable: tree.Variable, dotted: str) -> Expr:
        expr: Expr = variable
        for name in dotted.split("."):
            expr = self.get(expr, name, variable.name)
        return expr

    def term(self, taxonomy: str, name: str) -> tree.Constant:
        return tree.Constant(OneTerm(name), Term(taxonomy), HERE)

    def set_of(self, taxonomy: str, *names: str) -> tree.Constant:
        return tree.Constant(SomeTerms(names, names), TermSet(taxonomy), HERE)

    def number(self, value: float) -> tree.Constant:
        return tree.Constant(Range(value, value), COUNT, HERE)

    def eq(self, left: Expr, right: Expr) -> tree.Compare:
        return tree.Compare("==", left, right, HERE)

    def compare(self, left: Expr, op: str, right: Expr) -> tree.Compare:
        return tree.Compare(op, left, right, HERE)

    def test(self, left: Expr, op: str, right: Expr, taxonomy: str) -> tree.SetTest:
        return tree.SetTest(op, left, right, taxonomy, HERE)

    def is_none(self, of: Expr) -> tree.IsNone:
        return tree.IsNone(of, HERE)

    def all(self, *parts: Expr) -> tree.And:
        return tree.And(parts, HERE)

    def any(self, *parts: Expr) -> tree.Or:
        return tree.Or(parts, HERE)

    def no(self, of: Expr) -> tree.Not:
        return tree.Not(of, HERE)

    def call(self, name: str, of: Expr, at: str) -> tree.Call:
        return tree.Call(name, of, at, self.defines[name].body.type, HERE)  # type: ignore[arg-type]

    def define(self, name: str, variable: tree.Variable, body: Expr, *, yearly: bool = False) -> None:
        self.defines[name] = tree.Define(name, variable, body, yearly, (), Text2(name), HERE)

    def each(
        self, variable: tree.Variable, source: Expr, where: Expr | None = None, *, yearly: bool = False
    ) -> tree.Each:
        assert isinstance(source, tree.FactOf)
        return tree.Each(variable, tree.Members(source), where, yearly, HERE)

    def along(
        self, variable: tree.Variable, direction: str, of: tree.Variable, where: Expr | None = None,
        until: Expr | None = None,
    ) -> tree.Each:  # fmt: skip
        return tree.Each(variable, tree.Lineage(direction, of, until), where, False, HERE)

    def some(self, quantifier: str, each: tree.Each, body: Expr) -> tree.Quantified:
        return tree.Quantified(quantifier, each, body, HERE)

    def tally(self, op: str, each: tree.Each, value: Expr | None, stated: Expr | None = None) -> tree.Aggregate:
        return tree.Aggregate(op, value, each, stated, COUNT, HERE)

    def yes(self, value: bool = True) -> tree.Constant:
        return tree.Constant(Truth(value), YES_NO, HERE)

    def rule(
        self,
        name: str,
        variable: tree.Variable,
        applies: Expr,
        duty: Expr,
        *exempt: Expr,
        period: Period = ALWAYS,
    ) -> tree.Rule:
        return tree.Rule(
            id=name,
            ruleset=name.partition(".")[0],
            law="LAW",
            title=Text2(name),
            cites=("LAW 1",),
            severity="high",
            force="must",
            grade="derived",
            certainty="text",
            period=period,
            variable=variable,
            judged_on=(),
            judged_falls_through=True,
            applies=applies,
            governed=self.yes(),
            when=applies,
            duty=duty,
            exceptions=tuple(tree.Exception_(each, each, ("LAW 2",), Period(), (), HERE) for each in exempt),
            fix=Text2(),
            note=Text2(),
            span=HERE,
        )

    def program(self, *rules: tree.Rule, parameters: tuple[declared.Parameter, ...] = ()) -> tree.Program:
        return tree.Program(
            self.schema, {}, self.defines, {each.name: each for each in parameters}, self.schema.judgements, rules, {}
        )
