"""A rule in plain words, as text: whom it binds, when, to what, unless what, and what all that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from msgspec import structs

from engine.findings.catalogue import InForce
from engine.findings.plain import Asked, Left, Meaning, Plain, Said, Settable, Source, Unless
from engine.ground.excerpt import columns
from engine.ground.schema import Text2
from engine.render.block import Look, cited
from engine.render.layout import padded, plain
from engine.render.words import Words

Case = tuple[str, Sequence[str]]
"""The heading of a case and the verdicts that it expects."""

_LABELS: Final = ("who", "when", "must", "should", "conflict", "unless", "days", "fix", "note", "source")


def explained_text(rule: Plain, cases: Iterable[Case], look: Look) -> str:
    """The rule in the language of the look; the facts of the law's scope are listed only where the look is `whole`."""
    return "\n".join(_lines(rule, cases, look)) + "\n"


def _lines(rule: Plain, cases: Iterable[Case], look: Look) -> Iterable[str]:
    words = look.words
    marks = " · ".join(words(each) for each in (rule.severity, rule.grade))
    yield f"{look.styled(rule.id, 'bold')}  {look.styled(marks, 'dim')}"
    yield from look.wrapped(plain(words.of(rule.title)), "", "")
    yield ""
    governed = "governed_itself" if rule.governs_itself else "governed_by"
    who = words(governed, kinds=words.of(rule.kinds), law=words.of(rule.law))
    yield from _labelled("who", [words("each_year", who=who) if rule.each_year else who], look)
    if rule.when is not None:
        yield from _labelled("when", _said(rule.when, look), look)
    if rule.between:
        yield from _labelled("conflict", rule.between, look)
    else:
        yield from _labelled(rule.force, _said(rule.duty, look), look)
    for unless in rule.unless:
        yield from _labelled("unless", _unless(unless, look), look)
    yield from _labelled("days", [days(rule.in_force, words)], look)
    for label, text in (("fix", rule.fix), ("note", rule.note)):
        if text.en or text.zh:
            yield from _labelled(label, [words.of(text)], look)
    yield from _labelled("source", list(_sources(rule.sources, look)), look)
    yield from _section("meanings_head", (line for each in rule.meanings for line in _meaning(each, look)), look)
    yield from _section("scope_head", (line for each in rule.scope for line in _meaning(each, look)), look)
    yield from _section("facts_head", _facts(rule, look), look)
    yield from _section("judgements_head", (line for each in rule.judgements for line in _left(each, look)), look)
    yield from _section("parameters_head", (line for each in rule.parameters for line in _settable(each, look)), look)
    yield from _section("cases_head", (line for each in cases for line in _case(each)), look)


# ---- conditions ----------------------------------------------------------------------------------------------------


def _said(said: Said, look: Look) -> list[str]:
    """A condition in lines; the parts of one that is made of several are indented below it."""
    words = look.words
    match said.joins:
        case "and" | "or" | "not":
            head = words(f"{said.joins}_of")
            below = [_said(part, look) for part in said.parts]
        case "where":
            head = words.of(said.words)
            chosen, asked = (_said(part, look) for part in said.parts)
            below = [[words("where_of"), *_indented(chosen)], [words("asked_of"), *_indented(asked)]]
        case _:
            head = words.of(said.words)
            below = [_said(part, look) for part in said.parts]
    return [_in_days(head, said.days, look), *(line for part in below for line in _bullet(part))]


def _in_days(text: str, days: Text2, look: Look) -> str:
    return look.words("in_days", words=text, days=look.words.of(days)) if days.en else text


def _bullet(lines: Sequence[str]) -> Iterable[str]:
    yield f"- {lines[0]}"
    yield from _indented(lines[1:])


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _unless(unless: Unless, look: Look, depth: int = 0) -> list[str]:
    """An exception, and below it what lifts it."""
    words = look.words
    when = days(unless.in_force, look.words)
    lines = [*_said(unless.when, look), f"{words('under', citations=cited(unless.citations))} · {when}"]
    for lift in unless.but_not:
        lines += [words("but_still" if depth else "but_not"), *_indented(_unless(lift, look, depth + 1))]
    return lines


