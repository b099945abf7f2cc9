"""What stands at the head of the page, and what verdicts are called."""

from typing import Final

EN: Final[dict[str, str]] = {
    # verdicts, severities, truths
    "gap": "gap",
    "undetermined": "undetermined",
    "indicated": "indicated gap",
    "advice": "advice",
    "met": "met",
    "exempt": "exempt",
    "not_applicable": "not applicable",
    "waived": "waived",
    "pending": "pending",
    "critical": "critical",
    "high": "high",
    "medium": "medium",
    "low": "low",
    "true": "yes",
    "false": "no",
    "unknown": "unknown",
    # the head of the page
    "title": "Gap report",
    "skip": "Skip to the findings",
    "language": "Language",
    "lang_both": "both",
    "theme": "Colours",
    "theme_auto": "system",
    "theme_light": "light",
    "theme_dark": "dark",
    "contents": "Contents",
    "as_of": "as of",
    "policy": "policy",
    "no_script": (
        "This browser runs no scripts: filters, search and the interactive graph are off. All findings are "
        "listed below in brief, and everything else stands on this page."
    ),
    "unread": "This report is {why}.",
    "no_picture": "the report was made without it",
    "left_out": (
        "This page shows the {shown} most severe of {all} findings. The other {rest} are in the JSON result, "
        "and in the csv and xlsx reports made from it."
    ),
}

ZH: Final[dict[str, str]] = {
    # verdicts, severities, truths
    "gap": "不符合",
    "undetermined": "待查明",
    "indicated": "疑似不符合",
    "advice": "建议",
    "met": "符合",
    "exempt": "豁免",
    "not_applicable": "不适用",
    "waived": "已批准例外",
    "pending": "期限未届满",
    "critical": "严重",
    "high": "高",
    "medium": "中",
    "low": "低",
    "true": "是",
    "false": "否",
    "unknown": "不明",
    # the head of the page
    "title": "合规差距报告",
    "skip": "跳至评估发现",
    "language": "语言",
    "lang_both": "双语",
    "theme": "配色",
    "theme_auto": "随系统",
    "theme_light": "浅色",
    "theme_dark": "深色",
    "contents": "目录",
    "as_of": "基准日",
    "policy": "策略",
    "no_script": (
        "当前浏览器未启用脚本，筛选、检索与交互式数据流图不可用。全部评估发现以简表列于下文，其余内容均可阅读。"
    ),
    "unread": "说明：本报告{why}。",
    "no_picture": "生成本报告时未取得数据流图",
    "left_out": (
        "共 {all} 项评估发现，本页列出最严重的 {shown} 项；其余 {rest} 项见 JSON 结果，以及由其生成的 csv、xlsx 报告。"
    ),
}
