"""A small vocabulary of flows between places, in the language itself."""

from __future__ import annotations

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
  country: term of countries en "Country where they live" zh "居住地"
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
