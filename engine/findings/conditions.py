"""The parts of a rule in words: what is compared with what, which members are meant; never the rule's own text.

A part is read at the row of its sentence, so facts of that record carry its id; those of a member that is not known yet
stand alone ("Given is not after the day that counts"). What lies too deep is named by its place in the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from engine.checks.node import Gather, Looked, Timely
from engine.checks.node import Listed as InTable
from engine.checks.program import Part
from engine.findings.context import Context
from engine.findings.in_years import window_of
from engine.findings.labels import Labels, Own
from engine.findings.members import QUANTIFIERS, child
from engine.findings.operators import timed
from engine.findings.phrases import alike, is_phrase, joined, phrase, possessed
from engine.findings.records import Records
from engine.findings.titles import column, group, judgement, parameter, table
from engine.findings.view import View
from engine.findings.worded import length_words
from engine.ground.schema import Text2

DEEPEST: Final = 2  # conditions within conditions that are still put into words
SCOPE: Final = "governed "  # how the defines begin that say what a law governs

_AGGREGATES: Final = ("count", "sum", "min", "max", "persons", "union", "common")


class Conditions:
    """Words over one view; `value` gives those of a part's value at a row."""

    def __init__(self, view: View, records: Records, value: Callable[[Part, Context], Text2]) -> None:
        self._view = view
        self._compiled = view.run.compiled
        self._value = value
        self._labels = Labels(view, records)

    # ---- lists -----------------------------------------------------------------------------------------------------

    def source(self, part: Part, at: Context, own: Own | None = None, depth: int = 0) -> Text2:
        """The members that a comprehension goes over: the list, and which of it count."""
        named = self.members(part, at, own or {})
        if named is None:
            return _place(part, "list_at")
        listed, inner = named
        where = child(part, "where")
        if where is not None:
            listed = phrase("list_where", list=listed, where=self.claim(where, at, inner, depth, bare=True))
        return self._in_years(listed, part)

    def whole(self, part: Part, at: Context) -> Text2:
        """The list that a comprehension goes over, whichever of it count."""
        named = self.members(part, at, {})
        return _place(part, "list_at") if named is None else self._in_years(named[0], part)

    def where(self, part: Part, at: Context) -> Text2:
        """Which members of a comprehension count."""
        named, where = self.members(part, at, {}), child(part, "where")
        if named is None or where is None:
            return _place(part, "claim_at")
        return self.claim(where, at, named[1], bare=True)

    def body(self, part: Part, at: Context) -> Text2:
        """What a quantifier asks of the members."""
        named, body = self.members(part, at, {}), child(part, "body")
        if named is None or body is None:
            return _place(part, "claim_at")
        return self.claim(body, at, named[1], bare=True)

    def members(self, part: Part, at: Context, own: Own) -> tuple[Text2, Own] | None:
        """The list of a comprehension, and its variable beside those known so far; None where there are no words."""
        if part.over is None:
            return None
        inner = {**own, part.binds: self._view.nodes[part.over].domain.partition("|")[0]}
        if part.op:
            row = phrase("its_own") if part.path[0] in own else alike(f"`{at.subject.id}`")
            return phrase(part.op, row=row), inner
        listed = self._labels.path(part.path, at, own)
        return None if listed is None else (listed, inner)

    # ---- conditions ------------------------------------------------------------------------------------------------

    def claim(self, part: Part, at: Context, own: Own, depth: int = 0, *, bare: bool = False) -> Text2:
        """A condition as a clause: `Given is not after 2021-11-01`, `“取得日期”不晚于2021-11-01`; several in brackets
        unless `bare`."""
        if part.form in ("and", "or") and depth < DEEPEST:
            whole = joined([self.claim(each, at, own, depth + 1) for each in part.children], part.form)
            return whole if bare else phrase("in_brackets", of=whole)
        return self._claim(part, at, own, depth, negated=False) or _place(part, "claim_at")

    def _claim(self, part: Part, at: Context, own: Own, depth: int, *, negated: bool) -> Text2 | None:
        match part.form:
            case "not":
                inner = part.children[0]
                said = self._claim(inner, at, own, depth, negated=True)
                return said or (None if negated else phrase("claim_not", of=self.claim(inner, at, own, depth)))
            case "compare" | "test" if len(part.children) == 2:
                return self._tested(part, at, own, negated=negated)
            case "none-test" if part.children:
                key = "claim_given" if negated else "claim_none"
                return self._filled(key, name=self.term(part.children[0], at, own))
            case "call" if (part.calls or "").startswith(SCOPE):
                return self._governed(part, at, own, negated=negated)
            case "fact" | "call" | "parameter" | "judged":
                value = phrase("no" if negated else "yes")
                return self._filled("claim_==", left=self.term(part, at, own), other=value)
            case "in-table" if not negated:
                return self._in_table(part, at, own)
            case "member" if part.children:
                left = self._labels.path(part.path, at, own)
                key = "claim_includes_not" if negated else "claim_includes"
                return self._filled(key, left=left, other=self.term(part.children[0], at, own))
            case "deadline" if len(part.children) == 2 and not negated:
                return self._timed(part, at, own)
            case _ if part.form in QUANTIFIERS and not negated and depth < DEEPEST:
                return self._quantified(part, at, own, depth)
            case _:
                return None

    def _tested(self, part: Part, at: Context, own: Own, *, negated: bool) -> Text2 | None:
        left, right = part.children
        other = self.other(right, at, own)
        suffix = "_not" if negated else ""
        if is_phrase(f"claim_{part.op}{suffix}"):
            return self._filled(f"claim_{part.op}{suffix}", left=self.term(left, at, own), other=other)
        rest = self._filled(f"{timed(self._view, left, part.op)}{suffix}", other=other)
        name = self.term(left, at, own)
        if rest is None or name is None:
            return None
        return Text2(f"{name.en} is {rest.en.removeprefix(', ')}", f"{name.zh}{rest.zh.removeprefix('，')}")

    def _governed(self, part: Part, at: Context, own: Own, *, negated: bool) -> Text2 | None:
        """That a law governs a row."""
        card = self._compiled.laws.get((part.calls or "").split(" ")[1])
        row = self._row(part, at, own)
        if card is None or row is None:
            return None
        return phrase("claim_governed_not" if negated else "claim_governed", row=row, law=card.law.title)

    def _in_table(self, part: Part, at: Context, own: Own) -> Text2 | None:
        node = self._view.nodes[self._plain(part.node)]
        keys = [term for each in part.children if (term := self.term(each, at, own)) is not None]
        if not isinstance(node, InTable) or len(keys) < len(part.children):
            return None
        return phrase("claim_listed", key=joined(keys), table=table(node.table, self._compiled))

    def _timed(self, part: Part, at: Context, own: Own) -> Text2 | None:
        node = self._view.nodes[self._plain(part.node)]
        if not isinstance(node, Timely):
            return None
        event, anchor = (self.term(each, at, own) for each in part.children)
        return self._filled(f"{node.how} {node.side}", event=event, length=length_words(node.length), anchor=anchor)

    def _quantified(self, part: Part, at: Context, own: Own, depth: int) -> Text2 | None:
        named, body = self.members(part, at, own), child(part, "body")
        if named is None or body is None:
            return None
        source = self.source(part, at, own, depth + 1)
        return phrase(f"claim_{part.form}", source=source, body=self.claim(body, at, named[1], depth + 1))

    # ---- values ----------------------------------------------------------------------------------------------------

    def other(self, part: Part, at: Context, own: Own) -> Text2 | None:
        """The right side of a test: a constant in words, a group or a parameter by its title, else the term."""
        return self._value(part, at) if part.form == "constant" else self.term(part, at, own)

    def named(self, part: Part, at: Context) -> Text2:
        """What a value is called at the row of a sentence."""
        return self.term(part, at, {}) or _place(part, "value_at")

    def term(self, part: Part, at: Context, own: Own) -> Text2 | None:
        """What a value is called; None where there are no words for it."""
        match part.form:
            case "fact":
                return self._labels.fact(part, at, own)
            case "variable":
                return phrase("its_own") if part.path[0] in own else alike(f"`{at.subject.id}`")
            case "constant":
                return self._value(part, at)
            case "day":
                return phrase("its_day") if part.path[0] in own else phrase("the_day")
            case "group":
                return group(part.names, self._compiled)
            case "parameter":
                return parameter(part.names, self._compiled)
            case "judged":
                return judgement(part.names, part.op, self._compiled)
            case "call":
                define = self._compiled.defines.get(part.calls or "")
                return self._of(define.title, part, at, own) if define is not None else None
            case "lookup" if part.children:
                return self._looked(part, at, own)
            case "arithmetic" if len(part.children) == 2:
                left, right = (self.other(each, at, own) for each in part.children)
                return self._filled("plus" if part.op == "+" else "less", left=left, right=right)
            case _ if part.form in _AGGREGATES:
                return self._aggregated(part, at, own)
            case _:
                return None

    def _looked(self, part: Part, at: Context, own: Own) -> Text2 | None:
        node = self._view.nodes[self._plain(part.node)]
        keys = [self.other(each, at, own) for each in part.children]
        known = [key for key in keys if key is not None]
        if not isinstance(node, Looked) or len(known) < len(keys):
            return None
        named = column(node.column, node.table, self._compiled)
        return phrase("looked_up", column=named, key=joined(known), table=table(node.table, self._compiled))

    def _aggregated(self, part: Part, at: Context, own: Own) -> Text2 | None:
        named, value = self.members(part, at, own), child(part, "value")
        if named is None:
            return None
        source = self.source(part, at, own)
        if value is None:
            return self._filled(part.form, source=source)
        return self._filled(part.form, source=source, value=self.term(value, at, named[1]))

    def _of(self, title: Text2, part: Part, at: Context, own: Own) -> Text2 | None:
        """The title of a define, of the record that it is called for."""
        if not (title.en and title.zh):
            return None
        if _is_own(part, own):
            return phrase("label", title=title)
        row = self._labels.path(part.path, at, own)
        return None if row is None else possessed(title, row)

    # ---- small parts -----------------------------------------------------------------------------------------------

    def _row(self, part: Part, at: Context, own: Own) -> Text2 | None:
        """The row that a define is called for."""
        if _is_own(part, own):
            return phrase("its_own")
        return self._labels.path(part.path, at, own)

    def _in_years(self, listed: Text2, part: Part) -> Text2:
        """The list in the years of its window, where these are not the year in question."""
        window = window_of(part, self._view)
        if window is None:
            return listed
        return phrase("both_years" if window.first > window.last else "year_before", list=listed)

    def _plain(self, number: int) -> int:
        """The node behind one that only brings it to other rows."""
        while isinstance(node := self._view.nodes[number], Gather):
            number = node.of
        return number

    def _filled(self, key: str, **parts: Text2 | None) -> Text2 | None:
        """The phrase; None where a part of it, or the phrase itself, is missing."""
        known = {name: part for name, part in parts.items() if part is not None}
        return phrase(key, **known) if len(known) == len(parts) and is_phrase(key) else None


def _is_own(part: Part, own: Own) -> bool:
    """Whether the row that a part names is a member's own."""
    return len(part.path) == 1 and part.path[0] in own


def _place(part: Part, key: str) -> Text2:
    return phrase(key, path=part.span.path, line=part.span.line)
