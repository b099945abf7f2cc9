"""What is told of words that the grammar does not take where they stand, and of how expressions are put together."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

# ---- what would fit --------------------------------------------------------------------------------------------------

ENDS: Final = Message(
    "P101",
    "the text ends in the middle of `{item}`",
    "内容在`{item}`中间就结束了",
    "{fitting}",
    "{fitting}",
)
NOT_HERE: Final = Message("P101", "`{word}` cannot stand here", "此处不能写`{word}`", "{fitting}", "{fitting}")
FITTING: Final = Phrase("{words} would fit here", "此处可写{words}")
AN_EXPRESSION: Final = Text2("an expression", "表达式")
AN_OPERATOR: Final = Text2("an operator such as `and`", "`and`等运算词")
PHRASES: Final = {
    "STRING": Text2("a text in quotes", "引号内的文字"),
    "NAME": Text2("a name", "名称"),
    "WORD": Text2("a word", "词"),
    "TERM_WORD": Text2("a term", "分类项"),
    "DOT_WORD": Text2("`.`", "`.`"),
    "FACT_NAME": Text2("a fact", "事实"),
    "CITATION": Text2("a citation", "援引"),
    "REFERENCE": Text2("a clause of the law", "法律的条款"),
    "DATE": Text2("a date", "日期"),
    "DURATION": Text2("a duration", "时长"),
    "COMPARE": Text2("a comparison", "比较符"),
    "SIGN": Text2("`+` or `-`", "`+`或`-`"),
    "QUANTIFIER": Text2("`some`, `every` or `no`", "`some`、`every`或`no`"),
    "DIRECTION": Text2(
        "`upstream of`, `downstream of`, `origins of` or `sources of`",
        "`upstream of`、`downstream of`、`origins of`或`sources of`",
    ),
    "ARROW": Text2("`->`", "`->`"),
    "EQUAL": Text2("`=`", "`=`"),
    "LPAR": Text2("`(`", "`(`"),
    "RPAR": Text2("`)`", "`)`"),
    "LBRACE": Text2("`{`", "`{`"),
    "RBRACE": Text2("`}`", "`}`"),
    "LSQB": Text2("`[`", "`[`"),
    "RSQB": Text2("`]`", "`]`"),
    "COMMA": Text2("`,`", "`,`"),
    "COLON": Text2("`:`", "`:`"),
}

# ---- words of a short list -------------------------------------------------------------------------------------------

NOT_ONE_OF: Final = Message("P117", "`{word}` is not a {what}", "`{word}`不是{what}", "{known}", "{known}")
KNOWN: Final = Phrase("known are {words}", "可用{words}")
MEANT_OR_KNOWN: Final = Phrase("did you mean `{near}`? {known}", "是否指`{near}`？{known}")
TYPES: Final = Phrase(
    "a type is a word like `term of …`, `set of …`, `count of …`, `one …`, `many …`, or one of {words}",
    "类型写成`term of …`、`set of …`、`count of …`、`one …`、`many …`，或者{words}",
)
WHAT: Final = {
    "certainty of a text": Text2("certainty of a text", "条文的可靠程度"),
    "day of the week": Text2("day of the week", "星期"),
    "force of a law": Text2("force of a law", "法律的效力"),
    "severity": Text2("severity", "严重程度"),
    "type": Text2("type", "类型"),
    "verdict that can fail a gate": Text2("verdict that can fail a gate", "可使门禁不通过的判定"),
}
NO_COUNTRY: Final = Message(
    "P117",
    "`country` is not a type",
    "`country`不是类型",
    "write `term of countries`",
    "请写`term of countries`",
)

# ---- expressions -----------------------------------------------------------------------------------------------------

MIXED: Final = Message(
    "P105",
    "`and` and `or` are mixed without parentheses",
    "`and`和`or`混用而没有括号",
    "group with parentheses: `(a {other} b) {word} c` or `a {other} (b {word} c)`",
    "请用括号分组：`(a {other} b) {word} c`或`a {other} (b {word} c)`",
    Text2("joined with `{other}`", "此处用`{other}`连接"),
)
QUANTIFIER_INSIDE: Final = Message(
    "P106",
    "a quantifier inside an expression stands in parentheses",
    "表达式中的量词须写在括号内",
    "write `({word} x in … has …)`",
    "请写`({word} x in … has …)`",
)
NOT_OF_SEVERAL: Final = Message(
    "P119",
    "`{duty} not` takes a single test, not one joined by `{word}`",
    "`{duty} not`只接单个条件，不接用`{word}`连接的条件",
    "write `{duty} not (a {word} b)`",
    "请写`{duty} not (a {word} b)`",
    Text2("negated", "此处否定"),
)
CHAINED: Final = Message(
    "P120",
    "one comparison follows another",
    "比较不能连写",
    "write both: `a < b and b < c`",
    "请分开写：`a < b and b < c`",
    Text2("the first", "第一个"),
)
IS_NONE: Final = Message(
    "P118",
    "`is` asks only for `none`",
    "`is`只用于判断是否为`none`",
    "write `== {word}`, or `is none`",
    "请写`== {word}`，或者`is none`",
)
WITHIN_TIME: Final = Message(
    "P118",
    "`within` is for time only",
    "`within`只用于时间",
    "between sets write `covered by`",
    "集合之间请写`covered by`",
)
NO_SET: Final = Message(
    "P118",
    "`[` begins no set",
    "`[`不能作为集合的开头",
    "sets stand in braces: `{{ a, b }}`",
    "集合写在花括号内：`{{ a, b }}`",
)
NO_COMPARISON: Final = Message(
    "P118",
    "`{word}` does not compare",
    "`{word}`不表示比较",
    "write `{meant}`",
    "请写`{meant}`",
)
NO_OPERATOR: Final = Message(
    "P118", "`{word}` is no operator", "`{word}`不是运算词", "write `{meant}`", "请写`{meant}`"
)
NO_NAME: Final = Message(
    "P101",
    "a name is missing after `.`",
    "`.`之后缺少名称",
    "a path is written `f.from.country`",
    "路径写成`f.from.country`",
)
_AFTER: Final = Text2("after this", "在此之后")
NO_OPERAND_BEFORE: Final = Message(
    "P101",
    "an expression is missing after `{last}`, before `{word}`",
    "`{last}`之后、`{word}`之前缺少表达式",
    label=_AFTER,
)
NO_OPERAND: Final = Message(
    "P101",
    "an expression is missing after `{last}`, at the end",
    "`{last}`之后到末尾缺少表达式",
    label=_AFTER,
)
OF_WITHIN: Final = Message(
    "P101",
    "`at least` goes with `after` or `before`",
    "`at least`与`after`或`before`连用",
    "`of` goes with `within`",
    "`of`与`within`连用",
)
