"""The caret picture: columns under wide characters and tabs, long lines, several labels, other lines and files."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from engine.ground.excerpt import WIDTH, columns, picture, pictures
from engine.ground.problem import Label, PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span


def at(line: int, column: int, end: int, path: str = "a.policy") -> Span:
    return Span(path, line, column, line, end)


def drawn(text: str, span: Span, *labels: Label, help: str = "") -> str:  # noqa: A002
    return picture(Problem("P999", Text2("something is wrong"), span, Text2(help), labels), [Source("a.policy", text)])


def shown(expected: str) -> str:
    return dedent(expected).strip("\n")


def test_the_picture_of_the_style_guide() -> None:
    text = "\n" * 8 + "  must to.country in adequate_regions\n"
    problem = Problem(
        "P204",
        Text2("`to.country` is a country, but `adequate_regions` holds regions"),
        at(9, 8, 18),
        Text2("use `to.region`"),
        (Label(at(9, 22, 38), Text2("a set of regions")),),
    )
    assert picture(problem, [Source("a.policy", text)]) == shown("""
        P204: `to.country` is a country, but `adequate_regions` holds regions
          --> a.policy:9:8
        9 |   must to.country in adequate_regions
          |        ^^^^^^^^^^    ---------------- a set of regions
        help: use `to.region`
        """)


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert drawn('zh "个人信息", x', at(1, 5, 9)).split("\n")[2:] == ['1 | zh "个人信息", x', "  |     ^^^^^^^^"]
    assert drawn('zh "个人信息", x', at(1, 12, 13)).split("\n")[3] == "  | " + " " * 15 + "^"
    assert columns("个人ｲe\u0301") == 6


def test_tabs_reach_the_next_stop() -> None:
    lines = drawn("\ta\tbc x", at(1, 4, 6)).split("\n")
    assert lines[2:] == ["1 |     a   bc x", "  |         ^^"]


def test_labels_below_each_other_the_rightmost_beside_its_dashes() -> None:
    text = drawn("one two three", at(1, 5, 8), Label(at(1, 1, 4), Text2("first")), Label(at(1, 9, 14), Text2("last")))
    assert text.split("\n")[2:] == ["1 | one two three", "  | --- ^^^ ----- last", "  | first"]


def test_a_label_left_of_the_caret_stands_below() -> None:
    text = drawn("one two", at(1, 5, 8), Label(at(1, 1, 4), Text2("a label")))
    assert text.split("\n")[2:] == ["1 | one two", "  | --- ^^^", "  | a label"]


def test_labels_on_other_lines_are_in_order_with_a_gap_between() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 13))
    labels = Label(at(2, 1, 5), Text2("here")), Label(at(3, 6, 7), Text2("and here"))
    assert drawn(text, at(12, 1, 5), *labels) == shown("""
        P999: something is wrong
           --> a.policy:12:1
         2 | line 2
           | ---- here
         3 | line 3
           |      - and here
        ...
        12 | line 12
           | ^^^^
        """)


def test_a_label_in_another_source_has_a_block_of_its_own() -> None:
    problem = Problem(
        "P999", Text2("twice"), at(1, 1, 2), Text2(""), (Label(at(2, 1, 4, "b.policy"), Text2("first here")),)
    )
    assert picture(problem, [Source("a.policy", "x"), Source("b.policy", "\nabc")]) == shown("""
        P999: twice
          --> a.policy:1:1
        1 | x
          | ^
          ::: b.policy:2:1
        2 | abc
          | --- first here
        """)


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    text = picture(Problem("P999", Text2("long"), Span("a.policy", 1, 3, 2, 2)), [Source("a.policy", "a b c  \nd")])
    assert text.split("\n")[2:] == ["1 | a b c", "  |   ^^^"]


def test_a_place_beyond_the_end_is_still_marked() -> None:
    assert drawn("ab", at(1, 3, 3)).split("\n")[2:] == ["1 | ab", "  |   ^"]
    assert drawn("", at(1, 1, 1)).split("\n")[2:] == ["1 |", "  | ^"]
    assert drawn("ab", at(7, 1, 1)).split("\n") == ["P999: something is wrong", "  --> a.policy:7:1"]


def test_long_lines_are_cut_around_the_caret() -> None:
    line, marks = drawn("x" * 5000 + "HERE" + "y" * 5000, at(1, 5001, 5005)).split("\n")[2:]
    assert line.startswith("1 | …x")
    assert line.endswith("y…")
    assert columns(line) == WIDTH + len("1 | ……")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_marks_far_apart_on_a_long_line_show_it_twice() -> None:
    text = drawn("a" + "." * 500 + "b", at(1, 1, 2), Label(at(1, 502, 503), Text2("the other"))).split("\n")
    assert len(text) == 6
    assert text[3] == "  | ^"
    assert text[5].endswith("- the other")


def test_a_million_characters_in_a_line_cost_no_more_than_reading_them() -> None:
    text = drawn("个" * 1_000_000, at(1, 500_000, 900_000))
    assert len(text) < 1000


def test_escape_sequences_and_turned_text_are_not_passed_on() -> None:
    text = picture(
        Problem("P999", Text2("a \x1b[31mred\u202e word"), at(1, 1, 2)), [Source("a.policy", "\x1b[2Jx\u202ey\x07")]
    )
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x07" not in text


def test_without_a_place_or_a_source() -> None:
    assert picture(Problem("P999", Text2("no place"), None, Text2("a hint")), []) == "P999: no place\nhelp: a hint"
    assert picture(Problem("P999", Text2("m"), at(3, 4, 5)), []) == "P999: m\n  --> a.policy:3:4"
    assert picture(Problem("P999", Text2("m"), None, warning=True), []) == "warning P999: m"


def test_all_problems_of_an_error_in_their_order() -> None:
    error = PolicyError([Problem("P1", Text2("a"), None), Problem("P2", Text2("b"), None)])
    assert pictures(error) == "P1: a\n\nP2: b"


wide = st.text(st.sampled_from("ab个，\t e\u0301"), max_size=300)


@given(wide, st.integers(1, 310), st.integers(0, 200))
def test_the_caret_stands_under_its_character(line: str, column: int, length: int) -> None:
    picture_lines = drawn(line, at(1, column, column + length)).split("\n")
    assert len(picture_lines) == 4
    _, _, top, below = picture_lines
    assert set(below[4:]) <= {" ", "^"}
    assert below.count("^") >= 1
    if column <= len(line) and line[column - 1] not in " \t\u0301":
        width = columns(below[: below.index("^")])
        before = next(end for end in range(len(top) + 1) if columns(top[:end]) == width)
        assert top[before:].lstrip("\u0301").startswith(line[column - 1])
