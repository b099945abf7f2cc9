"""What is told of set tests, of lists and their members, of numbers over them, lineage and years."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

# ---- set tests -------------------------------------------------------------------------------------------------------

NOT_BETWEEN: Final = Phrase("`{op}` does not stand between {type} and another", "`{op}`不能用于两个{type}之间")
OF_TERMS: Final = Text2("this test is of terms and sets of terms", "此条件用于分类项和分类项的集合")
ONE_TAXONOMY: Final = Text2(
    "both sides must be of one taxonomy, or the test can never hold",
    "两边必须属于同一分类，否则此条件从不成立",
)
OF_A_SET: Final = Text2(
    "of a set write `overlaps` (some are) or `covered by` (all are)",
    "集合请用`overlaps`（部分）或`covered by`（全部）",
)
TERM_IN: Final = Text2("of a single term write `in`", "单个分类项请用`in`")
TERM_IS: Final = Text2("a single term is compared with `==`", "单个分类项请用`==`比较")
INCLUDES_ONE: Final = Text2(
    "`includes` has one term on its right; between sets write `overlaps`, or `covered by` the other way",
    "`includes`右边是一个分类项；集合之间请写`overlaps`，或者反过来写`covered by`",
)
TERM_INCLUDED: Final = Text2("of a single term write `includes`", "单个分类项请用`includes`")
BY_MEMBER: Final = Phrase(
    "lists are compared member by member: `{quantifier} x in {one} has {other} includes x`",
    "列表逐个成员比较：`{quantifier} x in {one} has {other} includes x`",
)
NOT_A_MEMBER: Final = Message(
    "P204",
    "the list holds {kinds} records, but this is {type}",
    "列表的成员为{kinds}记录，而此处为{type}",
    label=Text2("{list}", "{list}"),
)
NO_COMBINATION: Final = Message("P241", "there is no combination {name}", "没有组合{name}", "{near}", "{near}")

# ---- lists and their members -----------------------------------------------------------------------------------------

NOT_A_LIST: Final = Message("P210", "`{path}` is {type}, not a list", "`{path}`为{type}，不是列表", "{way}", "{way}")
RUNS_OVER: Final = Text2("a quantifier or aggregate runs over a list of records", "量词和汇总用于记录的列表")
ONE_RECORD: Final = Phrase(
    "it is one record: write `{path}.…` without a quantifier",
    "这是一条记录：请写`{path}.…`，不用量词",
)
ASK_THE_SET: Final = Text2(
    "a set is asked with `overlaps`, `includes`, `covered by`",
    "集合请用`overlaps`、`includes`、`covered by`",
)
LIST_HAS_NO: Final = Message(
    "P211",
    "`{path}` is a list; a list has no `{name}`",
    "`{path}`是列表；列表没有`{name}`",
    "ask of its members: `some {short} in {path} has {short}.{name} …`",
    "请就其成员提出条件：`some {short} in {path} has {short}.{name} …`",
)
ALONG_LINEAGE: Final = Message(
    "P213",
    "along lineage only `{own}` may be read, but this reads `{other}`",
    "沿数据流向只能读取`{own}`，而此处读取`{other}`",
    "gather first, compare outside: `… covered by common({own}.… for {own} in …)`, or `… overlaps union(…)`",
    "请先汇集，再在外面比较：`… covered by common({own}.… for {own} in …)`，或者`… overlaps union(…)`",
    Text2("lineage is walked here", "此处沿数据流向查找"),
)
OUT_OF_REACH: Final = Message(
    "P214",
    "only `{own}` and `{hook}`, which its list hangs on, may be read here, but this reads `{other}`",
    "此处只能读取`{own}`及其列表所属的`{hook}`，而此处读取`{other}`",
    "put what asks of `{other}` outside, or into a define of one row",
    "请把涉及`{other}`的内容移到外面，或者放入针对一行的定义",
    Text2("`{own}` is bound here", "`{own}`在此处引入"),
)
UP_AND_DOWN: Final = Message(
    "P215",
    "`{own}` is reached from `{other}` up a reference and down a list; here `{other}` cannot be read as well",
    "`{own}`由`{other}`经引用向上、再经列表向下取得；此处不能同时读取`{other}`",
    "pairs would grow with the square: read `{own}` alone, or let a list hang on `{other}` itself",
    "成对的数量将按平方增长：请只读取`{own}`，或者让列表直接属于`{other}`",
    Text2("up, and down again", "向上再向下"),
)

# ---- numbers over lists ----------------------------------------------------------------------------------------------

PEOPLE_ADDED: Final = Message(
    "P216",
    "people cannot be added up",
    "人数不能相加",
    "the same person may be in several: write `persons(…)`, which gives bounds",
    "同一人可能出现多次：请写`persons(…)`，由它给出上下限",
)
STATED_OTHERWISE: Final = Message(
    "P217",
    "the stated number is {stated}, but the result is {type}",
    "所陈述的数字为{stated}，而结果为{type}",
)
NOT_OF_ROWS: Final = Message(
    "P235",
    "`{op}` is of a list, not of {rows}",
    "`{op}`用于列表，不用于{rows}",
    "ask `some`, `every` or `no {along} … has …`, or gather a set: `union(x.… for {along})`, `common(…)`",
    "请写`some`、`every`或`no {along} … has …`，或者汇集为集合：`union(x.… for {along})`、`common(…)`",
)
DATASETS: Final = Text2("datasets", "数据集")
FLOWS_ALONG: Final = Phrase("{direction} flows", "沿`{direction}`的数据流")
NOT_PEOPLE: Final = Message(
    "P235",
    "{value} is a count of {unit}",
    "{value}为计数（{unit}）",
    "`persons` counts distinct people; add other counts up with `sum(…)`",
    "`persons`计算不同的人；其他计数请用`sum(…)`相加",
)
NOTHING_NAMED: Final = Text2("nothing named", "未指明单位")
OF_ANOTHER_TYPE: Final = Message(
    "P235",
    "`{op}` is of {wanted}, but {value} is {type}",
    "`{op}`用于{wanted}，而{value}为{type}",
)
COUNT_OF_PEOPLE: Final = Text2("a count of people", "人数")
NUMBER: Final = Text2("a number", "数字")
NOT_SETS: Final = Message(
    "P235",
    "`{op}` gathers sets of terms, but {value} is {type}",
    "`{op}`汇集分类项的集合，而{value}为{type}",
)
UNTIL_OF_LIST: Final = Message(
    "P236",
    "`until` stops a walk along lineage; a list is not walked",
    "`until`用于终止沿数据流向的查找；列表不作此种查找",
    "use `where`",
    "请用`where`",
)
NOT_BOUND_HERE: Final = Message(
    "P236",
    "`{direction} of` asks of a {kind} that is bound here, but `{path}` is {what}",
    "`{direction} of`针对此处引入的`{kind}`，而`{path}`是{what}",
    "write it in a define of one {kind}, and call that",
    "请写入针对一个`{kind}`的定义，再调用它",
)
BEHIND_A_PATH: Final = Text2("one behind a path", "经路径取得的记录")

# ---- years -----------------------------------------------------------------------------------------------------------

YEAR_NO_VALUE: Final = Message(
    "P218",
    "`{year}` is the year of the rule",
    "`{year}`是规则的年份",
    "a year is no value: count in it with `… during {year}`, and compare days with `day({row})`",
    "年份不是值：请用`… during {year}`按年计算，用`day({row})`比较日期",
)
SEVERAL_YEARS_MONEY: Final = Message(
    "P218",
    "amounts of several years are not added up",
    "多个年份的金额不相加",
    "name one year",
    "请指明一个年份",
)
LINEAGE_HAS_NO_YEAR: Final = Message(
    "P218",
    "lineage has no year: dates along a path are not looked at",
    "数据流向没有年份：路径上的日期不予考虑",
    "leave `during` out",
    "请删去`during`",
)
SEVERAL_YEARS: Final = Message(
    "P218",
    "`{op}` of several years is not one number: the same record may stand in each of them",
    "多个年份的`{op}`不是一个数字：同一记录可能每年都在其中",
    "name one year; over several there are {ways}",
    "请指明一个年份；跨年可用{ways}",
)
NO_PERIOD: Final = Message("P218", "`{word}` is no period", "`{word}`不是期间", "{known}", "{known}")
YEARS_HERE: Final = Phrase("the years here are {years}", "此处的年份有{years}")
THIS_YEAR: Final = Text2(
    "the one period is `this_year`, the year of the judged day",
    "唯一的期间是`this_year`，即判定日所在年份",
)
YEAR_OF_RULE: Final = Text2(
    "a year has a name in a rule that says `for … each year y`; elsewhere write `this_year`",
    "只有写明`for … each year y`的规则中年份才有名称；别处请写`this_year`",
)
LATER_YEAR: Final = Message(
    "P218",
    "`{first}` is the later of the two years",
    "`{first}`是两个年份中较晚的",
    "write `{last} to {first}`",
    "请写`{last} to {first}`",
)
OWN_JUDGED_DAY: Final = Message(
    "P218",
    "a row for each year has its own judged day",
    "逐年判定的每一行各有判定日",
    "leave `judged on` out: a year is judged by the law at its end",
    "请删去`judged on`：各年按年末的法律判定",
)
EACH_YEAR_IDLE: Final = Message(
    "P218",
    "`each year {year}` has no effect: nothing in the rule is counted by year",
    "`each year {year}`不起作用：规则中没有按年计算的内容",
    "leave it out, or read a `count of … per year`",
    "请删去，或者读取`count of … per year`",
)
DURING_IDLE: Final = Message(
    "P218",
    "`during` has no effect: nothing here is counted by year",
    "`during`不起作用：此处没有按年计算的内容",
    "leave it out, or read a `count of … per year`, such as `f.persons > 0`",
    "请删去，或者读取`count of … per year`，例如`f.persons > 0`",
)
WHICH_YEAR: Final = Message(
    "P218",
    "`{value}` is counted by year, and nothing says which year is meant",
    "`{value}`按年计算，但未指明哪一年",
    "add `during this_year`: `… for … in … during this_year`",
    "请加上`during this_year`：`… for … in … during this_year`",
)
YEAR_ALONG_LINEAGE: Final = Message(
    "P218",
    "`{value}` is asked along lineage for something that differs by year",
    "沿数据流向读取的`{value}`逐年不同",
    "ask it in the rule itself, or leave the year out",
    "请在规则本身中读取，或者去掉年份",
)
FACT_NOT_BY_YEAR: Final = Message(
    "P218",
    "`{fact}` is declared per year, but nothing in it differs by year",
    "`{fact}`声明为逐年，但其中没有逐年不同的内容",
    "leave `per year` out, or read something by year",
    "请删去`per year`，或者读取按年计算的内容",
)
FACT_BY_YEAR: Final = Message(
    "P218",
    "`{fact}` depends on the year, but is not declared per year",
    "`{fact}`随年份而变，但没有声明为逐年",
    "declare a `count of … per year`, or write a define instead",
    "请声明为`count of … per year`，或者改写为定义",
)
