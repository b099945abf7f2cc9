"""What is told of the text of rules before any grammar: signs, quotes, characters that are not seen, and its size."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

# ---- texts and signs -------------------------------------------------------------------------------------------------

NOT_CLOSED: Final = Message(
    "P102",
    "this text is not closed",
    "此段文字没有结束",
    'a text ends on the line on which it begins; a quote inside it is written `\\"`',
    '文字须在同一行结束；其中的引号写成`\\"`',
)
CLOSED_BY_OTHER: Final = Message(
    "P102",
    "this text is not closed",
    "此段文字没有结束",
    '`”` does not close a text; write `"`',
    '`”`不能结束文字；请写`"`',
)
ENDS_BEFORE: Final = Message(
    "P102",
    "the text ends before `{word}`",
    "文字在`{word}`之前结束",
    'a quote inside a text is written `\\"`',
    '文字中的引号写成`\\"`',
    Text2("this text", "此段文字"),
)
OTHER_QUOTE: Final = Message(
    "P103",
    "`{sign}` is not the quote that begins a text",
    "`{sign}`不是文字开头的引号",
    'texts stand in plain double quotes: `"…"`',
    '文字写在半角双引号内：`"…"`',
)
FULL_WIDTH: Final = Message(
    "P103",
    "`{sign}` is full-width",
    "`{sign}`是全角符号",
    "outside texts write `{plain}`",
    "文字之外请写`{plain}`",
)
OTHER_SIGN: Final = Message(
    "P103",
    "`{sign}` is a sign that the language does not know",
    "规则语言没有符号`{sign}`",
    "outside texts write `{plain}`",
    "文字之外请写`{plain}`",
)
_NO_SIGN_EN: Final = "a clause needs no sign at its end: the next clause's word ends it"
_NO_SIGN_ZH: Final = "子句末尾不需要符号：遇下一子句的开头词即告结束"
WIDE_END: Final = Message(
    "P103",
    "`{sign}` is not part of the language",
    "`{sign}`不属于规则语言",
    _NO_SIGN_EN,
    _NO_SIGN_ZH,
)
FOREIGN: Final = Message(
    "P104",
    "`{sign}` is not part of the language",
    "`{sign}`不属于规则语言",
    "{instead}",
    "{instead}",
)
INSTEAD: Final = {
    "&&": Text2("write `and`", "请写`and`"),
    "||": Text2("write `or`", "请写`or`"),
    "!": Text2("write `not`", "请写`not`"),
    "//": Text2("comments begin with `#`", "注释以`#`开头"),
    "/*": Text2("comments begin with `#`", "注释以`#`开头"),
    ";": Text2(_NO_SIGN_EN, _NO_SIGN_ZH),
    "*": Text2("numbers are added and subtracted, not multiplied", "数字只加减，不相乘"),
    "/": Text2("numbers are added and subtracted, not divided", "数字只加减，不相除"),
    "'": Text2('texts stand in double quotes: `"…"`', '文字写在双引号内：`"…"`'),
}
INVISIBLE: Final = Message("P104", "an invisible character: {names}", "不可见的字符：{names}", "remove it", "请删去")
INVISIBLE_IN_TEXT: Final = Message(
    "P104",
    "an invisible character in this text: {names}",
    "此段文字中有不可见的字符：{names}",
    "remove it",
    "请删去",
)
INVISIBLE_IN_COMMENT: Final = Message(
    "P104",
    "an invisible character in this comment: {names}",
    "此处注释中有不可见的字符：{names}",
    "remove it",
    "请删去",
)
OUTSIDE_QUOTES: Final = Message(
    "P104",
    "`{word}` stands outside quotes",
    "`{word}`不在引号之内",
    'names are written in Latin letters; text stands in quotes: `zh "…"`',
    '名称用拉丁字母书写；文字写在引号内：`zh "…"`',
)
MEANS_NOTHING: Final = Message(
    "P104",
    "`{sign}` means nothing in a text",
    "`{sign}`在文字中没有含义",
    'only `\\"` and `\\\\` have a meaning; write the character itself',
    '只有`\\"`和`\\\\`有含义；请直接写该字符',
)

# ---- size ------------------------------------------------------------------------------------------------------------

_DEFINE_EN: Final = "name a part of it by a `define`"
_DEFINE_ZH: Final = "请用`define`为其中一部分命名"
TOO_DEEP: Final = Message(
    "P113",
    "more than {most} brackets stand inside each other",
    "括号嵌套超过 {most} 层",
    _DEFINE_EN,
    _DEFINE_ZH,
)
LONG_SUM: Final = Message(
    "P113",
    "a sum has more than {most} parts",
    "一个和式超过 {most} 项",
    _DEFINE_EN,
    _DEFINE_ZH,
)
MANY_QUANTIFIERS: Final = Message(
    "P113",
    "more than {most} quantifiers stand inside each other",
    "量词嵌套超过 {most} 层",
    _DEFINE_EN,
    _DEFINE_ZH,
)
MANY_CALLS: Final = Message(
    "P113",
    "`{name}` stands in a row of more than {most} definitions that call each other",
    "`{name}`位于超过 {most} 个依次调用的定义之中",
    "write some of them out where they are called",
    "请把其中一些在调用处直接写出",
)
DEEP_DEFINITIONS: Final = Message(
    "P113",
    "definitions and brackets stand too deep inside each other",
    "定义和括号嵌套过深",
    "write some of them out, or name parts",
    "请把其中一些直接写出，或者为各部分命名",
)
TOO_LONG: Final = Message(
    "P114",
    "the file has more than {most:_} characters",
    "文件超过 {most:_} 个字符",
    "split it into several files",
    "请拆分为多个文件",
)
ONE_MORE: Final = Message(
    "P114",
    "1 more problem of this file not shown",
    "此文件另有 1 个问题未列出",
    "mend the first ones and run again",
    "请先改正前面的问题，再重新运行",
)
MORE: Final = Message(
    "P114",
    "{n} more problems of this file not shown",
    "此文件另有 {n} 个问题未列出",
    "mend the first ones and run again",
    "请先改正前面的问题，再重新运行",
)
