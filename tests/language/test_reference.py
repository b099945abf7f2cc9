"""What a page of docs/language says is what the reference finds as well, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.app.cases.facts import manifest_text
from engine.app.cases.run import row_of
from engine.app.evaluation import loaded
from engine.ground.source import Source
from engine.shelf import Input
from tests.language.page import Lesson, lessons
from tests.reference.verdicts import Answer, evaluate


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)
def test_the_reference_agrees_with_each_case(lesson: Lesson) -> None:
    checked, compiled = lesson.checked(), lesson.program()
    result = lesson.ran()
    mine = {rule.id for rule in result.rules}
    for seen in result.observed:
        source = Source(seen.case.heading, manifest_text(seen.stated))
        given = loaded(compiled, (Input(source, "", Path()),), seen.as_of)
        answers = evaluate(checked, given.manifest, seen.as_of, seen.settings)
        ours = {
            (found.rule, row_of(found).split(" ", 1)[1]): Answer(
                found.verdict, bool(found.judgements), bool(found.contested), found.due is not None
            )
            for found in seen.found
            if found.rule in mine
        }
        theirs = {
            (rule, row): answer
            for rule, rows in answers.items()
            for row, answer in rows.items()
            if rule in mine and answer.verdict != "not_applicable"
        }
        assert ours == theirs, seen.case.heading
