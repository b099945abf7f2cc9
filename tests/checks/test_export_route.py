"""The thin slice: PIPL 38 over a few flows, from a typed tree to verdicts."""

from __future__ import annotations

import msgspec

from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.checks.verdict import Code
from engine.graph.columns import NONE
from engine.ground.schema import Ref, Term, TermSet, YesNo
from engine.typed import tree
from tests.checks.by_hand import Maker, fact, kind, schema, terms
from tests.checks.columns import codes, graph, sets, truths

PLACES = ("system", "party")
SCHEMA = schema(
    (
        kind("party", "parties", fact("country", Term("countries"))),
        kind("system", "systems", fact("country", Term("countries"), optional=True)),
        kind(
            "flow",
            "flows",
            fact("from", Ref(PLACES)),
            fact("to", Ref(PLACES), optional=True),
            fact("categories", TermSet("categories")),
            fact("mechanism", Term("mechanisms"), optional=True),
            fact("emergency", YesNo()),
        ),
    ),
    (
        terms("countries", "CN", "SG"),
        terms("categories", "personal", "other"),
        terms("mechanisms", "security_assessment", "standard_contract", "standard_contract.local", "other"),
    ),
)


def program() -> tree.Program:
    make = Maker(SCHEMA)
    f, g = make.var("f", "flow"), make.var("g", "flow")
    make.define(
        "leaves_mainland",
        g,
        make.all(
            make.eq(make.path(g, "from.country"), make.term("countries", "CN")),
            make.no(make.is_none(make.path(g, "to"))),
            make.no(make.eq(make.path(g, "to.country"), make.term("countries", "CN"))),
        ),
    )
    applies = make.all(
        make.call("leaves_mainland", f, "f"),
        make.test(make.path(f, "categories"), "overlaps", make.set_of("categories", "personal"), "categories"),
    )
    lawful = make.set_of("mechanisms", "security_assessment", "standard_contract")
    duty = make.test(make.path(f, "mechanism"), "in", lawful, "mechanisms")
    return make.program(make.rule("pipl.art_38", f, applies, duty, make.path(f, "emergency")))


# Places: systems 0 (CN), 1 (SG), 2 (unstated); parties 3 (CN), 4 (SG).
ROWS = [
    # from, to, categories, mechanism, emergency, verdict
    (0, 4, {0}, NONE, False, Code.GAP),
    (0, 4, {0}, 1, False, Code.MET),
    (0, 4, {0}, 2, False, Code.MET),
    (0, 4, {0}, 3, False, Code.GAP),
    (0, 4, {0}, None, False, Code.UNDETERMINED),
    (0, 4, {0}, NONE, None, Code.UNDETERMINED),
    (0, 4, {0}, NONE, True, Code.EXEMPT),
    (0, NONE, {0}, NONE, False, Code.NOT_APPLICABLE),
    (0, 3, {0}, NONE, False, Code.NOT_APPLICABLE),
    (0, 2, {0}, NONE, False, Code.UNDETERMINED),
    (0, None, {0}, NONE, False, Code.UNDETERMINED),
    (0, 4, None, NONE, False, Code.UNDETERMINED),
    (0, 4, {1}, NONE, False, Code.NOT_APPLICABLE),
    (None, 4, None, 0, None, Code.MET),
]


def test_the_export_route_has_every_verdict() -> None:
    made = compiled(program(), {})
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Compiled)
    assert again == made
    from_, to, categories, mechanism, emergency, expected = zip(*ROWS, strict=True)
    columns = graph(
        {"party": 2, "system": 3, "flow": len(ROWS)},
        {
            ("party", "country"): codes(0, 1),
            ("system", "country"): codes(0, 1, None),
            ("flow", "from"): codes(*from_),
            ("flow", "to"): codes(*to),
            ("flow", "categories"): sets(2, *categories),
            ("flow", "mechanism"): codes(*mechanism),
            ("flow", "emergency"): truths(*emergency),
        },
    )
    for one in (made, again):
        verdicts = evaluate(one, columns, 739_000, {})
        assert [Code(code) for code in verdicts.rules[0].codes()] == list(expected)
        assert verdicts.rules[0].count(Code.GAP) == 2
        assert verdicts.exempted_by(0, verdicts.rules[0].rows_of(Code.EXEMPT)).tolist() == [0]
