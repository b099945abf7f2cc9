"""Questions by what they are about: a sheet for each kind of record and way to answer, as a questionnaire has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from engine.findings.finding import Severity, rank
from engine.findings.phrases import phrase
from engine.findings.result import KindOf, Question
from engine.ground.schema import Text2

_FORMS: Final = ("judged", "attested", "complete", "table", "calendar", "origin")
STATED: Final = "stated"


class Sheet(Struct, frozen=True):
    """Questions of one kind of record that are answered in one way: `stated` as facts, `judged` or `attested` by
    people, `complete` as listings, or out of a `table`, a `calendar` or the `origin` of data."""

    form: str
    kind: str  # empty where they are about no record
    questions: tuple[Question, ...]

    @property
    def records(self) -> int:
        """How many records they are about."""
        return len({record for each in self.questions for record in each.records})

    @property
    def rules(self) -> int:
        """How many rules wait for one of them first."""
        return len({rule for each in self.questions for rule in each.rules})

    @property
    def severity(self) -> Severity:
        """The worst of them."""
        return min((each.severity for each in self.questions), key=rank)

    def label(self, kinds: Iterable[KindOf]) -> Text2:
        """What it is about, in both languages."""
        several = next((each.several for each in kinds if each.kind == self.kind), Text2())
        return phrase(f"sheet_{self.form}", kinds=several, n=self.records)


def sheets(questions: Sequence[Question]) -> tuple[Sheet, ...]:
    """The sheets, each where its first question stands, which is the most severe; every question is on one."""
    found: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        section = question.fact.partition(".")[0]
        form = section if section in _FORMS else STATED
        found.setdefault((form, "" if form == "complete" else question.kind), []).append(question)
    return tuple(Sheet(form, kind, tuple(asked)) for (form, kind), asked in found.items())
