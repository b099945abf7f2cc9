"""A small vocabulary and a small law in the language itself, and ways to check texts against them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.ground.problem import PolicyError
from engine.ground.source import Source
from engine.syntax.from_text import parse_all
from engine.typed import tree
from engine.typed.from_syntax import check

WORDS: Final = """
terms countries {
  CN en "Mainland China" zh "中国内地"
  HK en "Hong Kong" zh "香港"
  DE en "Germany" zh "德国"
}
terms flow_kinds {
  collection en "Collection" zh "收集"
  sharing en "Sharing" zh "提供"
  return en "Return" zh "返还"
}
terms mechanisms {
  cn en "Chinese route" zh "境内机制"
  cn.standard_contract en "Standard contract" zh "标准合同"
  cn.certification en "Certification" zh "认证"
  eu en "European route" zh "欧盟机制"
  eu.certification en "Certification" zh "认证"
}
terms categories {
  health en "Health" zh "健康"
  health.genetic en "Genetic" zh "基因"
  contact en "Contact" zh "联系方式"
}
terms purposes {
  marketing en "Marketing" zh "营销"
  research en "Research" zh "研究"
}
kind party p {
  title en "Party" zh "主体"
  plural parties
  governed when some a in p.controls has governed(a)
  country: term of countries en "Country" zh "国家"
  party: one party or none = p en "Itself" zh "自身"
  employees: count of people en "Employees" zh "员工"
  orders: count of orders en "Orders" zh "命令"
  turnover: money en "Turnover" zh "营业额"
  exported: count of people per year en "Exported, stated" zh "出境人数"
  parent: one party or none inverse subsidiaries en "Parent" zh "母公司"
}
kind group g {
  title en "Group" zh "群体"
  country: term of countries en "Country" zh "国家"
  party: one party or none = none en "No party" zh "无"
  under_14: count of people en "Under 14" zh "儿童"
}
kind system s {
  title en "System" zh "系统"
  operator: one party inverse operates en "Operator" zh "运营方"
  country: term of countries en "Country" zh "国家"
  party: one party or none = s.operator en "Operator" zh "运营方"
}
kind dataset d {
  title en "Dataset" zh "数据集"
  categories: set of categories en "Categories" zh "种类"
  groups: many group inverse datasets en "People" zh "个人"
  retention: duration or none en "Retention" zh "期限"
}
kind activity a {
  title en "Activity" zh "活动"
  plural activities
  controller: one party inverse controls en "Controller" zh "处理者"
  purposes: set of purposes en "Purposes" zh "目的"
  basis.pipl: term of mechanisms en "Basis" zh "依据"
  consents: many consent inverse activities en "Consents" zh "同意"
}
kind consent c {
  title en "Consent" zh "同意"
  covers: many flow en "Covers" zh "覆盖"
  given: date or none en "Given" zh "日期"
  purposes: set of purposes en "Purposes" zh "目的"
  separate: yesno en "Separate" zh "单独"
}
kind flow f {
  title en "Flow" zh "数据流"
  plural flows
  judged on f.occurred_on, f.ended first_stated
  lasts f.started to f.ended
  governed when governed(f.activity)
  kind: term of flow_kinds en "Kind" zh "类型"
  from: one group or system or party en "From" zh "起点"
  to: one group or system or party or none en "To" zh "终点"
  data: many dataset inverse flows en "Data" zh "数据"
  activity: one activity inverse flows en "Activity" zh "活动"
  started: date en "Started" zh "开始"
  ended: date or none en "Ended" zh "结束"
  occurred_on: date or none en "Happened" zh "发生"
  noticed_at: moment or none en "Noticed" zh "发现"
  persons: count of people per year en "People" zh "人数"
  mechanism: term of mechanisms or none en "Route" zh "机制"
  consents: many consent inverse flows through activity covers en "Consents" zh "同意"
  bundled: yesno en "Bundled" zh "捆绑"
  handler: one party = f.activity.controller inverse handles en "Handler" zh "处理者"
  sender: one party or none = f.from.party inverse sent en "Sender" zh "提供方"
  categories: set of categories = union(d.categories for d in f.data) en "Categories" zh "种类"
}
kind incident i {
  title en "Incident" zh "事件"
  judged on i.aware_at
  flow: one flow en "Flow" zh "数据流"
  aware_at: moment en "Known" zh "知悉"
  told: moment or none en "Told" zh "通知"
  told_on: date or none en "Told on" zh "通知日"
}
define leaves(f: flow) = f.kind != collection and f.from.country == CN and f.to is not none and f.to.country != CN
"""

LAW: Final = """
law TRIAL {
  title en "Trial law" zh "示例法"
  force law
  in force from 2021-11-01
  governs activity a when a.controller.country == CN cite TRIAL 1
}
articles TRIAL { 1 text ruled  2 text ruled  2(1) text ruled  2(1)(2) secondary open  3 text ruled }
"""

RULE: Final = """
rule trial.route {{
  title en "A rule" zh "规则"
  cite TRIAL 2
  severity high
  for flow f
  {body}
}}
"""


def checked(texts: Mapping[str, str]) -> tree.Program:
    """The program of texts by path, together with the small vocabulary; raises PolicyError."""
    sources = [Source(path, text) for path, text in {"rulesets/words/small.policy": WORDS, **texts}.items()]
    modules = parse_all([(source, _ruleset(source.path)) for source in sources])
    return check(modules, sources)


def law(rule: str = "", *, law: str = LAW) -> tree.Program:
    """The program of the small law with more items beside it."""
    return checked({"rulesets/trial/law.policy": law, "rulesets/trial/route.policy": rule})


def rule(body: str, items: str = "") -> tree.Rule:
    """The one rule for flows with this body, in the small law with more items beside it."""
    return law(RULE.format(body=body) + items).rules[0]


def said(text: str, *, at_law: str = LAW, **others: str) -> list[str]:
    """The codes and messages of the problems of a file beside the small law, and of other rulesets' files."""
    files = {f"rulesets/{name.replace('_', '/')}/more.policy": content for name, content in others.items()}
    return problems({"rulesets/trial/law.policy": at_law, "rulesets/trial/route.policy": text, **files})


def said_of(body: str, items: str = "") -> list[str]:
    """The codes and messages of the problems of a rule for flows with this body."""
    return said(RULE.format(body=body) + items)


def problems(texts: Mapping[str, str]) -> list[str]:
    """The codes and messages of all problems and warnings."""
    try:
        found = checked(texts).warnings
    except PolicyError as error:
        found = error.problems
    return [f"{problem.code} {problem.message.en}" for problem in found]


def _ruleset(path: str) -> str:
    parts = path.split("/")
    return ".".join(parts[1:-1]) if parts[0] == "rulesets" else ""
