"""The sentence of one deciding part of a rule at a row, in both languages, and where the fact that it names stands."""

from __future__ import annotations

from typing import Final

from engine.checks.node import Gather, InPeriod, Outcome, PerYear, Stored, Timely, Valid
from engine.checks.program import Part
from engine.findings.context import Context
from engine.findings.finding import Location, Subject
from engine.findings.openings import of_members
from engine.findings.operands import operands
from engine.findings.phrases import alike, is_phrase, phrase
from engine.findings.records import Records
from engine.findings.view import View
from engine.findings.worded import value_at
from engine.graph.columns import NONE, UNKNOWN
from engine.ground.calendar import day_text
from engine.ground.schema import Period, Text2

_PLAIN: Final = {"!=": "==", "not in": "in"}
_TIME: Final = ("date", "moment")
_LITERAL: Final = ("constant", "group", "parameter")
_SUFFIX: Final = {True: "", False: "_not", None: "_perhaps"}


class Sentences:
    """Sentences over one view."""

    def __init__(self, view: View, records: Records) -> None:
        self._view = view
        self._records = records
        self._values: dict[tuple[int, int], Text2] = {}

    def of(self, part: Part, at: Context) -> Text2:
        """What the part found: the value of its fact, and how that stands to what is asked."""
        match part.form:
            case "compare" | "test":
                return self._tested(part, at)
            case "fact":
                return self._broken(part, at) or self._said(part, at)
            case "none-test" if part.children:
                return self._broken(part.children[0], at) or self._said(part.children[0], at)
            case "in-table" if part.children:
                return self._broken(part.children[0], at) or self._said(
                    part.children[0], at, self._rest("in_table", part, at, alike(f"`{part.text}`"))
                )
            case "deadline":
                return self._deadline(part, at)
            case "judged":
                return self._judged(part, at)
            case "in-force":
                return self._in_force(part, at)
            case "parameter":
                return phrase("parameter", name=part.text, value=self._value(part, at))
            case "call" if part.via is not None:
                broken = self._reference(part.via, at.row(self._view, part.via))
                return broken or self._condition(part, at)
            case _:
                return self._condition(part, at)

    def name(self, part: Part, at: Context) -> Text2:
        """A value's name: the fact of a record, else the rule's own words at the record."""
        subject = self.subject(part, at) if part.form in ("fact", "call") else None
        if subject is not None and part.form == "fact":
            return phrase("fact_of", title=self._title(subject, fact_name(part)), id=subject.id)
        define = self._view.run.compiled.defines.get(part.calls) if part.calls else None
        if subject is not None and define is not None and define.title.en and define.title.zh:
            return phrase("fact_of", title=define.title, id=subject.id)
        return phrase("code_at", text=part.text, id=at.subject.id)

    def subject(self, part: Part, at: Context) -> Subject | None:
        """The record whose fact or define is meant; None where the reference to it is unknown or none."""
        if part.via is None:
            return at.subject
        code = self._view.code(part.via, at.row(self._view, part.via))
        return self._records.subject(self._view.nodes[part.via].domain, code) if code >= 0 else None

    def location(self, part: Part, at: Context) -> Location | None:
        """Where the first fact that the part read is stated; where none is, the record that should state it."""
        stated = self._stated(part.node, at.row(self._view, part.node), set())
        if stated is not None:
            return stated
        for fact in _facts(part):
            if (subject := self.subject(fact, at)) is not None:
                return self._records.location(subject, fact_name(fact))
        return self._records.location(at.subject)

    # ---- tests -----------------------------------------------------------------------------------------------------

    def _tested(self, part: Part, at: Context) -> Text2:
        if len(part.children) < 2:
            return self._condition(part, at)
        left, right = part.children[0], part.children[1]
        broken = self._broken(left, at) or self._broken(right, at)
        if broken is not None:
            return broken
        for side in (left, right):
            if side.form == "fact" and self._is_silent(side, at):
                return phrase("unknown", name=self.name(side, at))
        op = part.text.removeprefix(left.text).removesuffix(right.text).strip()
        return self._said(left, at, self._rest(_PLAIN.get(op, op), part, at, self._other(right, at)))

    def _rest(self, op: str, part: Part, at: Context, other: Text2) -> Text2:
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        if op == "==":
            if part.children[1].form not in _LITERAL:
                return phrase(f"alike{_SUFFIX[truth]}", other=other)
            left = self._value(part.children[0], at)
            return alike("") if truth and left == other else phrase(f"same{_SUFFIX[truth]}", other=other)
        if part.children and self._view.nodes[part.children[0].node].domain in _TIME and is_phrase(f"{op}_time"):
            op = f"{op}_time"
        return phrase(f"{op}{_SUFFIX[truth]}", other=other) if is_phrase(f"{op}{_SUFFIX[truth]}") else alike("")

    def _other(self, part: Part, at: Context) -> Text2:
        value = self._value(part, at)
        if part.form == "constant":
            return value
        if part.form in ("group", "parameter"):
            return alike(f"`{part.text}`")
        return phrase("with_value", name=self.name(part, at), value=value)

    def _deadline(self, part: Part, at: Context) -> Text2:
        event = part.children[0]
        broken = self._broken(event, at)
        node = self._view.nodes[part.node]
        if broken is not None or not isinstance(node, Timely):
            return broken or self._condition(part, at)
        due = value_at(self._view, self._records, node.due, at.row(self._view, node.due))
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        key = "in_time" if node.how == "within" else "waited"
        return self._said(event, at, phrase(f"{key}{_SUFFIX[truth]}", other=due))

    # ---- other parts -----------------------------------------------------------------------------------------------

    def _judged(self, part: Part, at: Context) -> Text2:
        name = self._judgement(part.node)
        judgements = self._view.run.compiled.schema.judgements
        title = judgements[name].title if name in judgements else alike(part.text)
        id_ = at.subject.id
        if part.children:
            of = part.children[0]
            code = self._view.code(of.node, at.row(self._view, of.node))
            id_ = self._records.subject(self._view.nodes[of.node].domain, code).id if code >= 0 else id_
        truth = self._view.truth(part.node, at.row(self._view, part.node))
        return phrase("judged_unknown" if truth is None else "judged", title=title, id=id_, value=self._value(part, at))

    def _judgement(self, number: int) -> str:
        match self._view.nodes[number]:
            case Outcome(judgement=judgement):
                return judgement
            case Valid(outcome=outcome):
                return self._judgement(outcome)
            case node:
                return self._judgement(of) if isinstance(of := getattr(node, "of", None), int) else ""

    def _in_force(self, part: Part, at: Context) -> Text2:
        said = self.in_period(part.node, at)
        return said or self._condition(part, at)

    def in_period(self, number: int, at: Context) -> Text2 | None:
        """Whether the day that counts lies in the period of a law; None where the law has no dates."""
        node = self._view.nodes[number]
        if not isinstance(node, InPeriod):
            return None
        day = value_at(self._view, self._records, node.day, at.row(self._view, node.day))
        truth = self._view.truth(number, at.row(self._view, number))
        return phrase(f"in_force{_SUFFIX[truth]}", day=day, period=period_words(node.period))

    # ---- values ----------------------------------------------------------------------------------------------------

    def _condition(self, part: Part, at: Context) -> Text2:
        value = self._value(part, at)
        key = "condition_unknown" if value is phrase("not_stated") else "condition"
        return phrase(key, text=part.text, value=value, id=at.subject.id)

    def _reference(self, number: int, row: int) -> Text2 | None:
        """The sentence of the stated reference that is unknown or none on the way to a row; None if there is none."""
        node = self._view.nodes[number]
        match node:
            case Stored(fact=fact):
                subject = self._records.subject(node.space, row)
                name = phrase("fact_of", title=self._title(subject, fact), id=subject.id)
                code = self._view.code(number, row)
                if code == UNKNOWN:
                    return phrase("unknown", name=name)
                return phrase("is", name=name, value=phrase("none"), rest=alike("")) if code == NONE else None
            case Gather(index=index):
                at = self._view.beside(index, node.space, row)
                below = ((index, at), *operands(self._view, number, row))
            case _:
                below = tuple(operands(self._view, number, row))
        return next((said for each in below if (said := self._reference(*each)) is not None), None)

    def _said(self, part: Part, at: Context, rest: Text2 | None = None) -> Text2:
        if self._is_silent(part, at):
            return phrase("unknown", name=self.name(part, at))
        return phrase("is", name=self.name(part, at), value=self._value(part, at), rest=rest or alike(""))

    def _value(self, part: Part, at: Context) -> Text2:
        key = (part.node, at.row(self._view, part.node))
        if key not in self._values:
            self._values[key] = value_at(self._view, self._records, *key)
        return self._values[key]

    def _is_silent(self, part: Part, at: Context) -> bool:
        return self._value(part, at) is phrase("not_stated")

    def _broken(self, part: Part, at: Context) -> Text2 | None:
        """The sentence of the first reference on a path that is unknown or none; None where the path holds."""
        if part.form != "fact" or not part.children:
            return None
        of = part.children[0]
        if (found := self._broken(of, at)) is not None:
            return found
        if self._view.nodes[of.node].shape != "ref":
            return None
        code = self._view.code(of.node, at.row(self._view, of.node))
        return self._said(of, at) if code in (UNKNOWN, NONE) else None

    def _title(self, subject: Subject, fact: str) -> Text2:
        declared = self._records.schema.kinds[subject.kind].facts.get(fact)
        title = declared.title if declared else Text2()
        return Text2(title.en or fact, title.zh or fact)

    def _stated(self, number: int, row: int, seen: set[tuple[int, int]]) -> Location | None:
        """The position of the first stated fact below a node."""
        if (number, row) in seen:
            return None
        seen.add((number, row))
        node = self._view.nodes[number]
        if isinstance(node, Stored | PerYear):
            subject = self._records.subject(node.space, self._view.split(node.space, row)[1])
            known = self._records.stated(subject, node.fact) is not None
            return self._records.location(subject, node.fact) if known else None
        for child, at in (*operands(self._view, number, row), *of_members(self._view, number, row)):
            if (found := self._stated(child, at, seen)) is not None:
                return found
        return None


def fact_name(part: Part) -> str:
    """The dotted name of the fact that a path ends with."""
    return part.text.removeprefix(f"{part.children[0].text}.") if part.children else part.text.partition(".")[2]


def period_words(period: Period) -> Text2:
    """`from 2021-11-01`, `自2021-11-01起`."""
    first = day_text(period.first) if period.first is not None else ""
    last = day_text(period.last) if period.last is not None else ""
    if first and last:
        return phrase("from_until", first=first, last=last)
    return phrase("from_day", first=first) if first else phrase("until_day", last=last) if last else phrase("always")


def _facts(part: Part) -> list[Part]:
    """The paths in a part, in the order of the text, longest first."""
    if part.form == "fact":
        return [part]
    return [fact for child in part.children for fact in _facts(child)]
