"""Paths of a rule by the labels of their facts, from the record of a sentence or from a member yet unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.checks.program import Part
from engine.findings.context import Context
from engine.findings.finding import Subject
from engine.findings.phrases import alike, phrase, possessed
from engine.findings.records import Records
from engine.findings.view import View
from engine.findings.worded import fact_title
from engine.ground.schema import Fact, Many, Ref, Text2
from engine.ground.value import OneRecord

Own = Mapping[str, str]
"""The variables of members, with their kinds."""


class Labels:
    """Labels over one view."""

    def __init__(self, view: View, records: Records) -> None:
        self._view = view
        self._records = records

    def fact(self, part: Part, at: Context, own: Own) -> Text2 | None:
        """A fact: of the record that is known to be meant, else by the labels on the way to it."""
        outside = part.text.partition(".")[0] not in own
        if outside and part.via is not None and self._view.nodes[part.via].space.removesuffix("*") in ("", *at.rows):
            code = self._view.code(part.via, at.row(self._view, part.via))
            if code >= 0:
                subject = self._records.subject(self._view.nodes[part.via].domain, code)
                return self._walked(subject, subject.kind, fact_name(part))
        return self.path(part.text, at, own)

    def path(self, text: str, at: Context, own: Own) -> Text2 | None:
        """A path by the labels of its facts, from the record of the sentence or from a member."""
        base, _, rest = text.partition(".")
        if base in own:
            return self._walked(None, own[base], rest)
        subject = at.subject
        while (step := self._step(subject.kind, rest)) is not None and step.name != rest:
            stated = self._records.stated(subject, step.name)
            if stated is None or not isinstance(stated.value, OneRecord):
                break
            subject, rest = Subject(stated.value.kind, stated.value.id), rest[len(step.name) + 1 :]
        return self._walked(subject, subject.kind, rest)

    def _walked(self, subject: Subject | None, kind: str, rest: str) -> Text2 | None:
        """The labels from the first fact to the last; the id of a subject before all."""
        said: Text2 | None = None if subject is None else alike(f"`{subject.id}`")
        kinds: tuple[str, ...] = (kind,)
        while rest:
            steps = [fact for each in kinds if (fact := self._step(each, rest)) is not None]
            if not steps:
                return None
            step = steps[0]
            said = self._labelled(steps, said)
            rest = rest[len(step.name) + 1 :]
            kinds = step.type.kinds if isinstance(step.type, Ref | Many) else ()
        return said

    def _labelled(self, steps: Sequence[Fact], of: Text2 | None) -> Text2:
        """One step of a path, as each of the kinds that may be meant knows it; the way back of a fact by the fact that
        leads here. Where they call it differently the shortest label counts, for it says least."""
        step = steps[0]
        if step.inverse_of is not None:
            kinds = self._records.schema.kinds
            kind, name = step.inverse_of
            title = fact_title(kinds[kind].facts[name])
            return phrase("way_back", kinds=kinds[kind].several, of=of or phrase("its_own"), title=title)
        title = min(map(fact_title, steps), key=lambda title: len(title.en))
        return phrase("label", title=title) if of is None else possessed(title, of)

    def _step(self, kind: str, rest: str) -> Fact | None:
        """The fact of a kind with which a dotted path begins, the longest."""
        facts = self._records.schema.kinds[kind].facts
        parts = rest.split(".")
        names = (".".join(parts[:n]) for n in range(len(parts), 0, -1))
        return next((facts[name] for name in names if name in facts), None)


def fact_name(part: Part) -> str:
    """The dotted name of the fact that a path ends with."""
    return part.text.removeprefix(f"{part.children[0].text}.") if part.children else part.text.partition(".")[2]
