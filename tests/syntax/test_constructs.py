"""Every item of the showcase, as the tree that the other floors read."""

from __future__ import annotations

from typing import get_args

from engine.ground.calendar import day
from engine.ground.duration import duration
from engine.ground.schema import Period, Text2
from engine.ground.value import Nothing
from engine.syntax import tree
from tests.syntax.showcase import cited, dotted, items, names, nodes, showcase


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
    assert [(e.reference, e.certainty, e.state, e.reason, e.flow) for e in articles.entries] == [
        ("1", "text", "ruled", None, False),
        ("2(1)(1)", "secondary", "excused", "definition", False),
        ("3(1)(2)", "memory", "open", None, False),
        ("253-1(2)", "memory", "open", None, False),
        ("A7", "text", "ruled", None, True),
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
