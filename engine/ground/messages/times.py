"""What is told of dates, moments and durations."""

from typing import Final

from engine.ground.problem import Message

NOT_A_DATE: Final = Message(
    "P312",
    "`{word}` is not a date",
    "`{word}`不是日期",
    "write year, month and day: `2024-03-22`",
    "请写年、月、日：`2024-03-22`",
)
NOT_A_DAY: Final = Message(
    "P312",
    "`{word}` is not a day",
    "`{word}`不是具体的某一天",
    "write year, month and day: `2026-05-12`",
    "请写年、月、日：`2026-05-12`",
)
NOT_A_YEAR: Final = Message(
    "P312",
    "`{word}` is not a year",
    "`{word}`不是年份",
    "write `{{2026: 80_000}}`",
    "请写成`{{2026: 80_000}}`",
)
NO_MONTH: Final = Message(
    "P312",
    "`{word}` is not a date: there is no month {month:02} of year {year:04}",
    "`{word}`不是日期：没有 {year:04} 年 {month:02} 月",
)
NO_DAY: Final = Message(
    "P312",
    "`{word}` is not a date: {year:04}-{month:02} has days 01 to {last}",
    "`{word}`不是日期：{year:04} 年 {month:02} 月只有 01 日至 {last} 日",
)
NOT_A_MOMENT: Final = Message(
    "P312",
    "`{word}` is not a moment",
    "`{word}`不是时间点",
    "write `2024-03-22T10:30+08:00`, or the day alone",
    "请写成`2024-03-22T10:30+08:00`，或者只写日期",
)
NO_HOUR: Final = Message(
    "P312",
    "`{word}` is not a moment: a day has hours 00 to 23 and minutes 00 to 59",
    "`{word}`不是时间点：一天为 00 时至 23 时，每小时为 00 分至 59 分",
)
NO_ZONE: Final = Message(
    "P312",
    "`{word}` is not a moment: zones reach from -12:00 to +14:00",
    "`{word}`不是时间点：时区为 -12:00 至 +14:00",
)
NOT_A_DURATION: Final = Message(
    "P313",
    "`{word}` is not a duration",
    "`{word}`不是时长",
    "write a number and a unit: `72 hours`, `3 years`",
    "请写数字和单位：`72 hours`、`3 years`",
)
NO_UNIT: Final = Message(
    "P313",
    "`{word}` is not a unit of time",
    "`{word}`不是时间单位",
    "the units are {units}",
    "单位有 {units}",
)
TOO_LONG: Final = Message("P313", "`{word}` is longer than ten thousand years", "`{word}`超过一万年")
