"""What is told of records: answers that contradict each other, evidence, what people judged, facts of the future."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

_FIRST: Final = Text2("first answered here", "首次答复在此处")
ANSWERED_TWICE: Final = Message(
    "P320",
    "`{fact}` of `{record}` is answered twice, and differently",
    "`{record}`的`{fact}`有两个不同的答复",
    "keep the answer that is true",
    "只保留正确的答复",
    _FIRST,
)
ASSUMED_TWICE: Final = Message(
    "P320",
    "`{fact}` for all is answered twice, and differently",
    "对全部记录填写的`{fact}`有两个不同的答复",
    "keep the answer that is true",
    "只保留正确的答复",
    _FIRST,
)

OUTSIDE: Final = Message(
    "P322",
    "the evidence `{file}` lies outside the folder of the manifest",
    "证据`{file}`不在清单所在的文件夹之内",
    "keep evidence beside the manifest; name a web page under `source`",
    "证据请放在清单所在的文件夹内；网页请写在`source`中",
)
NO_EVIDENCE: Final = Message(
    "P323",
    "there is no evidence file `{file}`",
    "没有证据文件`{file}`",
    "the path starts at the folder of this file",
    "路径从本文件所在的文件夹算起",
    warning=True,
)

# ---- what people judged and signed -----------------------------------------------------------------------------------

JUDGEMENT: Final = Text2("judgement", "判断")
ATTESTATION: Final = Text2("attestation", "声明")
NOT_ASKED: Final = Message(
    "P324",
    "there is no {what} `{name}` about {kind}",
    "{kind}没有名为`{name}`的{what}",
    "{near}",
    "{near}",
)
ASKED_ELSEWHERE: Final = Message(
    "P324",
    "there is no {what} `{name}` about {kind}",
    "{kind}没有名为`{name}`的{what}",
    "write it under `{under}`",
    "请写在`{under}`中",
)
NO_PART: Final = Message(
    "P324",
    "`{part}` is no part of a recorded {what}",
    "{what}记录不含`{part}`",
    "{near}",
    "{near}",
)
LACKS_PARTS: Final = Message(
    "P324",
    "the {what} `{name}` does not say its {parts}",
    "{what}`{name}`缺少{parts}",
    "write `{example}`",
    "请写成`{example}`",
)

# ---- days ------------------------------------------------------------------------------------------------------------

ENDS_FIRST: Final = Message(
    "P327",
    "`{record}` ends before it begins",
    "`{record}`的结束早于开始",
    "correct one of the days",
    "请更正其中一个日期",
    Text2("it begins here", "开始于此处"),
)
COUNTS_BEFORE: Final = Message(
    "P327",
    "`{fact}` of `{record}` counts {year}, before it begins",
    "`{record}`的`{fact}`计入 {year} 年，当时尚未开始",
    "correct the year or the day",
    "请更正年份或日期",
    Text2("it begins here", "开始于此处"),
)
COUNTS_AFTER: Final = Message(
    "P327",
    "`{fact}` of `{record}` counts {year}, after it has ended",
    "`{record}`的`{fact}`计入 {year} 年，当时已经结束",
    "correct the year or the day",
    "请更正年份或日期",
    Text2("it ends here", "结束于此处"),
)
AHEAD: Final = Message(
    "P330",
    "`{fact}` of `{record}` is dated after {day}, the as-of day",
    "`{record}`的`{fact}`晚于基准日 {day}",
    "what has not happened yet is no fact: leave it out, correct it, or ask as of a later day",
    "尚未发生的不是事实：请删去或更正，或者以更晚的日期为基准日",
    warning=True,
)
AHEAD_FOR_ALL: Final = Message(
    "P330",
    "`{fact}` is dated after {day}, the as-of day",
    "`{fact}`晚于基准日 {day}",
    "what has not happened yet is no fact: leave it out, correct it, or ask as of a later day",
    "尚未发生的不是事实：请删去或更正，或者以更晚的日期为基准日",
    warning=True,
)
ONE_MORE_AHEAD: Final = Message(
    "P330",
    "one more fact is dated after {day}, the as-of day",
    "另有 1 项事实晚于基准日 {day}",
    "ask as of a later day, or correct them",
    "请以更晚的日期为基准日，或者予以更正",
    warning=True,
)
MORE_AHEAD: Final = Message(
    "P330",
    "{n:,} more facts are dated after {day}, the as-of day",
    "另有 {n:,} 项事实晚于基准日 {day}",
    "ask as of a later day, or correct them",
    "请以更晚的日期为基准日，或者予以更正",
    warning=True,
)

# ---- many and much ---------------------------------------------------------------------------------------------------

MANY_FLOWS: Final = Message(
    "P329",
    "{n:,} flows in text take long to read",
    "以文本列出的 {n:,} 条数据流读取较慢",
    "deliver tables, one per kind",
    "请以表格提供，每个种类一张",
    warning=True,
)
CROWDED: Final = Message(
    "P331",
    "each of the {n} {kinds} of `{record}` rests on all {size} {fact} of its list",
    "`{record}`的 {n} 个{kinds}各自依据其列表中的全部 {size} 项`{fact}`",
    "state `{fact}` where each belongs, on the {kinds} themselves, or divide `{record}`",
    "请把`{fact}`分别填写在所属的{kinds}上，或者拆分`{record}`",
    warning=True,
)
CROWDED_ONE: Final = Message(
    "P331",
    "the one {kind} of `{record}` rests on all {size} {fact} of its list",
    "`{record}`仅有的{kind}依据其列表中的全部 {size} 项`{fact}`",
    "state `{fact}` where each belongs, on the {kinds} themselves, or divide `{record}`",
    "请把`{fact}`分别填写在所属的{kinds}上，或者拆分`{record}`",
    warning=True,
)
TOTAL_APART: Final = Message(
    "P332",
    "`{fact}` of `{record}` says {stated}, but what is listed adds up to {summed}",
    "`{record}`的`{fact}`为{stated}，但所列各项合计为{summed}",
    "correct the total, or the numbers that it is made of; until then the total counts for nothing",
    "请更正总数或其组成；更正之前总数不予采用",
    warning=True,
)
TOTAL_OF_YEAR_APART: Final = Message(
    "P332",
    "`{fact}` of `{record}` says {stated} for {year}, but what is listed adds up to {summed}",
    "`{record}`的`{fact}`在 {year} 年为{stated}，但所列各项合计为{summed}",
    "correct the total, or the numbers that it is made of; until then the total counts for nothing",
    "请更正总数或其组成；更正之前总数不予采用",
    warning=True,
)

# ---- groups of people ------------------------------------------------------------------------------------------------

PART_OF_ITSELF: Final = Message(
    "P333",
    "`{group}` is part of itself",
    "`{group}`属于它自身",
    "name the larger group alone",
    "只填写更大的群体",
)
PART_AND_APART: Final = Message(
    "P333",
    "`{group}` has nobody in common with `{other}`, but one is part of the other",
    "`{group}`与`{other}`没有共同成员，却又一个属于另一个",
    "leave one of the two statements out",
    "两项陈述请删去一项",
)
