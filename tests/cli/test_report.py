"""`policy report`: formats of a saved result; it reads the inputs again where they are the same, evaluating nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import MINE_ONLY, SHOP, Shop


@pytest.fixture
def saved(shop: Shop, alone: Path) -> Path:
    """The shop's result, saved."""
    assert shop("check", "m.yaml", *MINE_ONLY, "-q", "-o", "json=r.json")[0] == 1
    return alone / "r.json"


def test_a_report_is_that_of_the_check(shop: Shop, saved: Path) -> None:
    _, checked, _ = shop("check", "m.yaml", *MINE_ONLY)
    code, out, err = shop("report", saved.name)
    assert (code, err) == (0, "")
    assert out == checked.replace("(manifest)", "(saved result)")
    assert shop("report", saved.name, "-f", "json")[1] == saved.read_text(encoding="utf-8")


def test_where_files_are_written_nothing_is_printed_unless_asked_for(shop: Shop, saved: Path, alone: Path) -> None:
    assert shop("report", saved.name, "-o", "text=r.txt") == (0, "", "")
    assert "GAP high" in (alone / "r.txt").read_text(encoding="utf-8")
    assert json.loads(shop("report", saved.name, "-o", "text=r.txt", "-f", "json")[1])["summary"]["gap"] == 2


@pytest.mark.parametrize("lost", [True, False])
def test_a_manifest_that_is_gone_or_changed_is_told_and_not_shown(
    shop: Shop, saved: Path, alone: Path, lost: bool
) -> None:
    manifest = alone / "m.yaml"
    excerpt = "| flows:"
    drawn = shop("report", saved.name)[1]
    assert "in_transit: false" in drawn
    manifest.unlink() if lost else manifest.write_text(SHOP + "\n# later\n", encoding="utf-8")
    code, out, err = shop("report", saved.name)
    assert code == 0
    assert "in_transit: false" not in out
    assert excerpt not in out
    assert err == ("without excerpts of m.yaml and without the graph: gone or changed since the result was saved\n")
    _, _, chinese = shop("report", saved.name, "--lang", "zh")
    assert chinese == "未附m.yaml的摘录和数据流图：结果保存后，文件已不存在或者已经改动\n"


def test_the_inputs_of_a_report_are_not_overwritten(shop: Shop, saved: Path) -> None:
    for file in ("m.yaml", "r.json"):
        code, _, err = shop("report", saved.name, "-o", f"text={file}")
        assert code == 2
        assert f"P394: `{file}` is not overwritten, as it was read" in err


def test_what_is_no_saved_result_is_refused(shop: Shop, alone: Path) -> None:
    (alone / "x.json").write_text('{"findings": []}', encoding="utf-8")
    code, out, err = shop("report", "x.json")
    assert (code, out) == (2, "")
    assert "P519" in err


def test_a_format_of_one_language_says_so_when_both_are_asked_for(shop: Shop, saved: Path) -> None:
    code, out, err = shop("report", saved.name, "--lang", "both")
    assert code == 0
    assert "GAP high" in out
    assert err == "text: in English alone; this format speaks one language, which --lang en or zh chooses\n"
    assert shop("report", saved.name, "--lang", "both", "-f", "json")[2] == ""


def test_no_format_is_made_up(shop: Shop, saved: Path) -> None:
    assert shop("report", saved.name, "-f", "pdf")[0] == 2
    assert shop("report", saved.name, "-o", "pdf=r.pdf")[0] == 2


def test_a_graph_that_the_rules_at_hand_cannot_read_is_told(shop: Shop, saved: Path, alone: Path) -> None:
    (alone / "mine").mkdir()
    (alone / "mine" / "law.policy").write_text("law nonsense", encoding="utf-8")
    code, out, err = shop("report", saved.name, "--rules", "mine", "-f", "html")
    assert code == 0
    assert out.startswith("<!doctype html>")
    assert err.startswith("without the graph: the manifests cannot be read with these rules (P1")
    _, _, chinese = shop("report", saved.name, "--rules", "mine", "-f", "html", "--lang", "zh")
    assert chinese.startswith("未附数据流图：按现有规则无法读取清单（P1")


def test_answers_that_were_supposed_are_supposed_again(shop: Shop) -> None:
    answer = "flow.out.protection.in_transit=true"
    shop("check", "m.yaml", *MINE_ONLY, "-q", "--set", answer, "-o", "json=r.json")
    _, out, err = shop("report", "r.json")
    assert err == ""
    assert f"{answer.split('=')[0]} = true" in out
    assert shop("report", "r.json", "-f", "html")[2] == ""
