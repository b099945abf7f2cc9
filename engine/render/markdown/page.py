"""The page: the counts, what is new and fixed since a baseline, the gaps, what is unknown, and the rest folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from engine.findings.accounts import Gone
from engine.findings.finding import Finding
from engine.findings.readings import ReadingOf
from engine.findings.result import Question
from engine.ground.schema import Language, Text2
from engine.render.block import Look, cited, reasons, subject
from engine.render.closing import closing_line, evaluated
from engine.render.given import Given
from engine.render.markdown.escaped import cell, code
from engine.render.placed import files, placed, relative
from engine.render.risk import between
from engine.render.told import sort, waived
from engine.render.words import words

MOST: Final = 60_000  # characters: a comment on GitHub holds 65,536
REASONS: Final = 2

Row = tuple[str, ...]


class Table(Struct, frozen=True):
    """A table under a heading; `folded`: shown when it is asked for."""

    title: str
    head: Row
    rows: Sequence[Row]
    folded: bool = False


def markdown(given: Given) -> bytes:
    """The report as UTF-8 Markdown of at most `MOST` characters: what does not fit is left out from the end, and
    said."""
    page = _Page(given)
    lines = [*page.head(), ""]
    length, left = sum(len(line) + 1 for line in lines), 0
    for table in page.tables():
        kept = []
        for row in table.rows:
            line = _row(row)
            if length + len(line) + 1 <= MOST:
                kept.append(line)
                length += len(line) + 1
            else:
                left += 1
        if kept:
            lines += _drawn(table, kept)
    if left:
        lines += [f"**{page.said('markdown_left', n=left)}**", ""]
    return "\n".join(lines).encode()


def _drawn(table: Table, rows: Iterable[str]) -> Iterator[str]:
    title = f"{table.title} ({len(table.rows)})"
    yield f"<details><summary>{title}</summary>" if table.folded else f"### {title}"
    yield from ("", _row(table.head), _row(["---"] * len(table.head)), *rows, "")
    if table.folded:
        yield from ("</details>", "")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


class _Page:
    """The parts of the page in the language asked for, or in both, one under the other in a cell."""

    def __init__(self, given: Given) -> None:
        self.given, self.result, self.inputs = given, given.result, files(given.result)
        kinds = {each.kind: each.title for each in given.result.kinds}
        asked: tuple[Language, ...] = ("en", "zh") if given.both else (given.language,)
        self.looks = [Look(words(language), kinds=kinds) for language in asked]

    def said(self, name: str, **values: object) -> str:
        """A fixed message, in both languages with a stroke between them."""
        return " / ".join(look.words(name, **values) for look in self.looks)

    def each(self, of: Callable[[Look], str]) -> str:
        """What is said once in each language."""
        return "<br>".join(dict.fromkeys(cell(of(look)) for look in self.looks))

    def text(self, text: Text2) -> str:
        """A text of the result."""
        return self.each(lambda look: look.words.of(text))

    # ---- above the tables ------------------------------------------------------------------------------------------

    def head(self) -> Iterator[str]:
        """The title, the counts, the laws, the score."""
        yield f"## {self.said('markdown_title')}"
        yield ""
        yield "  \n".join(f"**{cell(closing_line(self.result, look, 'saved'))}**" for look in self.looks)
        if not evaluated(self.result):
            yield f"\n{self.said('nothing_evaluated', policy=code(self.result.policy))}"
        if self.given.failed:
            yield f"\n{self.said('markdown_fails', n=len(self.given.failed))}"
        if (risk := self.result.risk) is not None and risk.high:
            yield f"\n{self.said('risk_head', risk=between(risk))}"
        if (since := self.result.baseline) is not None:
            fixed = sum(each.state == "fixed" for each in since.gone)
            counts = {"new": since.new, "fixed": fixed, "unchanged": since.unchanged}
            yield f"\n{self.said('markdown_since', path=code(since.path), **counts)}"

    # ---- tables ----------------------------------------------------------------------------------------------------

    def tables(self) -> Iterator[Table]:
        """All tables that have rows, the most urgent first."""
        findings, conflicts = self.result.findings, self.result.conflicts
        held = [each for each in findings if each.waiver is None]
        gaps = [each for each in held if sort(each) == "gap"]
        open_ = [each for each in held if each.verdict == "undetermined"]
        if self.result.baseline is not None:
            new = [each for each in (*gaps, *conflicts, *open_) if each.baseline == "new"]
            yield self._findings("new_head", new)
            yield self._fixed([each for each in self.result.baseline.gone if each.state == "fixed"])
            yield self._findings("markdown_unchanged", [each for each in gaps if each.baseline != "new"], folded=True)
        else:
            yield self._findings("markdown_gaps", gaps)
        yield self._findings("conflicts_head", conflicts)
        yield self._questions(self.result.questions)
        for name, kept in (
            ("undetermined", open_),
            ("indicated", [each for each in held if sort(each) == "indicated"]),
            ("advice_head", [each for each in held if sort(each) == "advice"]),
            ("waived_head", [each for each in findings if each.waiver is not None]),
            ("attestations_head", self.result.attestations),
        ):
            yield self._findings(name, kept, folded=True)
        yield self._readings(self.result.readings)

    def _readings(self, readings: Sequence[ReadingOf]) -> Table:
        head = (self.said("markdown_reading"), self.said("markdown_moved"), self.said("markdown_of_rules"))
        rows = [
            (
                f"{self.text(each.reading)} {code(each.parameter)}",
                self.text(each.moved),
                ", ".join(map(code, each.rules)),
            )
            for each in readings
        ]
        return Table(self.said("readings_head"), head, rows, folded=True)

    def _findings(self, title: str, findings: Sequence[Finding], *, folded: bool = False) -> Table:
        head = ("", self.said("markdown_finding"), self.said("markdown_law"), self.said("why"), self.said("do"))
        return Table(self.said(title), head, [self._finding(each) for each in findings], folded)

    def _finding(self, finding: Finding) -> Row:
        place = placed(finding, self.inputs)
        at = f"{self.each(lambda look: subject(finding, look))} · {code(f'{relative(place.path)}:{place.line}')}"
        why = [self.text(each.text) for each in reasons(finding)[:REASONS]]
        if finding.missing:
            why.append(self.said("told_missing") + ": " + ", ".join(map(code, finding.missing[:REASONS])))
        if finding.waiver is not None:
            why = [self.each(lambda look: waived(finding, look.words))]
        return (
            self.said(finding.severity),
            f"{self.text(finding.title)}<br>{at}",
            cell(cited(finding.citations)),
            "<br>".join(why),
            self.text(finding.fix),
        )

    def _fixed(self, gone: Sequence[Gone]) -> Table:
        head = ("", self.said("markdown_finding"))
        return Table(self.said("fixed_head"), head, [self._gone(each) for each in gone])

    def _gone(self, gone: Gone) -> Row:
        return self.said(gone.severity), f"{self.text(gone.title)}<br>{self.each(lambda look: subject(gone, look))}"

    def _questions(self, questions: Sequence[Question]) -> Table:
        head = ("", self.said("markdown_fact"), self.said("markdown_owner"), self.said("markdown_decides"))
        rows = [
            (
                self.said(each.severity),
                self.text(each.text),
                cell(each.owner or ""),
                self.said("markdown_rules", n=len(each.rules), findings=each.findings),
            )
            for each in questions
        ]
        return Table(self.said("markdown_unknown"), head, rows)
