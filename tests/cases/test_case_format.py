"""The format of case pages: what is read from a page, and how one manifest is laid over another."""

from __future__ import annotations

import pytest
import yaml

from engine.app.case_facts import entry_of, facts, laid_over, less, manifest_text, path_of
from engine.app.case_page import page
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
    return [f"{p.span.line if p.span else 0}: {p.message}" for p in caught.value.problems]


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


def stated(text: str) -> dict[tuple[str, ...], object]:
    """The facts that a manifest states, as plain data."""
    return {path: yaml.safe_load(yaml.serialize(node)) for path, node in facts(text, "m", 1, SCHEMA).items()}


def test_nested_and_dotted_facts_years_and_judgements_have_one_path_each() -> None:
    text = "flows: {out: {security: {mfa: true}, persons: {2025: 1, 2026: 2}, judged: {fine: {outcome: true}}}}"
    assert stated(text) == {
        ("flows", "out"): {},
        ("flows", "out", "security.mfa"): True,
        ("flows", "out", "persons", "2025"): 1,
        ("flows", "out", "persons", "2026"): 2,
        ("flows", "out", "judged", "fine"): {"outcome": True},
    }


def laid(base: str, over: str) -> object:
    return yaml.safe_load(manifest_text(laid_over(facts(base, "m", 1, SCHEMA), facts(over, "m", 1, SCHEMA))))


def test_a_case_replaces_facts_and_keeps_the_rest() -> None:
    base = "as_of: 2026-06-30\ncomplete: [flows]\nflows: {out: {mechanism: none, security.mfa: true}}"
    over = "flows: {out: {mechanism: {value: x, evidence: e}}, in: {}}"
    assert laid(base, over) == {
        "manifest": 1,
        "as_of": yaml.safe_load("2026-06-30"),
        "complete": {"flows": True},
        "flows": {"out": {"mechanism": {"value": "x", "evidence": "e"}, "security.mfa": True}, "in": {}},
    }


def test_what_is_said_to_be_unstated_is_gone() -> None:
    base = "complete: [flows]\nflows: {out: {mechanism: none, persons: {2025: 1}}, in: {mechanism: x}}"
    over = "complete: {flows: ~unstated}\nflows: {in: ~unstated, out: {persons: ~unstated}}"
    assert laid(base, over) == {"manifest": 1, "flows": {"out": {"mechanism": "none"}}}


def test_the_words_of_a_fact_are_kept_as_written() -> None:
    text = manifest_text(facts('flows: {out: {mechanism: NO, a: "none", b: 0123}}', "m", 1, SCHEMA))
    assert "mechanism: NO" in text
    assert 'a: "none"' in text
    assert "b: 0123" in text


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
    base = facts("flows: {out: {mechanism: none, persons: {2025: 1, 2026: 2}}}", "m", 1, SCHEMA)
    assert set(less(base, ("flows", "out", "persons"))) == {("flows", "out"), ("flows", "out", "mechanism")}


def test_a_block_that_is_no_yaml_is_a_problem_at_its_line_of_the_page() -> None:
    with pytest.raises(PolicyError) as caught:
        facts("flows: [", "p.cases.md", 40, SCHEMA)
    (problem,) = caught.value.problems
    assert problem.span is not None
    assert (problem.code, problem.span.path, problem.span.line) == ("P461", "p.cases.md", 41)
