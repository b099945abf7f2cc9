"""关于规则的用语，按编号排列；编号与 `rule_words_en` 相同。"""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "must": "应当",
    "should": "宜",
    "derived": "推导",
    "declared": "自述",
    "attested": "签署",
    "excused": "不设规则",
    "unaccounted": "未覆盖",
    "reads": "读取 {facts}",
    "from_day": "自{day}起",
    "until_day": "至{day}止",
    "of_clauses": "{law} 共 {n} 个条款",
    "share": "{state} {n}（{percent}%）",
    "sentences": "",
    "rests_on": "该义务以所填事实为准：{facts}。",
    "because_open": "尚无规则",
    "because_no_rule": "账册称已设规则，但没有规则援引",
    "because_definition": "定义条款",
    "because_purpose": "立法目的",
    "because_regulator": "针对监管部门",
    "because_institutional": "机构设置",
    "because_permission": "授权性条款",
    "because_right_without_duty": "不产生可从数据查明之义务的权利",
    "because_sanction": "法律责任",
    "because_scope": "适用范围",
}
