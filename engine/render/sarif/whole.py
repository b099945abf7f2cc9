"""The whole log: one run, worst results first, within the limits of code scanning; what is left out is told.

The limits are GitHub's: 25,000 results a run, of which it shows 5,000, and 10 MB of the file compressed with gzip.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Final

import msgspec

from engine.findings.finding import Finding, rank
from engine.findings.result import Result
from engine.render.block import Look
from engine.render.given import Given
from engine.render.sarif import log
from engine.render.sarif.notes import configuration_notes, execution_notes, note_descriptors, notifications
from engine.render.sarif.places import ROOT, artifact
from engine.render.sarif.results import places_left_out, result
from engine.render.sarif.rules import descriptors
from engine.render.sarif.severity import kind
from engine.render.words import Words, words

RESULTS_AT_MOST: Final = 25_000
BYTES_AT_MOST: Final = 10_000_000
"""Of the file, compressed."""

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_ORDER: Final[dict[log.Kind, int]] = {"fail": 0, "open": 1, "review": 2, "notApplicable": 3, "pass": 3}
_ROOM: Final = 0.95
"""What is aimed at where a file is too large, for results differ in size."""


def sarif(given: Given) -> bytes:
    """The report as SARIF, within the limits of code scanning."""
    return within(given, RESULTS_AT_MOST, BYTES_AT_MOST)


def within(given: Given, results: int, size: int) -> bytes:
    """The report with as many results at most, the worst, and as many bytes at most when it is compressed."""
    findings = sorted((*given.result.findings, *given.result.conflicts), key=_worst_first)
    kept = findings[:results]
    while True:
        made = msgspec.json.format(msgspec.json.encode(_log(given, kept, len(findings))), indent=1) + b"\n"
        compressed = len(made) if len(made) <= size else len(gzip.compress(made, 6, mtime=0))
        if compressed <= size or not kept:
            return made
        kept = kept[: int(len(kept) * size * _ROOM / compressed)]


def _worst_first(finding: Finding) -> tuple[bool, bool, int, int]:
    """What is waived after what is not, what neither fails nor is open after what does, then by severity."""
    order = _ORDER[kind(finding)]
    return finding.waiver is not None, order > 1, rank(finding.severity), order


def _log(given: Given, findings: Sequence[Finding], whole: int) -> log.Log:
    made, said, common = given.result, _said(given), words(given.language)
    look = Look(common, kinds={each.kind: each.title for each in made.kinds})
    rules = descriptors(findings, common, said)
    at = {rule.id: number for number, rule in enumerate(rules)}
    inputs = {each.path: None for each in made.inputs}
    suppressing = any(each.waiver is not None for each in findings)
    left_out = sum(places_left_out(each) for each in findings)
    execution = list(execution_notes(given, said, common, (whole, len(findings), left_out)))
    configuration = list(configuration_notes(given, said, common))
    language = "zh-CN" if given.language == "zh" else "en-US"
    run = log.Run(
        tool=log.Tool(
            log.Driver("Clauseflow", made.engine, language, rules, note_descriptors([*execution, *configuration], said))
        ),
        language=language,
        automation_details=log.Details(f"clauseflow/{made.policy}/"),
        column_kind="unicodeCodePoints",
        original_uri_base_ids={ROOT: log.BaseUri(log.Message(said("root")))},
        invocations=(log.Invocation(True, notifications(execution), notifications(configuration)),),
        artifacts=tuple(
            log.Artifact(artifact(each.path), ("analysisTarget",), {"sha-256": each.sha256}) for each in made.inputs
        ),
        results=tuple(
            result(
                each,
                at,
                inputs,
                look,
                failed=each.fingerprint in given.failed,
                suppressing=suppressing,
                compared=made.baseline is not None,
            )
            for each in findings
        ),
        properties=_properties(made),
    )
    return log.Log(SCHEMA, "2.1.0", (run,))


def _properties(result: Result) -> log.Bag:
    """What else the result says as a whole."""
    return {
        "asOf": result.as_of,
        "policy": result.policy,
        "summary": msgspec.to_builtins(result.summary),
        "regimes": {each.id: each.applies for each in result.regimes},
        "rulesets": msgspec.to_builtins(result.rulesets),
    }


def _said(given: Given) -> Words:
    if given.language == "zh":
        from engine.render.sarif.words_zh import WORDS
    else:
        from engine.render.sarif.words_en import WORDS
    return Words(given.language, WORDS)
