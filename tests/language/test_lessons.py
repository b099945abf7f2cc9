"""The pages of docs/language teach what the engine does: their samples are checked, their cases run and covered."""

from __future__ import annotations

import pytest

from engine.app.cases.coverage import uncovered
from tests.language.page import PAGES, Lesson, in_layout, lessons

LESSONS = lessons()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_each_case_of_a_page_is_as_expected(lesson: Lesson, accept: bool) -> None:
    if accept:
        lesson.path.write_text(lesson.accepted(), encoding="utf-8")
    else:
        result = lesson.ran()
        assert not [f"{each.line}: expected {each.expected}, found {each.found}" for each in result.differences]
        assert not [f"{each.rule} lacks {each.lacks}" for each in uncovered(result, lesson.program().schema)]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_the_checker_has_nothing_to_remark_on_a_sample(lesson: Lesson) -> None:
    paths = {sample.path for sample in lesson.samples}
    warned = [problem for problem in lesson.checked().warnings if problem.span is None or problem.span.path in paths]
    assert [problem.message.en for problem in warned] == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_the_samples_are_in_the_one_layout(lesson: Lesson, accept: bool) -> None:
    text = lesson.path.read_text(encoding="utf-8")
    if accept:
        lesson.path.write_text(in_layout(text), encoding="utf-8")
    else:
        assert text == in_layout(text)


def test_the_index_lists_every_page() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert [lesson.name for lesson in LESSONS if f"]({lesson.name}.md)" not in index] == []
