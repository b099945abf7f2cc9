"""The report for a terminal: worst first, a block per gap, what is open by missing fact, the closing line.

A small company's report fits a screen or two: long lists say how many more there are, and `whole` shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from engine.findings.finding import SEVERITIES, Because, Finding, VerdictName
from engine.findings.result import Question, Result
from engine.ground.excerpt import columns, pictures
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source, Span
from engine.render.layout import padded, plain, styled, wrapped
from engine.render.words import Words

AsOfFrom = Literal["flag", "manifest", "clock"]

BLOCKS: Final = 4
QUESTIONS: Final = 6
LINES: Final = 5
REASONS: Final = 2

_STYLES: Final = {"gap": "bold red", "indicated": "red"}
_MARGIN: Final = "       "


@dataclass(frozen=True, slots=True)
class Look:
    """How to show a result: language, colours, everything or the first of each list, the verdicts asked for by name."""

    words: Words
    colour: bool = False
    whole: bool = False
    as_of_from: AsOfFrom = "manifest"
    show: frozenset[VerdictName] = frozenset()


def terminal(result: Result, sources: Sequence[Source], look: Look) -> str:
    """The report; excerpts are drawn for the locations whose text is among `sources`."""
    page = _Page(look, sources)
    gaps, indicated = _gaps(result)
    page.blocks([*gaps, *indicated])
    page.undetermined(result)
    page.listed("conflicts_head", result.conflicts)
    page.listed("advice_head", [f for f in result.findings if f.is_advice and f.waiver is None])
    page.listed("attestations_head", result.attestations)
    page.listed("waived_head", [f for f in result.findings if f.waiver is not None])
    for verdict in sorted(look.show):
        page.listed(verdict, [f for f in result.findings if f.verdict == verdict])
    page.assumptions(result)
    page.regimes(result)
    page.lines.append(closing_line(result, look))
    return "\n".join(page.lines) + "\n"


def closing_line(result: Result, look: Look) -> str:
    """Counts, as-of day and policy in one line; no word of praise, whatever the counts are."""
    words, summary = look.words, result.summary
    gaps, _ = _gaps(result)
    open_ = [finding for finding in result.findings if finding.verdict == "undetermined"]
    parts = [
        words.number("gaps", summary.gap) + _worst(words, gaps),
        words.number("undetermined", summary.undetermined) + _worst(words, open_),
    ]
    counts = {"indicated": summary.indicated, "met": summary.met, "exempt": summary.exempt, "advice": summary.advice}
    counts |= {"waived": summary.waived, "pending": summary.pending}
    parts += [words.number(name, count) for name, count in counts.items() if count]
    day = words(f"as_of_{look.as_of_from}", day=result.as_of)
    line = " · ".join([", ".join(parts), day, words("policy", policy=result.policy)])
    return styled(line, "bold") if look.colour else line


def _gaps(result: Result) -> tuple[list[Finding], list[Finding]]:
    """The gaps in duties that nobody waived: read in the text, and only indicated."""
    gaps = [f for f in result.findings if f.verdict == "gap" and f.force == "must" and f.waiver is None]
    return [f for f in gaps if not f.is_indicated], [f for f in gaps if f.is_indicated]


def _worst(words: Words, findings: Sequence[Finding]) -> str:
    for severity in reversed(SEVERITIES):
        count = sum(1 for finding in findings if finding.severity == severity)
        if count:
            return words("of_them", n=count, severity=words(severity))
    return ""


def _reasons(finding: Finding) -> Sequence[Because]:
    """Why: what of the duty is not so; what made the rule apply where the duty gives no reason."""
    return [each for each in finding.because if each.part == "duty"] or finding.because


class _Page:
    """The lines of a report while it is written."""

    def __init__(self, look: Look, sources: Sequence[Source]) -> None:
        self.look, self.words, self.sources = look, look.words, sources
        self.lines: list[str] = []

    # ---- gaps ------------------------------------------------------------------------------------------------------

    def blocks(self, findings: Sequence[Finding]) -> None:
        """The worst gaps as blocks, some more as lines, and how many are left."""
        shown = len(findings) if self.look.whole else BLOCKS
        blocks = findings[:shown]
        for finding, excerpt in zip(blocks, self._excerpts(blocks), strict=True):
            self._block(finding, excerpt)
        if rest := findings[shown:]:
            self._head(self.words("more_gaps"))
            self._lines(rest)

    def _block(self, finding: Finding, excerpt: Sequence[str]) -> None:
        words = self.words
        label = "indicated" if finding.is_indicated else finding.verdict
        head = f"{words(label).upper()} {words(finding.severity)}  "
        first, *more = wrapped(plain(words.of(finding.title)), " " * columns(head), _MARGIN)
        self.lines.append(self._styled(head, _STYLES[label]) + self._styled(first.strip(), "bold"))
        self.lines += [self._styled(line, "bold") for line in more]
        owner = [words("owner", owner=plain(finding.owner))] if finding.owner else []
        where = [self._subject(finding), ", ".join(finding.citations), finding.rule, *owner]
        self.lines += wrapped(" · ".join(where), _MARGIN, _MARGIN)
        self.lines += [self._styled(f" {line}", "dim") if i == 0 else f" {line}" for i, line in enumerate(excerpt)]
        self._said("why", " ".join(words.of(each.text) for each in _reasons(finding)[:REASONS]))
        if finding.path:
            self._said("path", " → ".join(words.of(step.text) or step.id for step in finding.path))
        for note in self._notes(finding):
            self._said("note", note)
        self._said("do", words.of(finding.fix))
        self.lines.append("")

    def _excerpts(self, findings: Sequence[Finding]) -> Iterable[list[str]]:
        """For each finding the manifest's line with a caret under the fact, as problems are shown."""
        places = [next((r.location for r in _reasons(f) if r.location), f.location) for f in findings]
        problems = [Problem("", "", Span(*msgspec.structs.astuple(place))) for place in places if place]
        drawn = iter(pictures(PolicyError(problems, self.sources)).split("\n\n"))
        return [next(drawn).split("\n")[1:] if place else [] for place in places]

    def _notes(self, finding: Finding) -> Iterable[str]:
        words = self.words
        if finding.is_indicated:
            yield words("indicated_because", certainty=words(finding.certainty))
        if finding.rests_on_judgement:
            yield words("rests_on_judgement", names=", ".join(finding.rests_on_judgement))
        for each in finding.contested:
            verdict = words(each.verdict)
            yield words("contested_because", parameter=each.parameter, reading=each.reading, verdict=verdict)

    def _said(self, name: str, text: str) -> None:
        if text:
            label = padded(f"  {self.words(name)}", len(_MARGIN))
            first, *rest = wrapped(plain(text), _MARGIN, _MARGIN)
            self.lines += [self._styled(label, "dim") + first[len(_MARGIN) :], *rest]

    # ---- what is open ----------------------------------------------------------------------------------------------

    def undetermined(self, result: Result) -> None:
        """The missing facts, most severe first, then what only waits for a deadline."""
        words = self.words
        if result.questions:
            facts = words.number("facts", len(result.questions))
            self._head(words("undetermined_head", count=result.summary.undetermined, facts=facts), "bold yellow")
            shown = result.questions if self.look.whole else result.questions[:QUESTIONS]
            for question in shown:
                self._question(question)
            self._left(len(result.questions) - len(shown))
            self.lines.append("")
        self.listed("pending_head", [f for f in result.findings if f.verdict == "undetermined" and f.due is not None])

    def _question(self, question: Question) -> None:
        words = self.words
        decides = words.number("decides", len(question.rules))
        if question.worst:
            decides += words("of_them", n=question.worst, severity=words(question.severity))
        owner = f" · {words('owner', owner=plain(question.owner))}" if question.owner else ""
        label = padded(f"  {words(question.severity)}", 12)
        lines = wrapped(f"{plain(words.of(question.text))}: {decides}{owner}", label, " " * 12)
        self.lines += lines

    # ---- lists -----------------------------------------------------------------------------------------------------

    def listed(self, head: str, findings: Sequence[Finding]) -> None:
        """A section of findings in a line each; nothing where there is none."""
        if findings:
            self._head(self.words(head))
            self._lines(findings)

    def _lines(self, findings: Sequence[Finding]) -> None:
        words = self.words
        shown = findings if self.look.whole else findings[:LINES]
        for finding in shown:
            extra = ""
            if finding.waiver is not None:
                waiver = finding.waiver
                extra = words("waived_until", until=waiver.until, by=waiver.by, because=waiver.because)
            elif finding.due is not None:
                extra = words("due", due=finding.due)
            elif finding.exempted_by is not None:
                extra = words("exempt_under", citations=", ".join(finding.exempted_by.citations))
            label = padded(f"  {words(finding.severity)}", 12)
            text = f"{self._subject(finding)}: {words.of(finding.title)} ({', '.join(finding.citations)})"
            self.lines += wrapped(plain(f"{text} {extra}"), label, " " * 12)
        self._left(len(findings) - len(shown))
        self.lines.append("")

    def assumptions(self, result: Result) -> None:
        """What the manifest states for many rows at once: such statements decide much, so they are read out."""
        if not result.assumptions:
            return
        self._head(self.words("assumed_head"))
        shown = result.assumptions if self.look.whole else result.assumptions[:LINES]
        for each in shown:
            self.lines += wrapped(plain(self.words.of(each.text)), "  ", "    ")
        self._left(len(result.assumptions) - len(shown))
        self.lines.append("")

    def regimes(self, result: Result) -> None:
        """Which laws apply, and the first reason why."""
        if not result.regimes:
            return
        self._head(self.words("regimes_head"))
        order = {"yes": 0, "unknown": 1, "no": 2}
        regimes = sorted(result.regimes, key=lambda regime: order[regime.applies])
        shown = regimes if self.look.whole else [r for r in regimes if r.applies != "no"][: LINES + 3]
        for regime in shown:
            because = "".join(f": {self.words.of(each.text)}" for each in regime.because[:1])
            text = f"{self.words.of(regime.title)} {self.words(f'applies_{regime.applies}')}{because}"
            self.lines += wrapped(plain(text), "  ", "    ")
        self._left(len(regimes) - len(shown))
        self.lines.append("")

    # ---- small parts -----------------------------------------------------------------------------------------------

    def _head(self, text: str, style: str = "bold") -> None:
        self.lines.append(self._styled(text, style))

    def _left(self, count: int) -> None:
        if count > 0:
            self.lines.append("  " + self._styled(self.words("more", n=count, how=self.words("how_verbose")), "dim"))

    def _subject(self, finding: Finding) -> str:
        return f"{finding.subject.kind} {plain(finding.subject.id)}"

    def _styled(self, text: str, style: str) -> str:
        return styled(text, style) if self.look.colour else text
