"""What stands beside a verdict: nothing to check, a judgement, another reading, a running clock; and members shown."""

from __future__ import annotations

import numpy as np

from engine.checks.node import Lineage, Quantified
from engine.checks.verdict import Code
from engine.graph.columns import NONE, JudgedColumn
from engine.ground.schema import YES_NO, Text2
from engine.ground.value import Truth
from engine.typed import tree
from engine.typed.declared import Parameter
from tests.checks.by_hand import HERE, MONTH
from tests.checks.columns import codes, graph, numbers, relation, truths
from tests.checks.world import YEAR_2000, maker, run


def test_a_duty_with_nothing_to_check_is_not_applicable() -> None:
    make = maker()
    f, d = make.var("f", "flow"), make.var("d", "dataset")
    healthy = make.test(make.path(d, "categories"), "overlaps", make.set_of("categories", "health"), "categories")
    every = make.some("every", make.each(d, make.path(f, "data")), healthy)
    nobody = make.some("no", make.each(d, make.path(f, "data")), healthy)
    columns = graph({"flow": 2, "dataset": 1}, {("flow", "data"): relation([], None)})
    assert run(every, columns).rules[0].codes().tolist() == [Code.NOT_APPLICABLE, Code.UNDETERMINED]
    assert run(nobody, columns).rules[0].codes().tolist() == [Code.MET, Code.UNDETERMINED]


def test_a_verdict_rests_on_a_judgement_only_where_it_needs_it() -> None:
    make = maker()
    f = make.var("f", "flow")
    fair = tree.Judged("fair", f, "f", HERE)
    judged = JudgedColumn(np.array([True, False, True]), np.array([False, True, False]), np.full(3, YEAR_2000))
    columns = graph({"flow": 3}, {("flow", "judged.fair"): judged, ("flow", "safe"): truths(False, False, True)})
    found = run(make.any(fair, make.path(f, "safe")), columns, as_of=YEAR_2000 + 30).rules[0]
    assert found.codes().tolist() == [Code.MET, Code.GAP, Code.MET]
    assert [found.flagged("judgement", row) for row in range(3)] == [True, True, False]
    later = run(make.any(fair, make.path(f, "safe")), columns, as_of=YEAR_2000 + 900).rules[0]
    assert later.codes().tolist() == [Code.UNDETERMINED, Code.UNDETERMINED, Code.MET]


def test_another_reading_of_a_contested_parameter_shows() -> None:
    make = maker()
    f = make.var("f", "flow")
    strict = Parameter("strict", YES_NO, Truth(False), None, (Truth(False), Truth(True)), Text2("strict"), (), HERE)
    duty = make.any(make.path(f, "safe"), make.no(tree.ParameterOf("strict", YES_NO, HERE)))
    found = run(duty, graph({"flow": 2}, {("flow", "safe"): truths(True, False)}), strict).rules[0]
    assert found.codes().tolist() == [Code.MET, Code.MET]
    assert [found.flagged("contested", row) for row in range(2)] == [False, True]


def test_a_running_clock_is_pending_until_it_is_over() -> None:
    make = maker()
    f = make.var("f", "flow")
    duty = tree.Deadline(make.path(f, "told"), "within", MONTH, "of", make.path(f, "started"), "f", HERE)
    start = YEAR_2000
    columns = graph(
        {"flow": 5},
        {
            ("flow", "started"): numbers(start, start, start, None, start - 400),
            ("flow", "told"): numbers(start + 31, start + 32, NONE, NONE, None, none=NONE, optional=True),
        },
    )
    running, over = (run(duty, columns, as_of=start + days).rules[0] for days in (31, 32))
    assert running.codes().tolist() == [Code.MET, Code.GAP, *[Code.UNDETERMINED] * 3]
    assert [running.flagged("pending", row) for row in range(5)] == [False, False, True, False, False]
    assert over.at(2) == Code.GAP


def test_members_along_lineage_are_those_that_decide() -> None:
    """group 0 -> system 1 -> party 2 -> system 1: flows 0, 1, 2; flow 3 comes from an unknown place."""
    make = maker()
    f, u = make.var("f", "flow"), make.var("u", "flow")
    columns = graph(
        {"group": 1, "system": 1, "party": 1, "dataset": 1, "flow": 4},
        {
            ("flow", "from"): codes(0, 1, 2, None),
            ("flow", "to"): codes(1, 2, 1, NONE),
            ("flow", "data"): relation([0], [0], [0], [0]),
            ("flow", "safe"): truths(True, None, True, False),
            ("system", "operator"): codes(NONE),
            ("dataset", "derived_from"): relation([]),
            ("dataset", "source"): codes(NONE),
        },
    )
    verdicts = run(make.some("every", make.along(u, "upstream", f), make.path(u, "safe")), columns)
    nodes = verdicts.run.compiled.nodes
    over = next(at for at, node in enumerate(nodes) if isinstance(node, Lineage))
    root = verdicts.rules[0].rule.roots.duty
    assert isinstance(nodes[root], Quantified)
    shown = [verdicts.run.members(over, row) for row in range(4)]
    assert [each.inner[each.surely].tolist() for each in shown] == [[], [0, 2], [0, 1], []]
    assert set(shown[3].inner.tolist()) == {0, 1, 2}
    assert [each.open for each in shown] == [False, False, False, True]
    assert [verdicts.run.truth(root, row) for row in range(4)] == [True, True, None, None]
