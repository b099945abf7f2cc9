"""What is told of facts and their answers: names that are not known, words that are no answer of the type."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

NO_FACT: Final = Message("P307", "{kind} has no fact `{name}`", "{kind}没有事实`{name}`", "{near}", "{near}")
NOT_FOR_ALL: Final = Message(
    "P307",
    "`{name}` is said of {kind}, not of all at once",
    "`{name}`须就单个{kind}填写，不能统一填写",
    "write it under each record's id; `for all` takes facts only",
    "请填写在各记录之下，`for all`仅限事实",
)
COMPUTED: Final = Message(
    "P319",
    "`{name}` of {kind} is computed, never stated",
    "{kind}的`{name}`由系统推导，不能填写",
    "leave it out; state what it rests on",
    "请删去，改为填写它所依据的事实",
)
COMPUTED_NOT_SET: Final = Message(
    "P319",
    "`{name}` of {kind} is computed, never stated",
    "{kind}的`{name}`由系统推导，不能填写",
    "set what it rests on",
    "请设定它所依据的事实",
)

# ---- silence, none, yes and no ---------------------------------------------------------------------------------------

NO_ANSWER: Final = Message(
    "P309",
    "`{fact}` has no answer",
    "`{fact}`没有答复",
    "leave the line out if it is not known; write `none` if there is none",
    "不清楚就删去这一行；确实没有则写`none`",
)
BACKED_NOT_ANSWERED: Final = Message(
    "P309",
    "`{fact}` is backed but not answered",
    "`{fact}`附有证据而没有答复",
    "write `value:` with {asked}",
    "请写`value:`，填写{asked}",
)
NONE_IS_NO_ANSWER: Final = Message(
    "P318",
    "`none` is no answer to `{fact}`",
    "`none`不能作为`{fact}`的答复",
    "write {asked}, or leave the line out if it is not known",
    "请填写{asked}；不清楚就删去这一行",
)
NOT_YES_OR_NO: Final = Message(
    "P310",
    "`{word}` is not yes or no",
    "`{word}`既不表示是，也不表示否",
    "write `true` or `false`",
    "请写`true`或`false`",
)

# ---- numbers and money -----------------------------------------------------------------------------------------------

NOT_A_NUMBER: Final = Message(
    "P311",
    "`{word}` is not a number",
    "`{word}`不是数字",
    "write `2_300_000`, `60_000..90_000` or `1_000_000..`",
    "请写成`2_300_000`、`60_000..90_000`或`1_000_000..`",
)
NOT_A_PLAIN_NUMBER: Final = Message(
    "P311",
    "`{word}` is not a number",
    "`{word}`不是数字",
    "write `{plain:_}`",
    "请写成`{plain:_}`",
)
NOT_WHOLE: Final = Message("P311", "`{word}` is not a whole number", "`{word}`不是整数")
BELOW_ZERO: Final = Message(
    "P311",
    "`{word}` is below zero, which no count or amount is",
    "`{word}`小于零，数量和金额不会小于零",
)
ABOVE_PERCENT: Final = Message("P311", "`{word}` is above {most} percent", "`{word}`超过百分之 {most}")
TOO_LARGE: Final = Message(
    "P311",
    "`{word}` is above 2^53, the largest number that sums stay exact for",
    "`{word}`超过 2^53，再大的数字相加就不再精确",
)
NOTHING_BETWEEN: Final = Message(
    "P311",
    "`{word}` leaves nothing between its bounds",
    "`{word}`的上下限之间没有任何值",
    "write the lower bound first",
    "请先写下限",
)
NOT_AN_AMOUNT: Final = Message(
    "P313",
    "`{word}` is not an amount",
    "`{word}`不是金额",
    "write a number and a currency: `50_000_000 CNY`",
    "请写数字和币种：`50_000_000 CNY`",
)

# ---- terms and records -----------------------------------------------------------------------------------------------

NO_TERM: Final = Message(
    "P314",
    "`{word}` is not a term of `{terms}`",
    "`{terms}`中没有`{word}`这一项",
    "{near}",
    "{near}",
)
SEVERAL_TERMS: Final = Message(
    "P315",
    "`{word}` may be {names}",
    "`{word}`可能指{names}",
    "write the name with more of its parts",
    "请把名称写得更完整",
)
NO_RECORD: Final = Message("P316", "there is no {kinds} `{word}`", "没有{kinds}`{word}`", "{near}", "{near}")
UNDER: Final = Phrase("list it under {plurals}", "请在{plurals}下列出")
OF_ANOTHER_KIND: Final = Message(
    "P316",
    "`{word}` is {kinds}",
    "`{word}`是{kinds}",
    "{wanted} belongs here",
    "此处应为{wanted}",
)
OF_SEVERAL_KINDS: Final = Message(
    "P317",
    "`{word}` is the id of {kinds}",
    "`{word}`同时是{kinds}的编号",
    "write {choices}",
    "请写{choices}",
)
AND_OF: Final = Text2(" and of ", "和")
IN_AND_NOT_IN: Final = Message(
    "P325",
    "{names} cannot be both in the set and not in it",
    "{names}不能既在集合之内，又不在集合之内",
)

# ---- what a type asks for --------------------------------------------------------------------------------------------

YES_OR_NO: Final = Text2("`true` or `false`", "`true`或`false`")
A_TEXT: Final = Text2("a text", "一段文字")
A_DATE: Final = Text2("a date", "一个日期")
A_MOMENT: Final = Text2("a date and time", "日期和时间")
A_DURATION: Final = Text2("a duration", "一段时长")
AN_AMOUNT: Final = Text2("an amount of money", "一笔金额")
A_NUMBER: Final = Phrase("a number of {unit}", "一个数字（{unit}）")
A_NUMBER_A_YEAR: Final = Phrase("a number of {unit} for each year", "每年一个数字（{unit}）")
A_TERM: Final = Phrase("a term of `{terms}`", "`{terms}`中的一项")
SOME_TERMS: Final = Phrase("a list of terms of `{terms}`", "`{terms}`中若干项的列表")
AN_ID: Final = Phrase("the id of {kinds}", "{kinds}的编号")
SOME_IDS: Final = Phrase("a list of ids of {kinds}", "{kinds}编号的列表")
