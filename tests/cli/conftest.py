"""A shop with two flows that break a rule of the house, and `policy` run beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cli import run

HOUSE = Path(__file__).parent / "house"
SHOP = """\
manifest: 1
title: A shop
as_of: 2026-06-30
complete: [activities, flows]
parties:
  shop: {country: CN}
  post: {country: CN}
activities:
  sale: {controller: shop, owner: 店主 赵芳, purposes: [service], frequency: regular}
flows:
  out: {kind: sharing, from: shop, to: post, activity: sale, transform: as_is, protection: {in_transit: false}}
  back: {kind: sharing, from: post, to: shop, activity: sale, transform: as_is, protection: {in_transit: false}}
"""
MINE = """\
policy mine {
  title en "Mine"  zh "自定"
  use house
  fail on gap from high
  fail on undetermined from critical
%s}
"""

Shop = Callable[..., tuple[int, str, str]]
VARIABLES = ("NO_COLOR", "FORCE_COLOR", "POLICY_LANG", "POLICY_AS_OF", "POLICY_RULES", "POLICY_POLICY")
MORE_VARIABLES = ("POLICY_PATHS", "POLICY_WAIVERS", "POLICY_BASELINE")


@pytest.fixture(scope="session")
def shop_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all tests of the shop share, so that the rules are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], shop_cache: Path) -> Shop:
    """Runs `policy` in a folder with the shop's manifest `m.yaml`, the house rules in `house` and a policy `mine` of
    them: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICY_CACHE", str(shop_cache))
    for name in (*VARIABLES, *MORE_VARIABLES):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "m.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "house").symlink_to(HOUSE)
    (tmp_path / "mine.policy").write_text(MINE % "", encoding="utf-8")

    def done(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return code, *capfd.readouterr()

    return done


MINE_ONLY = ("--rules", "house", "--policy", "mine.policy")
