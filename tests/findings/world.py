"""A small vocabulary with two small laws, and what a check of a manifest against them finds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.checks.verdict import Verdicts
from engine.findings.finding import Finding, VerdictName
from engine.findings.from_verdicts import Making, result
from engine.findings.result import Result
from engine.graph.from_manifest import graph
from engine.graph.from_nodes import manifest
from engine.graph.manifest import Manifest
from engine.ground.calendar import day
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.typed.from_syntax import check

AS_OF = "2026-06-30"
ALL: tuple[VerdictName, ...] = ("met", "exempt", "not_applicable")

WORDS = """
terms countries {
  title en "Countries" zh "国家"
  CN en "China" zh "中国"
  SG en "Singapore" zh "新加坡"
}
terms routes {
  title en "Routes" zh "路径"
  assessment en "Security assessment" zh "安全评估"
  contract en "Standard contract" zh "标准合同"
}
terms purposes {
  title en "Purposes" zh "目的"
  service en "Service" zh "服务"
  marketing en "Marketing" zh "营销"
  marketing.email en "Marketing by e-mail" zh "邮件营销"
}
terms sources {
  title en "Sources" zh "来源"
  bought en "Bought" zh "购买"
}
table safe(country: term of countries) -> (since: date) {
  title en "Safe countries" zh "安全国家"
  open
  row CN -> 2020-01-01
}
kind group g {
  title en "Group" zh "人群"
  plural groups
  country: term of countries en "Country" zh "所在地"
  party: one party or none = none en "Party" zh "主体"
}
kind party p {
  title en "Party" zh "主体"
  plural parties
  governed when some a in p.controls has governed(a)
  country: term of countries en "Country" zh "所在地"
  party: one party or none = p en "Party" zh "主体"
  staff: count of people en "Staff" zh "员工人数"
  exported: count of people per year en "Exported" zh "出境人数"
}
kind system s {
  title en "System" zh "系统"
  plural systems
  operator: one party en "Operator" zh "运营方"
  owner: text en "Owner" zh "负责人"
  country: term of countries en "Country" zh "所在地"
  party: one party or none = s.operator en "Party" zh "主体"
}
kind dataset d {
  title en "Dataset" zh "数据集"
  plural datasets
  derived_from: many dataset en "Derived from" zh "派生自"
  source: term of sources or none en "Source" zh "来源"
}
kind activity a {
  title en "Activity" zh "处理活动"
  plural activities
  controller: one party inverse controls en "Controller" zh "处理者"
  owner: text en "Owner" zh "负责人"
  purposes: set of purposes en "Purposes" zh "目的"
  consents: many consent inverse activities en "Consents" zh "同意"
}
kind flow f {
  title en "Flow" zh "数据流"
  plural flows
  judged on f.ended first_stated
  lasts f.started to f.ended
  governed when governed(f.activity)
  from: one group or system or party en "From" zh "起点"
  to: one group or system or party or none en "To" zh "终点"
  data: many dataset en "Data" zh "数据"
  activity: one activity inverse flows en "Activity" zh "处理活动" ask en "For which activity?" zh "用于何处理活动？"
  started: date en "Started" zh "开始"
  ended: date or none en "Ended" zh "结束"
  persons: count of people per year en "People per year" zh "年人数"
  route: term of routes or none en "Export route" zh "出境路径" ask en "On which route?" zh "依据何种路径？"
  told: date or none en "Told on" zh "告知日期"
  consents: many consent inverse flows through activity covers en "Consents" zh "同意"
  sender: one party or none = f.from.party inverse sent en "Sender" zh "提供方"
  abroad: yesno = f.to is not none and f.from.country != f.to.country en "Abroad" zh "跨境"
}
kind consent c {
  title en "Consent" zh "同意"
  plural consents
  covers: many flow en "Covers" zh "涵盖"
  separate: yesno en "Separate" zh "单独同意"
  recipients: many party en "Recipients" zh "接收方"
}
"""

LAW = """
law ACT {
  title en "Export Act" zh "出境法"
  force law
  in force from 2021-11-01
  governs activity a when a.controller.country == CN cite ACT 1
}
articles ACT {
  1 text ruled
  2 text ruled
  3 text ruled
  4 text ruled
  5 text ruled
  6 memory ruled
  7 text ruled
}
judgement fair(f: flow) {
  title en "Fair" zh "公平"
  ask en "Is it fair?" zh "公平吗？"
  valid 12 months
  cite ACT 7
}
contested parameter silence_counts: yesno = false en "Silence counts" zh "沉默计入" cite ACT 7
define exported(p: party) = persons(g.persons for g in p.sent where g.abroad during this_year, stated p.exported)
define volume(p: party) = persons(g.persons for g in p.sent where g.abroad during this_year)
"""

ROUTE = """
rule act.route {
  title en "An export has a route" zh "出境应有路径"
  cite ACT 2
  severity critical
  for flow f
  when f.abroad
  must f.route in {assessment, contract}
  unless some c in f.consents has c.separate cite ACT 3
  fix en "Sign the contract." zh "订立合同。"
}
"""

RULES = {
    "route": ROUTE,
    "volume": """
