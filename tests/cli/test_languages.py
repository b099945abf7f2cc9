"""Problems are told in the language of the report, wherever it is set and whenever they arise."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli.language import language
from tests.cli.conftest import Shop

BROKEN = """\
manifest: 1
parties:
  shop: {contry: CN}
systems:
  till: {operator: shop, operator: post, security.mfa: partly}
flow: {}
"""
IN_CHINESE = """\
P307：主体没有事实`contry`
  --> broken.yaml:3:10
3 |   shop: {contry: CN}
  |          ^^^^^^
提示：是否指`country`？

P302：`operator`写了两次
  --> broken.yaml:5:26
5 |   till: {operator: shop, operator: post, security.mfa: partly}
  |          --------        ^^^^^^^^
  |          首次写在此处
提示：只保留一处

P310：`partly`既不表示是，也不表示否
  --> broken.yaml:5:56
5 |   till: {operator: shop, operator: post, security.mfa: partly}
  |                                                        ^^^^^^
提示：请写`true`或`false`

P306：清单没有`flow`这一部分
  --> broken.yaml:6:1
6 | flow: {}
  | ^^^^
提示：是否指`flows`？

4 个问题
"""


@pytest.fixture
def broken(shop: Shop, tmp_path: Path) -> Shop:
    """The shop with a manifest that cannot be used, all of whose problems are checked."""
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return shop


def test_a_broken_manifest_is_told_in_the_language_of_the_flag(broken: Shop) -> None:
    assert broken("check", "broken.yaml", "--lang", "zh") == (2, "", IN_CHINESE)
    assert broken("check", "broken.yaml", "--lang=zh") == (2, "", IN_CHINESE)
    _, _, english = broken("check", "broken.yaml", "--lang", "en")
    assert english.startswith("P307: a party has no fact `contry`\n")
    assert english.endswith("\n4 problems\n")


def test_the_environment_and_the_settings_say_it_too(
    broken: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "policy.toml").write_text('lang = "zh"\n', encoding="utf-8")
    assert broken("check", "broken.yaml")[2] == IN_CHINESE
    assert "help: did you mean `country`?" in broken("check", "broken.yaml", "--lang", "en")[2]
    monkeypatch.setenv("POLICY_LANG", "en")
    assert "help: did you mean `country`?" in broken("check", "broken.yaml")[2]


def test_problems_before_the_command_runs_are_told_in_it(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('polici = "audit"\nlang = "zh"\n', encoding="utf-8")
    code, _, err = shop("check")
    assert (code, err.splitlines()[0], err.splitlines()[-1]) == (2, "P516：没有设置项`polici`", "1 个问题")
    (tmp_path / "policy.toml").write_text('lang = "zh"\npolicy = audit\n', encoding="utf-8")
    assert shop("check")[2].startswith("P518：这不是有效的 TOML：")
    assert shop("check", "--lang", "en")[2].startswith("P518: this is not TOML: ")
    (tmp_path / "policy.toml").write_bytes(b'lang = "zh"\n\xff')
    assert shop("check")[2].startswith("P391: ")


def test_warnings_of_a_check_are_told_in_it(shop: Shop, tmp_path: Path) -> None:
    text = (tmp_path / "m.yaml").read_text(encoding="utf-8")
    text = text.replace("in_transit: false}}", "in_transit: false}, ended: 2026-07-01, authorised_on: 2026-07-02}", 1)
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    _, _, err = shop("check", "m.yaml", "--lang", "zh")
    assert err.startswith("警告 P330：`out`的`authorised_on`晚于基准日 2026-06-30\n")
    assert err.endswith("\n1 个警告\n\n")


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("check", "--lang", "zh"), "zh"),
        (("check", "--lang=zh", "m.yaml"), "zh"),
        (("check", "--lang", "zh", "--lang", "en"), "en"),
        (("check", "--", "--lang", "zh"), "en"),
        (("check", "--lang"), "en"),
        (("check", "--lang", "de"), "en"),
        ((), "en"),
    ],
)
def test_the_flag_is_found_in_any_arguments(
    arguments: tuple[str, ...], wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICY_LANG", raising=False)
    assert language(arguments) == wanted
