"""What is told of calls: defines, judgements, tables, built-in questions, and definitions of themselves."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

NO_DEFINE: Final = Message("P207", "there is no define `{name}`", "没有定义`{name}`", "{near}", "{near}")
NOT_A_DEFINE: Final = Message(
    "P207", "`{name}` is {what}, not a define", "`{name}`是{what}，不是定义", "{way}", "{way}"
)
WRITE_JUDGED: Final = Phrase("write `judged {name}({argument})`", "请写`judged {name}({argument})`")
GOVERNED_OUTSIDE: Final = Message(
    "P207",
    "`governed` means nothing outside the scope of a law or a kind",
    "`governed`只在法律或种类的适用范围之内有意义",
    "leave it out",
    "请删去",
)

OF_ANOTHER_KIND: Final = Message(
    "P208",
    "`{argument}` is {what}, but `{name}` asks of {wanted}",
    "`{argument}`为{what}，而`{name}`针对{wanted}",
    label=Text2("it takes {wanted}", "它针对{wanted}"),
)
JUDGED_OF_ANOTHER_KIND: Final = Message(
    "P228",
    "`{argument}` is {what}, but `{name}` asks of {wanted}",
    "`{argument}`为{what}，而`{name}`针对{wanted}",
    label=Text2("it is about {wanted}", "它针对{wanted}"),
)
DAY_OF_ROW: Final = Message(
    "P208",
    "`day(…)` is the judged day of a row that is bound here",
    "`day(…)`是此处所引入之行的判定日",
    "of another record ask one of its dates: `{argument}.…`",
    "其他记录请写明其某一日期：`{argument}.…`",
)
GOVERNED_RECORD: Final = Message(
    "P208",
    "`governed` asks of a record, but this is {type}",
    "`governed`针对记录，而此处为{type}",
)
GOVERNED_ONE_KIND: Final = Message(
    "P208",
    "`{argument}` may be {type}, but `governed` asks of one kind",
    "`{argument}`可能是{type}，而`governed`针对一个种类",
    "ask relations of one kind each, and join them with `or`",
    "请就各个种类的关系分别书写，再用`or`连接",
)

# ---- what people are asked -------------------------------------------------------------------------------------------

JUDGEMENT: Final = Text2("judgement", "判断")
ATTESTATION: Final = Text2("attestation", "声明")
NO_QUESTION: Final = Message("P228", "there is no {what} `{name}`", "没有{what}`{name}`", "{near}", "{near}")
CALLED_WITHOUT: Final = Phrase(
    "a define is called without `{word}`: `{name}(…)`",
    "定义的调用不写`{word}`：`{name}(…)`",
)
OTHER_QUESTION: Final = Message(
    "P228",
    "`{name}` is no {what}",
    "`{name}`不是{what}",
    "write `{other} {name}(…)`",
    "请写`{other} {name}(…)`",
    Text2("declared here", "声明于此处"),
)

# ---- tables ----------------------------------------------------------------------------------------------------------

NO_TABLE: Final = Message("P229", "there is no table `{name}`", "没有表`{name}`", "{near}", "{near}")
NO_COLUMN: Final = Message(
    "P229",
    "the table `{table}` has no column `{name}`",
    "表`{table}`没有列`{name}`",
    "{near}",
    "{near}",
)
KEYS_WANTED: Final = Message(
    "P229",
    "the table `{table}` has {n} keys",
    "表`{table}`有 {n} 个键",
    "they are: {keys}",
    "依次为：{keys}",
)
KEYED_BY: Final = Message(
    "P229",
    "the table `{table}` is keyed by {keys}",
    "表`{table}`以{keys}为键",
    "write `{way}`",
    "请写`{way}`",
)
KEY_OF_ANOTHER_TYPE: Final = Message(
    "P204",
    "this is {type}, but the table `{table}` is keyed by {wanted}",
    "此处为{type}，而表`{table}`以{wanted}为键",
)
VALUE_OF_ANOTHER_TYPE: Final = Message(
    "P204",
    "{value} is {type}, but `{table}` is keyed by {wanted}",
    "{value}为{type}，而`{table}`以{wanted}为键",
)
ON_A_DAY: Final = Message(
    "P204",
    "a table is read on a day, but this is {type}",
    "表按某一天读取，而此处为{type}",
)
ON_A_STATED_MOMENT: Final = Message(
    "P204",
    "a table is read on the day of a stated moment",
    "表按所陈述时间点的当天读取",
    "name the fact that states it",
    "请写出陈述它的事实",
)

# ---- definitions that come back to themselves ------------------------------------------------------------------------

BY_ITSELF: Final = Message(
    "P212",
    "`{name}` is defined by itself: {circle}",
    "`{name}`的定义引用了自身：{circle}",
    "rules must always end: no define may come back to itself",
    "规则必须能够终止：定义不得引用自身",
)
FACT_BY_ITSELF: Final = Message(
    "P212",
    "`{name}` is defined by itself: {circle}",
    "`{name}`的定义引用了自身：{circle}",
    "rules must always end: no define or derived fact may come back to itself",
    "规则必须能够终止：定义和推导的事实不得引用自身",
)
KINDS_BY_THEMSELVES: Final = Message(
    "P212",
    "which {name} records a law governs is said by itself: {circle}",
    "法律适用于哪些`{name}`记录，其规定引用了自身：{circle}",
    "one of these kinds must be left to the laws: no `governed when`",
    "其中一个种类必须留给法律规定：不写`governed when`",
)
LAWS_BY_THEMSELVES: Final = Message(
    "P212",
    "what {name} governs is said by itself: {circle}",
    "{name} 的适用范围引用了自身：{circle}",
    "one of these laws must say itself what it governs",
    "其中一部法律必须自行规定其适用范围",
)
