"""What is told of the expressions of rules: words that are not known, values of different types, conditions."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

THIS: Final = Text2("this", "此值")
THE_VALUE: Final = Text2("the value", "该值")
MISSING: Final = Text2("missing", "空缺")

# ---- words that are not known ----------------------------------------------------------------------------------------

NO_ROW: Final = Message("P201", "`{name}` is no row here", "此处没有名为`{name}`的行", "{near}", "{near}")
UNKNOWN: Final = Message("P201", "`{name}` is not known", "`{name}`没有定义", "{near}", "{near}")
WHICH_TAXONOMY: Final = Message(
    "P201",
    "`{name}` is a term of {taxonomies}, but nothing here says which taxonomy is meant",
    "`{name}`是{taxonomies}的分类项，但此处未指明是哪一分类",
    "a term stands beside a fact of its taxonomy: `… == term`, `… in {{term}}`",
    "分类项应与同一分类的事实相比较：`… == term`、`… in {{term}}`",
)
OF_NO_TAXONOMY: Final = Message(
    "P201",
    "nothing here says of which taxonomy these terms are",
    "此处未指明这些分类项属于哪一分类",
    "a set stands beside a fact of its taxonomy: `… in {{…}}`",
    "集合应与同一分类的事实相比较：`… in {{…}}`",
)
HAS_NOTHING: Final = Message(
    "P202",
    "`{path}` is {type}; it has no `{name}`",
    "`{path}`为{type}，没有`{name}`",
)
NOT_ON_ALL: Final = Message(
    "P202",
    "`{path}` may be {kinds}, which has no fact `{name}`",
    "`{path}`可能是{kinds}，而后者没有事实`{name}`",
    "a fact of several kinds must exist on each of them",
    "多个种类共用的事实必须在每个种类上都有",
)
NO_FACT: Final = Message("P202", "{kind} has no fact `{name}`", "{kind}没有事实`{name}`", "{near}", "{near}")
BELOW: Final = Phrase("below `{name}` there are {names}", "`{name}`之下有{names}")

# ---- values of different types ---------------------------------------------------------------------------------------

NOT_A_VALUE: Final = Message("P204", "the {what} `{name}` is not a value", "{what}`{name}`不是值", "{way}", "{way}")
ASK_TABLE: Final = Phrase(
    "ask `… in {name}`, or read a column: `{name}[…].…`",
    "请写`… in {name}`，或者读取一列：`{name}[…].…`",
)
ASK_COMBINATION: Final = Phrase("ask `… completes {name}`", "请写`… completes {name}`")
ASK_JUDGEMENT: Final = Phrase("write `judged {name}(…)`", "请写`judged {name}(…)`")
CALL_IT: Final = Phrase("call it: `{name}(…)`", "请调用它：`{name}(…)`")
ONE_PATH_TWO_TYPES: Final = Message(
    "P204",
    "`{fact}` is {one} on {kind}, but {other} on {other_kind}",
    "`{fact}`在{kind}上为{one}，在{other_kind}上却为{other}",
    "one path means one type",
    "一条路径只能有一种类型",
)
NOT_COMPARABLE: Final = Message(
    "P204",
    "{left} is {one}, but {right} is {other}",
    "{left}为{one}，而{right}为{other}",
    "{how}",
    "{how}",
    Text2("{other}", "{other}"),
)
BESIDE_NO_TERMS: Final = Message(
    "P204",
    "{value} is {type}, beside which no terms stand",
    "{value}为{type}，不能与分类项比较",
    "compare it with a value of its own type",
    "请与同类型的值比较",
)
NOT_ITS_TERMS: Final = Message(
    "P204",
    "{value} is {type}",
    "{value}为{type}",
    "only a set of the same terms can complete it",
    "只有同一分类的集合才能构成该组合",
    Text2("a combination of {terms}", "`{terms}`的组合"),
)
NO_DEFINE_TYPE: Final = Message(
    "P204",
    "`{name}` is {type}",
    "`{name}`为{type}",
    "a define is a condition, a number, a date, a term or set, or one record",
    "定义可以是条件、数字、日期、分类项或集合，或者一条记录",
)
DERIVED_OTHERWISE: Final = Message(
    "P230",
    "`{fact}` is declared as {wanted}, but this is {type}",
    "`{fact}`声明为{wanted}，而此处为{type}",
    "declare it as what it is",
    "请按实际类型声明",
)
DERIVED_NONE: Final = Message(
    "P230",
    "`{fact}` can be `none`, since what it is derived from can",
    "`{fact}`可以为`none`，因为它所依据的值可以为`none`",
    "declare it `{fact}: … or none`",
    "请声明为`{fact}: … or none`",
)
CONDITION: Final = Message(
    "P209",
    "{value} is {type}, but a condition is yes or no",
    "{value}为{type}，而条件只有是与否",
    "compare it with something, or ask whether it `is none`",
    "请与其他值比较，或者用`is none`判断",
)

# ---- comparisons -----------------------------------------------------------------------------------------------------

ALIKE: Final = Message("P204", "{why}", "{why}", "{how}", "{how}", Text2("{other}", "{other}"))
SAME_TYPE: Final = Phrase("{type} cannot be compared with `{op}`", "{type}不能用`{op}`比较")
WORKING_DAYS_ALIKE: Final = Text2("a duration cannot be compared with working days", "时长不能与工作日比较")
CURRENCIES_ALIKE: Final = Text2(
    "amounts in different currencies cannot be compared",
    "不同币种的金额不能比较",
)
OTHER_CURRENCIES: Final = Text2("these amounts are in different currencies", "这些金额的币种不同")
ONE_UNIT: Final = Text2("compare counts of one unit", "请比较同一单位的计数")
ONE_CURRENCY: Final = Text2("compare amounts in one currency", "请比较同一币种的金额")
WORKING_DAYS: Final = Text2(
    "working days have no fixed length; they serve deadlines: `within 10 working days of …`",
    "工作日没有固定时长，只用于期限：`within 10 working days of …`",
)
SET_TESTS: Final = Text2(
    "between sets and terms write `in`, `overlaps`, `includes` or `covered by`",
    "集合与分类项之间请用`in`、`overlaps`、`includes`或`covered by`",
)
ASK_MEMBERS: Final = Text2(
    "a list is asked of its members: `some x in … has …`, or `… includes x`",
    "请就列表的成员提出条件：`some x in … has …`，或者`… includes x`",
)
ORDERED: Final = Text2(
    "`<` and its like compare numbers, dates, durations and money",
    "`<`等比较符用于数字、日期、时长和金额",
)
ONE_TYPE: Final = Text2("the two sides of a test must be of one type", "比较的两边必须类型相同")
ADDED: Final = Text2(
    "counts of one unit and amounts in one currency can be added or subtracted",
    "同一单位的计数和同一币种的金额可以加减",
)
FOR_TIME: Final = Text2(
    "for time write a deadline: `… within 30 days of …`, `… at least 3 years after …`",
    "时间请写期限：`… within 30 days of …`、`… at least 3 years after …`",
)

# ---- tests that nothing can fail, or nothing can meet ----------------------------------------------------------------

NEVER_NONE: Final = Message(
    "P220",
    "{value} cannot be `none`: this test {outcome} holds",
    "{value}不会是`none`：此条件{outcome}",
    "leave the test out, or declare the fact `or none` if that is an answer",
    "请删去此条件；若允许“无”，请将事实声明为`or none`",
)
ALWAYS: Final = Text2("always", "总是成立")
NEVER: Final = Text2("never", "从不成立")
NEVER_BELOW_0: Final = Message(
    "P220",
    "no count is below 0: this test {outcome} holds",
    "计数不会小于 0：此条件{outcome}",
    "correct the limit",
    "请更正界限",
)
NEVER_ABOVE_100: Final = Message(
    "P220",
    "no percentage is above 100: this test {outcome} holds",
    "百分数不会大于 100：此条件{outcome}",
    "correct the limit",
    "请更正界限",
)
NEVER_BOTH: Final = Message(
    "P220",
    "`{value}` is never both `{one}` and `{other}`",
    "`{value}`不会同时是`{one}`和`{other}`",
    "write `or` between them, or `in {{…}}`",
    "两者之间请写`or`，或者写`in {{…}}`",
    Text2("`{one}` here", "此处为`{one}`"),
)
EMPTY_SET: Final = Message(
    "P220",
    "nothing is in an empty set",
    "空集合中没有任何内容",
    "to ask whether a set is empty write `is none`",
    "判断集合是否为空，请写`is none`",
)
NEGATED_NONE: Final = Message(
    "P219",
    "`{value}` can be `none`, and then this negated test holds",
    "`{value}`可能为`none`，此时这一否定条件成立",
    "say beside it what `none` means: `{value} is not none and …`, or `{value} is none or …`",
    "请在旁写明`none`的含义：`{value} is not none and …`，或者`{value} is none or …`",
)

# ---- deadlines -------------------------------------------------------------------------------------------------------

NOT_A_DAY: Final = Message(
    "P204",
    "{value} is {type}, but a deadline runs between dates or moments",
    "{value}为{type}，而期限在日期或时间点之间计算",
)
NO_TIME: Final = Message(
    "P226",
    "{value} is a day without a time",
    "{value}是没有时刻的日期",
    "declare the fact as a `moment`, or count in days",
    "请将事实声明为`moment`，或者按日计算",
    Text2("counted in hours", "按小时计算"),
)
