"""What is told of items and their clauses: brackets, order, what is missing, names, texts, citations."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

# ---- items and brackets ----------------------------------------------------------------------------------------------

NO_ITEM: Final = Message("P115", "`{word}` begins no item", "没有以`{word}`开头的条目", "{near}", "{near}")
ITEMS: Final = Phrase("items begin with {words}", "条目以{words}开头")
CLOSES_NOTHING: Final = Message("P112", "this `{sign}` closes nothing", "此处的`{sign}`没有对应的开括号")
_CLOSE_EN: Final = "close it with `{closing}`"
_CLOSE_ZH: Final = "请以`{closing}`结束"
_OPENED: Final = Text2("opened here", "开始于此处")
ITEM_OPEN_BEFORE: Final = Message(
    "P112",
    "`{item}` is not closed before `{word}`",
    "`{item}`在`{word}`之前没有结束",
    _CLOSE_EN,
    _CLOSE_ZH,
    _OPENED,
)
ITEM_OPEN: Final = Message(
    "P112",
    "`{item}` is not closed at the end",
    "`{item}`到末尾仍没有结束",
    _CLOSE_EN,
    _CLOSE_ZH,
    _OPENED,
)
BRACKET_BEFORE: Final = Message(
    "P112",
    "a `{closing}` is missing before `{word}`",
    "`{word}`之前缺少`{closing}`",
    _CLOSE_EN,
    _CLOSE_ZH,
    _OPENED,
)
BRACKET_AT_END: Final = Message(
    "P112",
    "a `{closing}` is missing at the end",
    "末尾缺少`{closing}`",
    _CLOSE_EN,
    _CLOSE_ZH,
    _OPENED,
)

# ---- texts and names -------------------------------------------------------------------------------------------------

NO_LANGUAGE: Final = Message(
    "P107",
    "the text does not say its language",
    "文字没有写明语言",
    'write `en "…"` or `zh "…"` before it',
    '请在其前写`en "…"`或`zh "…"`',
)
NO_QUOTES: Final = Message(
    "P107",
    "the text after `{word}` does not stand in quotes",
    "`{word}`之后的文字没有写在引号内",
    'write `{word} "…"`',
    '请写`{word} "…"`',
)
NO_TEXT: Final = Message(
    "P107",
    "a text is missing after `{word}`",
    "`{word}`之后缺少文字",
    'write `{word} en "…" zh "…"`',
    '请写`{word} en "…" zh "…"`',
)
ENGLISH_FIRST: Final = Message(
    "P116",
    "`en` stands before `zh`",
    "`en`应写在`zh`之前",
    "put the English text first",
    "请先写英文",
)
RESERVED: Final = Message(
    "P109",
    "`{word}` is a word of the language, it cannot name {what}",
    "`{word}`是规则语言的保留词，不能用作{what}的名称",
    "choose another name",
    "请另选名称",
)
A_VARIABLE: Final = Text2("a variable", "变量")
BUILT_IN: Final = Message(
    "P109",
    "`{word}` is a word of the language",
    "`{word}`是规则语言的保留词",
    "choose another name",
    "请另选名称",
)
NO_FACT: Final = Message(
    "P101",
    "`{word}` is no fact: a `:` is missing",
    "`{word}`不是事实：缺少`:`",
    'a fact is written `{word}: yesno en "…"`',
    '事实写成`{word}: yesno en "…"`',
)

# ---- citations -------------------------------------------------------------------------------------------------------

NO_CITATION: Final = Message("P111", "`{word}` begins no citation", "`{word}`不能作为援引的开头", "{how}", "{how}")
A_CITATION: Final = Text2(
    "a citation is the key of a law and a clause: `cite PIPL 38(1)`",
    "援引由法律代号和条款组成：`cite PIPL 38(1)`",
)
CAPITALS: Final = Phrase("keys of laws are capitals: `{example}`", "法律代号用大写字母：`{example}`")
KEY_FIRST: Final = Text2(
    "a citation begins with the key of a law: `cite PIPL 38(1), PIPL 39`",
    "援引以法律代号开头：`cite PIPL 38(1), PIPL 39`",
)
NOT_IN_CITATION: Final = Message(
    "P111",
    "`{word}` is not part of a citation",
    "`{word}`不属于援引",
    "citations are separated by commas, each with the key of its law: `cite PIPL 38(1), PIPL 39`",
    "各项援引用逗号隔开，各写法律代号：`cite PIPL 38(1), PIPL 39`",
)
NO_ENTRY: Final = Message(
    "P111",
    "`{word}` begins no entry of a ledger",
    "`{word}`不能作为台账条目的开头",
    "an entry is a clause and what becomes of it: `38(1) text ruled`",
    "条目由条款及其处理组成：`38(1) text ruled`",
)
NO_CITE: Final = Message(
    "P108",
    "this {what} has no `cite`",
    "此{what}没有`cite`",
    "say which clause of which law it rests on: `cite PIPL 38(1)`",
    "请写明所依据的法律和条款：`cite PIPL 38(1)`",
    Text2("the {what}", "该{what}"),
)
CITING: Final = {
    "amend": Text2("amend", "修订"),
    "attestation": Text2("attestation", "声明"),
    "case": Text2("case", "情形"),
    "combination": Text2("combination", "组合"),
    "condition": Text2("condition", "条件"),
    "conflict": Text2("conflict", "冲突"),
    "exception": Text2("exception", "例外情形"),
    "exemption": Text2("exemption", "豁免"),
    "group": Text2("group", "条目组"),
    "judgement": Text2("judgement", "判断"),
    "law": Text2("law", "法律"),
    "rule": Text2("rule", "规则"),
}
NO_KEY: Final = Message(
    "P123",
    "`{word}` is not the key of a law",
    "`{word}`不是法律代号",
    "keys are capitals; did you mean `{capitals}`?",
    "代号用大写字母；是否指`{capitals}`？",
)
NO_ADDRESS: Final = Message(
    "P124",
    "`{text}` is no address of a publication",
    "`{text}`不是公布网址",
    'write it whole: `published "https://…"`',
    '请写出完整网址：`published "https://…"`',
)

# ---- the order of clauses --------------------------------------------------------------------------------------------

GIVEN_TWICE: Final = Message(
    "P116",
    "`{clause}` is given twice",
    "`{clause}`写了两次",
    "keep one of them",
    "只保留一处",
    Text2("first here", "首次在此处"),
)
WHEN_TWICE: Final = Message(
    "P116",
    "`{clause}` is given twice",
    "`{clause}`写了两次",
    "join the conditions with `and`",
    "请用`and`连接各个条件",
    Text2("first here", "首次在此处"),
)
SCOPE_TWICE: Final = Message(
    "P116",
    "`governs as` is given twice",
    "`governs as`写了两次",
    "a law shares one scope; keep one",
    "一部法律只参照一个适用范围；只保留一处",
)
TOO_LATE: Final = Message(
    "P116",
    "`{clause}` stands before `{other}`",
    "`{clause}`应写在`{other}`之前",
    "the order is {order}",
    "顺序为{order}",
    Text2("`{other}`", "`{other}`"),
)
TOO_EARLY: Final = Message(
    "P116",
    "`{clause}` stands before `{other}`",
    "`{clause}`应写在`{other}`之前",
    "put `{clause}` first",
    "请先写`{clause}`",
)
LACKS_CLAUSE: Final = Message(
    "P122",
    "`{item}` has no `{clause}`",
    "`{item}`没有`{clause}`",
    "it belongs before `{word}`",
    "应写在`{word}`之前",
)
LACKS_DUTY: Final = Message(
    "P122",
    "`{item}` has no `must` or `should`",
    "`{item}`没有`must`或`should`",
    "it belongs before `{word}`",
    "应写在`{word}`之前",
)
