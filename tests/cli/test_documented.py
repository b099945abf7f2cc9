"""What the page about manifests says of its own examples."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from engine.cli import run

PAGE = Path(__file__).parents[2] / "docs" / "manifest.md"


def test_the_facts_that_a_company_shares_turn_most_questions_into_verdicts(
    alone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first, shared = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (alone / "acme.yaml").write_text(first, encoding="utf-8")
    run(["check", "acme.yaml", "-f", "json"])
    before = json.loads(capfd.readouterr().out)["summary"]
    (alone / "scope.yaml").write_text(shared, encoding="utf-8")
    run(["check", "acme.yaml", "scope.yaml", "-f", "json"])
    after = json.loads(capfd.readouterr().out)["summary"]
    assert before["gap"] == 0
    assert after["gap"] >= 5
    assert 0.2 < after["undetermined"] / before["undetermined"] < 0.3
