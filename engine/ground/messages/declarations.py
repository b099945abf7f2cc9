"""What is told of what rulesets declare: kinds and facts, terms, groups, and the names and texts of all that is
declared."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

_HERE: Final = Text2("first here", "首次在此处")

# ---- names -----------------------------------------------------------------------------------------------------------

NO_KIND: Final = Message("P203", "there is no kind `{name}`", "没有种类`{name}`", "{near}", "{near}")
NO_TAXONOMY: Final = Message("P203", "there is no taxonomy `{name}`", "没有分类`{name}`", "{near}", "{near}")
NO_TERM: Final = Message(
    "P205",
    "`{word}` is not a term of `{taxonomy}`",
    "`{taxonomy}`中没有`{word}`这一项",
    "{near}",
    "{near}",
)
SEVERAL_TERMS: Final = Message(
    "P206",
    "`{word}` may be {names} of the taxonomy `{taxonomy}`",
    "`{word}`可能指分类`{taxonomy}`中的{names}",
    "write enough of the name to tell them apart",
    "请把名称写到足以区分",
)

_ANOTHER_EN: Final = "choose another name"
_ANOTHER_ZH: Final = "请另选名称"
NAMES_A_ROW: Final = Message(
    "P221",
    "`{name}` already names a row here",
    "`{name}`在此处已用作行的名称",
    _ANOTHER_EN,
    _ANOTHER_ZH,
    Text2("bound here", "在此处引入"),
)
NAMES_THE_YEAR: Final = Message(
    "P221",
    "`{name}` already names the year here",
    "`{name}`在此处已用作年份的名称",
    _ANOTHER_EN,
    _ANOTHER_ZH,
)
NAMES_A_VALUE: Final = Message(
    "P221",
    "`{name}` is already the name of {what}",
    "`{name}`已是{what}的名称",
    _ANOTHER_EN,
    _ANOTHER_ZH,
    Text2("declared here", "声明于此处"),
)
NAMED_BEFORE: Final = Message(
    "P221",
    "`{name}` is already the name of {what}",
    "`{name}`已是{what}的名称",
    _ANOTHER_EN,
    _ANOTHER_ZH,
    _HERE,
)
NAMED_ELSEWHERE: Final = Message(
    "P221",
    "`{name}` is already the name of {what} of `{ruleset}`",
    "`{name}`已是`{ruleset}`的{what}的名称",
    _ANOTHER_EN,
    _ANOTHER_ZH,
    _HERE,
)
BUILT_IN: Final = Message("P221", "`{name}` is built in", "`{name}`是内置名称", _ANOTHER_EN, _ANOTHER_ZH)
NAMED_BY_BOTH: Final = Message(
    "P221",
    "`{name}` of `{ruleset}` is also declared by `{other}`, which is used too",
    "`{ruleset}`的`{name}`在同样被采用的`{other}`中也有声明",
    "rename one of them",
    "请更改其中一个的名称",
    Text2("here", "此处"),
)
AND_HERE: Final = Text2("and here", "以及此处")
NAMES_A_TERM: Final = Message(
    "P221",
    "the group `{name}` has the name of a term of `{taxonomy}`",
    "条目组`{name}`与`{taxonomy}`的分类项同名",
    "a rule could not tell them apart; choose another name",
    "规则无法区分二者；请另选名称",
)
WHAT: Final = {
    "attestation": Text2("attestation", "声明"),
    "define": Text2("define", "定义"),
    "exemption": Text2("exemption", "豁免"),
    "parameter": Text2("parameter", "参数"),
    "judgement": Text2("judgement", "判断"),
    "group": Text2("group", "条目组"),
    "combination": Text2("combination", "组合"),
    "table": Text2("table", "表"),
}
DECLARED_BY: Final = Phrase(
    "`{ruleset}` declares it; add `use {ruleset}` to the law to see it",
    "`{ruleset}`声明了它；请在法律中加上`use {ruleset}`",
)

# ---- texts -----------------------------------------------------------------------------------------------------------

NO_TEXT: Final = Message(
    "P224", "{whose} has no text", "{whose}没有文字", 'write `en "…" zh "…"`', '请写`en "…" zh "…"`'
)
NO_CHINESE: Final = Message("P224", "{whose} has no Chinese text", "{whose}没有中文", 'add `zh "…"`', '请加上`zh "…"`')
NO_ENGLISH: Final = Message("P224", "{whose} has no English text", "{whose}没有英文", 'add `en "…"`', '请加上`en "…"`')
WHOSE: Final = {
    "{}": "{}",
    "`{}`": "`{}`",
    "the attestation `{}`": "声明`{}`",
    "the calendar `{}`": "日历`{}`",
    "the column `{}`": "列`{}`",
    "the combination `{}`": "组合`{}`",
    "the conflict `{}`": "冲突`{}`",
    "the fact `{}`": "事实`{}`",
    "the fix of `{}`": "`{}`的措施",
    "the group `{}`": "条目组`{}`",
    "the judgement `{}`": "判断`{}`",
    "the kind `{}`": "种类`{}`",
    "the law {}": "法律 {}",
    "the note of `{}`": "`{}`的说明",
    "the note of this row": "此行的说明",
    "the parameter `{}`": "参数`{}`",
    "the plural of `{}`": "`{}`的复数",
    "the policy `{}`": "策略`{}`",
    "the question of `{}`": "`{}`的提问",
    "the reason": "理由",
    "the rule `{}`": "规则`{}`",
    "the table `{}`": "表`{}`",
    "the taxonomy `{}`": "分类`{}`",
    "the term `{}`": "分类项`{}`",
}

# ---- declared twice --------------------------------------------------------------------------------------------------

KIND_TWICE: Final = Message(
    "P234",
    "the kind `{kind}` is declared twice",
    "种类`{kind}`声明了两次",
    "to add facts write `extend {kind} …`",
    "增加事实请写`extend {kind} …`",
    _HERE,
)
FACT_TWICE: Final = Message("P234", "`{kind}` has two facts `{fact}`", "`{kind}`有两项事实`{fact}`", label=_HERE)
FACT_BELOW: Final = Message(
    "P234",
    "`{fact}` is a fact, and so is `{inner}` below it: a manifest could not hold both",
    "`{fact}`是事实，其下的`{inner}`也是事实：清单无法同时容纳二者",
    "rename one of them, say `{fact}.itself`",
    "请更改其中一个的名称，例如`{fact}.itself`",
    Text2("this one", "此项"),
)
TAXONOMY_TWICE: Final = Message(
    "P234",
    "the taxonomy `{taxonomy}` is declared twice",
    "分类`{taxonomy}`声明了两次",
    label=_HERE,
)
TERM_TWICE: Final = Message(
    "P234",
    "`{term}` is listed twice in `{taxonomy}`",
    "`{term}`在`{taxonomy}`中列了两次",
    label=_HERE,
)
NO_PARENT: Final = Message(
    "P234",
    "`{term}` lies below `{parent}`, which `{taxonomy}` does not list",
    "`{term}`位于`{parent}`之下，而`{taxonomy}`没有列出后者",
    "the dots are the inheritance: add `{parent}` with its own text",
    "点号表示从属：请补入`{parent}`及其文字",
)
OTHER_TAXONOMY: Final = Message(
    "P234",
    "the group `{group}` is made of `{taxonomy}` elsewhere",
    "条目组`{group}`在别处由`{taxonomy}`组成",
    "one group is made of one taxonomy",
    "一个条目组只由一个分类组成",
)
EMPTY_GROUP: Final = Message(
    "P220", "the group `{group}` is empty", "条目组`{group}`为空", "list its terms", "请列出其分类项"
)
