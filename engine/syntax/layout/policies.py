"""Policies: one clause a line, in the writer's order."""

from __future__ import annotations

from engine.ground.source import Span
from engine.syntax import tree
from engine.syntax.layout import clauses
from engine.syntax.layout.clauses import clause
from engine.syntax.layout.lines import BLOCK, Line
from engine.syntax.layout.one_line import cell
from engine.syntax.layout.written import Written


def policy(of: tree.Policy, written: Written) -> list[Line]:
    """A policy."""
    placed: list[tuple[Span, list[Line]]] = [(use.span, clause("use", 0, [use.text])) for use in of.uses]
    placed += [(fails.span, _fails(fails)) for fails in of.fails]
    placed += [(name.span, clause("set", 0, [f"{name.text} = {cell(value, written)}"])) for name, value in of.settings]
    placed += [
        (rule.span, clause("severity of", 0, [f"{rule.text} is {severity}"])) for rule, severity in of.severities
    ]
    placed += [(fact.span, clause("evidence for", 0, [fact.text])) for fact in of.evidence]
    placed += [(skip.rule.span, _skip(skip)) for skip in of.skips]
    lines = [Line(f"policy {of.name.text} {{"), *clauses.text("title", 0, of.title)]
    for _, each in sorted(placed, key=lambda each: each[0]):
        lines += each
    return [*lines, Line("}")]


def _fails(of: tree.FailsOn) -> list[Line]:
    new = "new " if of.new else ""
    least = "" if of.severity is None else f" from {of.severity}"
    return clause("fail on", 0, [f"{new}{of.verdict.text}{least}"])


def _skip(of: tree.Skipped) -> list[Line]:
    """A rule left out; its reason behind it if both languages fit there, else below."""
    head = f"{of.rule.text} because"
    reason = clauses.both(of.because, len(clauses.before(f"skip {head}", 0)), needed=True)
    if len(reason) == 1:
        return clause("skip", 0, [f"{head} {reason[0]}"])
    deep = " " * (2 * BLOCK)
    below = clauses.both(of.because, len(deep))
    return clause("skip", 0, [head, deep + below[0], *below[1:]])
