"""One layout: it says the same, it is its own layout, and no comment is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.ground.excerpt import columns
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.syntax.same import same
from engine.syntax.to_text import formatted, to_text
from tests.properties.chance import Chance, seeded
from tests.properties.drawing import always, dice
from tests.properties.rules import rule_text
from tests.syntax.showcase import SHOWCASE
from tests.syntax.untidy import comments, untidy

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*(ROOT / "rulesets").rglob("*.policy"), *(ROOT / "policies").rglob("*.policy")])
SHORT = [file.read_text(encoding="utf-8") for file in SHIPPED if file.stat().st_size < 4000]
LAID_OUT = Path(__file__).with_name("showcase_laid_out.policy")


def laid_out(text: str) -> str:
    """The layout of a text, after all that must hold of it was seen to hold."""
    source = Source("a.policy", text)
    module = parse(source, "shop")
    new = to_text(module, source)
    assert same(parse(Source("a.policy", new), "shop"), module), new
    assert formatted(Source("a.policy", new)) == new, new
    assert comments(new) == comments(text), new
    for line in new.split("\n"):
        assert line == line.rstrip()
        assert columns(line) <= 120 or "#" in line or re.match(r' *([a-z]+ +)?(en|zh) "[^"]*"$', line), line
    assert "\n\n\n" not in new
    return new


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_shipped_files_are_in_their_one_layout(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert laid_out(text) == text, "run `policy fmt`"


def test_each_construct_of_the_language_has_its_layout(accept: bool) -> None:
    new = laid_out(SHOWCASE.text)
    if accept:
        LAID_OUT.write_text(new, encoding="utf-8")
    assert new == LAID_OUT.read_text(encoding="utf-8")


def test_the_showcase_can_be_written_in_any_way() -> None:
    for seed in range(12):
        laid_out(untidy(SHOWCASE.text, seeded(seed)))


@always(60)
@dice(1)
def test_shipped_files_can_be_written_in_any_way(of_files: Chance, of_spaces: tuple[Chance, ...]) -> None:
    laid_out(untidy(of_files.one(SHORT), of_spaces[0]))


@always(150)
@dice(1)
def test_drawn_rules_can_be_written_in_any_way(of_rules: Chance, of_spaces: tuple[Chance, ...]) -> None:
    laid_out(untidy(rule_text(of_rules, "new", "r0"), of_spaces[0]))


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "\n\n# one\n\n\n\n# two\n"])
def test_a_text_without_items_keeps_its_comments(text: str) -> None:
    assert laid_out(text) == "".join(
        f"{line}\n" for line in re.sub(r"\n{3,}", "\n\n", text.strip()).split("\n") if text.strip()
    )


def test_a_text_that_does_not_parse_has_no_layout() -> None:
    with pytest.raises(PolicyError):
        formatted(Source("a.policy", "rule x"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("define d(f: flow)=f.a and(f.b  or ((f.c)))", "define d(f: flow) = f.a and (f.b or (f.c))"),
        ("define d(f: flow) = f.n>20 % and f.m<1_000CNY", "define d(f: flow) = f.n > 20% and f.m < 1_000 CNY"),
        ('define d(f: flow) = f.n == "a  \\" # b"', 'define d(f: flow) = f.n == "a  \\" # b"'),
        (
            "define d(f: flow) = f.a in { x ,y } cite SHOP 3 (1) (2)",
            "define d(f: flow) = f.a in {x, y}  cite SHOP 3(1)2",
        ),
        ("define d(f: flow) = f.t within 72   hours of f.u", "define d(f: flow) = f.t within 72 hours of f.u"),
        ("group g of t={ a } cite SHOP 1(2)(c)", "group g of t = {a}  cite SHOP 1(2)(c)"),
        ('policy p { skip a.b because en "" }', 'policy p {\n  skip a.b because en ""\n}'),
        ('terms t { a zh "" b zh "乙" }', 'terms t {\n  a  en ""\n  b  zh "乙"\n}'),
        ("define d(f: flow) = f.a # why\r\n", "define d(f: flow) = f.a  # why"),
    ],
)
def test_spelling(written: str, expected: str) -> None:
    assert laid_out(written) == f"{expected}\n"


def test_a_title_that_is_still_to_be_written_stays() -> None:
    text = 'rule shop.r {\n  title     en ""  zh ""\n  cite      SHOP 1\n  for       flow f\n  must      f.in\n}\n'
    assert laid_out(text) == text


def test_a_comment_stands_where_it_stood() -> None:
    text = """\
# head
policy p { # opens
# first
use a # behind a

# second, after a gap


use b
  # last
}
define d(f: flow) = f.a # before and
  and # behind and
  # alone
  f.b
# end"""
    assert (
        laid_out(text)
        == """\
# head
policy p {  # opens
  # first
  use a  # behind a

  # second, after a gap

  use b
  # last
}

define d(f: flow)
  = f.a  # before and
  # behind and
  # alone
  and f.b
# end
"""
    )


def test_a_list_with_comments_keeps_its_groups() -> None:
    text = """\
group g of t = {
  # health
  a, b, # of the body
  c,
  # money
  d
} cite SHOP 1
"""
    assert (
        laid_out(text)
        == """\
group g of t
  = {
    # health
    a, b,  # of the body
    c,
    # money
    d
  }
  cite SHOP 1
"""
    )
