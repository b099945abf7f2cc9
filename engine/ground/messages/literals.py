"""What is told of dates, durations and numbers in the text of rules."""

from typing import Final

from engine.ground.problem import Message

SINCE_WHEN: Final = Message(
    "P110",
    "`in force` does not say since when",
    "`in force`没有写明起始日期",
    "write `in force from 2024-03-22`",
    "请写`in force from 2024-03-22`",
)
NOT_A_DATE: Final = Message(
    "P110",
    "`{word}` is not a date",
    "`{word}`不是日期",
    "dates are written `2024-03-22`, without quotes",
    "日期写成`2024-03-22`，不加引号",
)
UNFIT_DATE: Final = Message(
    "P110",
    "{why}",
    "{why}",
    "dates are written `2024-03-22`: year, month, day",
    "日期写成`2024-03-22`：年、月、日",
)
NOT_A_DURATION: Final = Message(
    "P121",
    "`{word}` is not a duration",
    "`{word}`不是时长",
    "durations are written `72 hours`; the units are minutes, hours, days, weeks, months, years, working days",
    "时长写成`72 hours`；单位有 minutes、hours、days、weeks、months、years、working days",
)
UNFIT_DURATION: Final = Message("P121", "{why}", "{why}")
COMMA: Final = Message(
    "P121",
    "a comma ends a number",
    "逗号会结束数字",
    "digits are grouped like this: `1_000_000`",
    "数字分组写成`1_000_000`",
)
TOO_LARGE: Final = Message(
    "P121",
    "`{word}` is too large a number",
    "数字`{word}`过大",
    "numbers reach up to {most:_}",
    "数字最大为 {most:_}",
)
