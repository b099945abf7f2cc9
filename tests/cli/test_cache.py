"""`policy check` and the compile cache: hit, missed on a change, damaged, in the way, not wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import HOUSE, Check


def test_the_cache_is_hit_missed_on_a_change_and_forgives_damage(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    rules = tmp_path / "house"
    rules.mkdir()
    for file in HOUSE.glob("*.policy"):
        (rules / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")

    def kept() -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in (tmp_path / "cache").iterdir()}

    first = check("-f", "json", rules=rules)
    (one,) = kept().items()
    assert check("-f", "json", rules=rules) == first
    assert kept() == dict([one])
    (tmp_path / "cache" / one[0]).write_bytes(b"damaged" * 100)
    assert check("-f", "json", rules=rules) == first
    assert kept() == dict([one])
    rule = rules / "art_02_encryption.policy"
    rule.write_text(rule.read_text(encoding="utf-8").replace("high", "low"), encoding="utf-8")
    changed = json.loads(check("-f", "json", rules=rules)[1])
    assert changed["findings"][0]["severity"] == "low"
    assert len(kept()) == 2


def test_a_cache_that_cannot_be_written_changes_nothing(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("in the way")
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    assert check()[0] == 1


def test_no_cache_keeps_nothing(check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))
    check("--no-cache")
    assert not (tmp_path / "cache").exists()
