"""The format of case pages: what is read from a page, and how one manifest is laid over another."""

from __future__ import annotations

import pytest

from engine.app.cases.facts import Facts, entry_of, laid_over, less, manifest_text, one_fact, path_of, same
from engine.app.cases.facts import facts as read
from engine.app.cases.page import Block, page
from engine.graph.from_yaml import compose
from engine.graph.nodes import Listing, Mapping, Node, Scalar
from engine.ground.problem import PolicyError
from engine.ground.schema import Fact, Kind, Number, Schema, Term, Text2, YesNo
from engine.ground.source import Source

PAGE = """# Title

```manifest
flows:
  out: {mechanism: none}
```

## A gap

```expect
flow out: gap
```

## It depends on the day  # and on the fact

```manifest alone
flows: {}
```

```expect
flow out: exempt CBF 5(1), CBF 3

as of 2024-03-21
with flow.out.mechanism: standard_contract
less complete.flows   # the listing
flow out: undetermined  missing flow.out.to, complete.flows  due 2024-05-01
rule pipl.art_55.report
party acme: not applicable
less judged.necessary(flow.out)
party acme: met  judgement necessary  contested reading
```
"""


def parsed(text: str) -> list[str]:
    with pytest.raises(PolicyError) as caught:
        page(Source("rulesets/pipl/art_55.cases.md", text), "pipl")
    return [f"{p.span.line if p.span else 0}: {p.message.en}" for p in caught.value.problems]


def test_a_line_may_speak_of_a_year() -> None:
    text = PAGE.replace("flow out: gap", "party acme 2023: gap\nparty 2023: gap", 1)
    first, second = page(Source("rulesets/pipl/art_55.cases.md", text), "pipl").cases[0].variants[0].expected
    assert (first.id, first.year, first.verdict) == ("acme", 2023, "gap")
    assert (second.id, second.year) == ("2023", None)


def test_a_page_is_read_with_base_cases_and_variants() -> None:
    read = page(Source("rulesets/pipl/art_55.cases.md", PAGE), "pipl")
    assert read.name == "pipl.art_55"
    assert read.base is not None
    assert (read.base.text, read.base.line) == ("flows:\n  out: {mechanism: none}\n", 4)
    first, second = read.cases
    assert (first.heading, first.manifest, first.alone) == ("A gap", None, False)
    assert [each.verdict for each in first.variants[0].expected] == ["gap"]
    assert second.alone
    plain, day, judged = second.variants
    assert plain.expected[0].citations == ("CBF 5(1)", "CBF 3")
    assert day.as_of == "2024-03-21"
    assert [(change.entry, change.value) for change in day.changes] == [
        ("flow.out.mechanism", "standard_contract"),
        ("complete.flows", None),
    ]
    assert day.expected[0].missing == ("flow.out.to", "complete.flows")
    assert day.expected[0].due == "2024-05-01"
    assert day.expected[0].rule is None
    assert (day.expected[1].rule, day.expected[1].verdict) == ("pipl.art_55.report", "not_applicable")
    assert (judged.as_of, judged.changes[0].entry) == (None, "judged.necessary(flow.out)")
    assert (judged.expected[0].judgement, judged.expected[0].contested) == (("necessary",), ("reading",))
    assert judged.expected[0].rule == "pipl.art_55.report"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## A\n```expect\nflow out: fine\n```\n", ["3: `flow out: fine` is no expectation"]),
        ("## A\n```expect\nflow out: met CBF 5\n```\n", ["3: `flow out: met CBF 5` is no expectation"]),
        ("## A\n```manifest\n```\n", ["1: case `A` expects nothing"]),
        ("```expect\n```\n", ["1: an `expect` block stands before any case"]),
        ("## A\n```expect\n```\n```expect\n```\n", ["4: one section holds two blocks of one kind"]),
        ("## A\n```yaml\n```\n```expect\n```\n", ["2: no block here is called `yaml`"]),
        ("## A\n```expect\nflow out: gap\n", ["2: this block is never closed"]),
    ],
)
def test_what_is_not_understood_is_a_problem_with_its_line(text: str, found: list[str]) -> None:
    assert parsed(text) == found


# ---- laying manifests over each other ------------------------------------------------------------------------------


def fact(name: str, of: YesNo | Term | Number) -> Fact:
    return Fact(name, of, Text2())


FLOW = Kind(
    "flow",
    "flows",
    Text2(),
    {
        each.name: each
        for each in (
            fact("mechanism", Term("mechanisms")),
            fact("security.mfa", YesNo()),
            fact("persons", Number("people", per_year=True)),
        )
    },
)
SCHEMA = Schema({"flow": FLOW}, {}, {}, {}, {})


def facts(text: str, line: int = 1) -> Facts:
    return read(Block(text, line, line - 1), Source("p.cases.md", ""), SCHEMA)


def plain(node: Node) -> object:
    """A node as plain data; what is quoted stays so."""
    match node:
        case Scalar():
            return node.text if node.bare else repr(node.text)
        case Listing():
            return [plain(each) for each in node.items]
        case Mapping():
            return {name: plain(value) for name, (_, value) in node.entries.items()}


