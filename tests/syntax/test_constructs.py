"""Every construct of the showcase, as the tree that the other floors read."""

from __future__ import annotations

from typing import get_args

from engine.ground.calendar import day
from engine.ground.duration import duration
from engine.ground.schema import Period, Text2
from engine.ground.value import Amount, Nothing, Range, Truth, Value, Words
from engine.syntax import tree
from tests.syntax.showcase import body, items, nodes, showcase


def names(words: tuple[tree.Word, ...]) -> list[str]:
    return [word.text for word in words]


def dotted(path: tree.Expr | None) -> str:
    assert isinstance(path, tree.Path)
    return ".".join(names(path.parts))


def cited(citations: tuple[tree.Citation, ...]) -> list[str]:
    return [f"{citation.law} {citation.reference}" for citation in citations]


def test_the_showcase_shows_every_node_of_the_tree() -> None:
    shown = {type(node) for node in nodes(showcase().items)}
    assert set(get_args(tree.Expr)) | set(get_args(tree.Item)) <= shown


def test_a_law() -> None:
    (law,) = items(tree.Law)
    assert (law.key.text, law.title, law.force) == ("SHOP", Text2("House rules", "店规"), "guidance")
    assert names(law.uses) == ["pipl", "cn.cbf"]
    assert law.in_force == Period(day("2021-11-01"), day("2030-12-31"))
    assert law.governs_as is not None
    assert law.governs_as.text == "PIPL"
    assert [(scope.variable.kind.text, scope.variable.name.text) for scope in law.governs] == [
        ("activity", "a"),
        ("party", "p"),
    ]
    assert isinstance(law.governs[0].when, tree.AnyOf)
    assert cited(law.governs[1].cites) == ["SHOP 1", "SHOP A7"]


def test_a_ledger() -> None:
    (articles,) = items(tree.Articles)
    assert [(e.reference, e.certainty, e.state, e.reason) for e in articles.entries] == [
        ("1", "text", "ruled", None),
        ("2(1)(1)", "secondary", "excused", "definition"),
        ("3(1)(2)", "memory", "open", None),
        ("253-1(2)", "memory", "open", None),
        ("A7", "text", "ruled", None),
    ]
    assert articles.entries[1].text == Text2("what a shop is", "店铺的定义")


def test_a_kind_with_its_days() -> None:
    kind, more = items(tree.KindDecl)
    assert (kind.variable.kind.text, kind.variable.name.text, kind.extends) == ("flow", "f", False)
    assert kind.plural is not None
    assert kind.plural.text == "flows"
    assert [dotted(path) for path in kind.judged_on] == ["f.occurred_on", "f.ended"]
    assert kind.falls_through
    assert kind.lifetime is not None
    assert [dotted(path) for path in kind.lifetime] == ["f.started", "f.ended"]
    assert isinstance(kind.governed, tree.Call)
    assert (more.extends, [fact.name.text for fact in more.facts]) == (True, ["loyalty"])


def test_the_facts_of_a_kind_and_their_types() -> None:
    facts = {fact.name.text: fact for fact in items(tree.KindDecl)[0].facts}
    assert {name: (fact.type.form, names(fact.type.names)) for name, fact in facts.items()} == {
        "kind": ("term", ["flow_kinds"]),
        "note": ("text", []),
        "in": ("yesno", []),
        "at": ("moment", []),
        "cost": ("money", []),
        "kept": ("duration", []),
        "started": ("date", []),
        "purposes": ("set", ["purposes"]),
        "persons": ("count", ["people"]),
        "share": ("count", ["percent"]),
        "basis.pipl": ("term", ["bases"]),
        "from": ("one", ["group", "system", "party"]),
        "handler": ("one", ["party"]),
        "places": ("many", ["system", "party"]),
        "consents": ("many", ["consent"]),
    }
    assert [name for name, fact in facts.items() if fact.optional] == ["note", "cost", "from"]
    assert [name for name, fact in facts.items() if fact.type.per_year] == ["persons"]
    assert [name for name, fact in facts.items() if fact.core] == ["kind"]
    assert [name for name, fact in facts.items() if fact.ahead] == ["at"]
    assert facts["kind"].ask == Text2("What kind?", "何种？")
    assert dotted(facts["handler"].derived) == "f.activity.controller"
    consents = facts["consents"]
    assert consents.inverse is not None
    assert consents.through is not None
    assert (consents.inverse.text, consents.through.text, consents.covers) == ("flows", "activity", True)


def test_terms_and_a_group() -> None:
    (terms,) = items(tree.TermsDecl)
    assert [(word.text, text) for word, text in terms.entries] == [
        ("marketing", Text2("Marketing", "营销")),
        ("marketing.email", Text2("By e-mail", "电子邮件营销")),
        ("title", Text2("Title")),
        ("use", Text2("", "使用")),
    ]
    (group,) = items(tree.GroupDecl)
    assert (group.name.text, group.terms.text, names(group.members.names)) == (
        "sensitive.shop",
        "categories",
        ["health", "finance.account"],
    )
    assert (cited(group.cites), group.in_force) == (["SHOP 2(1)(1)"], Period(day("2021-11-01"), None))


