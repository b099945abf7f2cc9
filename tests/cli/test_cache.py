"""`policy check` and the compile cache: hit, missed on a change, damaged, in the way, not wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Check, change


def test_the_cache_is_hit_missed_on_a_change_and_forgives_damage(
    check: Check, own_rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_CACHE", str(tmp_path / "cache"))

    def kept() -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in (tmp_path / "cache").iterdir()}

    first = check("-f", "json", rules=own_rules)
    (one,) = kept().items()
    assert check("-f", "json", rules=own_rules) == first
    assert kept() == dict([one])
    (tmp_path / "cache" / one[0]).write_bytes(b"damaged" * 100)
    assert check("-f", "json", rules=own_rules) == first
    assert kept() == dict([one])
    change(own_rules / "art_02_encryption.policy", "high", "low")
    changed = json.loads(check("-f", "json", rules=own_rules)[1])
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
