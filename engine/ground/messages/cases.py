"""What is told of pages of cases, and of the coverage of rules and ledgers."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

_EACH_EN: Final = "a case is a `##` heading, at most one `manifest` (or `manifest alone`) and one `expect` block"
_EACH_ZH: Final = "案例由`##`标题、至多一个`manifest`（或`manifest alone`）块和一个`expect`块组成"

TWO_OF_ONE_KIND: Final = Message(
    "P460",
    "one section holds two blocks of one kind",
    "一节之内有两个同类的块",
    _EACH_EN,
    _EACH_ZH,
)
EXPECT_FIRST: Final = Message(
    "P460",
    "an `expect` block stands before any case",
    "在任何案例之前出现了`expect`块",
    _EACH_EN,
    _EACH_ZH,
)
EXPECTS_NOTHING: Final = Message(
    "P460",
    "case `{heading}` expects nothing",
    "案例`{heading}`没有预期",
    _EACH_EN,
    _EACH_ZH,
)
NO_BLOCK: Final = Message(
    "P460",
    "no block here is called `{name}`",
    "此处没有名为`{name}`的块",
    _EACH_EN,
    _EACH_ZH,
)
NO_KIND: Final = Message("P460", "a block without a kind", "块没有写明类别", _EACH_EN, _EACH_ZH)
NOT_CLOSED: Final = Message(
    "P460",
    "this block is never closed",
    "此块没有结束",
    "end it with three backticks",
    "请以三个反引号结束",
)
NO_EXPECTATION: Final = Message(
    "P460",
    "`{text}` is no expectation",
    "`{text}`不是预期",
    "write `flow x: gap`, `party x 2025: gap`, `flow x: undetermined missing flow.x.to`, `flow x: exempt CBF 5(1)`, "
    "`as of 2024-03-21`, `with flow.x.to: sg`, `less flow.x.to`, `set PARAMETER = VALUE` or `rule NAME`",
    "请写成`flow x: gap`、`party x 2025: gap`、`flow x: undetermined missing flow.x.to`、`flow x: exempt CBF 5(1)`、"
    "`as of 2024-03-21`、`with flow.x.to: sg`、`less flow.x.to`、`set PARAMETER = VALUE`或`rule NAME`",
)
SECTIONS: Final = Message(
    "P461",
    "a manifest block has sections",
    "清单块由若干部分组成",
    "write `flows:` …",
    "请写`flows:`等部分",
)

# ---- what a page cannot be run with ----------------------------------------------------------------------------------

NO_RULE: Final = Message(
    "P462",
    "there is no rule `{rule}` for this page of cases",
    "没有此案例页所对应的规则`{rule}`",
    "a page beside no file of rules names its rules by their whole ids: `rule pipl.art_38_export_route`",
    "不与规则文件并列的案例页，须以完整编号指明规则：`rule pipl.art_38_export_route`",
)
WHICH_RULE: Final = Message(
    "P462",
    "which rule is meant here? `{name}` is none of this page",
    "此处指哪一条规则？本页没有`{name}`",
    "write `rule NAME` above, one of {rules}",
    "请在上方写`rule NAME`，可选{rules}",
)
NO_FACT: Final = Message("P462", "`{entry}` is no fact of a record", "`{entry}`不是记录的事实")
NOT_STATED: Final = Message(
    "P462",
    "`{entry}` is not stated here, so nothing can be taken away",
    "此处没有陈述`{entry}`，无从去掉",
)
NO_DAY: Final = Message(
    "P462",
    "a case needs a day to be judged on",
    "案例没有写明基准日",
    "state `as_of: 2026-06-30` in the page's first manifest block",
    "请在本页第一个清单块中写明`as_of: 2026-06-30`",
)

# ---- names that lead nowhere -----------------------------------------------------------------------------------------

NO_RULE_CALLED: Final = Message("P463", "`{name}` leads to no rule", "没有`{name}`所指的规则", "{near}", "{near}")
NO_RULES_CALLED: Final = Message("P463", "`{name}` leads to no rules", "没有`{name}`所指的规则", "{near}", "{near}")
NO_PAGE_CALLED: Final = Message(
    "P463",
    "`{name}` leads to no page of cases",
    "没有`{name}`所指的案例页",
    "{near}",
    "{near}",
)
LISTS_RULES: Final = Text2("`policy rules` lists them", "`policy rules`列出全部规则")
HOW_TO_NAME: Final = Text2(
    "name a rule, a ruleset, or a path as reports show it; own folders need `--rules`",
    "请写规则、规则集，或者报告所示的路径；自己的文件夹需用`--rules`指定",
)

# ---- cases and ledgers -----------------------------------------------------------------------------------------------

DIFFERS: Final = Message(
    "P464",
    "this case gives `{found}`",
    "此案例的结果为`{found}`",
    "mend the rule, or `policy test --accept`",
    "请修正规则，或者运行`policy test --accept`",
)
NOT_SHOWN: Final = Message("P465", "no case of `{rule}` shows `{verdict}`", "`{rule}`尚无案例体现`{verdict}`")
UNDETERMINED_NOT_SHOWN: Final = Message(
    "P465",
    "no case of `{rule}` shows `{verdict}`",
    "`{rule}`尚无案例体现`{verdict}`",
    "take exactly one fact away from a met case (`less …`), so that the fact is named under `missing`",
    "请从一个符合的案例中恰好去掉一项事实（`less …`），使该事实列于`missing`之下",
)
NO_PAGE: Final = Message(
    "P466",
    "`{rule}` has no page of cases",
    "`{rule}`没有案例页",
    "write `{file}` beside it",
    "请在其旁写`{file}`",
)
NOT_RULED: Final = Message(
    "P467",
    "`{clause}` is said to be ruled, but nothing cites it",
    "台账称`{clause}`已设规则，但没有规则援引它",
    "write the rule, or say `open`, or `excused` with a reason",
    "请写出规则，或者写`open`，或者写`excused`并说明理由",
    warning=True,
)
RULED: Final = Message(
    "P467",
    "`{clause}` is said to be {state}, but a rule cites it",
    "台账称`{clause}`为 {state}，但有规则援引它",
    "say `ruled`",
    "请写`ruled`",
    warning=True,
)
