"""What nobody states is neither met nor a gap, whatever a duty reads."""

from __future__ import annotations

import pytest

from engine.checks.from_typed import compiled
from engine.checks.run import evaluate
from engine.checks.verdict import Code
from engine.ground.schema import TermSet
from engine.typed import tree
from engine.typed.tree import Expr
from tests.checks.by_hand import COUNT, HERE, MONTH
from tests.checks.columns import graph
from tests.checks.world import YEAR_2000, maker


def duties() -> dict[str, Expr]:
    """One duty of each form; `f` is the flow, `g` a member."""
    make = maker()
    f, g, d = make.var("f", "flow"), make.var("g", "flow"), make.var("d", "dataset")
    sent = make.path(f, "sender.sent")
    health = make.set_of("categories", "health")
    safe = make.path(g, "safe")
    union = tree.Gathered(
        "union", make.path(d, "categories"), make.each(d, make.path(f, "data")), TermSet("categories"), HERE
    )
    common = tree.Gathered(
        "common", make.path(g, "categories"), make.along(g, "origins", f), TermSet("categories"), HERE
    )
    return {
        "a fact": make.path(f, "safe"),
        "a fact denied": make.no(make.path(f, "safe")),
        "a fact far away": make.eq(make.path(f, "to.country"), make.term("countries", "SG")),
        "a number": make.compare(make.path(f, "people"), ">=", make.number(10)),
        "a per-year number": make.compare(make.path(f, "persons"), "<", make.number(10)),
        "a set": make.test(make.path(f, "categories"), "overlaps", health, "categories"),
        "a covered set": make.test(make.path(f, "categories"), "covered by", health, "categories"),
        "none": make.is_none(make.path(f, "told")),
        "some": make.some("some", make.each(g, sent), safe),
        "every": make.some("every", make.each(g, sent), safe),
        "no": make.some("no", make.each(g, sent), safe),
        "some upstream": make.some("some", make.along(g, "upstream", f), safe),
        "no origin": make.some("no", make.along(g, "origins", f), safe),
        "count": make.compare(make.tally("count", make.each(g, sent), None), "<=", make.number(3)),
        "persons": make.compare(
            make.tally("persons", make.each(g, sent, yearly=True), make.path(g, "persons")), "<", make.number(10)
        ),
        "union": make.test(union, "overlaps", health, "categories"),
        "common": make.test(common, "covered by", health, "categories"),
        "deadline": tree.Deadline(
            make.path(f, "told"), "within", MONTH, "of", make.path(f, "started"), "f", HERE
        ),
        "table": tree.InTable("adequacy", (make.path(f, "to.country"),), None, "f", HERE),
        "column": make.compare(
            tree.Lookup("adequacy", (make.path(f, "to.country"),), "age", None, "f", False, COUNT, HERE),
            ">=",
            make.number(13),
        ),
        "group": make.test(
            make.path(f, "categories"), "overlaps", tree.GroupTerms("sensitive", "f", TermSet("categories"), HERE),
            "categories",
        ),
        "judged": tree.Judged("fair", f, "f", HERE),
        "member": tree.HasMember(make.get(make.path(f, "sender"), "sent", "f"), f, HERE),
        "day": make.compare(tree.JudgedDay(f, HERE), "<", make.path(f, "told")),
    }  # fmt: skip


@pytest.mark.parametrize("name", duties())
def test_unknown_is_never_met(name: str) -> None:
    make = maker()
    f = make.var("f", "flow")
    rule = make.rule("law.rule", f, make.yes(), duties()[name])
    silent = graph({"group": 1, "party": 2, "system": 1, "dataset": 2, "flow": 9}, {})
    verdicts = evaluate(compiled(make.program(rule), {}), silent, YEAR_2000 + 3000, {})
    assert verdicts.rules[0].count(Code.UNDETERMINED) == 9


def test_unknown_exemptions_and_conditions_leave_a_failed_duty_undetermined() -> None:
    make = maker()
    f = make.var("f", "flow")
    safe, broken = make.path(f, "safe"), make.yes(False)
    rules = (
        make.rule("law.a", f, safe, broken),
        make.rule("law.b", f, make.yes(), broken, safe),
        make.rule("law.c", f, safe, make.yes(), safe),
    )
    verdicts = evaluate(compiled(make.program(*rules), {}), graph({"flow": 3}, {}), YEAR_2000, {})
    assert [each.at(0) for each in verdicts.rules] == [Code.UNDETERMINED, Code.UNDETERMINED, Code.MET]
