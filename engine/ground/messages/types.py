"""What values of a type are called, how a value of a type is written, and what was written instead."""

from typing import Final

from engine.ground.problem import Phrase
from engine.ground.schema import Text2

# ---- what a value is -------------------------------------------------------------------------------------------------

YES_OR_NO: Final = Text2("yes or no", "“是”或“否”")
A_TEXT: Final = Text2("a text", "文字")
A_DATE: Final = Text2("a date", "日期")
A_MOMENT: Final = Text2("a moment", "时间点")
A_DURATION: Final = Text2("a duration", "时长")
MONEY: Final = Text2("an amount of money", "金额")
NONE: Final = Text2("none", "“无”")
A_NUMBER: Final = Text2("a number", "数字")
A_COUNT: Final = Phrase("a count of {unit}", "计数（{unit}）")
A_COUNT_A_YEAR: Final = Phrase("a count of {unit} per year", "逐年计数（{unit}）")
A_TERM: Final = Phrase("a term of {terms}", "`{terms}`的分类项")
SOME_TERMS: Final = Phrase("a set of {terms}", "`{terms}`的集合")
A_RECORD: Final = Phrase("{kinds}", "{kinds}记录")
SOME_RECORDS: Final = Phrase("a list of {kinds}", "{kinds}的列表")

# ---- what was written ------------------------------------------------------------------------------------------------

PERCENTAGE: Final = Text2("a percentage", "百分数")
SET_OF_TERMS: Final = Text2("a set of terms", "分类项的集合")
TERM: Final = Text2("a term", "分类项")
FORMS: Final = {
    "text": Text2("a text", "文字"),
    "date": Text2("a date", "日期"),
    "duration": Text2("a duration", "时长"),
    "number": Text2("a number", "数字"),
}

# ---- how it is written -----------------------------------------------------------------------------------------------

WRITE_YES_OR_NO: Final = Text2("write `true` or `false`", "请写`true`或`false`")
WRITE_TEXT: Final = Text2('write it in quotes: `"…"`', '请加引号：`"…"`')
WRITE_DATE: Final = Text2("write a date: `2024-03-22`", "请写日期：`2024-03-22`")
WRITE_DURATION: Final = Text2(
    "write a duration: `3 years`, `72 hours`",
    "请写时长：`3 years`、`72 hours`",
)
WRITE_MONEY: Final = Text2(
    "write an amount with its currency: `50_000_000 CNY`",
    "请写金额和币种：`50_000_000 CNY`",
)
WRITE_NUMBER: Final = Text2("write a number: `1_000_000`", "请写数字：`1_000_000`")
WRITE_TERM: Final = Phrase("write a term of `{terms}`", "请写`{terms}`的分类项")
WRITE_TERMS: Final = Phrase(
    "write terms of `{terms}` in braces: `{{…}}`",
    "请在花括号内写`{terms}`的分类项：`{{…}}`",
)
NO_RECORDS: Final = Text2("records have no place here", "此处不能写记录")
OR_NONE: Final = Text2("declare it `or none` if that is an answer", "若允许“无”，请声明`or none`")
