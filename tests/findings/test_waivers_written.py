"""Waivers written into files as people lay them out: one more or one less, and everything else as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.app.waive import Answering, Waivers, given, pruned
from engine.findings.waivers import waivers
from engine.ground.calendar import day
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from tests.findings.by_hand import finding, result

RULE = "pipl.art_38_export_route"
LI = Answering(day("2027-01-19"), "Li", "so", None, None)
NEW = f'- rule: {RULE}\n  subject: z\n  reason: "so"\n  approver: "Li"\n  expires: 2027-01-19\n'
ONE = f"{{rule: {RULE}, subject: a, reason: r, approver: l, expires: 2027-01-01}}"
REST = "approver: l\n{0}expires: 2027-01-01\n"
BLOCK = f"- rule: {RULE}\n  subject: a\n  reason: r\n  " + REST.format("  ")
FOLDED = f"  - rule: {RULE}\n    subject: a\n    reason: >\n      folded\n      text\n\n    " + REST.format("    ")
LITERAL = f"- rule: {RULE}\n  subject: a\n  " + REST.format("  ") + "  reason: |\n    one\n    two\n"
SPREAD = f"- {{rule: {RULE},\n   subject: a, reason: r,\n   approver: l, expires: 2027-01-01\n  }}\n"


def held(text: str) -> Waivers:
    source, kinds = Source("waivers.yaml", text), {RULE: "flow"}
    return Waivers(source, waivers(source, kinds), kinds)


def with_one_more(text: str) -> str:
    return given(held(text), result(finding("z")), f"{RULE}@z", LI)[1]


def without_the_first(text: str) -> str:
    return pruned(held(text), held(text).written[:1])


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("", NEW),
        ("# none yet\n", f"# none yet\n{NEW}"),
        ("[]\n", NEW),
        (f"- {ONE}", f"- {ONE}\n{NEW}"),
        (BLOCK, BLOCK + NEW),
        (f"# c\n{LITERAL}\n# after\n", f"# c\n{LITERAL}\n# after\n{NEW}"),
        (SPREAD, SPREAD + NEW),
        (f"{FOLDED}  # tail\n", f"{FOLDED}  # tail\n" + "".join(f"  {line}\n" for line in NEW.splitlines())),
        (BLOCK.replace("\n", "\r\n"), BLOCK.replace("\n", "\r\n") + NEW),
    ],
)
def test_one_more_stands_at_the_end_in_line_with_the_others(text: str, more: str) -> None:
    assert with_one_more(text) == more


@pytest.mark.parametrize(
    ("text", "less"),
    [
        (f"# c\n- {ONE}\n# tail\n", "# c\n# tail\n"),
        (f"# c\n{LITERAL}# after\n{NEW}", f"# c\n# after\n{NEW}"),
        (f"{SPREAD}# tail\n", "# tail\n"),
        (f"  # c\n{FOLDED}  # tail\n", "  # c\n  # tail\n"),
        (f"---\n{BLOCK}...\n", "---\n...\n"),
        (BLOCK.replace("\n", "\r\n") + NEW, NEW),
    ],
)
def test_one_less_takes_its_own_lines_only(text: str, less: str) -> None:
    assert without_the_first(text) == less


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (with_one_more, f"[{ONE}]\n"),
        (with_one_more, f"---\n{BLOCK}...\n"),
        (without_the_first, f"-\n  {ONE}\n"),
    ],
)
def test_what_cannot_be_changed_line_by_line_is_refused(change: Callable[[str], str], text: str) -> None:
    with pytest.raises(PolicyError, match="P515"):
        change(text)
