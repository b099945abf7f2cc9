"""Every form of an expression, as the tree that the other floors read."""

from __future__ import annotations

from engine.ground.calendar import day
from engine.ground.duration import duration
from engine.ground.value import Amount, Nothing, Range, Truth, Value, Words
from engine.syntax import tree
from tests.syntax.showcase import body, dotted, nodes


def test_literals_say_their_form() -> None:
    expected: dict[str, tuple[str, Value]] = {
        "1_000_000": ("number", Range(1_000_000, 1_000_000)),
        "2.5": ("number", Range(2.5, 2.5)),
        "20%": ("percent", Range(20, 20)),
        "0.5 %": ("percent", Range(0.5, 0.5)),
        "72 hours": ("duration", duration("72 hours")),
        "10 working days": ("duration", duration("10 working days")),
        "50_000_000 CNY": ("money", Amount(Range(50_000_000, 50_000_000), "CNY")),
        "2024-03-22": ("date", Range(day("2024-03-22"), day("2024-03-22"))),
        '"a \\"b\\" \\\\ 个"': ("text", Words('a "b" \\ 个')),
        "true": ("yesno", Truth(True)),
        "false": ("yesno", Truth(False)),
        "none": ("none", Nothing()),
    }
    for text, (form, value) in expected.items():
        compared = body(f"f.x == {text}")
        assert isinstance(compared, tree.Comparison)
        assert isinstance(compared.right, tree.Literal)
        assert (compared.right.form, compared.right.value) == (form, value)


def test_operators() -> None:
    for op in ("==", "!=", "<", "<=", ">", ">="):
        compared = body(f"f.a {op} f.b")
        assert isinstance(compared, tree.Comparison)
        assert compared.op == op
    for op in ("in", "not in", "overlaps", "includes", "covered by"):
        test = body(f"f.a {op.replace(' ', '   ')} f.b")
        assert isinstance(test, tree.Membership)
        assert test.op == op
    for how, side in [*(("within", side) for side in ("of", "after", "before")), ("at least", "after")]:
        deadline = body(f"f.a {how} 1 day {side} f.b")
        assert isinstance(deadline, tree.DeadlineTest)
        assert (deadline.how, deadline.side) == (how, side)


def test_sums_go_from_left_to_right_and_bind_closer_than_comparisons() -> None:
    compared = body("f.a - f.b + 1 > 2")
    assert isinstance(compared, tree.Comparison)
    outer = compared.left
    assert isinstance(outer, tree.Arithmetic)
    assert isinstance(outer.left, tree.Arithmetic)
    assert (outer.op, outer.left.op) == ("+", "-")


def test_not_binds_closer_than_and() -> None:
    both = body("not f.a in { b } and f.c")
    assert isinstance(both, tree.AllOf)
    assert isinstance(both.parts[0], tree.Negated)
    assert isinstance(both.parts[0].of, tree.Membership)


def test_a_comprehension_has_one_shape_everywhere() -> None:
    for text in ("some c in {} has c.y", "(no c in {} has c.y)", "count(c in {}) > 1", "sum(c.n for c in {}) > 1"):
        whole = body(text.format("f.x where c.a and c.b until c.d during this_year"))
        (each,) = [node for node in nodes(whole) if isinstance(node, tree.Each)]
        assert dotted(each.source) == "f.x" if isinstance(each.source, tree.Path) else False
        assert isinstance(each.where, tree.AllOf)
        assert dotted(each.until) == "c.d"
        assert each.during is not None
        assert (each.during.first.text, each.during.last.text) == ("this_year", "this_year")
