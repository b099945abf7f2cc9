"""The terminal report of a saved result as a file: without colours, its lists whole."""

from __future__ import annotations

from typing import Final

from engine.findings.finding import VERDICTS, VerdictName
from engine.findings.gated import Gated
from engine.findings.result import Result
from engine.render.block import Look
from engine.render.given import Given
from engine.render.terminal import terminal
from engine.render.words import words

LISTED_ALWAYS: Final = ("gap", "undetermined")


def plain_text(given: Given) -> bytes:
    """The report as UTF-8 text."""
    return looking(given, Look(words(given.language), whole=True)).encode()


def looking(given: Given, look: Look) -> str:
    """The report for a terminal; verdicts are listed where the result holds them."""
    result = given.result
    failed = tuple(each for each in (*result.findings, *result.conflicts) if each.fingerprint in given.failed)
    gated = Gated(failed, given.unbacked, given.limit)
    return terminal(result, given.sources, look, "saved", _shown(result), gated)


def _shown(result: Result) -> list[VerdictName]:
    held = {finding.verdict for finding in result.findings}
    return [each for each in VERDICTS if each in held and each not in LISTED_ALWAYS]
