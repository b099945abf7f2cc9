"""A small law and its rules by name, in the language itself."""

from __future__ import annotations

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
    "at_home": """
rule act.at_home {
  title en "Nothing goes abroad twice" zh "不得再次出境"
  cite ACT 2
  severity low
  for party p
  must every g in p.sent has g.to.country == CN
  fix en "Stop it." zh "停止。"
}
""",
    "carried": """
rule act.carried {
  title en "Whoever carries at home seals" zh "境内承运者应加密"
  cite ACT 2
  severity low
  for flow f
  governs when f.to.country == CN
  must f.route in {contract}
}
""",
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
