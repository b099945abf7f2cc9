"""The user's own templates: what they see, and that a broken or greedy one is a clear error."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from engine.ground.problem import PolicyError
from engine.render.formats import rendered
from engine.render.given import Given
from tests.cli.conftest import ROOT
from tests.findings.by_hand import finding, result
from tests.render.examples import example
from tests.render.hostile import HOSTILE, hostile_result

LETTER = ROOT / "examples" / "templates" / "letter.md.j2"


def made(folder: Path, text: str, given: Given | None = None, name: str = "own.txt.j2") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return rendered(str(folder / name), given or Given(result(finding()), (), None, "en")).decode()


def test_a_template_sees_the_result_and_the_language(tmp_path: Path) -> None:
    listed = "{% for f in result.findings %}{{ f.title | text }} {{ f.citations | cited }}{% endfor %}"
    text = "{{ lang }} {{ result.schema }} " + listed
    assert made(tmp_path, text) == "en policy-result/1 An export rests on a route PIPL 38(1)"
    chinese = Given(result(finding()), (), None, "zh")
    assert made(tmp_path, text, chinese) == "zh policy-result/1 出境应具备法定条件 PIPL 38(1)"
    both = structs.replace(chinese, both=True)
    assert "An export rests on a route / 出境应具备法定条件" in made(tmp_path, text, both)


def test_html_is_escaped_and_plain_text_is_not(tmp_path: Path) -> None:
    given = Given(hostile_result(), (), None, "en")
    text = "{% for f in result.findings %}{{ f.title | text }}\n{% endfor %}"
    page = made(tmp_path, text, given, "own.html.j2")
    assert "<" not in page
    assert "&lt;script&gt;" in page
    assert HOSTILE[0] in made(tmp_path, text, given)
    assert "49" not in made(tmp_path, text, given)  # what the manifest says is never a template


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("one\n{% for x in %}", 2, "expected an expression"),
        ("one\ntwo\n{{ result.nothing }}", 3, "has no attribute 'nothing'"),
        ("{{ nothing }}", 1, "'nothing' is undefined"),
        ("\n{{ ''.__class__.__mro__ }}", 2, "access to attribute '__class__' of 'str' object is unsafe"),
        ("{{ result.findings.append(1) }}", 1, "access to attribute 'append' of 'list' object is unsafe"),
        ("{% include '/etc/passwd' %}", 1, "no loader for this environment"),
        ("{{ result | nofilter }}", 1, "no filter named 'nofilter'"),
        ("\n\n{{ 1 / 0 }}", 3, "division by zero"),
        ("{{ range(10000000) | list }}", 1, "range too big"),
        ("{{ result.summary + 1 }}", 1, "unsupported operand"),
    ],
)
def test_a_broken_template_is_a_problem_at_its_line(tmp_path: Path, text: str, line: int, why: str) -> None:
    with pytest.raises(PolicyError) as raised:
        made(tmp_path, text)
    [problem] = raised.value.problems
    assert problem.code == "P526"
    assert problem.span is not None
    assert problem.span.line == line
    assert why in problem.message.en


def test_the_letter_of_the_examples() -> None:
    letter = rendered(str(LETTER), example("huatong")).decode()
    assert letter.startswith("# Notice of gaps in data protection\n")
    assert "## 产品部 何静" in letter
    assert letter.endswith("As of 2026-06-30\n")
    assert rendered(str(LETTER), example("corner-shop", "zh")).decode().count("待查明事项：") == 1