def test_nested_and_dotted_facts_years_and_judgements_have_one_path_each() -> None:
    text = "flows: {out: {security: {mfa: true}, persons: {2025: 1, 2026: 2}, judged: {fine: {outcome: true}}}}"
    assert {path: plain(node) for path, (_, node) in facts(text).items()} == {
        ("flows", "out"): {},
        ("flows", "out", "security.mfa"): "true",
        ("flows", "out", "persons", "2025"): "1",
        ("flows", "out", "persons", "2026"): "2",
        ("flows", "out", "judged", "fine"): {"outcome": "true"},
    }


def again(stated: Facts) -> object:
    """The manifest that the facts make, read again."""
    root, problems = compose(Source("m.yaml", manifest_text(stated)))
    assert root is not None
    assert not problems
    return plain(root)


def laid(base: str, over: str) -> object:
    return again(laid_over(facts(base), facts(over)))


def test_a_case_replaces_facts_and_keeps_the_rest() -> None:
    base = "as_of: 2026-06-30\ncomplete: [flows]\nflows: {out: {mechanism: none, security.mfa: true}}"
    over = "flows: {out: {mechanism: {value: x, evidence: e}}, in: {}}"
    assert laid(base, over) == {
        "manifest": "1",
        "as_of": "2026-06-30",
        "complete": {"flows": "true"},
        "flows": {"out": {"security.mfa": "true", "mechanism": {"value": "x", "evidence": "e"}}, "in": {}},
    }


def test_the_head_of_a_dotted_name_takes_all_of_them_away() -> None:
    base = "flows: {out: {mechanism: x, security.mfa: true}}"
    assert laid(base, "flows: {out: {security: ~unstated}}") == laid("flows: {out: {mechanism: x}}", "")


def test_what_is_said_to_be_unstated_is_gone() -> None:
    base = "complete: [flows]\nflows: {out: {mechanism: none, persons: {2025: 1}}, in: {mechanism: x}}"
    over = "complete: {flows: ~unstated}\nflows: {in: ~unstated, out: {persons: ~unstated}}"
    assert laid(base, over) == {"manifest": "1", "flows": {"out": {"mechanism": "none"}}}


def test_one_answer_for_all_and_one_for_one_year_are_replaced_alone() -> None:
    base = "for all flows: {mechanism: none}\nflows: {out: {persons: {2025: 1, 2026: 2}}}"
    over = "for all flows: {mechanism: x}\nflows: {out: {persons: {2026: 3}}}"
    assert laid(base, over) == {
        "manifest": "1",
        "for all flows": {"mechanism": "x"},
        "flows": {"out": {"persons": {"2025": "1", "2026": "3"}}},
    }
    assert laid(base, "flows: {out: {persons: 4}}") == {
        "manifest": "1",
        "for all flows": {"mechanism": "none"},
        "flows": {"out": {"persons": "4"}},
    }


def test_words_quotes_and_lines_are_kept_as_written() -> None:
    made = facts('flows:\n  out: {mechanism: NO, a: "none", b: 0123}', line=40)
    assert {path[-1]: plain(node) for path, (_, node) in made.items() if len(path) == 3} == {
        "mechanism": "NO",
        "a": "'none'",
        "b": "0123",
    }
    assert {node.line for path, (_, node) in made.items() if len(path) == 3} == {41}


def test_a_fact_in_one_line_is_laid_over_like_a_block() -> None:
    change = one_fact(("flows", "out", "mechanism"), "{value: x}", 7, Source("p.cases.md", ""))
    assert again(laid_over(facts("flows: {out: {mechanism: none}}"), change)) == {
        "manifest": "1",
        "flows": {"out": {"mechanism": {"value": "x"}}},
    }


def test_same_says_whether_two_nodes_say_the_same() -> None:
    texts = ["1", '"1"', "[1, 2]", "[1]", "{a: 1}", "{a: 2}", "{b: 1}"]
    made = [next(node for path, (_, node) in facts(f"title: {text}").items()) for text in texts]
    assert [[same(left, right) for right in made] for left in made] == [
        [left == right for right in texts] for left in texts
    ]


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ("flow.out.mechanism", ("flows", "out", "mechanism")),
        ("flow.out.security.mfa", ("flows", "out", "security.mfa")),
        ("flow.out.persons[2025]", ("flows", "out", "persons", "2025")),
        ("flow.out", ("flows", "out")),
        ("complete.flows", ("complete", "flows")),
        ("judged.fine(flow.out)", ("flows", "out", "judged", "fine")),
    ],
)
def test_entries_of_missing_and_paths_are_two_names_of_one_thing(entry: str, path: tuple[str, ...]) -> None:
    assert path_of(entry, SCHEMA) == path
    assert entry_of(path, SCHEMA) == entry


def test_less_takes_one_fact_and_what_lies_below() -> None:
    base = facts("flows: {out: {mechanism: none, persons: {2025: 1, 2026: 2}}}")
    assert set(less(base, ("flows", "out", "persons"))) == {("flows", "out"), ("flows", "out", "mechanism")}


@pytest.mark.parametrize(("text", "line"), [("a: 1\nflows: [", 41), ("- a", 40), ("a: 1\na: 2", 41)])
def test_a_block_that_is_no_manifest_is_a_problem_at_its_line_of_the_page(text: str, line: int) -> None:
    with pytest.raises(PolicyError) as caught:
        facts(text, 40)
    assert [problem.span and (problem.span.path, problem.span.line) for problem in caught.value.problems] == [
        ("p.cases.md", line)
    ]
