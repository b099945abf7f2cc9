"""Paths of a rule by the labels of their facts, from the record of a sentence or from a member yet unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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

Path = tuple[str, ...]
"""A variable and the facts from there on, as `Part.path`."""


class Labels:
    """Labels over one view."""

    def __init__(self, view: View, records: Records) -> None:
        self._view = view
        self._records = records

    def fact(self, part: Part, at: Context, own: Own) -> Text2 | None:
        """A fact: of the record that is known to be meant, else by the labels on the way to it."""
        if (
            part.path[0] not in own
            and part.via is not None
            and self._view.nodes[part.via].space.removesuffix("*") in ("", *at.rows)
        ):
            code = self._view.code(part.via, at.row(self._view, part.via))
            if code >= 0:
                subject = self._records.subject(self._view.nodes[part.via].domain, code)
                return self._walked(subject, subject.kind, (part.path[-1],))
        return self.path(part.path, at, own)

    def path(self, path: Path, at: Context, own: Own) -> Text2 | None:
        """A path by the labels of its facts, from the record of the sentence or from a member; None where there are no
        words for it."""
        base, *facts = path
        if base in own:
            return self._walked(None, own[base], facts)
        if not base:
            return None
        subject = at.subject
        while len(facts) > 1:
            stated = self._records.stated(subject, facts[0])
            if stated is None or not isinstance(stated.value, OneRecord):
                break
            subject, facts = Subject(stated.value.kind, stated.value.id), facts[1:]
        return self._walked(subject, subject.kind, facts)

    def _walked(self, subject: Subject | None, kind: str, facts: Iterable[str]) -> Text2 | None:
        """The labels from the first fact to the last; the id of a subject before all."""
        said: Text2 | None = None if subject is None else alike(f"`{subject.id}`")
        declared = self._records.schema.kinds
        kinds: tuple[str, ...] = (kind,)
        for name in facts:
            steps = [declared[each].facts[name] for each in kinds if name in declared[each].facts]
            if not steps:
                return None
            said = self._labelled(steps, said)
            kinds = steps[0].type.kinds if isinstance(steps[0].type, Ref | Many) else ()
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
