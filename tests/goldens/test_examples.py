"""The reports of the examples, as they are shown to people; and that a small shop is not asked too much."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from engine.cli import run
from engine.findings.result import Question
from engine.findings.sheets import sheets

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


class Reporter:
    """Runs `policy check` from the project's root and hands over what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> str:
        code = run(["check", *arguments, "--color", "never"])
        printed = self.capsys.readouterr()
        assert code in (0, 1), printed.err
        return printed.out


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Reporter:
    """What `policy check` prints."""
    monkeypatch.chdir(ROOT)
    return Reporter(capsys)


@pytest.mark.parametrize(("example", "lang", "form"), REPORTS)
def test_the_report_is_as_it_was_read_last(example: str, lang: str, form: str, accept: bool, report: Reporter) -> None:
    golden = HERE / f"{example}.{lang}.{'json' if form == 'json' else 'txt'}"
    found = report(f"examples/{example}", "--lang", lang, "-f", form)
    if form == "json":
        found = json.dumps(json.loads(found), ensure_ascii=False, indent=1) + "\n"
    if accept:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", ["huatong", "fennel", "corner-shop"])
def test_what_nobody_reads_is_not_worked_out_and_the_report_is_the_same(
    example: str, report: Reporter, tmp_path: Path
) -> None:
    alone = report(f"examples/{example}", "-v")
    assert report(f"examples/{example}", "-v", "-o", f"json={tmp_path / 'result.json'}") == alone
    whole = json.loads((tmp_path / "result.json").read_bytes())
    assert all(each["because"] for each in whole["findings"])


def test_the_report_of_a_company_of_43_flows_under_ten_laws_fits_two_screens(report: Reporter) -> None:
    for lang in ("en", "zh"):
        assert len(report("examples/huatong", "--lang", lang).splitlines()) <= 90


def test_a_corner_shop_is_asked_few_questions_on_few_sheets(report: Reporter) -> None:
    """It states five flows and hardly any paper; all of the PIPL, the export rules and the GDPR are asked about it."""
    result = json.loads(report("examples/corner-shop", "-f", "json"))
    questions = msgspec.convert(result["questions"], tuple[Question, ...])
    assert 0 < len(sheets(questions)) < 15
    assert result["policy"] == "audit"
    assert result["summary"]["undetermined"] > 0, "a shop that stated so little cannot be without questions"
    severities = [each["severity"] for each in result["questions"]]
    assert 0 < severities.count("critical") < 4
    assert severities.count("critical") + severities.count("high") <= 16
    assert len(severities) < 40


def test_a_report_says_the_same_whatever_the_order_of_the_files(report: Reporter) -> None:
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples" / "huatong").glob("*.yaml"))
    forth, back = (json.loads(report(*order, "-f", "json")) for order in (files, files[::-1]))
    assert forth["findings"] == back["findings"]
    assert forth["questions"] == back["questions"]
