"""Rules that are large in one way: what they take grows with their size and no faster, or they are refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from engine.checks.from_typed import compiled
from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.syntax.tree import Module
from engine.typed.from_syntax import check
from engine.typed.order import MOST_CALLS
from tests.counted import BESIDE, calls
from tests.properties.drawing import LONG
from tests.typed.small import LAW, RULE, WORDS, checked, said


def files(text: str, words: str = WORDS) -> list[Source]:
    """A file beside the small law."""
    texts = {"words/small": words, "trial/law": LAW, "trial/route": text}
    return [Source(f"rulesets/{name}.policy", content) for name, content in texts.items()]


def parsed(texts: Sequence[Source]) -> list[Module]:
    return [parse(each, each.path.split("/")[1]) for each in texts]


def nodes(modules: Sequence[Module], texts: Sequence[Source]) -> int:
    """The nodes that come out of checking and compiling."""
    return len(compiled(check(modules, texts), {each.path: each for each in texts}).nodes)


def road(text: str, words: str = WORDS) -> tuple[int, int]:
    """The calls that parsing, checking and compiling a file beside the small law takes, and the nodes that come out."""
    texts = files(text, words)
    made = 0

    def work() -> None:
        nonlocal made
        made = nodes(parsed(texts), texts)

    return calls(work), made


def behind(text: str, words: str) -> int:
    """The calls that checking and compiling takes, the texts being parsed."""
    texts = files(text, words)
    modules = parsed(texts)
    return calls(lambda: nodes(modules, texts))


def route(body: str, items: str = "") -> str:
    return RULE.format(body=body) + items


def day(number: int) -> str:
    return f"20{number // 336 % 100:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"


def ors(size: int) -> str:
    return route("must " + " or ".join(f"f.started == {day(number)}" for number in range(size)))


def pairs(size: int) -> str:
    each = (f"(f.started == {day(number)} or f.kind == sharing)" for number in range(size))
    return route(f"when {' and '.join(each)}\n  must f.bundled")


def exceptions(size: int) -> str:
    deep = "but not when f.kind == sharing cite TRIAL 2 but still when f.bundled cite TRIAL 2 " * 4
    return route("must f.bundled " + "".join(f"unless f.ended > {day(n)} cite TRIAL 2 {deep}" for n in range(size)))


def rows(size: int) -> str:
    """Defines of which each calls another one, in rows as long as may be."""
    chained = (
        f"define d{n}(f: flow) = f.started > {day(n)}" + (f" and d{n - 1}(f)" if n % (MOST_CALLS - 1) else "") + "\n"
        for n in range(size)
    )
    return route(f"must d{min(size, MOST_CALLS - 1) - 1}(f)", "".join(chained))


def exemptions(size: int) -> str:
    """Exemptions that call exemptions twice, each in rows as long as may be."""
    before = "f.bundled"
    items = []
    for n in range(size):
        items.append(
            f"exemption e{n}(f: flow) {{ case {before} cite TRIAL 2 but not when f.kind == sharing cite TRIAL 2 }}\n"
        )
        before = f"e{n}(f) or f.started > {day(n)} or (e{n}(f) and f.bundled)" if (n + 1) % 30 else "f.bundled"
    return route("must f.bundled unless e0(f) cite TRIAL 2", "".join(items))


def terms(size: int, tests: int = 20) -> tuple[str, str]:
    """A taxonomy of so many terms, and a rule that names all of them and tests some one by one."""
    names = [f"big.{'x.' * (n % 3)}t{n}" for n in range(size)]
    texts = "".join(f'  {name} en "Term" zh "词"\n' for name in ("big", "big.x", "big.x.x", *names))
    each = " or ".join(f"f.mechanism == {name}" for name in names[:tests])
    rule = route(f"when {each}\n  must f.mechanism in {{{', '.join(names)}}}")
    return rule, WORDS.replace("terms mechanisms {", f"terms mechanisms {{\n{texts}")


def rules(size: int) -> str:
    """So many rules that ask of sets, lists and days and have exceptions, each in its own name."""
    body = """when leaves(f) and f.activity.purposes overlaps {marketing, research}
      must (some c in f.consents where c.separate has c.given <= f.started) and f.mechanism in {standard_contract}
      unless f.bundled cite TRIAL 1 but not when f.kind == sharing cite TRIAL 2"""
    return "\n".join(route(body).replace("route", f"route.r{n}") for n in range(size))


@pytest.mark.parametrize(
    ("made", "size"), [(ors, 200), (pairs, 200), (exceptions, 40), (rows, 200), (exemptions, 200), (rules, 50)]
)
def test_what_rules_take_grows_as_they_do(made: Callable[[int], str], size: int) -> None:
    road(made(1))  # what is made once and kept is not counted
    floor, _ = road(made(1))
    once, nodes = road(made(size // 2))
    twice, more = road(made(size))
    assert twice - floor <= (2 + BESIDE) * (once - floor)
    assert more <= (2 + BESIDE) * nodes


@pytest.mark.parametrize("size", [1_000, 10_000] if LONG else [1_000])
def test_what_a_taxonomy_takes_grows_as_it_does(size: int) -> None:
    road(*terms(20))
    floor, _ = road(*terms(20))
    once, _ = road(*terms(size // 2))
    twice, _ = road(*terms(size))
    assert twice - floor <= (2 + BESIDE) * (once - floor)


def test_ten_thousand_terms_take_ten_times_what_a_thousand_do() -> None:
    behind(*terms(20))
    floor, one, ten = (behind(*terms(20 + size)) for size in (0, 1_000, 10_000))
    assert ten - floor <= (10 + BESIDE) * (one - floor)


def test_a_test_of_a_term_walks_through_no_taxonomy() -> None:
    short, long = (behind(*terms(size, 200)) - behind(*terms(size, 20)) for size in (500, 2_000))
    assert long <= (1 + BESIDE) * short


def test_definitions_in_a_row_end_somewhere() -> None:
    def row(size: int, *, rising: bool = True) -> str:
        chain = [f"define d{n}(f: flow) = f.bundled and d{n - 1}(f)\n" for n in range(1, size)]
        items = "".join(chain if rising else reversed(chain))
        return route(f"must d{size - 1}(f)", "define d0(f: flow) = f.bundled\n" + items)

    for rising in (True, False):
        assert said(row(MOST_CALLS, rising=rising)) == []
        assert {each[:4] for each in said(row(MOST_CALLS + 1, rising=rising))} == {"P113"}
        assert "P113" in {each[:4] for each in said(row(300, rising=rising))}


def test_a_circle_of_many_definitions_is_refused() -> None:
    items = "".join(f"define d{n}(f: flow) = f.bundled and d{(n + 1) % 500}(f)\n" for n in range(500))
    assert {each[:4] for each in said(route("must d7(f)", items))} <= {"P113", "P212"}


def test_brackets_and_calls_together_overflow_no_stack() -> None:
    deep, end = "(f.bundled and " * 31, ")" * 31
    items = "".join(f"define d{n}(f: flow) = {deep}d{n - 1}(f){end}\n" for n in range(1, MOST_CALLS))
    texts = {"rulesets/trial/law.policy": LAW}
    texts["rulesets/trial/route.policy"] = route(
        f"must d{MOST_CALLS - 1}(f)", f"define d0(f: flow) = f.bundled\n{items}"
    )
    with pytest.raises(PolicyError, match="P113: definitions and brackets stand too deep"):
        checked(texts)


@pytest.mark.parametrize(
    "body", ["{0}(f) and {0}(f)", "({0}(f) or f.bundled) and {0}(f)", "f.mechanism is none or (not {0}(f) and {0}(f))"]
)
def test_what_a_definition_says_is_looked_up_once_however_often_it_is_called(body: str) -> None:
    items = "".join(f"define d{n}(f: flow) = {body.format(f'd{n - 1}')}\n" for n in range(1, MOST_CALLS - 1))
    once, _ = road(route(f"must d{MOST_CALLS - 2}(f)", f"define d0(f: flow) = f.ended is not none\n{items}"))
    assert once < 2_000_000
