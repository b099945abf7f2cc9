"""The shipped examples, checked once, as formats are given them."""

from __future__ import annotations

from collections import Counter
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from engine.app.check import Asked, check
from engine.app.gate import gated
from engine.app.report import of_check
from engine.findings.finding import Finding
from engine.render.given import Given
from tests.findings.by_hand import result

ROOT = Path(__file__).parents[2]
EXAMPLES = ("huatong", "fennel", "corner-shop")


@cache
def example(name: str, language: str = "en", both: bool = False) -> Given:
    """What formats are made from after a check of the example by the policy `audit`."""
    asked = Asked((f"examples/{name}",), "audit", (), (), None, frozenset(), None, cache=True)
    with chdir(ROOT):
        checked = check(asked)
    assert checked is not None
    gate = gated(checked.result, checked.policy, None, None, None)
    return of_check(checked, gate, "zh" if language == "zh" else "en", both, pictured=True)


def by_hand(*findings: Finding, language: str = "en", both: bool = False, **changes: Any) -> Given:
    """What formats are made from, around findings that no check has made."""
    made = result(*findings)
    summary = replace(made.summary, **Counter(str(finding.verdict) for finding in findings))
    made = replace(made, **{"summary": summary, **changes})
    return Given(made, (), None, "zh" if language == "zh" else "en", both)


def read_last(made: bytes, golden: Path, accept: bool) -> None:
    """Holds what was made against what was read last as prose; `--accept` rewrites that."""
    if accept:
        golden.write_bytes(made)
    assert made.decode() == golden.read_bytes().decode()
