"""Rules, and the defines, parameters, judgements and exemptions that they call, from the parser's nodes to the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lark import Token
from lark.tree import Meta
from lark.visitors import v_args

from engine.ground.schema import Period, Text2
from engine.syntax import literals, tree
from engine.syntax.clauses import SEVERITIES, Cites, Clauses, Judged


@dataclass(frozen=True, slots=True)
class _Duty:
    force: str
    negated: bool
    of: tree.Expr


def _question(*, signed: bool) -> Callable[..., tree.Judgement]:
    """The builder of judgements, or (`signed`) of attestations: both are written alike."""

    def build(
        self: Rules,
        meta: Meta,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        ask: Text2 | None,
        valid: Token | None,
        cites: Cites,
    ) -> tree.Judgement:
        length = None if valid is None else self._literal(valid, "duration", literals.duration(valid))
        return tree.Judgement(
            signed, self._name(name), variable, title or Text2(), ask or Text2(), length, cites, self._span(meta)
        )

    return build


@v_args(inline=True, meta=True)
class Rules(Clauses):
    """Builds rules and what they call."""

    # ---- definitions, parameters, judgements -------------------------------------------------------------------

    def define(
        self,
        meta: Meta,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        body: tree.Expr,
        cites: Cites | None,
    ) -> tree.Define:
        return tree.Define(self._name(name), variable, title or Text2(), body, cites or (), self._span(meta))

    def parameter(
        self,
        meta: Meta,
        contested: Token | None,
        name: tree.Path,
        of_type: tree.TypeName,
        value: tree.Cell,
        low: tree.Cell | None,
        high: tree.Cell | None,
        title: Text2 | None,
        cites: Cites | None,
    ) -> tree.Parameter:
        return tree.Parameter(
            name=tree.Word(".".join(word.text for word in name.parts), name.span),
            type=of_type,
            value=value,
            bounds=None if low is None or high is None else (low, high),
            contested=contested is not None,
            title=title or Text2(),
            cites=cites or (),
            span=self._span(meta),
        )

    judgement = _question(signed=False)
    attestation = _question(signed=True)

    # ---- rules and exceptions ----------------------------------------------------------------------------------

    def rule(
        self,
        meta: Meta,
        name: tree.Word,
        title: Text2 | None,
        cites: Cites,
        severity: Token | None,
        in_force: Period | None,
        variable: tree.Variable,
        _each_year: Token | None,
        year: Token | None,
        judged: Judged | None,
        governs: tree.Expr | None,
        when: tree.Expr | None,
        duty: _Duty,
        exceptions: tuple[tree.Case, ...],
        fix: Text2 | None,
        note: Text2 | None,
    ) -> tree.Rule:
        return tree.Rule(
            name=name,
            title=title or Text2(),
            cites=cites,
            severity="" if severity is None else self._one_of(severity, SEVERITIES, "severity"),
            in_force=in_force,
            variable=variable,
            year=self._word_or_none(year),
            judged_on=judged.on if judged else (),
            falls_through=judged.falls_through if judged else False,
            governs=governs,
            when=when,
            force=duty.force,
            negated=duty.negated,
            duty=duty.of,
            exceptions=exceptions,
            fix=fix or Text2(),
            note=note or Text2(),
            span=self._span(meta),
        )

    def must(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("must", False, of)

    def must_not(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("must", True, of)

    def should(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("should", False, of)

    def should_not(self, _: Meta, of: tree.Expr) -> _Duty:
        return _Duty("should", True, of)

    def exceptions(self, _: Meta, *exceptions: tree.Case) -> tuple[tree.Case, ...]:
        return exceptions

    def exception(
        self, meta: Meta, when: tree.Expr, cites: Cites, in_force: Period | None, *but_not: tree.ButNot
    ) -> tree.Case:
        return tree.Case(when, cites, in_force, but_not, self._span(meta))

    case = exception

    def but_not(self, meta: Meta, when: tree.Expr, cites: Cites, *but_still: tree.ButStill) -> tree.ButNot:
        return tree.ButNot(when, cites, but_still, self._span(meta))

    def but_still(self, meta: Meta, when: tree.Expr, cites: Cites) -> tree.ButStill:
        return tree.ButStill(when, cites, self._span(meta))

    def exemption(
        self,
        meta: Meta,
        name: Token,
        variable: tree.Variable,
        title: Text2 | None,
        *parts: tree.Case | tree.ButNot,
    ) -> tree.Exemption:
        cases = tuple(part for part in parts if isinstance(part, tree.Case))
        but_not = tuple(part for part in parts if isinstance(part, tree.ButNot))
        return tree.Exemption(self._name(name), variable, title or Text2(), cases, but_not, self._span(meta))

    def amend(self, meta: Meta, rule: tree.Word, *exceptions: tree.Case) -> tree.Amendment:
        return tree.Amendment(rule, exceptions, self._span(meta))

    def conflict(
        self,
        meta: Meta,
        name: tree.Word,
        title: Text2 | None,
        cites: Cites,
        variable: tree.Variable,
        one: tree.Word,
        other: tree.Word,
        when: tree.Expr | None,
        fix: Text2 | None,
        note: Text2 | None,
    ) -> tree.Conflict:
        rules, span = (one, other), self._span(meta)
        return tree.Conflict(
            name, title or Text2(), cites, variable, rules, when, fix or Text2(), note or Text2(), span
        )
