"""Proofs: the deciding parts of the rule's own text with their values, and the way of the data behind a lineage."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given

from engine.checks.verdict import Code
from engine.findings.proof import Proof
from tests.findings.drawn import OFTEN, World, text, worlds
from tests.findings.small_law import RULES
from tests.findings.world import checked, making, the

COMPANY = """
complete: [flows]
parties:
  home: {country: CN}
  lion: {country: SG}
groups:
  people: {country: CN}
systems:
  crm: {operator: home, country: CN}
  lake: {operator: home, country: CN}
datasets:
  profile: {derived_from: []}
activities:
  sale: {controller: home, purposes: [service], consents: []}
  ads: {controller: home, purposes: [marketing], consents: []}
flows:
  signup: {from: people, to: crm, data: [profile], activity: sale}
  copy: {from: crm, to: lake, data: [profile], activity: sale}
  detour: {from: crm, to: crm, data: [profile], activity: sale}
  use: {from: lake, to: lion, data: [profile], activity: ads, route: none}
"""


def leaves(proof: Proof) -> Iterator[Proof]:
    """The parts that nothing below explains."""
    if not proof.children:
        yield proof
    for child in proof.children:
        yield from leaves(child)


def test_a_lineage_shows_the_shortest_way_of_the_data() -> None:
    found = the(checked(COMPANY, "purpose"), "use")
    assert found.verdict == "gap"
    assert [step.id for step in found.path] == ["signup", "copy", "use"]
    assert all(step.location is not None for step in found.path)
    assert "`signup`, among the flows in which the data of `use` began, gives Service." in [
        each.text.en for each in found.because
    ]


def test_a_forbidden_source_is_named_with_the_way_from_it() -> None:
    abroad = COMPANY.replace("people: {country: CN}", "people: {country: SG}")
    found = the(checked(abroad, "onward"), "use")
    assert found.verdict == "gap"
    assert [step.id for step in found.path] == ["signup", "copy", "use"]
    assert (
        found.because[0].text.en
        == "`signup`, among the flows upstream of `use`, meets this: Country of “From” is Singapore."
    )


def test_what_is_unknown_on_a_possible_way_is_missing() -> None:
    open_end = COMPANY.replace("from: crm, to: lake,", "from: crm,").replace(
        "{country: CN}\nsystems", "{country: SG}\nsystems"
    )
    found = the(checked(open_end, "onward"), "use")
    assert found.verdict == "undetermined"
    assert "flow.copy.to" in found.missing


def test_the_proof_follows_the_text_of_the_rule() -> None:
    made = making(COMPANY, "route")
    rows = {
        made.records.subject("flow", int(row)).id: int(row) for row in made.verdicts.rules[0].rows_of(Code.UNDETERMINED)
    }
    proofs = made.explanation(0, rows["use"])
    assert (proofs.duty.text, proofs.duty.value) == ("f.route in {assessment, contract}", "false")
    (tested,) = proofs.exceptions
    assert (tested.citations, tested.value) == (("ACT 3",), "unknown")
    in_force, governed, when = proofs.applies
    assert (in_force.form, in_force.value) == ("in-force", "true")
    assert governed.value == "true"
    assert (when.text, when.value) == ("f.abroad", "true")
    assert [leaf.text for leaf in leaves(when)] == ["f.to is not none", "f.from.country != f.to.country"]
    assert proofs.duty.stands is not None
    assert proofs.duty.stands.path == "rulesets/act/route.policy"


def test_a_quantifier_is_proved_by_its_lowest_deciding_member() -> None:
    flows = COMPANY.replace("route: none}", "route: none, consents: [a, b, c]}")
    made = checked(flows + "consents:\n  a: {separate: false}\n  b: {separate: true}\n  c: {separate: true}\n", "route")
    found = the(made, "use")
    assert found.verdict == "exempt"
    assert [each.text.en for each in found.because] == [
        "`b`, among Consents of `use`, meets this: “Separate” is yes.",
        "Separate of `b` is yes.",
    ]


@given(worlds())
@OFTEN
def test_every_leaf_of_every_proof_has_a_sentence_and_a_place(world: World) -> None:
    made = making(text(world), *RULES)
    for index, verdicts in enumerate(made.verdicts.rules):
        for row in range(verdicts.rows):
            proofs = made.explanation(index, row)
            sides = (proofs.duty, *(each.condition for each in proofs.exceptions), *proofs.applies)
            for leaf in (leaf for side in sides for leaf in leaves(side)):
                assert leaf.says is not None, leaf
                assert leaf.found is not None, leaf
