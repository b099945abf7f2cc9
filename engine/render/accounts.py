"""What the terminal report says about the run itself: answers that were supposed, what the policy changed, the
baseline, waivers to look after, facts without evidence. Nothing of it where there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from engine.findings.accounts import Gone, ParameterOf, SeverityOf, SkippedOf, UnevidencedOf, WaiverOf
from engine.findings.finding import Finding
from engine.findings.readings import ReadingOf
from engine.findings.result import Result
from engine.render.block import Look, cited, subject
from engine.render.layout import padded, plain

LINES: Final = 5
RECORDS: Final = 5
READINGS: Final = 2
LABEL: Final = 12  # columns of what stands at the head of a line


def accounts(result: Result, look: Look) -> list[str]:
    """The lines of all sections, an empty one after each."""
    words = look.words
    overdue = [each for each in result.waivers if each.state in ("expired", "stale")]
    fixed = [each for each in result.baseline.gone if each.state == "fixed"] if result.baseline else []
    new = [each for each in (*result.findings, *result.conflicts) if each.baseline == "new" and each.waiver is None]
    rows = [
        *_section("new_head", [(words(each.severity), _new(each, look)) for each in new], look),
        *_section("unevidenced_head", [("", _unevidenced(each, look)) for each in result.unevidenced], look),
        *_section("overdue_head", [(words(f"waiver_{each.state}"), _waiver(each, look)) for each in overdue], look),
        *_section("fixed_head", [(words(each.severity), _gone(each, look)) for each in fixed], look),
        *_section("skipped_head", [(words(each.severity), _skipped(each, look)) for each in result.skipped], look),
        *_section("parameters_head", [("", _parameter(each, look)) for each in result.parameters], look),
        *_readings(result, look),
        *_section("severities_head", [("", _severity(each, look)) for each in result.severities], look),
    ]
    return [*_supposed(result, look), *_since(result, look), *rows]


def _supposed(result: Result, look: Look) -> Iterator[str]:
    """Every answer that was supposed, for each may have decided anything."""
    if not result.supposed:
        return
    words = look.words
    yield from look.head(words("supposed_head"), "bold yellow")
    for each in result.supposed:
        before = words.of(each.before) if each.before is not None else words("silent")
        yield from look.wrapped(plain(words("supposed", fact=each.fact, value=each.value, before=before)), "  ", "    ")
    yield ""


def _since(result: Result, look: Look) -> Iterator[str]:
    """How the findings differ from the baseline."""
    if (since := result.baseline) is None:
        return
    words = look.words
    states = [each.state for each in since.gone]
    counts = {"new": since.new, "unchanged": since.unchanged}
    counts |= {"fixed": states.count("fixed"), "gone": states.count("not_evaluated")}
    said = words("and").join(words.number(name, n) for name, n in counts.items() if n or name != "gone")
    head = words("since", path=plain(since.path), day=since.as_of)
    yield from look.wrapped(words("said", what=head, more=said), "", "  ")
    yield ""


def _section(head: str, rows: Sequence[tuple[str, str]], look: Look) -> Iterable[str]:
    if not rows:
        return
    shown = look.first(rows, LINES)
    yield from look.head(look.words(head))
    for label, text in shown:
        first = padded(f"  {label}", LABEL) if label else "  "
        yield from look.wrapped(plain(text), first, " " * (LABEL if label else 4))
    yield from look.left(len(rows) - len(shown))
    yield ""


def _unevidenced(each: UnevidencedOf, look: Look) -> str:
    words = look.words
    shown = each.records if look.whole else each.records[:RECORDS]
    names = words("listed").join(f"`{name}`" for name in shown)
    more = "…" if len(shown) < len(each.records) else ""
    counts = {"n": len(each.records), "stated": each.stated}
    return words("unevidenced", fact=each.fact, title=words.of(each.title), records=names + more, **counts)


def _waiver(each: WaiverOf, look: Look) -> str:
    about = each.subject or each.fingerprint or ""
    about = about if each.year is None else look.words("in_year", record=about, year=each.year)
    said = look.words("waived_until", until=each.expires, by=each.approver, because=each.reason)
    return " · ".join([each.rule, about, said])


def _new(each: Finding, look: Look) -> str:
    return " · ".join([look.words(each.verdict), subject(each, look), each.rule, look.words.of(each.title)])


def _gone(each: Gone, look: Look) -> str:
    return " · ".join([subject(each, look), each.rule, look.words.of(each.title)])


def _skipped(each: SkippedOf, look: Look) -> str:
    words = look.words
    said = [each.rule, cited(each.citations), words.of(each.title)]
    return words("said", what=" · ".join(said), more=words.of(each.because))


def _parameter(each: ParameterOf, look: Look) -> str:
    words = look.words
    changed = words("changed", before=words.of(each.declared), now=words.of(each.value))
    return words("said", what=words("parameter", title=words.of(each.title), name=each.parameter), more=changed)


def _readings(result: Result, look: Look) -> Iterator[str]:
    """What other readings would change, most gaps first; in a line each, or whole with the rules."""
    if not result.readings:
        return
    words = look.words
    yield from look.head(words("readings_head"))
    found = sorted(result.readings, key=lambda each: (-each.gap, -each.undetermined, each.parameter))
    shown = look.first(found, READINGS)
    for each in shown:
        if look.whole:
            yield from look.wrapped(plain(_reading(each, look)), "  ", "    ")
        else:
            line = words("said", what=words.of(each.moved), more=words.of(each.reading))
            yield from look.brief(plain(line), "  ", "    ")
    yield from look.left(len(found) - len(shown))
    yield ""


def _reading(each: ReadingOf, look: Look) -> str:
    """What would be otherwise under a reading, and in which rules."""
    words = look.words
    rules = words("listed").join(each.rules)
    head = words("reading", reading=words.of(each.reading), name=each.parameter)
    return words("said", what=head, more=words("between_parts").join((words.of(each.moved), rules)))


def _severity(each: SeverityOf, look: Look) -> str:
    words = look.words
    changed = words("changed", before=words(each.declared), now=words(each.severity))
    return words("said", what=each.rule, more=changed)
