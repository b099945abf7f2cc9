"""The sentence of one deciding part of a rule at a row, in both languages: what was found, against what was asked."""

from __future__ import annotations

from typing import Final

from engine.checks.node import InPeriod, Listed, Outcome, Timely, Valid
from engine.checks.program import Part
from engine.findings.context import Context
from engine.findings.naming import Naming
from engine.findings.operators import timed
from engine.findings.phrases import alike, capital, is_phrase, phrase
from engine.findings.records import Records
from engine.findings.titles import parameter, table
from engine.findings.view import View
from engine.findings.worded import terms_words, value_at
from engine.ground.calendar import day_text
from engine.ground.schema import Period, Text2

_LITERAL: Final = ("constant", "group", "parameter")
_SUFFIX: Final = {True: "", False: "_not", None: "_perhaps"}


class Sentences:
    """Sentences over one view."""

    def __init__(self, view: View, records: Records, naming: Naming) -> None:
        self._view = view
        self._records = records
        self._naming = naming

    def of(self, part: Part, at: Context) -> Text2:
        """What the part found: the value of its fact, and how that stands to what is asked."""
        match part.form:
            case "compare" | "test" if len(part.children) == 2:
                return self._tested(part, at)
            case "fact":
                return self._naming.broken(part, at) or self._said(part, at)
            case "none-test" if part.children:
                return self._naming.broken(part.children[0], at) or self._said(part.children[0], at)
            case "in-table" if part.children:
                rest = self._rest("in_table", part, at, self._table(part))
                return self._naming.broken(part.children[0], at) or self._said(part.children[0], at, rest)
            case "member" if part.children:
                return self._member(part, at)
            case "deadline" if part.children:
                return self._deadline(part, at)
            case "judged":
                return self._judged(part, at)
            case "in-force":
                return self.in_period(part.node, at) or self._condition(part, at)
            case "parameter":
                name = parameter(part.names, self._view.run.compiled)
                return phrase("parameter", name=name, value=self._naming.value(part, at))
            case "call":
                return self._naming.broken(part, at) or self._condition(part, at)
            case _:
                return self._condition(part, at)

    def in_period(self, number: int, at: Context) -> Text2 | None:
        """Whether the day that counts lies in the period of a law; None where the law has no dates."""
        node = self._view.nodes[number]
        if not isinstance(node, InPeriod):
            return None
        return self.within(node.day, node.period, at, self._view.truth(number, at.row(self._view, number)))

    def within(self, day: int, period: Period, at: Context, truth: bool | None) -> Text2:
        """Whether a day node lies in a period."""
        words = value_at(self._view, self._records, day, at.row(self._view, day))
        return phrase(f"in_force{_SUFFIX[truth]}", day=words, period=period_words(period))

    # ---- tests -----------------------------------------------------------------------------------------------------

    def _tested(self, part: Part, at: Context) -> Text2:
        left, right = part.children
        for side in (left, right):
            if (broken := self._naming.broken(side, at)) is not None:
                return broken
            if side.form == "fact" and self._naming.is_silent(side, at):
                return phrase("unknown", name=self._naming.name(side, at))
        rest = self._rest(part.op, part, at, self._other(right, at))
        if left.form not in _LITERAL:
            return self._said(left, at, rest)
        return capital(phrase("literal", value=self._naming.conditions.named(left, at), rest=rest))

    def _rest(self, op: str, part: Part, at: Context, other: Text2) -> Text2:
        """How the value stands to the other side; empty where the value says it all."""
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        if op == "==":
            if part.children[1].form not in _LITERAL:
                return phrase(f"alike{_SUFFIX[truth]}", other=other)
            same = truth and self._naming.value(part.children[0], at) == other
            return alike("") if same else phrase(f"same{_SUFFIX[truth]}", other=other)
        if op == "covered by" and truth is False and (lacking := self._lacking(part, at)) is not None:
            return phrase("covered by_lacks", lacking=lacking, other=other)
        key = f"{timed(self._view, part.children[0], op)}{_SUFFIX[truth]}" if part.children else f"{op}{_SUFFIX[truth]}"
        return phrase(key, other=other) if is_phrase(key) else alike("")

    def _other(self, part: Part, at: Context) -> Text2:
        """The right side of a test."""
        if part.form == "constant":
            return self._naming.value(part, at)
        if part.form in _LITERAL:
            return self._naming.conditions.named(part, at)
        return phrase("with_value", name=self._naming.name(part, at), value=self._naming.value(part, at))

    def _lacking(self, part: Part, at: Context) -> Text2 | None:
        """The terms on the left of `covered by` that are surely not within those on the right; None for all or none."""
        left, right = (child.node for child in part.children)
        terms = self._view.nodes[left].domain
        names = tuple(self._records.schema.terms[terms].entries)
        may = {names[term] for term in self._view.terms(right, at.row(self._view, right))[1]}
        stated = self._view.terms(left, at.row(self._view, left))[0]
        lacking = tuple(names[term] for term in stated if not _above(names[term]) & may)
        return terms_words(self._records.schema, terms, lacking) if 0 < len(lacking) < len(stated) else None

    def _member(self, part: Part, at: Context) -> Text2:
        broken = self._naming.broken(part, at) or self._naming.broken(part.children[0], at)
        listed = None if broken is not None else self._naming.listed(part, at)
        if listed is None:
            return broken or self._condition(part, at)
        name, members, whole = listed
        if not whole and members is phrase("no_terms"):
            return phrase("unknown", name=name)
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        rest = phrase(f"includes{_SUFFIX[truth]}", other=self._naming.value(part.children[0], at))
        return phrase("is", name=name, value=members, rest=rest)

    def _deadline(self, part: Part, at: Context) -> Text2:
        event, node = part.children[0], self._view.nodes[part.node]
        broken = self._naming.broken(event, at)
        if broken is not None or not isinstance(node, Timely):
            return broken or self._condition(part, at)
        due = value_at(self._view, self._records, node.due, at.row(self._view, node.due))
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        key = "in_time" if node.how == "within" else "waited"
        return self._said(event, at, phrase(f"{key}{_SUFFIX[truth]}", other=due))

    # ---- other parts -----------------------------------------------------------------------------------------------

    def _judged(self, part: Part, at: Context) -> Text2:
        name = self._judgement(part.node)
        judgements = self._records.schema.judgements
        title = judgements[name].title if name in judgements else alike(part.text)
        id_ = at.subject.id
        if part.children:
            of = part.children[0].node
            code = self._view.code(of, at.row(self._view, of))
            id_ = self._records.subject(self._view.nodes[of].domain, code).id if code >= 0 else id_
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        key = "judged_unknown" if truth is None else "judged"
        return phrase(key, title=title, id=id_, value=self._naming.value(part, at))

    def _judgement(self, number: int) -> str:
        match self._view.nodes[number]:
            case Outcome(judgement=judgement):
                return judgement
            case Valid(outcome=outcome):
                return self._judgement(outcome)
            case node:
                return self._judgement(of) if isinstance(of := getattr(node, "of", None), int) else ""

    def _said(self, part: Part, at: Context, rest: Text2 | None = None) -> Text2:
        if self._naming.is_silent(part, at):
            return capital(phrase("unknown" if part.form == "fact" else "not_known", name=self._spoken(part, at)))
        value = self._naming.value(part, at)
        return capital(phrase("is", name=self._spoken(part, at), value=value, rest=rest or alike("")))

    def _condition(self, part: Part, at: Context) -> Text2:
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        key = {True: "condition_yes", False: "condition_no", None: "condition_unknown"}[truth]
        return phrase(key, claim=self._naming.conditions.claim(part, at, {}), id=at.subject.id)

    def _spoken(self, part: Part, at: Context) -> Text2:
        """What a value is called where a sentence begins with it: with its record, if the name does not tell it."""
        name = self._naming.name(part, at)
        return name if "`" in name.en else phrase("for_record", name=name, id=at.subject.id)

    def _table(self, part: Part) -> Text2:
        node = self._view.nodes[part.node]
        return table(node.table, self._view.run.compiled) if isinstance(node, Listed) else alike(f"`{part.text}`")


def period_words(period: Period) -> Text2:
    """`from 2021-11-01`, `自2021-11-01起`."""
    first = day_text(period.first) if period.first is not None else ""
    last = day_text(period.last) if period.last is not None else ""
    if first and last:
        return phrase("from_until", first=first, last=last)
    return phrase("from_day", first=first) if first else phrase("until_day", last=last) if last else phrase("always")


def _above(term: str) -> set[str]:
    """A term and all that it lies below."""
    parts = term.split(".")
    return {".".join(parts[: n + 1]) for n in range(len(parts))}
