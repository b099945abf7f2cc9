"""Entries of `missing`: what is not known, named so that people can answer it in the manifest."""

from __future__ import annotations

from msgspec import Struct

from engine.findings.finding import EMPTY, NARROWER, Subject
from engine.findings.records import Records
from engine.ground.value import Yearly


class Entry(Struct, frozen=True):
    """One missing thing. `text` is unique; `fact` is what it has in common with the same question about other records:
    `flow.transform`, `complete.flows`, `judged.effective_there`, `origin.dataset`. `name` is the fact alone, `place`
    where an origin is missing."""

    text: str
    fact: str
    name: str
    subject: Subject | None
    narrower: bool = False
    place: Subject | None = None


class Entries:
    """All entries that one run named, by their text."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._by_text: dict[str, Entry] = {}

    def __getitem__(self, text: str) -> Entry:
        return self._by_text[text]

    def of_fact(self, subject: Subject, name: str) -> str:
        """`flow.x.to`; marked narrower where something is stated."""
        stated = self._records.stated(subject, name) is not None
        text = f"{subject.kind}.{subject.id}.{name}" + (NARROWER if stated else "")
        return self._add(text, f"{subject.kind}.{name}", name, subject, stated)

    def of_year(self, subject: Subject, name: str, year: int) -> str:
        """`flow.x.persons[2026]`; marked narrower where the year is stated, as a range."""
        stated = self._records.stated(subject, name)
        narrower = stated is not None and isinstance(stated.value, Yearly) and year in stated.value.by_year
        text = f"{subject.kind}.{subject.id}.{name}[{year}]"
        return self._add(text + (NARROWER if narrower else ""), f"{subject.kind}.{name}", name, subject, narrower)

    def of_total(self, subject: Subject, name: str, year: int | None) -> str:
        """`party.p.exported[2026] (narrower)`: a total whose parts are known, but not how far they overlap."""
        text = f"{subject.kind}.{subject.id}.{name}" + (f"[{year}]" if year is not None else "") + NARROWER
        return self._add(text, f"{subject.kind}.{name}", name, subject, True)

    def of_empty(self, subject: Subject, name: str) -> str:
        """`flow.x.data (empty)`: what all members have in common is unknown where there is none."""
        return self._add(f"{subject.kind}.{subject.id}.{name}{EMPTY}", f"{subject.kind}.{name}", name, subject, True)

    def of_listing(self, kind: str) -> str:
        """`complete.flows`."""
        plural = self._records.schema.kinds[kind].plural
        return self._add(f"complete.{plural}", f"complete.{plural}", plural, None, False)

    def of_judgement(self, subject: Subject, judgement: str) -> str:
        """`judged.effective_there(flow.x)`."""
        under = self._records.schema.judgements[judgement].recorded_under
        text = f"{under}.{judgement}({subject.kind}.{subject.id})"
        return self._add(text, f"{under}.{judgement}", judgement, subject, False)

    def of_origin(self, dataset: Subject, place: Subject) -> str:
        """`origin.profile(system.crm)`: a flow that brings the dataset there; none is listed that would."""
        text = f"origin.{dataset.id}({place.kind}.{place.id})"
        return self._add(text, "origin.dataset", "dataset", dataset, False, place)

    def of_table(self, table: str, keys: tuple[str, ...]) -> str:
        """`table.age_of_consent[FR]`: a row that the shipped table does not have; no manifest can answer it."""
        return self._add(f"table.{table}[{','.join(keys)}]", f"table.{table}", table, None, False)

    def of_calendar(self) -> str:
        """`calendar.working_days`: no calendar tells which days are working days; no manifest can answer it."""
        return self._add("calendar.working_days", "calendar.working_days", "working_days", None, False)

    def _add(
        self, text: str, fact: str, name: str, subject: Subject | None, narrower: bool, place: Subject | None = None
    ) -> str:
        if text not in self._by_text:
            self._by_text[text] = Entry(text, fact, name, subject, narrower, place)
        return text