def test_a_table_with_keys_columns_and_dated_rows() -> None:
    table, members = items(tree.TableDecl)
    assert [column.name.text for column in table.keys] == ["country", "kind"]
    assert [(column.name.text, column.type.form, column.optional) for column in table.columns] == [
        ("only", "set", True),
        ("since", "date", False),
    ]
    assert table.open
    japan, states = table.rows
    assert [dotted(key) for key in japan.keys if isinstance(key, tree.Path)] == ["JP", "sharing"]
    assert isinstance(japan.values[0], tree.Literal)
    assert japan.values[0].value == Nothing()
    assert (japan.in_force, cited(japan.cites), japan.note.en) == (
        Period(day("2019-01-23"), None),
        ["SHOP 1"],
        "Partial",
    )
    assert isinstance(states.values[0], tree.TermSetLiteral)
    assert states.in_force == Period(None, day("2030-01-01"))
    assert table.otherwise is not None
    assert len(table.otherwise) == 2
    assert (members.columns, [row.values for row in members.rows], members.otherwise) == ((), [(), ()], None)


def test_parameters_and_a_judgement() -> None:
    ceiling, counted = items(tree.Parameter)
    assert (ceiling.name.text, ceiling.contested, counted.contested) == ("retention.ceiling", False, True)
    assert ceiling.bounds is not None
    assert [each.value for each in (ceiling.value, *ceiling.bounds) if isinstance(each, tree.Literal)] == [
        duration("3 years"),
        duration("1 year"),
        duration("10 years"),
    ]
    judgement, attestation = items(tree.Judgement)
    assert (judgement.signed, attestation.signed) == (False, True)
    assert judgement.valid is not None
    assert (judgement.ask.en, judgement.valid.value) == ("Is it effective?", duration("24 months"))


def test_an_exemption_and_its_exceptions() -> None:
    (exemption,) = items(tree.Exemption)
    assert [cited(case.cites) for case in exemption.cases] == [["SHOP 3(1)(2)"], ["SHOP 1"]]
    assert exemption.cases[1].in_force == Period(day("2024-03-22"), None)
    assert [cited(each.cites) for each in exemption.but_not] == [["SHOP A7"]]


def test_a_rule() -> None:
    rule, *others = items(tree.Rule)
    assert (rule.name.text, rule.severity, rule.force, rule.negated) == ("shop.sharing", "critical", "must", False)
    assert cited(rule.cites) == ["SHOP 1", "SHOP 3(1)(2)"]
    assert [dotted(path) for path in rule.judged_on] == ["f.started"]
    assert isinstance(rule.duty, tree.Quantified)
    assert isinstance(rule.duty.body, tree.Quantified)
    first, second = rule.exceptions
    assert first.in_force == Period(None, day("2030-01-01"))
    assert [len(but_not.but_still) for but_not in first.but_not] == [1, 0]
    assert second.but_not == ()
    assert (rule.fix.zh, rule.note) == ("征求。", Text2("Unsettled."))
    *others, yearly = others
    assert [(other.force, other.negated) for other in others] == [("must", True), ("should", False), ("should", True)]
    assert (rule.year, yearly.year and yearly.year.text) == (None, "y")
    assert isinstance(others[0].duty, tree.AnyOf)


def test_a_special_law_adds_exceptions_to_a_rule() -> None:
    (amendment,) = items(tree.Amendment)
    assert amendment.rule.text == "shop.sharing"
    assert [cited(case.cites) for case in amendment.exceptions] == [["SHOP 3(1)(2)"]]


def test_a_conflict_names_two_rules() -> None:
    (conflict,) = items(tree.Conflict)
    assert names(conflict.rules) == ["shop.sharing", "shop.sharing.never"]
    assert (conflict.variable.kind.text, conflict.fix.en, conflict.note.zh) == ("flow", "Ask.", "")


def test_a_calendar_says_what_it_knows_and_which_days_are_off() -> None:
    (calendar,) = items(tree.CalendarDecl)
    assert (calendar.rolls, names(calendar.weekend)) == (True, ["saturday", "sunday"])
    assert calendar.known == Period(day("2026-01-01"), day("2026-12-31"))
    off, worked = calendar.days
    assert (off.off, off.last - off.first, off.title.en, cited(off.cites)) == (True, 2, "New year", ["SHOP 1"])
    assert (worked.off, worked.first, worked.last) == (False, day("2026-01-04"), day("2026-01-04"))


def test_a_combination_has_several_ways() -> None:
    (combination,) = items(tree.CombinationDecl)
    assert [names(one.names) for one in combination.sets] == [["name", "birthday"], ["card"]]
    assert combination.in_force == Period(day("2024-03-22"), None)


def test_a_policy() -> None:
    policy, _ = items(tree.Policy)
    assert names(policy.uses) == ["shop"]
    assert [(fails.verdict.text, fails.severity, fails.new) for fails in policy.fails] == [
        ("gap", "high", False),
        ("undetermined", "critical", False),
    ]
    assert [name.text for name, _ in policy.settings] == ["retention.ceiling", "shop.allowed"]


def test_a_policy_changes_severities_asks_for_evidence_and_skips_rules() -> None:
    _, policy = items(tree.Policy)
    assert [(fails.verdict.text, fails.severity, fails.new) for fails in policy.fails] == [
        ("gap", None, True),
        ("unevidenced", None, False),
    ]
    assert [(rule.text, severity) for rule, severity in policy.severities] == [("shop.storage", "critical")]
    assert names(policy.evidence) == ["flow.security.mfa"]
    assert [(skip.rule.text, skip.because.zh) for skip in policy.skips] == [("shop.new", "另行处理。")]


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
    assert [body(f"f.a {op} f.b").op for op in ("==", "!=", "<", "<=", ">", ">=")] == [  # type: ignore[union-attr]
        *("==", "!=", "<", "<=", ">", ">="),
    ]
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
