"""What is told of rules that look right and do nothing; all of it are warnings."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

NOT_CALLED: Final = Message(
    "P223",
    "nothing calls the {what} `{name}`",
    "{what}`{name}`未被调用",
    "leave it out, or call it",
    "请删去，或者调用它",
    warning=True,
)
NEVER_APPLIES: Final = Message(
    "P243",
    "no record can meet the `when` of `{rule}`, so it never applies",
    "没有记录能满足`{rule}`的`when`，该规则不可能适用",
    "look for two parts that exclude each other",
    "请查找互相排斥的两个部分",
    warning=True,
)
NEVER_BROKEN: Final = Message(
    "P243",
    "whatever `{rule}` applies to keeps it already, so it is never broken",
    "凡`{rule}`所适用的记录均已符合，该规则不可能被违反",
    "the duty asks no more than `when` does",
    "义务的要求不高于`when`",
    warning=True,
)
NEVER_EXCEPTED: Final = Message(
    "P244",
    "this exception holds for nothing that the rule applies to",
    "规则所适用的记录都不符合此例外情形",
    "look for a part that `when` excludes",
    "请查找被`when`排除的部分",
    warning=True,
)
ALWAYS_EXCEPTED: Final = Message(
    "P244",
    "this exception holds wherever `{rule}` applies, so the rule asks nothing",
    "凡`{rule}`适用之处，此例外情形均成立，该规则等于没有要求",
    "narrow it",
    "请收窄例外情形",
    warning=True,
)
SAID_TWICE: Final = Message(
    "P245",
    "`{rule}` asks the same of the same records as `{other}`",
    "`{rule}`与`{other}`对相同的记录提出相同的要求",
    "one rule may cite several clauses",
    "一条规则可以援引多个条款",
    Text2("the same", "相同"),
    warning=True,
)
NOT_READ: Final = Message(
    "P246",
    "no rule reads `{fact}` of {kind}",
    "没有规则读取`{kind}`的`{fact}`",
    "leave it out, or write its rule",
    "请删去，或者写出相应的规则",
    warning=True,
)
