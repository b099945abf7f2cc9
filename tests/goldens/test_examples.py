"""The reports of the examples, as they are shown to people; and that a small shop is not asked too much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from engine.cli import policy

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
REPORTS = [
    ("huatong", "en", "text"),
    ("huatong", "zh", "text"),
    ("huatong", "en", "json"),
    ("fennel", "en", "text"),
    ("fennel", "en", "json"),
    ("corner-shop", "zh", "text"),
    ("corner-shop", "en", "text"),
]


def report(example: str, lang: str, form: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `policy check examples/EXAMPLE` prints."""
    monkeypatch.chdir(ROOT)
    ran = CliRunner().invoke(policy, ["check", f"examples/{example}", "--lang", lang, "-f", form, "--color", "never"])
    assert ran.exit_code in (0, 1), ran.output
    return ran.stdout


@pytest.mark.parametrize(("example", "lang", "form"), REPORTS)
def test_the_report_is_as_it_was_read_last(
    example: str, lang: str, form: str, accept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden = HERE / f"{example}.{lang}.{'json' if form == 'json' else 'txt'}"
    found = report(example, lang, form, monkeypatch)
    if form == "json":
        found = json.dumps(json.loads(found), ensure_ascii=False, indent=1) + "\n"
    if accept:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_the_report_of_a_company_of_37_flows_fits_sixty_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for lang in ("en", "zh"):
        assert len(report("huatong", lang, "text", monkeypatch).splitlines()) <= 65


def test_a_corner_shop_is_asked_fewer_than_fifteen_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    result = json.loads(report("corner-shop", "en", "json", monkeypatch))
    assert result["policy"] == "audit"
    assert result["summary"]["undetermined"] > 0, "a shop that stated so little cannot be without questions"
    assert 0 < len(result["questions"]) < 15


def test_a_report_says_the_same_whatever_the_order_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples" / "huatong").glob("*.yaml"))
    told = [
        json.loads(CliRunner().invoke(policy, ["check", *order, "-f", "json"]).stdout)["findings"]
        for order in (files, files[::-1])
    ]
    assert told[0] == told[1]
