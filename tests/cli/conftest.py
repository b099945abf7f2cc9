"""A shop whose flows break a rule of the house, and `policy` run beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cli import run

HOUSE = Path(__file__).parent / "house"
ROOT = Path(__file__).parents[2]
MANIFEST = """\
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
"""
SHOP = f"""\
{MANIFEST}\
  back: {{kind: sharing, from: post, to: shop, activity: sale, transform: as_is, protection: {{in_transit: false}}}}
"""
MINE = """\
policy mine {
  title en "Mine"  zh "自定"
  use house
  fail on gap from high
  fail on undetermined from critical
%s}
"""
MINE_ONLY = ("--rules", "house", "--policy", "mine.policy")

Check = Callable[..., tuple[int, str, str]]
Shop = Callable[..., tuple[int, str, str]]


@pytest.fixture
def own_rules(alone: Path) -> Path:
    """The folder `house` with a copy of the rules and pages of the house, to be changed."""
    house = alone / "house"
    house.mkdir()
    for file in HOUSE.iterdir():
        (house / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return house


def change(file: Path, old: str, new: str) -> None:
    """Writes something else into a file, in the place of what must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def check(alone: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Check:
    """Writes a manifest and runs `policy check` on it under the rules of the house: exit code, stdout, stderr."""

    def checked(
        *arguments: str, manifest: str = MANIFEST, path: str = "m.yaml", rules: Path = HOUSE
    ) -> tuple[int, str, str]:
        (alone / "m.yaml").write_text(manifest, encoding="utf-8")
        code = run(["check", path, "--rules", str(rules), "--ruleset", "house", *arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return checked


@pytest.fixture
def shop(alone: Path, capfd: pytest.CaptureFixture[str]) -> Shop:
    """Runs `policy` in a folder with the shop's manifest `m.yaml`, the house rules in `house` and a policy `mine` of
    them: exit code, stdout, stderr."""
    (alone / "m.yaml").write_text(SHOP, encoding="utf-8")
    (alone / "house").symlink_to(HOUSE)
    (alone / "mine.policy").write_text(MINE % "", encoding="utf-8")

    def done(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return code, *capfd.readouterr()

    return done
