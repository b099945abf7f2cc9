"""The report for a terminal: worst first, a block per gap, what is open by missing fact, the closing line.

A small company's report fits a screen or two: long lists say how many more there are, and `whole` shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import structs

from engine.findings.finding import Finding, VerdictName
from engine.findings.gated import Gated
from engine.findings.result import Assumed, KindOf, Question, Regime, Result
from engine.findings.sheets import Sheet, sheets
from engine.ground.schema import Text2
from engine.ground.source import Source
from engine.render.accounts import accounts
from engine.render.block import Look, blocks, cited, marks, subject
from engine.render.closing import NO_GATE, AsOfFrom, closing_line, gaps_nobody_waived
from engine.render.laws import called
from engine.render.layout import padded, plain
from engine.render.risk import risk
from engine.render.words import Words

REASONED: Final = frozenset[VerdictName]({"gap"})
"""The verdicts of which the report says why; of the others it says what is asked."""
BLOCKS: Final = 3
SHEETS: Final = 8
NAMED: Final = 3
SENTENCES: Final = 1
LINES: Final = 5
BESIDE: Final = 2  # lines of what no gate looks at
ASSUMED: Final = 1

_LABEL: Final = 12  # columns of a severity at the head of a line


def terminal(
    result: Result,
    sources: Sequence[Source],
    look: Look,
    as_of_from: AsOfFrom,
    show: Iterable[VerdictName] = (),
    gated: Gated = NO_GATE,
) -> str:
    """The report; excerpts are drawn for the locations whose text is among `sources`. `show`: verdicts to list."""
    look = structs.replace(look, kinds={each.kind: each.title for each in result.kinds})
    findings, waived = result.findings, [finding for finding in result.findings if finding.waiver is not None]
    gaps, indicated = gaps_nobody_waived(result)
    firm = [*gaps, *indicated]
    whole = len(firm) if look.whole else BLOCKS
    pending = [f for f in findings if f.verdict == "undetermined" and f.due is not None and f.waiver is None]
    lines = [
        *blocks(firm[:whole], sources, look),
        *_section("more_gaps", firm[whole:], look),
        *_undetermined(result, look),
        *_section("pending_head", pending, look),
        *_section("conflicts_head", result.conflicts, look),
        *_section("advice_head", [f for f in findings if f.is_advice and f.waiver is None], look, BESIDE),
        *_section("attestations_head", result.attestations, look, BESIDE),
        *_section("waived_head", waived, look),
    ]
    for verdict in sorted(show):
        lines += _section(verdict, [finding for finding in findings if finding.verdict == verdict], look)
    closing = closing_line(result, look, as_of_from, gated)
    lines += [*accounts(result, look), *risk(result, look), *_assumptions(result, look), *_regimes(result, look)]
    lines.append(closing)
    return "\n".join(lines) + "\n"


# ---- sections ------------------------------------------------------------------------------------------------------


def _section(head: str, findings: Sequence[Finding], look: Look, most: int = LINES) -> Iterable[str]:
    """Findings in a line each, at most so many; nothing where there is none."""
    if not findings:
        return
    words, shown = look.words, look.first(findings, most)
    yield from look.head(words(head))
    for finding in shown:
        label = padded(f"  {words(finding.severity)}", _LABEL)
        said = [
            subject(finding, look),
            *marks(finding, words),
            cited(finding.citations),
            plain(words.of(finding.title)),
        ]
        text = " · ".join(said)
        yield from look.brief(text, label, " " * _LABEL)
        if extra := _extra(finding, words):
            yield from look.wrapped(plain(extra), " " * _LABEL, " " * _LABEL)
    yield from look.left(len(findings) - len(shown))
    yield ""


def _extra(finding: Finding, words: Words) -> str:
    """What a line says besides: until when and why it is waived, when its time is over, what exempts, what collides."""
    if finding.waiver is not None:
        waiver = finding.waiver
        said = words("waived_until", until=waiver.until, by=waiver.by, because=waiver.because)
        return said if finding.verdict == "gap" else f"{words(finding.verdict)} · {said}"
    if finding.due is not None:
        return words("due", due=finding.due)
    if finding.between:
        return words("against").join(finding.between)
    return words("exempt_under", citations=cited(finding.exempted_by.citations)) if finding.exempted_by else ""


def _undetermined(result: Result, look: Look) -> Iterable[str]:
    """The missing facts sheet by sheet, most severe first, with what they decide; whole, each with who can tell."""
    words = look.words
    if not result.questions:
        return
    found = sheets(result.questions)
    facts, of = words.number("facts", len(result.questions)), words.number("sheets", len(found))
    head = words("undetermined_head", count=result.summary.undetermined, facts=facts, sheets=of)
    yield from look.head(head, "bold yellow")
    shown = look.first(found, SHEETS)
    open_ = {finding.rule: finding for finding in result.findings if finding.verdict == "undetermined"}
    for sheet in shown:
        label = padded(f"  {words(sheet.severity)}", _LABEL)
        yield from look.wrapped(_sheet(sheet, result.kinds, look), label, " " * _LABEL)
        for question in sheet.questions if look.whole else ():
            yield from look.wrapped(_asked(question, words), "  - ", "    ")
            yield from _decided(question, open_, look)
    yield from look.left(len(found) - len(shown))
    yield ""


def _sheet(sheet: Sheet, kinds: Sequence[KindOf], look: Look) -> str:
    """What a sheet is about, the facts that it asks for, and how many rules wait for them."""
    words = look.words
    names = list(dict.fromkeys(plain(words.of(each.name)) for each in sheet.questions))
    asks_people = sheet.form in ("judged", "attested")  # whose titles are sentences
    names = [f"“{name}”" for name in names] if asks_people else names
    named = names if look.whole else names[: SENTENCES if asks_people else NAMED]
    if len(names) > len(named):
        named.append(words("more_facts", n=len(names) - len(named)))
    decides = words.number("decides", sheet.rules)
    return (
        words("said", what=plain(words.of(sheet.label(kinds))), more=words("listed").join(named))
        + words("between_parts")
        + decides
    )


def _asked(question: Question, words: Words) -> str:
    decides = words.number("decides", len(question.rules))
    worst = words("of_them", n=question.worst, severity=words(question.severity)) if question.worst else ""
    owner = f" · {words('owner', owner=plain(question.owner))}" if question.owner else ""
    return words("said", what=plain(words.of(question.text)), more=f"{decides}{worst}{owner}")


def _decided(question: Question, open_: Mapping[str, Finding], look: Look) -> Iterable[str]:
    """The question as it is put to people, and the rules that it decides with their articles."""
    words = look.words
    if ask := plain(words.of(question.ask)):
        yield from look.wrapped(ask, "    ", "    ")
    for rule in question.rules:
        finding = open_.get(rule)
        named = [cited(finding.citations), plain(words.of(finding.title))] if finding else []
        yield from look.wrapped(" · ".join([rule, *named]), "    - ", "      ")


def _assumptions(result: Result, look: Look) -> Iterable[str]:
    """What the manifest states for many rows at once: such statements decide much, so they are read out."""
    if not result.assumptions:
        return
    words = look.words
    yield from look.head(words("assumed_head"))
    whole = [each for each in result.assumptions if each.what == "complete" and not each.parties]
    if whole:
        several = {each.listing: words.of(each.several) for each in result.kinds}
        plurals = words("listed").join(_listed(each, several, look) for each in whole)
        yield from look.wrapped(words("listed_whole", plurals=plurals), "  ", "    ")
    others = [each for each in result.assumptions if each not in whole]
    shown = look.first(others, ASSUMED)
    for each in shown:
        yield from look.wrapped(plain(words.of(each.text)), "  ", "    ")
    yield from look.left(len(others) - len(shown))
    yield ""


def _listed(assumed: Assumed, several: Mapping[str, str], look: Look) -> str:
    name = several.get(assumed.kind, assumed.kind)
    shown = look.whole and assumed.evidence is not None
    return look.words("listed_by", name=name, evidence=plain(assumed.evidence or "")) if shown else name


def _regimes(result: Result, look: Look) -> Iterable[str]:
    """Which laws apply, every one named, those for the same reason together; then those that do not."""
    if not result.regimes:
        return
    words = look.words
    yield from look.head(words("regimes_head"))
    applying: dict[tuple[str, Text2], list[Regime]] = {}
    for regime in sorted(result.regimes, key=lambda each: each.applies != "yes"):
        if regime.applies != "no":
            why = regime.because[0].text if regime.because else Text2()
            applying.setdefault((regime.applies, why), []).append(regime)
    for (applies, why), regimes in applying.items():
        text = words(f"applies_{applies}", law=_named(regimes, look))
        each = "said" if len(regimes) == 1 else "said_of_each"
        said = words(each, what=text, more=words.of(why)) if why != Text2() else text
        yield from look.wrapped(plain(said), "  ", "    ")
    if others := [each for each in result.regimes if each.applies == "no"]:
        line = words("not_applying", laws=plain(_named(others, look)))
        yield from look.wrapped(line, "  ", "    ")
    yield ""


def _named(laws: Sequence[Regime], look: Look) -> str:
    return look.words("listed").join(look.words.of(called(each)) for each in laws)
