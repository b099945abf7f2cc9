"""The types of a finding: one verdict of one rule on one record, with everything that a report says about it.

Immutable data, and the JSON of a result is nothing but its projection; who makes it is left to `from_verdicts`.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from engine.ground.schema import Text2
from engine.ground.source import Span

VerdictName = Literal["gap", "undetermined", "met", "exempt", "not_applicable"]
Severity = Literal["low", "medium", "high", "critical"]
Force = Literal["must", "should"]
Grade = Literal["derived", "declared", "attested"]
Certainty = Literal["text", "secondary", "memory"]

VERDICTS: Final[tuple[VerdictName, ...]] = ("gap", "undetermined", "met", "exempt", "not_applicable")
EVERY: Final = frozenset[VerdictName](VERDICTS)
SEVERITIES: Final[tuple[Severity, ...]] = ("low", "medium", "high", "critical")
BANDS: Final[dict[Severity, float]] = {"low": 0.0, "medium": 25.0, "high": 50.0, "critical": 75.0}
"""The score at which each band of risk begins."""

MISSING_AT_MOST: Final = 20
NARROWER: Final = " (narrower)"  # ends an entry of `missing` whose fact is stated, as a range that is too wide
EMPTY: Final = " (empty)"  # ends an entry of `missing` that names a list without members, of which nothing follows


class Location(Struct, frozen=True):
    """Where a fact stands in the manifest; lines and columns count from 1, the end column is the first one outside."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Subject(Struct, frozen=True):
    """The record that a finding speaks of."""

    kind: str
    id: str


class Because(Struct, frozen=True):
    """One deciding part of a rule at a row, as a sentence, with its truth (`true`, `false`, `unknown`).

    `part` is the side of the rule that it stands in: `duty`, `applies` or `exception`.
    """

    part: str
    text: Text2
    value: str
    location: Location | None


class Step(Struct, frozen=True):
    """One flow of a witness path, in the order in which the data travel."""

    kind: str
    id: str
    text: Text2
    location: Location | None


class Contested(Struct, frozen=True):
    """A parameter whose reading decides: the verdict under another reading than the one that was taken; `text` says
    which, `title: value`."""

    parameter: str
    reading: str
    text: Text2
    verdict: VerdictName


class ExemptedBy(Struct, frozen=True):
    """The exception that exempted, by the citations that it rests on: where it is an exemption with cases, those of
    the first case that holds."""

    citations: tuple[str, ...]


class Waiver(Struct, frozen=True):
    """A waiver in force on a finding: until when, who answers for it and why."""

    until: str
    by: str
    because: str
    ticket: str | None = None
    evidence: str | None = None


class Risk(Struct, frozen=True):
    """A score from 0 to 100 as an interval: `low` counts what is certain, `high` what is unknown as well."""

    low: float
    high: float


class Extent(Struct, frozen=True):
    """An input of a score: at least `low`, at most `high`; None: nothing bounds it."""

    low: float
    high: float | None


class FindingRisk(Struct, frozen=True):
    """The score of one finding alone, by the method of `docs/risk.md`.

    `inherent` is the score with safeguards left out; `share` are its points of the low and of the high end of the
    whole score: the shares of all findings add up to it. The inputs: `sensitivity` of the data as a level from 0 (no
    personal data) to 4, `people` whom the data are about, `exposure` as the people whose data pass the same places,
    `safeguards` from 0 (none) to 1 (all).
    """

    low: float
    high: float
    inherent: Risk
    share: Risk
    sensitivity: Extent
    people: Extent
    exposure: Extent
    safeguards: Extent


class Finding(Struct, frozen=True):
    """One verdict with its reasons. `severity` is the one that counts: at most medium where `certainty` is not `text`.

    `missing` holds at most `MISSING_AT_MOST` of `missing_total` entries, those that would settle the verdict first.
    `between`: of a conflict, the ids of the two rules that collide.
    `due` is the ISO day or minute (UTC) at which a deadline that still runs is over. `planned` is the ISO day on which
    a record that has not begun at the as-of day begins: the verdict is that of its first day, if all stays as stated.
    """

    fingerprint: str
    rule: str
    verdict: VerdictName
    severity: Severity
    force: Force
    grade: Grade
    certainty: Certainty
    subject: Subject
    owner: str | None
    regime: str
    citations: tuple[str, ...]
    title: Text2
    fix: Text2
    location: Location | None
    year: int | None = None
    because: tuple[Because, ...] = ()
    path: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    missing_total: int = 0
    rests_on_judgement: tuple[str, ...] = ()
    contested: tuple[Contested, ...] = ()
    due: str | None = None
    planned: str | None = None
    exempted_by: ExemptedBy | None = None
    between: tuple[str, ...] = ()
    waiver: Waiver | None = None
    baseline: Literal["new", "unchanged"] | None = None
    risk: FindingRisk | None = None

    @property
    def is_advice(self) -> bool:
        """An unmet `should`: counted apart, no gate."""
        return self.verdict == "gap" and self.force == "should"

    @property
    def is_indicated(self) -> bool:
        """A gap of a duty whose article was not read in the text: counted apart, no gate."""
        return self.verdict == "gap" and self.force == "must" and self.certainty != "text"


def band(score: float) -> Severity:
    """The band that a score from 0 to 100 lies in."""
    return max((each for each in SEVERITIES if BANDS[each] <= score), key=SEVERITIES.index)


def rank(severity: str) -> int:
    """0 for critical to 3 for low: worst first in ascending order."""
    return _RANKS[severity]


def location(span: Span | None) -> Location | None:
    """The span as part of a result."""
    return None if span is None else Location(span.path, span.line, span.column, span.end_line, span.end_column)


_RANKS: Final[dict[str, int]] = {severity: 3 - at for at, severity in enumerate(SEVERITIES)}
