"""The law in force decides: one export, on both sides of the first day of each Chinese law that bears on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.cli import run

HERE = Path(__file__).parent
DAYS = {
    "PIPL": ("2021-10-31", "2021-11-01"),
    "SA": ("2022-08-31", "2022-09-01"),
    "SCC": ("2023-05-31", "2023-06-01"),
    "CBF": ("2024-03-21", "2024-03-22"),
    "CERT": ("2025-12-31", "2026-01-01"),
}
RULESETS = {"PIPL": "pipl", **{key: f"cn.{key.lower()}" for key in ("SA", "SCC", "CBF", "CERT")}}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """By day, the result as of that day."""
    found = {}
    for day in (each for pair in DAYS.values() for each in pair):
        file = tmp_path_factory.mktemp("day") / "result.json"
        run(["check", str(HERE / "exporter.yaml"), "--as-of", day, "--show", "exempt", "-o", f"json={file}", "-q"])
        found[day] = json.loads(file.read_bytes())
    return found


def law(result: dict[str, Any], key: str) -> dict[str, Any]:
    return next(dict(each) for each in result["regimes"] if each["id"] == RULESETS[key])


@pytest.mark.parametrize("key", DAYS)
def test_a_law_judges_from_its_first_day_on_and_says_so(results: dict[str, dict[str, Any]], key: str) -> None:
    before, first = (results[day] for day in DAYS[key])
    assert law(before, key)["applies"] == "no"
    assert law(first, key)["applies"] == "yes"
    said = [each["text"]["en"] for each in law(before, key)["because"]]
    assert said == [f"It is not in force on {DAYS[key][0]} (from {DAYS[key][1]})."]
    assert f"It is in force on {DAYS[key][1]} (from {DAYS[key][1]})." in [
        each["text"]["en"] for each in law(first, key)["because"]
    ]
    assert not [each for each in before["findings"] if each["regime"] == RULESETS[key]]


def told(result: dict[str, Any]) -> Iterator[str]:
    """What is found about the export, with the clauses that it rests on."""
    for each in sorted(result["findings"], key=lambda each: (each["rule"], each["year"] or 0)):
        if each["subject"]["id"] in ("out", "shop") and each["regime"] != "gdpr":
            year = f" {each['year']}" if each["year"] else ""
            clauses = each["exempted_by"]["citations"] if each["verdict"] == "exempt" else each["citations"]
            yield f"  {each['verdict']:12} {each['rule']}{year} · {', '.join(clauses)}"


def test_what_is_found_about_one_export_on_both_sides_of_each_day(
    results: dict[str, dict[str, Any]], accept: bool
) -> None:
    lines: list[str] = []
    for day, result in results.items():
        lines += [f"as of {day}", *told(result), ""]
    golden = HERE / "law-of-the-day.txt"
    if accept:
        golden.write_text("\n".join(lines), encoding="utf-8")
    assert "\n".join(lines) == golden.read_text(encoding="utf-8")
