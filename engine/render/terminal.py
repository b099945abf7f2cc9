"""The report for a terminal: worst first, a block per gap, what is open by missing fact, the closing line.

A small company's report fits a screen or two: long lists say how many more there are, and `whole` shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from engine.findings.finding import SEVERITIES, Finding, Location, VerdictName
from engine.findings.result import Question, Result
from engine.ground.source import Source
from engine.render.layout import WIDTH, clipped, padded, plain, styled, width, wrapped
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


def terminal(result: Result, sources: Mapping[str, Source], look: Look) -> str:
    """The report; excerpts are drawn for the locations whose text is among `sources` (by path)."""
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


class _Page:
    """The lines of a report while it is written."""

    def __init__(self, look: Look, sources: Mapping[str, Source]) -> None:
        self.look, self.words, self.sources = look, look.words, sources
        self.lines: list[str] = []

    # ---- gaps ------------------------------------------------------------------------------------------------------

    def blocks(self, findings: Sequence[Finding]) -> None:
        """The worst gaps as blocks, some more as lines, and how many are left."""
        shown = len(findings) if self.look.whole else BLOCKS
        for finding in findings[:shown]:
            self._block(finding)
        if rest := findings[shown:]:
            self._head(self.words("more_gaps"))
            self._lines(rest)

    def _block(self, finding: Finding) -> None:
        words = self.words
        label = "indicated" if finding.is_indicated else finding.verdict
        head = f"{words(label).upper()} {words(finding.severity)}  "
        first, *more = wrapped(plain(words.of(finding.title)), " " * width(head), _MARGIN)
        self.lines.append(self._styled(head, _STYLES[label]) + self._styled(first.strip(), "bold"))
        self.lines += [self._styled(line, "bold") for line in more]
        owner = [words("owner", owner=plain(finding.owner))] if finding.owner else []
        where = [self._subject(finding), ", ".join(finding.citations), finding.rule, *owner]
        self.lines += wrapped(" · ".join(where), _MARGIN, _MARGIN)
        reasons = [each for each in finding.because if each.part == "duty"] or list(finding.because)
        self._excerpt(next((each.location for each in reasons if each.location), finding.location))
        self._said("why", " ".join(words.of(each.text) for each in reasons[:REASONS]))
        if finding.path:
            self._said("path", " → ".join(words.of(step.text) or step.id for step in finding.path))
        for note in self._notes(finding):
            self._said("note", note)
        self._said("do", words.of(finding.fix))
        self.lines.append("")

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

    def _excerpt(self, location: Location | None) -> None:
        """The line of the manifest with a caret under the fact; only its place where the text is not at hand."""
        if location is None:
            return
        self.lines.append(self._styled(f"  --> {location.path}:{location.line}:{location.column}", "dim"))
        source = self.sources.get(location.path)
        if source is None:
            return
        text = plain(source.line(location.line).replace("\t", " "))
        room = WIDTH - len(_MARGIN) - len(str(location.line))
        start = location.column - 1
        if width(text) > room:
            cut = max(0, min(start, len(text) - 1) - room // 3)
            text, start = ("…" if cut else "") + text[cut:], start - cut + (1 if cut else 0)
            text = clipped(text, room)
        end = start + max(1, location.end_column - location.column) if location.end_line == location.line else len(text)
        margin = f"{location.line} |"
        caret = " " * width(text[:start]) + self._styled("^" * max(1, width(text[start:end])), "red")
        self.lines.append(f"  {self._styled(margin, 'dim')} {text}")
        self.lines.append(f"  {self._styled('|'.rjust(len(margin)), 'dim')} {caret}")

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
