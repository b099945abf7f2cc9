"""The result of a check, schema `policy-result/1`: what `--format json` prints and every other output is made from."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import Struct

from engine.findings.accounts import (
    BaselineOf,
    EvidenceOf,
    ParameterOf,
    SeverityOf,
    SkippedOf,
    SupposedOf,
    UnevidencedOf,
    WaiverOf,
)
from engine.findings.articles import ArticleOf
from engine.findings.finding import Because, Certainty, Finding, Force, Grade, Location, Risk, Severity
from engine.findings.readings import ReadingOf
from engine.ground.schema import Text2

SCHEMA: Final = "policy-result/1"
Applies = Literal["yes", "no", "unknown"]


class InputOf(Struct, frozen=True):
    """One manifest file that was read, and the SHA-256 of its bytes."""

    path: str
    sha256: str


class RulesetOf(Struct, frozen=True):
    """One ruleset that was evaluated: its id, edition and the SHA-256 of its text."""

    id: str
    edition: str
    sha256: str


class KindOf(Struct, frozen=True):
    """What records of a kind, and their listing in a manifest, are called in sentences."""

    kind: str
    listing: str
    title: Text2
    several: Text2


class Regime(Struct, frozen=True):
    """Whether a law applies to anything in the manifest, and the records that say so (or leave it open)."""

    id: str
    title: Text2
    applies: Applies
    because: tuple[Because, ...]


class Assumed(Struct, frozen=True):
    """Something that the manifest states for many rows at once.

    `what` is `complete` (the listing of a kind is taken as whole, for everyone or for `parties`) or `for all` (one
    answer for each record that does not give its own).
    """

    what: Literal["complete", "for all"]
    kind: str
    fact: str | None
    value: str | None
    parties: tuple[str, ...]
    evidence: str | None
    text: Text2
    location: Location | None


class Question(Struct, frozen=True):
    """One missing fact, of one kind and one owner, on one or many records; `entries` are written as in `missing`, and
    `name` is what the fact is called.

    `rules` and `findings` wait for it first; `severity` is the worst among them, `worst` how many of the rules have it.
    `ask` is the question of the schema, empty where the fact has none.
    """

    fact: str
    owner: str | None
    severity: Severity
    worst: int
    rules: tuple[str, ...]
    findings: int
    records: tuple[str, ...]
    entries: tuple[str, ...]
    text: Text2
    ask: Text2
    location: Location | None
    kind: str = ""
    name: Text2 = Text2()


class Summary(Struct, frozen=True):
    """How many verdicts there are of each sort, over all rows of all rules, shown among the findings or not.

    `gap` counts gaps in duties read in the text; `advice`, `indicated` and `waived` are gaps counted apart.
    `pending` counts those of `undetermined` that only wait for a deadline.
    """

    gap: int
    undetermined: int
    met: int
    exempt: int
    not_applicable: int
    waived: int
    advice: int
    indicated: int
    pending: int
    risk: Risk | None = None


class ControlOf(Struct, frozen=True):
    """One rule that was evaluated, and how many verdicts of each sort it gave, counted as in `Summary`."""

    rule: str
    regime: str
    citations: tuple[str, ...]
    title: Text2
    severity: Severity
    force: Force
    grade: Grade
    certainty: Certainty
    gap: int
    undetermined: int
    met: int
    exempt: int
    not_applicable: int
    waived: int
    advice: int
    indicated: int
    pending: int


class PartOf(Struct, frozen=True):
    """The score of one part, by the findings that concern it alone; `share` are its points of the whole score, which
    the parts of one dimension add up to. `id` is empty for what concerns none (an organisation's duty has no dataset).
    """

    by: Literal["law", "article", "party", "system", "dataset"]
    id: str
    title: Text2
    low: float
    high: float
    share: Risk
    gaps: int
    undetermined: int


class RiskOf(Struct, frozen=True):
    """The score of the whole, `inherent` as if no safeguard were there, `unwaived` of what nobody has accepted, and the
    same by law, article, party, system and dataset, each dimension worst first."""

    low: float
    high: float
    inherent: Risk
    unwaived: Risk
    parts: tuple[PartOf, ...]


class Result(Struct, frozen=True):
    """Everything that one check found out, the same shape when there is nothing to report; `title`: the manifest's."""

    schema: str
    engine: str
    as_of: str
    policy: str
    inputs: tuple[InputOf, ...]
    rulesets: tuple[RulesetOf, ...]
    kinds: tuple[KindOf, ...]
    regimes: tuple[Regime, ...]
    assumptions: tuple[Assumed, ...]
    summary: Summary
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    attestations: tuple[Finding, ...]
    conflicts: tuple[Finding, ...]
    waivers: tuple[WaiverOf, ...] = ()
    baseline: BaselineOf | None = None
    skipped: tuple[SkippedOf, ...] = ()
    severities: tuple[SeverityOf, ...] = ()
    parameters: tuple[ParameterOf, ...] = ()
    supposed: tuple[SupposedOf, ...] = ()
    unevidenced: tuple[UnevidencedOf, ...] = ()
    risk: RiskOf | None = None
    evidence: tuple[EvidenceOf, ...] = ()
    controls: tuple[ControlOf, ...] = ()
    title: str = ""
    readings: tuple[ReadingOf, ...] = ()
    articles: tuple[ArticleOf, ...] = ()


def to_json(result: Result) -> bytes:
    """The result as UTF-8 JSON, the same bytes for the same result."""
    return msgspec.json.encode(result)


def of_this_schema(found: str) -> None:
    """Raises `msgspec.ValidationError` unless a saved result is of the schema that is read here."""
    if found != SCHEMA:
        raise msgspec.ValidationError(f"expected schema `{SCHEMA}`, found `{found}`")


def from_json(data: bytes) -> Result:
    """The result that `to_json` wrote; raises `msgspec.ValidationError` for anything else."""
    result = msgspec.json.decode(data, type=Result)
    of_this_schema(result.schema)
    return result
