"""What is told of declared values: tables, parameters, periods, combinations and calendars."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

# ---- tables ----------------------------------------------------------------------------------------------------------

TWO_ROWS: Final = Message(
    "P222",
    "`{keys}` has two rows of `{table}` on {day}",
    "`{keys}`在`{table}`中有两行同时有效：{day}",
    "end the earlier row the day before the later one begins",
    "请让较早的一行在较晚的一行开始前一天结束",
    Text2("also in force then", "当时也有效"),
)
EVERY_DAY: Final = Text2("every day", "每一天")
OPEN_AND_ELSE: Final = Message(
    "P237",
    "`{table}` is open, and has an `else` row: a missing key cannot be both unknown and known",
    "`{table}`是开放的，又有`else`行：缺少的键不能既未知又已知",
    "leave one of them out",
    "请删去其中一个",
)
NOT_A_KEY: Final = Message(
    "P237",
    "the key `{name}` is {type}",
    "键`{name}`为{type}",
    "a table is keyed by terms: `term of …`",
    "表以分类项为键：`term of …`",
)
NOT_A_COLUMN: Final = Message("P237", "a column cannot hold {type}", "列不能存放{type}")
VALUES_WANTED: Final = Message(
    "P237",
    "{n} values, but {wanted} are wanted",
    "有 {n} 个值，而应有 {wanted} 个",
    "in this order: {names}",
    "依次为：{names}",
)
NO_COLUMNS: Final = Text2("none", "无")
NOT_MONTHS: Final = Message(
    "P237",
    "a judgement is valid for whole months or years",
    "判断的有效期为整月或整年",
    "write `valid 12 months`",
    "请写成`valid 12 months`",
)

# ---- parameters ------------------------------------------------------------------------------------------------------

OUT_OF_BOUNDS: Final = Message(
    "P238",
    "the value of `{name}` lies outside its bounds",
    "`{name}`的值超出其上下限",
    "correct the value or the bounds",
    "请更正值或上下限",
)
NOT_A_PARAMETER: Final = Message("P238", "a parameter cannot be {type}", "参数不能是{type}")
NO_BOUNDS: Final = Message(
    "P238",
    "`{name}` is {type}, which has no bounds",
    "`{name}`为{type}，没有上下限",
    "leave `between … and …` out",
    "请删去`between … and …`",
)
BOUNDS_REVERSED: Final = Message(
    "P238",
    "the lower bound lies above the upper",
    "下限高于上限",
    "write the lower one first",
    "请先写下限",
)
ONE_READING: Final = Message(
    "P238",
    "the contested parameter `{name}` has one reading only",
    "有争议的参数`{name}`只有一种理解",
    "declare it yesno, or give the readings as bounds: `between … and …`",
    "请声明为 yesno，或者以上下限给出各种理解：`between … and …`",
)

# ---- periods and combinations ----------------------------------------------------------------------------------------

NO_DAY_AT_ALL: Final = Message(
    "P239",
    "in force from {first} until {last} is no day at all",
    "自{first}至{last}没有一天",
    "the last day must not lie before the first",
    "最后一天不得早于第一天",
)
ONE_TERM: Final = Message(
    "P240",
    "one term alone is no combination",
    "只有一个分类项不构成组合",
    "list two terms or more, or make a group",
    "请列出两个以上的分类项，或者设为条目组",
)
TERM_WITHIN: Final = Message(
    "P240",
    "`{below}` is a `{term}`, so it makes no combination with it",
    "`{below}`属于`{term}`，二者不构成组合",
    "leave `{term}` out",
    "请删去`{term}`",
)

# ---- calendars -------------------------------------------------------------------------------------------------------

CALENDAR_TWICE: Final = Message(
    "P242",
    "the calendar `{name}` is declared twice",
    "日历`{name}`声明了两次",
    label=Text2("first here", "首次在此处"),
)
CALENDAR_UNKNOWN_DAYS: Final = Message(
    "P242",
    "the calendar `{name}` does not say which days it knows",
    "日历`{name}`未说明它涵盖哪些日期",
    "write `known in force from 2026-01-01 until 2026-12-31`",
    "请写`known in force from 2026-01-01 until 2026-12-31`",
)
DAYS_REVERSED: Final = Message(
    "P242",
    "{last} is before {first}",
    "{last} 早于 {first}",
    "the last day stands after `until`",
    "最后一天写在`until`之后",
)
DAYS_OUTSIDE: Final = Message(
    "P242",
    "these days are outside of those that the calendar knows",
    "这些日期不在日历涵盖的日期之内",
    "widen `known`, once all days off in it are listed",
    "列出其中全部休息日之后，请扩大`known`",
    Text2("the calendar", "该日历"),
)
OFF_AND_WORKED: Final = Message(
    "P242",
    "{day} is a day off and a day worked",
    "{day} 既是休息日，又是工作日",
    "keep one of the two",
    "只保留其一",
    Text2("and worked here", "此处为工作日"),
)
NO_CALENDAR: Final = Message("P242", "there is no calendar `{name}`", "没有日历`{name}`", "{near}", "{near}")
