"""Policies: which rulesets run, what fails a gate, and what a policy changes, from the parser's nodes to the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lark import Token
from lark.tree import Meta
from lark.visitors import v_args

from engine.ground.schema import Text2
from engine.syntax import tree
from engine.syntax.clauses import SEVERITIES, Clauses

FAILING: Final = ("gap", "undetermined", "unevidenced")


@dataclass(frozen=True, slots=True)
class _Setting:
    name: tree.Word
    value: tree.Cell


@dataclass(frozen=True, slots=True)
class _Severity:
    rule: tree.Word
    severity: str


@dataclass(frozen=True, slots=True)
class _Evidence:
    fact: tree.Word


_Line = tree.Word | tree.FailsOn | tree.Skipped | _Setting | _Severity | _Evidence


@v_args(inline=True, meta=True)
class Policies(Clauses):
    """Builds the policies of one source."""

    def policy(self, meta: Meta, name: Token, title: Text2 | None, *lines: _Line) -> tree.Policy:
        return tree.Policy(
            name=self._word(name),
            title=title or Text2(),
            uses=tuple(line for line in lines if isinstance(line, tree.Word)),
            fails=tuple(line for line in lines if isinstance(line, tree.FailsOn)),
            settings=tuple((line.name, line.value) for line in lines if isinstance(line, _Setting)),
            severities=tuple((line.rule, line.severity) for line in lines if isinstance(line, _Severity)),
            evidence=tuple(line.fact for line in lines if isinstance(line, _Evidence)),
            skips=tuple(line for line in lines if isinstance(line, tree.Skipped)),
            span=self._span(meta),
        )

    def use_ruleset(self, _: Meta, name: tree.Word) -> tree.Word:
        return name

    def fail_on(self, meta: Meta, new: Token | None, verdict: Token, severity: Token | None) -> tree.FailsOn:
        self._one_of(verdict, FAILING, "verdict that can fail a gate")
        least = None if severity is None else self._one_of(severity, SEVERITIES, "severity")
        return tree.FailsOn(self._word(verdict), least, new is not None, self._span(meta))

    def setting(self, _: Meta, name: tree.Word, value: tree.Cell) -> _Setting:
        return _Setting(name, value)

    def severity_of(self, _: Meta, rule: tree.Word, severity: Token) -> _Severity:
        return _Severity(rule, self._one_of(severity, SEVERITIES, "severity"))

    def evidence_for(self, _: Meta, fact: tree.Word) -> _Evidence:
        return _Evidence(fact)

    def skip(self, _: Meta, rule: tree.Word, because: Text2) -> tree.Skipped:
        return tree.Skipped(rule, because)
