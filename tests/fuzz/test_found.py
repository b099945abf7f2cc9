"""What was found once by texts that nobody should write, each told in its place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from engine import shelf
from engine.app.cases.page import page
from engine.app.settings import settings_in
from engine.graph import from_json, from_yaml
from engine.graph.limits import MAX_BORROWED
from engine.graph.nodes import Node
from engine.ground.calendar import moment
from engine.ground.duration import duration, length
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source
from tests.fuzz.bounds import refused
from tests.graph.small import told

DIGITS = "9" * 5000  # Python reads no integer of so many


def codes(error: PolicyError | None) -> list[str]:
    return [] if error is None else [problem.code for problem in error.problems]


def only(problems: tuple[Problem, ...]) -> tuple[str, str]:
    (problem,) = problems
    return problem.code, problem.message.en


@pytest.mark.parametrize("zeros", ["", "0" * 5000, "0_" * 3000])
def test_numbers_of_any_length_are_numbers_or_too_large(zeros: str) -> None:
    assert told(f"parties: {{p: {{turnover: {zeros}5 CNY}}}}") == ()
    assert told(f"parties: {{p: {{turnover: {zeros}9007199254740992 CNY}}}}") == ()
    for large in ("9007199254740993", DIGITS):
        assert "above 2^53" in only(told(f"parties: {{p: {{turnover: {zeros}{large} CNY}}}}"))[1]
    assert duration(f"{zeros}3 years") == length(3, "years")
    with pytest.raises(ValueError, match="longer than ten thousand years"):
        duration(f"{zeros}{DIGITS} years")


def test_a_number_with_commas_is_only_spelt_anew_if_it_fits() -> None:
    (problem,) = told(f"groups: {{g: {{count: '9,{DIGITS}'}}}}")
    assert problem.help.en == "write `2_300_000`, `60_000..90_000` or `1_000_000..`"
    (problem,) = told("groups: {g: {count: '60,000'}}")
    assert problem.help.en == "write `60_000`"


def test_a_second_has_as_many_digits_as_one_likes() -> None:
    assert moment(f"2026-05-12T10:30:00.{'0' * 5000}Z") == moment("2026-05-12T10:30Z")
    assert moment(f"2026-05-12T10:30:00.{'0' * 5000}1Z") == moment("2026-05-12T10:30:01Z")


def test_a_year_is_written_in_plain_digits() -> None:
    assert only(told("flows: {f: {persons: {٢٠٢٦: 5}}}")) == ("P312", "`٢٠٢٦` is not a year")


def test_half_a_character_is_refused() -> None:
    _, problems = from_json.compose(Source("m.json", '{"title": "\\ud800"}'))
    assert only(problems) == ("P301", "this is not JSON: an escape stands for half a character")
    node, problems = from_json.compose(Source("m.json", '{"title": "\\ud83d\\ude00"}'))
    assert (node is None, problems) == (False, ())


def test_aliases_may_repeat_ten_times_what_is_written_and_no_more() -> None:
    def composed(repeats: int, more: int) -> tuple[Node | None, tuple[Problem, ...]]:
        text = f"a: &a [{'x, ' * 500}]\nb: [{'*a, ' * repeats}]\nc: [{'y, ' * more}]\n"
        return from_yaml.compose(Source("m.yaml", text))

    assert composed(MAX_BORROWED // 501, 0)[1] == ()
    assert [problem.code for problem in composed(MAX_BORROWED // 501 + 1, 0)[1]] == ["P303"]
    records = "".join(f"f{number}: {{data: *a, x: 1, y: 2}}\n" for number in range(MAX_BORROWED // 9))
    assert from_yaml.compose(Source("m.yaml", f"a: &a [{'x, ' * 9}]\n{records}"))[1] == ()


def test_long_names_are_not_compared_letter_by_letter() -> None:
    assert refused(lambda: did_you_mean("x" * 50_000, ["x" * 49_999 + "y"] * 9)) is None
    near = did_you_mean("standart_contract", [f"c{'x' * 200}", "standard_contract"])
    assert near.of("en") == "did you mean `standard_contract`?"


def test_no_file_can_be_called_so() -> None:
    for name in ("a\0b", "a" * 300, "a/" * 5000):
        assert shelf.evidence(Path(), name) is None
        assert codes(refused(partial(shelf.manifests, [name]))) == ["P390"]
        assert codes(refused(partial(shelf.one_text, Path(name)))) == ["P390"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"paths = {'[' * 5000}{']' * 5000}", "lists and tables stand too deep inside each other"),
        ("a = " + "{a = " * 3000, "lists and tables stand too deep inside each other"),
        (f"a = {DIGITS}", "a number has too many digits"),
        ("#" * 100_001, "the file has more than 100_000 characters"),
    ],
)
def test_settings_that_cannot_be_read_are_refused(text: str, why: str) -> None:
    error = refused(lambda: settings_in(Source("policy.toml", text)), text[:40])
    assert error is not None
    assert only(error.problems) == ("P518", why)


def test_many_wrong_settings_and_cases_are_told_in_linear_time() -> None:
    keys = "".join(f"k{number} = 1\n" for number in range(8000))
    error = refused(lambda: settings_in(Source("policy.toml", keys)))
    assert error is not None
    assert [problem.span.line for problem in error.problems if problem.span] == list(range(1, 8001))
    for wrong in ("```foo\n```\n", "```\n```\n", "## h\n```manifest\n```\n"):
        error = refused(partial(page, Source("a.cases.md", wrong * 20_000), ""))
        assert codes(error) == ["P460"] * 20_000
    for right in ("flow x: gap\n", "with a: b\n", "less a\n"):
        assert refused(partial(page, Source("a", f"## h\n```expect\n{right * 40_000}```\n"), "")) is None


@pytest.mark.parametrize("line", ["flow x: gap due", "flow x: gap due ,", "flow x: gap missing , due 2026-05-01"])
def test_a_clause_that_says_nothing_is_no_expectation(line: str) -> None:
    assert codes(refused(lambda: page(Source("a.cases.md", f"## h\n```expect\n{line}\n```\n"), ""))) == ["P460"]


def test_many_spaces_take_no_time() -> None:
    spaces = " " * 100_000
    read = page(
        Source("a.cases.md", f"## h{spaces}x{spaces}\n```expect{spaces}\nflow x: gap{spaces}missing{spaces}a\n```\n"),
        "",
    )
    assert read.cases[0].heading == f"h{spaces}x"
    assert read.cases[0].variants[0].expected[0].missing == ("a",)


def test_only_a_line_feed_ends_a_line_of_a_page() -> None:
    error = refused(lambda: page(Source("a.cases.md", "# h \u2028 \x0c \x85\n```foo\n```\n"), ""))
    assert error is not None
    assert [problem.span.line for problem in error.problems if problem.span] == [2]
