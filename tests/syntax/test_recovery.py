"""All problems in one run: several in a file, several files, and what no text may do to the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ground.excerpt import pictures
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.syntax.from_text import LONGEST, MOST, parse_all
from tests.syntax.showcase import SHOWCASE, codes, found


def test_every_broken_item_of_a_file_is_told() -> None:
    text = """
        define a(f: flow) = f.x = law
        define b(f: flow) = f.x == law
        rule shop.c {
          cite SHOP 1
          severity hihg
          for flow f
          must f.x
        }
        rule shop.d {
          for flow f
          must f.x
        }
        define e(f: flow) = f.x and f.y or f.z
    """
    assert [(problem.code, problem.span.line if problem.span else 0) for problem in found(text)] == [
        ("P118", 2),
        ("P117", 6),
        ("P108", 11),
        ("P105", 14),
    ]


def test_a_block_that_is_not_closed_does_not_hide_what_follows() -> None:
    text = "rule shop.a {\n  cite SHOP 1\n  for flow f\n  must f.x\n\nrule shop.b {\n  severity low\n}\n"
    assert codes(text) == ["P112", "P108"]


def test_full_width_signs_are_read_on_and_later_problems_told() -> None:
    assert codes("define a（f： flow） = f.x\ndefine b(f: flow) = f.x = y\n") == ["P103", "P103", "P103", "P118"]
    assert codes("define a(f: flow) = f.x == “law” and f.y in ｛ a，b ｝") == ["P103"] * 4


def test_what_may_only_follow_from_a_character_is_not_told() -> None:
    assert codes("define a(f: flow) = f.x && f.y\ndefine b(f: flow) = f.x and or f.y\n") == ["P118", "P101"]


def test_all_files_are_told_in_their_order_with_their_sources() -> None:
    sources = [
        Source("b.policy", "define a = 1"),
        Source("ok.policy", "define a(f: flow) = f.x"),
        Source("a.policy", "x"),
    ]
    with pytest.raises(PolicyError) as caught:
        parse_all((source, "shop") for source in sources)
    assert [problem.span.path for problem in caught.value.problems if problem.span] == ["b.policy", "a.policy"]
    assert [source.path for source in caught.value.sources] == ["b.policy", "a.policy"]
    assert pictures(caught.value).count("-->") == 2


def test_modules_come_in_the_order_of_their_sources() -> None:
    texts = [("b.policy", "pipl"), ("a.policy", "cn.cbf")]
    modules = parse_all((Source(path, ""), ruleset) for path, ruleset in texts)
    assert [(module.path, module.ruleset, module.items) for module in modules] == [
        ("b.policy", "pipl", ()),
        ("a.policy", "cn.cbf", ()),
    ]


def test_tabs_line_ends_and_a_byte_order_mark_are_fine() -> None:
    plain = "define a(f: flow) =\n  f.x  # why\n  and f.y\n"
    for text in (
        plain.replace("  ", "\t"),
        plain.replace("\n", "\r\n"),
        "\ufeff" + plain,
        plain.replace(" ", "\u3000"),
    ):
        assert codes(text) == []


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200b", "\u2028", "\x00", "\x1b", "\x85", "\ufeff"])
def test_characters_that_are_not_seen_are_refused_everywhere(character: str) -> None:
    assert codes(f"define a(f: flow) = f.x{character} and f.y") == ["P104"]
    assert codes(f'define a(f: flow) = f.x == "a{character}b"') == ["P104"]
    assert codes(f"define a(f: flow) = f.x # a{character}b") == ["P104"]


def test_nesting_has_a_limit_and_no_stack_overflows() -> None:
    assert codes("define a(f: flow) = " + "(" * 33 + "f.x" + ")" * 33) == ["P113"]
    assert codes("define a(f: flow) = " + "(" * 32 + "f.x" + ")" * 32) == []
    assert codes("define a(f: flow) = " + "(" * 100_000) == ["P113"]
    assert codes("define a(f: flow) = " + " + ".join(["f.x"] * 30) + " > 1") == []
    assert codes("define a(f: flow) = " + " + ".join(["f.x"] * 5000) + " > 1") == ["P113"]
    assert codes("define a(f: flow) = " + "some x in f.y has " * 2000 + "f.z") == ["P113"]
    assert codes("define a(f: flow) = " + " and ".join(["f.x"] * 20_000)) == []


def test_a_file_may_not_be_too_large_nor_its_problems_too_many() -> None:
    assert codes("#" * (LONGEST + 1)) == ["P114"]
    many = found("define a(f: flow) = f.x = y\n" * (MOST + 30))
    assert len(many) == MOST + 1
    assert (many[-1].code, many[-1].message.en) == ("P114", "1 more problem of this file not shown")
    assert len(found("、\n" * 10_000)) == MOST + 1


def test_every_problem_has_a_code_a_place_and_a_lower_case_message() -> None:
    lines = SHOWCASE.text.split("\n")
    seen = set()
    for cut in range(len(lines)):
        for problem in found("\n".join(lines[:cut] + lines[cut + 1 :])):
            assert problem.span is not None
            assert problem.message.en[0] == "`" or problem.message.en[0].islower()
            assert not problem.message.en.endswith(".")
            seen.add(problem.code)
    assert len(seen) >= 6


fragments = st.sampled_from(
    [
        *'(){}[],:.=<>"“，（；\\#\n\t个\u200b',
        " and ",
        " or ",
        " not ",
        " some ",
        "\nrule ",
        " must ",
        " cite ",
        " 72 hours ",
        "PIPL 1",
    ]
)
edits = st.lists(st.tuples(st.integers(0, len(SHOWCASE.text)), st.integers(0, 40), fragments), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(edits)
def test_whatever_the_text_it_parses_or_its_problems_lie_in_it(edits: list[tuple[int, int, str]]) -> None:
    text = SHOWCASE.text
    for start, length, instead in edits:
        text = text[:start] + instead + text[start + length :]
    lines = text.split("\n")
    problems = found(text)
    for problem in problems:
        assert problem.span is not None
        assert 1 <= problem.span.line <= problem.span.end_line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
    drawn = pictures(PolicyError(problems, [Source("a.policy", text)]))
    assert drawn.count("^") >= len(problems)