rule act.volume {
  title en "Large exports are assessed" zh "大量出境应评估"
  cite ACT 4
  severity high
  for flow f
  when f.abroad and volume(f.sender) >= 1_000
  must f.route == assessment
}
""",
    "stated_volume": """
rule act.stated_volume {
  title en "Large exports are assessed" zh "大量出境应评估"
  cite ACT 4
  severity high
  for flow f
  when f.abroad and exported(f.sender) >= 1_000
  must f.route == assessment
}
""",
    "purpose": """
rule act.purpose {
  title en "Purposes follow the data" zh "目的随数据"
  cite ACT 5
  severity medium
  for flow f
  must f.activity.purposes covered by common(o.activity.purposes for o in origins of f)
}
""",
    "onward": """
rule act.onward {
  title en "Nothing from abroad" zh "不得来自境外"
  cite ACT 5
  severity low
  for flow f
  must no u in upstream of f has u.from.country == SG
}
""",
    "memory": """
rule act.memory {
  title en "People are told" zh "告知"
  cite ACT 6
  severity critical
  for flow f
  must f.told is not none
  note en "Not read in the text." zh "未核对原文。"
}
""",
    "deadline": """
rule act.deadline {
  title en "People are told in time" zh "及时告知"
  cite ACT 7
  severity high
  for flow f
  must f.told within 10 days of f.started
}
""",
    "fair": """
rule act.fair {
  title en "Exports are fair" zh "出境公平"
  cite ACT 7
  severity high
  for flow f
  must judged fair(f)
}
""",
    "contested": """
rule act.contested {
  title en "A contested duty" zh "有争议的义务"
  cite ACT 7
  severity high
  for flow f
  must silence_counts or f.route == contract
}
""",
    "recipient": """
rule act.recipient {
  title en "A consent names who receives" zh "同意列明接收方"
  cite ACT 3
  severity medium
  for flow f
  when f.abroad
  must some c in f.consents has c.recipients includes f.to.party
}
""",
    "mail": """
rule act.mail {
  title en "No marketing by e-mail" zh "不得邮件营销"
  cite ACT 3
  severity medium
  for flow f
  must not f.activity.purposes overlaps {marketing.email}
}
""",
    "safe": """
rule act.safe {
  title en "Only to safe countries" zh "仅限安全国家"
  cite ACT 3
  severity medium
  for flow f
  must f.to.country in safe
}
""",
    "dated": """
rule act.dated {
  title en "An exception that ended" zh "已失效的例外"
  cite ACT 3
  severity low
  for flow f
  must f.route == contract
  unless f.told is not none cite ACT 3
    in force until 2025-12-31
}
""",
    "staff": """
rule act.staff {
  title en "Companies have people" zh "有员工"
  cite ACT 7
  severity low
  for party p
  must p.staff >= 10
}
""",
}


@cache
def program(*names: str) -> Compiled:
    """The vocabulary, the law and the rules of these names, compiled."""
    texts = [("words", "words", WORDS), ("act", "law", LAW), *(("act", name, RULES[name]) for name in names)]
    sources = [Source(f"rulesets/{ruleset}/{file}.policy", text) for ruleset, file, text in texts]
    modules = [parse(source, ruleset) for source, (ruleset, _, _) in zip(sources, texts, strict=True)]
    return compiled(check(modules, sources), {source.path: source for source in sources})


def read(text: str, rules: Compiled) -> Manifest:
    """The manifest that the text states."""
    return manifest([Source("manifest.yaml", "manifest: 1\n" + text)], rules.schema, lambda _path, _evidence: None)[0]


def verdicts(text: str, *names: str, as_of: str = AS_OF) -> tuple[Verdicts, Manifest]:
    """The verdicts of the rules of these names on a manifest."""
    rules = program(*names)
    stated = read(text, rules)
    return evaluate(rules, graph(stated, rules.schema), day(as_of), {}), stated


def checked(text: str, *names: str, as_of: str = AS_OF, show: Iterable[VerdictName] = ALL) -> Result:
    """The result of a check, with all verdicts among the findings."""
    found, stated = verdicts(text, *names, as_of=as_of)
    return result(found, stated, policy="audit", engine="0", show=show)


def the(found: Result, subject: str, rule: str | None = None) -> Finding:
    """The one finding on a subject (of a rule)."""
    (one,) = [each for each in found.findings if each.subject.id == subject and rule in (None, each.rule)]
    return one


def making(text: str, *names: str) -> Making:
    """What the findings of a check are made with, for full explanations."""
    return Making(*verdicts(text, *names))
