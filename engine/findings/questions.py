"""Undetermined findings as questions: one for each missing fact of a kind and owner, however many records lack it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from engine.findings.entry import Entries, Entry
from engine.findings.finding import EMPTY, NARROWER, Finding, Location, Severity, rank
from engine.findings.phrases import phrase
from engine.findings.records import Records
from engine.findings.result import Question
from engine.findings.worded import fact_title, kind_title
from engine.ground.schema import Text2


class _Group(Struct):
    """What is gathered for one question."""

    entries: dict[str, Entry] = field(default_factory=dict)
    severities: dict[str, Severity] = field(default_factory=dict)  # by rule, its worst
    findings: int = 0


def questions(findings: Iterable[Finding], entries: Entries, records: Records) -> tuple[Question, ...]:
    """One question for each fact and owner, the most severe and widest first. Each finding waits for the first of its
    missing facts and is counted there only; what waits for a deadline asks nothing."""
    groups: dict[tuple[str, str, str | None], _Group] = {}
    for finding in findings:
        if finding.verdict != "undetermined" or not finding.missing:
            continue
        entry = entries[finding.missing[0]]
        owner = records.owner(entry.subject) if entry.subject else None
        sort = EMPTY if entry.text.endswith(EMPTY) else NARROWER if entry.narrower else ""
        group = groups.setdefault((entry.fact, sort, owner), _Group())
        group.entries[entry.text] = entry
        group.findings += 1
        known = group.severities.get(finding.rule)
        if known is None or rank(finding.severity) < rank(known):
            group.severities[finding.rule] = finding.severity
    asked = [_question(owner, group, records) for (_, _, owner), group in groups.items()]
    return tuple(sorted(asked, key=_order))


def _order(question: Question) -> tuple[int, int, int, int, str, str]:
    return (
        rank(question.severity),
        -question.worst,
        -len(question.rules),
        -question.findings,
        question.fact,
        question.owner or "",
    )


def _question(owner: str | None, group: _Group, records: Records) -> Question:
    entries = [group.entries[text] for text in sorted(group.entries)]
    subjects = sorted({entry.subject.id for entry in entries if entry.subject})
    worst = min(group.severities.values(), key=rank)
    first = entries[0]
    return Question(
        fact=first.fact,
        owner=owner,
        severity=worst,
        worst=sum(1 for severity in group.severities.values() if severity == worst),
        rules=tuple(sorted(group.severities)),
        findings=group.findings,
        records=tuple(subjects),
        entries=tuple(entry.text for entry in entries),
        text=_text(first, len(subjects), records),
        ask=_ask(first, records),
        location=_location(first, records),
        kind=first.subject.kind if first.subject else "",
        name=_name(first, records),
    )


def _text(entry: Entry, count: int, records: Records) -> Text2:
    many = "1" if count == 1 else "n"
    words: Mapping[str, Text2 | str | int] = {"n": count, "fact": entry.name, **_words(entry, records)}
    section = entry.fact.partition(".")[0]
    if section == "complete":
        return phrase("asks_listing", **words)
    if section == "table":
        return phrase("asks_table", keys=entry.text.partition("[")[2].removesuffix("]"), **words)
    if section == "calendar":
        return phrase("asks_calendar")
    if section == "origin":
        return phrase(f"asks_origin_{many}", **words)
    if section in ("judged", "attested"):
        return phrase(f"asks_{section}_{many}", **words)
    if entry.text.endswith(EMPTY):
        return phrase(f"asks_empty_{many}", **words)
    return phrase(f"asks_narrower_{many}" if entry.narrower else f"asks_fact_{many}", **words)


def _words(entry: Entry, records: Records) -> Mapping[str, Text2 | str]:
    """What a question speaks of: the kind as `kind` and `kinds`, the id of the record, the `title` of what is asked."""
    schema = records.schema
    if entry.subject is None:
        listed = next((kind for kind in schema.kinds.values() if kind.plural == entry.name), None)
        table = schema.tables.get(entry.name)
        return {"kinds": listed.several} if listed else {"title": table.title} if table else {}
    kind = schema.kinds[entry.subject.kind]
    place = Text2()
    if entry.place is not None:
        place = phrase("record", kind=kind_title(schema.kinds[entry.place.kind]), id=entry.place.id)
    words: dict[str, Text2 | str] = {"kind": kind_title(kind), "kinds": kind.several, "id": entry.subject.id}
    return words | {"title": _name(entry, records), "place": place}


def _name(entry: Entry, records: Records) -> Text2:
    """What is asked for, by its title; of a listing, the records."""
    schema = records.schema
    if entry.subject is None:
        listed = next((kind for kind in schema.kinds.values() if kind.plural == entry.name), None)
        table = schema.tables.get(entry.name)
        return listed.several if listed else table.title if table else Text2(entry.name, entry.name)
    fact, judgement = schema.kinds[entry.subject.kind].facts.get(entry.name), schema.judgements.get(entry.name)
    origin = schema.kinds.get(entry.name)  # the kind of what has no known origin
    if fact is not None:
        return fact_title(fact)
    return judgement.title if judgement else kind_title(origin) if origin else Text2(entry.name, entry.name)


def _ask(entry: Entry, records: Records) -> Text2:
    if entry.fact.startswith(("judged.", "attested.")):
        judgement = records.schema.judgements.get(entry.name)
        return judgement.ask if judgement else Text2()
    if entry.subject is None:
        return Text2()
    fact = records.schema.kinds[entry.subject.kind].facts.get(entry.name)
    return fact.ask if fact else Text2()


def _location(entry: Entry, records: Records) -> Location | None:
    return records.location(entry.subject, entry.name) if entry.subject else None
