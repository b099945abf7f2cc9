"""What GitLab, GitHub and a reader of Markdown make of the reports for pipelines."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import structs

from engine.findings.accounts import BaselineOf, Gone
from engine.findings.finding import Subject, Waiver
from engine.findings.result import Result
from engine.ground.schema import Text2
from engine.render.formats import rendered
from engine.render.github import SHOWN
from engine.render.given import Given
from engine.render.markdown.page import MOST
from tests.findings.by_hand import finding, result
from tests.render.hostile import HOSTILE, hostile_result

COMMAND: Final = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
PROPERTIES: Final = {"file", "line", "endLine", "col", "endColumn", "title"}
SEVERITIES: Final = {"info", "minor", "major", "critical", "blocker"}
WAIVED: Final = Waiver("2026-12-31", "Li Na", "accepted")


def made(name: str, of: Result, **more: object) -> str:
    return rendered(name, structs.replace(Given(of, (), None, "en"), **more)).decode()


def cells(markdown: str) -> list[list[str]]:
    """The rows of all tables as an independent reader of GitHub's Markdown sees them, heads left out; what it would
    show of each cell."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    rows: list[list[str]] = []
    inside = False
    for at, token in enumerate(tokens):
        inside = token.type == "tbody_open" or (inside and token.type != "tbody_close")
        if inside and token.type == "tr_open":
            rows.append([])
        if inside and token.type == "td_open":
            rows[-1].append(shown(tokens[at + 1].children or []))
    return rows


def shown(inline: list[Token]) -> str:
    assert {token.type for token in inline} <= {"text", "code_inline", "text_special", "html_inline", "softbreak"}
    tags = {token.content for token in inline if token.type == "html_inline"}
    assert tags <= {"<br>", "<!-- -->"}, tags
    return "".join(token.content for token in inline if token.type != "html_inline")


# ---- GitLab --------------------------------------------------------------------------------------------------------


def test_gitlab_has_what_its_reader_requires_of_each_issue() -> None:
    issues = json.loads(made("gitlab", hostile_result()))
    assert len(issues) == len(HOSTILE)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in SEVERITIES
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert "\n" not in issue["description"]


def test_gitlab_of_nothing_is_an_empty_list() -> None:
    assert json.loads(made("gitlab", result())) == []


@pytest.mark.parametrize(
    ("changes", "fails", "severity"),
    [
        ({}, True, "blocker"),
        ({"severity": "low"}, False, "minor"),
        ({"verdict": "undetermined"}, False, "minor"),
        ({"verdict": "undetermined"}, True, "blocker"),
        ({"force": "should"}, False, "info"),
        ({"certainty": "memory", "severity": "medium"}, False, "info"),
        ({"waiver": WAIVED}, False, "info"),
    ],
)
def test_gitlab_tells_what_fails_from_what_does_not(changes: dict[str, Any], fails: bool, severity: str) -> None:
    one = finding(**changes)
    failed = frozenset([one.fingerprint] if fails else [])
    [issue] = json.loads(made("gitlab", result(one), failed=failed))
    assert issue["severity"] == severity


def test_gitlab_keeps_what_is_waived_in_sight() -> None:
    [issue] = json.loads(made("gitlab", result(finding(waiver=WAIVED))))
    assert "waived until 2026-12-31 by Li Na: accepted" in issue["description"]


# ---- GitHub --------------------------------------------------------------------------------------------------------


def test_github_reads_one_command_a_line_whatever_the_manifest_says() -> None:
    lines = made("github", hostile_result()).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == SHOWN
    for line in commands:
        level, properties, message = COMMAND.fullmatch(line).groups()  # type: ignore[union-attr]
        assert level == "warning"
        assert dict(part.split("=", 1) for part in properties.split(",")).keys() <= PROPERTIES
        assert message
    assert lines[-2].startswith(f"{len(HOSTILE) - SHOWN} more findings are not annotated")


def test_github_says_what_the_manifest_says() -> None:
    one = finding(subject=Subject("flow", "50%, a:b\nc"))
    [command, _] = made("github", result(one)).splitlines()
    message = COMMAND.fullmatch(command)[3]  # type: ignore[index]
    decoded = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    assert decoded.startswith("flow 50%, a:b c · PIPL 38(1)")


@pytest.mark.parametrize(
    ("changes", "fails", "level"),
    [
        ({}, True, "error"),
        ({}, False, "warning"),
        ({"verdict": "undetermined"}, True, "error"),
        ({"verdict": "undetermined"}, False, "notice"),
        ({"waiver": WAIVED}, False, "notice"),
        ({"force": "should"}, False, "notice"),
    ],
)
def test_github_marks_what_fails_as_an_error(changes: dict[str, Any], fails: bool, level: str) -> None:
    one = finding(**changes)
    failed = frozenset([one.fingerprint] if fails else [])
    assert made("github", result(one), failed=failed).startswith(f"::{level} ")


# ---- Markdown ------------------------------------------------------------------------------------------------------


def test_markdown_shows_hostile_text_as_text() -> None:
    rows = cells(made("markdown", hostile_result()))
    assert len(rows) == len(HOSTILE)
    assert {len(row) for row in rows} == {5}
    for row in rows:
        for word in ("alert(1)", "HYPERLINK", "DROP TABLE"):
            assert (word in row[1]) == (word in row[4])
    assert any("<script>alert(1)</script>" in row[1] for row in rows)
    assert any("{{ 7 * 7 }}" in row[1] for row in rows)


def test_markdown_notifies_nobody() -> None:
    page = made("markdown", hostile_result())
    assert not re.search(r"@[A-Za-z]", page)


def test_markdown_has_both_languages_side_by_side() -> None:
    [row] = cells(made("markdown", result(finding()), both=True))
    assert row[0] == "critical / 严重"
    assert "An export rests on a route" in row[1]
    assert "出境应具备法定条件" in row[1]


def test_markdown_tells_new_fixed_and_unchanged() -> None:
    gone = Gone("fp-x", "pipl.x", "gap", "high", Subject("flow", "old"), Text2("Old one", "旧"), None, "fixed")
    since = BaselineOf("before.json", "2026-06-01", "audit", 1, 1, (gone,))
    of = structs.replace(
        result(finding("a", baseline="new"), finding("b", baseline="unchanged"), gap=2), baseline=since
    )
    page = made("markdown", of)
    assert "Since `before.json`: 1 new, 1 fixed, 1 unchanged." in page
    heads = ("new since the baseline (1)", "fixed since the baseline (1)", "Gaps as before (1)")
    new, fixed, same = map(page.index, heads)
    assert new < fixed < same
    assert [row[1].split("`")[0].split("flow")[1].split()[0] for row in cells(page)] == ["a", "old", "b"]


def test_markdown_fits_a_comment_and_says_what_is_left_out() -> None:
    many = [finding(f"flow-{n}") for n in range(900)]
    page = made("markdown", result(*many, gap=900))
    assert len(page) < MOST + 500
    rows = cells(page)
    assert f"Left out for length: {900 - len(rows)} rows. The JSON result has them all." in page


def test_markdown_never_praises_what_is_unknown() -> None:
    page = made("markdown", result(undetermined=3))
    assert "0 gaps, 3 undetermined" in page
    assert not re.search(r"passed|compliant|clean|✅", page, re.IGNORECASE)