# ---- what it rests on ----------------------------------------------------------------------------------------------


def days(period: InForce, words: Words) -> str:
    """The days in force, in words."""
    parts = [words("from_day", day=period.first)] if period.first else []
    parts += [words("until_day", day=period.last)] if period.last else []
    return " ".join(parts) or words("in_force_always")


def _sources(sources: Sequence[Source], look: Look) -> Iterable[str]:
    """The citations of one law that were read equally well and say the same in one line, with what they say; those of
    which the ledger says more, alone. The address of a law stands below the last of them."""
    words = look.words
    last = {each.published: at for at, each in enumerate(sources)}
    for of, group in groupby(enumerate(sources), key=lambda each: structs.replace(each[1], citation="")):
        at, some = zip(*group, strict=True)
        head = (cited([each.citation for each in some]), words.of(of.law), words(of.force))
        yield " · ".join((*head, words(f"read_{of.certainty}")))
        yield from (f"  {words.of(text)}" for text in (of.says, of.words) if text != Text2())
        if of.published is not None and last[of.published] in at:
            yield f"  {of.published}"


def _meaning(meaning: Meaning, look: Look) -> Iterable[str]:
    words = look.words
    under = f" · {words('under', citations=cited(meaning.citations))}" if meaning.citations else ""
    yield f"“{words.of(meaning.title)}”{under}"
    yield from _indented(_said(meaning.means, look))


def _facts(rule: Plain, look: Look) -> Iterable[str]:
    for each in rule.facts:
        yield f"{each.fact}: {_asked(each, look)}"
    if look.whole and rule.scope_facts:
        yield look.words("scope_facts", facts=", ".join(each.fact for each in rule.scope_facts))


def _asked(fact: Asked, look: Look) -> str:
    return look.words.of(fact.ask) or look.words.of(fact.title)


def _left(judgement: Left, look: Look) -> Iterable[str]:
    words = look.words
    yield f"{judgement.judgement}: {words.of(judgement.title)} · {words('under', citations=cited(judgement.citations))}"
    yield f"  {words.of(judgement.ask)}"


def _settable(parameter: Settable, look: Look) -> Iterable[str]:
    words = look.words
    yield f"{parameter.parameter} = {words.of(parameter.value)}: {words.of(parameter.title)}"
    if parameter.readings:
        yield f"  {words('contested', readings=words('and').join(words.of(each) for each in parameter.readings))}"


def _case(case: Case) -> Iterable[str]:
    heading, verdicts = case
    yield heading
    yield from _indented(verdicts)


# ---- layout --------------------------------------------------------------------------------------------------------


def _labelled(label: str, lines: Sequence[str], look: Look) -> Iterable[str]:
    """Lines beside their label."""
    size = max(columns(look.words(each)) for each in _LABELS) + 2
    head = look.styled(padded(look.words(label), size), "dim")
    for number, line in enumerate(lines):
        prose = label in ("fix", "note")
        first, *rest = look.wrapped(plain(line), " " * size, " " * size) if prose else _wrapped(line, " " * size, look)
        yield (head if number == 0 else " " * size) + first[size:]
        yield from rest


def _section(head: str, lines: Iterable[str], look: Look) -> Iterable[str]:
    """Lines below a heading; nothing where there are none."""
    found = list(lines)
    if found:
        yield ""
        yield look.styled(look.words(head), "bold")
        for line in found:
            yield from _wrapped(line, "  ", look)


def _wrapped(line: str, margin: str, look: Look) -> list[str]:
    """The line behind a margin; what does not fit hangs below its beginning, a little further in."""
    text = line.lstrip(" ")
    indent = margin + " " * (len(line) - len(text))
    return look.wrapped(plain(text), indent, f"{indent}  ")
