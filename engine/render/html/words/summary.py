"""The summary, the score, and which laws apply."""

from typing import Final

EN: Final[dict[str, str]] = {
    # summary
    "summary": "Summary",
    "nothing_evaluated": (
        "Nothing was evaluated: no rule of the policy applied to anything in the manifest. This says nothing "
        "about compliance."
    ),
    "closing_open": (
        "{n} verdicts are undetermined: an unknown fact is never counted as a duty kept, so this report "
        "confirms compliance for none of them."
    ),
    "closing_open_1": (
        "One verdict is undetermined: an unknown fact is never counted as a duty kept, so this report does "
        "not confirm compliance there."
    ),
    "closing_gaps": "Every rule that applies was decided. The gaps are listed below, worst first.",
    "closing_lesser": (
        "No gap in a duty was found, but advice, indicated, waived or conflicting duties remain; they are listed below."
    ),
    "closing_none": (
        "No gap was found under the rules of this policy, on the facts as stated on this day. Rules outside "
        "the policy were not evaluated."
    ),
    "fails_n": "{n} findings fail the gate.",
    "fails_1": "One finding fails the gate.",
    "fails_unbacked": "Facts without evidence fail the gate.",
    "risk_over": "The risk score is over the limit of {most} for certain, and fails the gate.",
    "risk_perhaps": "The risk score may be over the limit of {most}: unknown facts decide.",
    "gaps_n": "gaps",
    "gaps_1": "gap",
    "undetermined_n": "undetermined",
    "met_n": "met",
    "exempt_n": "exempt",
    "not_applicable_n": "not applicable",
    "waived_n": "waived",
    "advice_n": "advice",
    "indicated_n": "indicated gaps",
    "indicated_1": "indicated gap",
    "pending_n": "pending",
    "of_severity": "{n} {severity}",
    "pending_note": "of the undetermined, only a deadline runs",
    "indicated_note": "articles not read in their own text; fail no gate",
    "advice_note": "no duty; fails no gate",
    # risk
    "risk": "Risk score",
    "risk_bands": "from {low_band} to {high_band}",
    "risk_band": "{low_band}",
    "risk_none": "This result holds no risk score.",
    "risk_how": "The lower end counts gaps alone, the upper end counts what is undetermined as well.",
    "risk_drawn": (
        "Score from 0 to 100 with the bands low, medium, high and critical; the interval reaches from {low} to {high}."
    ),
    "risk_inherent": "inherent, as if there were no safeguards",
    "risk_unwaived": "without what is waived",
    "risk_parts": "What the score is made of",
    "risk_part": "part",
    "risk_alone": "score alone",
    "risk_share_low": "points of the lower end",
    "risk_share_high": "of the upper end",
    "by_law": "by law",
    "by_article": "by article",
    "by_system": "by system or party",
    "by_party": "by party",
    "by_dataset": "by dataset",
    "by_owner": "by owner",
    "no_article": "no article",
    "no_system": "concerns no single system",
    "no_party": "concerns no single party",
    "no_dataset": "concerns no single dataset",
    "no_owner": "no owner is named",
    "none_of_these": "none of these",
    # laws
    "laws": "Which laws apply, and why",
    "law": "law",
    "law_filter": "Law",
    "applies": "applies",
    "applies_yes": "applies",
    "applies_no": "does not apply",
    "applies_unknown": "may apply",
    "why": "why",
    "edition": "edition",
}

ZH: Final[dict[str, str]] = {
    # summary
    "summary": "概要",
    "nothing_evaluated": "未作任何评估：策略中没有规则适用于清单所载内容。本报告不构成合规结论。",
    "closing_open": "{n} 项待查明：事实不明，不视为已履行义务，本报告对此类事项均不作符合结论。",
    "closing_open_1": "1 项待查明：事实不明，不视为已履行义务，本报告对该事项不作符合结论。",
    "closing_gaps": "适用的规则均已作出判定，不符合项按严重程度列示如下。",
    "closing_lesser": "未发现义务性规则的不符合项；建议、疑似不符合、已批准例外或义务冲突事项列示如下。",
    "closing_none": "在本策略所含规则范围内，依基准日所载事实，未发现不符合项；策略以外的规则未作评估。",
    "fails_n": "{n} 项发现未过门禁。",
    "fails_1": "1 项发现未过门禁。",
    "fails_unbacked": "有事实缺少证据，未过门禁。",
    "risk_over": "风险评分确定超过上限 {most}，未过门禁。",
    "risk_perhaps": "风险评分可能超过上限 {most}，取决于尚未查明的事实。",
    "gaps_n": "不符合",
    "gaps_1": "不符合",
    "undetermined_n": "待查明",
    "met_n": "符合",
    "exempt_n": "豁免",
    "not_applicable_n": "不适用",
    "waived_n": "已批准例外",
    "advice_n": "建议",
    "indicated_n": "疑似不符合",
    "indicated_1": "疑似不符合",
    "pending_n": "期限未届满",
    "of_severity": "{severity} {n}",
    "pending_note": "属待查明事项，仅因期限未届满",
    "indicated_note": "未核对条文原文，不影响门禁结果",
    "advice_note": "非义务，不影响门禁结果",
    # risk
    "risk": "风险评分",
    "risk_bands": "{low_band}至{high_band}",
    "risk_band": "{low_band}",
    "risk_none": "本结果未含风险评分。",
    "risk_how": "下限仅计不符合项，上限并计待查明事项。",
    "risk_drawn": "0 至 100 分的评分条，分低、中、高、严重四档；评分区间为 {low} 至 {high}。",
    "risk_inherent": "固有风险（不计安全措施）",
    "risk_unwaived": "不计已批准例外的事项",
    "risk_parts": "评分构成",
    "risk_part": "构成部分",
    "risk_alone": "单独评分",
    "risk_share_low": "占总分下限",
    "risk_share_high": "占总分上限",
    "by_law": "按法律",
    "by_article": "按条文",
    "by_system": "按系统或主体",
    "by_party": "按主体",
    "by_dataset": "按数据集",
    "by_owner": "按责任人",
    "no_article": "未注明条文",
    "no_system": "不涉及特定系统",
    "no_party": "不涉及特定主体",
    "no_dataset": "不涉及特定数据集",
    "no_owner": "未指明责任人",
    "none_of_these": "不属于以上各项",
    # laws
    "laws": "适用法律及理由",
    "law": "法律",
    "law_filter": "法律",
    "applies": "适用情况",
    "applies_yes": "适用",
    "applies_no": "不适用",
    "applies_unknown": "可能适用",
    "why": "理由",
    "edition": "版本",
}
