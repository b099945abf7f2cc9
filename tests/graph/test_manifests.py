"""Manifests: header, sections, assumptions, what backs an answer, judgements, and how files merge."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.graph.limits import MAX_GUESSES
from engine.graph.manifest import Evidence, Stated
from engine.ground.calendar import day
from engine.ground.value import Nothing, OneTerm, Records, Truth
from tests.graph.small import OTHERS, SCHEMA, drawn, read, read_all, said, told, told_of


def test_a_manifest_has_a_header_and_records() -> None:
    found = read(f"manifest: 1\ntitle: Before the sale\nas_of: 2026-06-30\n{OTHERS}")
    assert (found.title, found.as_of) == ("Before the sale", day("2026-06-30"))
    assert list(found.records["party"]) == ["huatong", "lion"]
    assert found.records["party"]["lion"].facts["country"].value == OneTerm("SG")
    assert found.records["group"]["people"].facts == {}
    assert [path for path, _ in found.inputs] == ["manifest.yaml"]


def test_a_record_may_be_listed_without_facts() -> None:
    assert list(read("parties:\n  lion:\n  huatong: {}\n").records["party"]) == ["lion", "huatong"]


def test_dotted_and_nested_names_say_the_same() -> None:
    dotted = read("systems: {crm: {security.mfa: yes}}")
    nested = read("systems: {crm: {security: {mfa: yes}}}")
    assert said(dotted) == said(nested)


def test_an_answer_carries_what_backs_it_and_its_place() -> None:
    backed = "{value: true, evidence: proof.pdf, checked: 2026-05-12, by: Anna, source: audit}"
    text = f"systems:\n  crm:\n    security.mfa: {backed}\n"
    stated = read(text).records["system"]["crm"].facts["security.mfa"]
    assert stated.value == Truth(True)
    assert stated.evidence == Evidence("proof.pdf", "5ha", "2026-05-12", "Anna", "audit")
    assert (stated.span.line, stated.span.column) == (3, 27)


def test_evidence_that_is_not_there_is_a_warning_and_outside_an_error() -> None:
    [missing] = told("systems: {crm: {security.mfa: {value: true, evidence: lost.pdf}}}")
    assert (missing.code, missing.warning) == ("P323", True)
    for path in ("../x.pdf", "a/../../x.pdf", "/etc/x", "~/x", "C:/x", "a\\\\x", "https://example.org/x"):
        [outside] = told(f'systems: {{crm: {{security.mfa: {{value: true, evidence: "{path}"}}}}}}')
        assert (outside.code, outside.warning) == ("P322", False)


def test_backing_without_an_answer_is_told() -> None:
    [problem] = told("systems: {crm: {security.mfa: {evidence: proof.pdf}}}")
    assert (problem.code, problem.help.en) == ("P309", "write `value:` with `true` or `false`")


def test_what_is_stated_for_all_fills_silence_and_is_listed() -> None:
    found = read(f"{OTHERS}for all flows: {{encrypted: false, data: []}}\nflows: {{a: {{encrypted: none}}, b: {{}}}}\n")
    a, b = found.records["flow"].values()
    assert not a.facts["encrypted"].assumed
    assert b.facts["encrypted"].assumed
    assert b.facts["encrypted"].value == Truth(False)
    assert a.facts["data"].value == Records(())
    assert [(each.kind, each.fact) for each in found.assumptions] == [("flow", "encrypted"), ("flow", "data")]
    assert found.assumptions[0].span.line == OTHERS.count("\n") + 1


def test_completeness_is_for_everyone_or_for_parties() -> None:
    assert [(each.kind, each.parties) for each in read("complete: [flows, systems]").complete] == [
        ("flow", None),
        ("system", None),
    ]
    text = f"{OTHERS}complete: {{flows: {{parties: [huatong], evidence: proof.pdf}}, systems: true}}"
    flows, systems = read(text).complete
    assert (flows.kind, flows.parties) == ("flow", ("huatong",))
    assert flows.evidence == Evidence("proof.pdf", "5ha")
    assert (systems.kind, systems.parties) == ("system", None)


def test_a_reference_leads_nowhere_where_nothing_is_listed_and_the_list_is_whole() -> None:
    def partner(text: str) -> Stated | None:
        return read(f"{text}\nflows: {{f: {{}}}}").records["flow"]["f"].facts.get("to")

    empty = partner("complete: [groups, parties, systems]")
    assert empty is not None
    assert (empty.value, empty.assumed, empty.span.line) == (Nothing(), True, 1)
    assert partner("complete: [groups, parties]") is None
    assert partner("complete: [groups, parties, systems]\ngroups: {g: {}}") is None
    assert partner("complete: {groups: true, systems: true, parties: {parties: []}}") is None


def test_judgements_labels_and_notes_are_kept() -> None:
    judged = "judged: {harmless: {outcome: true, by: Anna, date: 2026-05-01, reason: small}}"
    flow = read(f"flows: {{f: {{label: Weekly export, note: see file, {judged}}}}}").records["flow"]["f"]
    assert (flow.label, flow.note) == ("Weekly export", "see file")
    recorded = flow.judged["harmless"]
    assert (recorded.outcome, recorded.by, recorded.day) == (True, "Anna", day("2026-05-01"))


def test_a_judgement_is_whole_and_known() -> None:
    assert [each.code for each in told("flows: {f: {judged: {harmles: {outcome: true}}}}")] == ["P324"]
    [lacking] = told("flows: {f: {judged: {harmless: {outcome: true}}}}")
    assert lacking.message.en == "the judgement `harmless` does not say its by and date and reason"
    assert [each.code for each in told("systems: {s: {judged: {harmless: {outcome: true}}}}")] == ["P324"]


def test_all_problems_are_told_in_one_run_in_the_order_of_the_text() -> None:
    text = "as_of: soon\nflow: {}\nflows:\n  f: {kind: sharng, from: nowhere, colour: red}\nsystems: [crm]\n"
    assert [(each.code, each.span.line) for each in told(text) if each.span] == [
        ("P312", 1),
        ("P306", 2),
        ("P314", 4),
        ("P316", 4),
        ("P307", 4),
        ("P308", 5),
    ]


def test_the_picture_shows_the_word() -> None:
    assert drawn("flows:\n  f: {kind: sharng}\n") == (
        "P314: `sharng` is not a term of `flow_kinds`\n"
        "  --> manifest.yaml:2:13\n"
        "2 |   f: {kind: sharng}\n"
        "  |             ^^^^^^\n"
        "help: did you mean `sharing`?"
    )


def test_ids_that_cannot_be_written_are_refused() -> None:
    for name in ("none", "'a b'", "a/b"):
        assert [each.code for each in told(f"parties: {{{name}: {{}}}}")] == ["P328"]


def test_an_end_before_the_beginning_is_told() -> None:
    assert [each.code for each in told("flows: {f: {started: 2025-01-01, ended: 2024-12-31}}")] == ["P327"]
    assert [each.code for each in told("flows: {f: {started: 2025-01-01, persons: {2024: 3}}}")] == ["P327"]
    assert [each.code for each in told("flows: {f: {ended: 2025-01-01, persons: {2026: 3..4}}}")] == ["P327"]
    assert told("flows: {f: {started: 2025-12-31, persons: {2024: 0, 2025: 3, 2026: 4}}}") == ()


def test_help_that_takes_a_search_is_given_for_the_first_hundred_only() -> None:
    flows = "".join(f"  f{number}: {{kind: sharng}}\n" for number in range(MAX_GUESSES + 20))
    helps = [problem.help.en for problem in told("flows:\n" + flows)]
    assert helps == ["did you mean `sharing`?"] * MAX_GUESSES + [""] * 20


def test_records_of_several_files_merge_fact_by_fact() -> None:
    found = read_all(
        {
            "a.yaml": "as_of: 2026-06-30\nparties: {lion: {country: SG, name: Lion}}",
            "b.yaml": "as_of: 2026-06-30\nparties: {lion: {country: {value: SG, by: Anna}, ciio: no}}",
        }
    )
    facts = found.records["party"]["lion"].facts
    assert sorted(facts) == ["ciio", "country", "name"]
    assert facts["country"].evidence == Evidence(by="Anna")


def test_conflicts_name_both_places() -> None:
    [problem] = told_of({"a.yaml": "parties: {lion: {country: SG}}", "b.yaml": "parties: {lion: {country: CN}}"})
    assert (problem.code, problem.message.en) == ("P320", "`country` of `lion` is answered twice, and differently")
    assert problem.span is not None
    assert (problem.span.path, problem.labels[0].span.path) == ("b.yaml", "a.yaml")
    [header] = told_of({"a.yaml": "as_of: 2026-06-30", "b.yaml": "as_of: 2026-06-29"})
    assert (header.code, header.message.en) == ("P321", "two files give a different `as_of`")
    twice = {"a.yaml": "for all flows: {encrypted: yes}", "b.yaml": "for all flows: {encrypted: no}"}
    assert [each.code for each in told_of(twice)] == ["P320"]


def test_the_order_of_a_list_says_nothing_when_files_merge() -> None:
    texts = {
        name: f"datasets: {{d: {{categories: {each}}}}}"
        for name, each in (("a", "[health, identity]"), ("b", "[identity, health]"))
    }
    assert told_of(texts) == ()


ANSWERS: dict[str, dict[str, list[object]]] = {
    "party": {"country": ["CN", "SG"], "ciio": ["yes", "no"], "name": ["Lion"]},
    "flow": {"from": ["lion", "huatong"], "to": ["none", "lion"], "data": [["profile"], []], "started": ["2025-01-01"]},
    "dataset": {"categories": [["health"], {"at_least": ["health"]}], "source": ["person"]},
}
Statement = tuple[str, str, str, object]


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    """Facts (kind, id, fact, answer) that do not contradict each other, about records that exist."""
    ids = {"party": ["lion", "huatong"], "flow": ["f", "g"], "dataset": ["profile"]}
    found: list[Statement] = []
    for kind, facts in ANSWERS.items():
        for name in ids[kind]:
            for fact, answers in facts.items():
                if draw(st.booleans()):
                    found.append((kind, name, fact, draw(st.sampled_from(answers))))
    return found


def written(stated: list[Statement]) -> str:
    """A JSON text, which is YAML too, with these facts and all records."""
    sections: dict[str, dict[str, dict[str, object]]] = {
        "parties": {"lion": {}, "huatong": {}},
        "flows": {"f": {}, "g": {}},
        "datasets": {"profile": {}},
    }
    for kind, name, fact, answer in stated:
        sections[SCHEMA.kinds[kind].plural][name][fact] = answer
    return json.dumps(sections)


@settings(max_examples=60, deadline=None)
@given(statements(), st.data())
def test_it_does_not_matter_how_the_facts_are_split_over_files(stated: list[Statement], data: st.DataObject) -> None:
    files = data.draw(st.lists(st.integers(0, 2), min_size=len(stated), max_size=len(stated)))
    parts = {
        f"{number}.yaml": written([each for each, file in zip(stated, files, strict=True) if file == number])
        for number in range(3)
    }
    assert said(read_all(parts)) == said(read(written(stated)))


@settings(max_examples=60, deadline=None)
@given(statements(), statements(), st.permutations(range(2)))
def test_file_order_never_matters(one: list[Statement], other: list[Statement], order: list[int]) -> None:
    files = [("a.yaml", written(one)), ("b.json", written(other))]
    ordered, shuffled = dict(files), dict(files[at] for at in order)
    assert told_of(ordered) == told_of(shuffled)
    if not told_of(ordered):
        assert read_all(ordered) == read_all(shuffled)


@settings(max_examples=60, deadline=None)
@given(statements())
def test_yaml_json_and_json_lines_agree(stated: list[Statement]) -> None:
    text = written(stated)
    assert said(read(text, "m.json")) == said(read(text, "m.yaml"))
    lines = "\n".join(written([each]) for each in stated) or text
    assert said(read(lines, "m.jsonl")) == said(read(text))
