"""What problems say in Chinese: those of all examples in `docs/problems/`, to be read as prose; `--accept` rewrites it."""

from __future__ import annotations

from pathlib import Path

from engine.ground.excerpt import picture
from tests.problem_page import PAGES, examples, told

GOLDEN = Path(__file__).parent / "problems.zh.txt"


def test_what_problems_say_in_chinese(accept: bool) -> None:
    said: list[str] = []
    for page in sorted(PAGES.glob("P*.md")):
        for example in examples(page.read_text(encoding="utf-8")):
            error = told(example.inputs)
            own = [each for each in error.problems if each.code == page.stem and each.message.zh]
            said += [picture(each, error.sources, "zh") for each in own]
    text = "\n\n".join(dict.fromkeys(said)) + "\n"
    if accept:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
