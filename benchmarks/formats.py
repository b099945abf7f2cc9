"""`python -m benchmarks.formats FINDINGS [FORMAT…]`: time and size of each format of a report with so many findings."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from msgspec.structs import replace

from benchmarks.manifests import as_json, manifest
from benchmarks.stopwatch import cpu_seconds
from engine.app.check import Asked, check
from engine.app.gate import gated
from engine.app.report import of_check
from engine.findings.finding import Finding
from engine.render.formats import FORMATS, rendered
from engine.render.given import Given

FINDINGS_A_FLOW = 8
"""Fewer than the generated manifests have, so that enough are there to take the first of."""


def given(findings: int) -> Given:
    """A report of so many findings, half of them gaps, of a generated manifest with its graph."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("m.json").write_text(as_json(manifest(max(6, findings // FINDINGS_A_FLOW))), encoding="utf-8")
        checked = check(Asked(("m.json",), "audit", (), (), None, frozenset(), None, cache=True))
    assert checked is not None
    assert len(checked.result.findings) >= findings
    chosen = (_gap(each, number) for number, each in enumerate(checked.result.findings[:findings]))
    result = replace(checked.result, findings=tuple(chosen))
    gate = gated(result, checked.policy, None, None, None)
    return of_check(replace(checked, result=result), gate, "en", False, pictured=True)


def _gap(finding: Finding, number: int) -> Finding:
    """Every other finding as the gap that it would be if what is missing were known to be lacking."""
    return finding if number % 2 else replace(finding, verdict="gap", missing=(), missing_total=0)


def main() -> None:
    """CPU seconds and bytes of each format, made once more than it is measured, so that imports are not counted."""
    made = given(int(sys.argv[1]))
    found = {}
    for name in sys.argv[2:] or FORMATS:
        size = len(rendered(name, made))
        found[name] = {"seconds": cpu_seconds(lambda name=name: rendered(name, made), 3), "bytes": size}  # type: ignore[misc]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
