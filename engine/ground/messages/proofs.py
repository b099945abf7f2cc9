"""What is told of saved results that are asked about again: which finding is meant, and what has changed since."""

from typing import Final

from engine.ground.problem import Message, Phrase

SEVERAL: Final = Message(
    "P470",
    "{n} findings have a fingerprint that begins with `{digits}`",
    "有 {n} 项发现的指纹以`{digits}`开头",
    "write more of its digits",
    "请多写几位",
)
NOT_EVALUATED: Final = Message(
    "P470",
    "this run did not evaluate `{rule}`",
    "该次运行没有评估`{rule}`",
    "its ruleset `{ruleset}` was not among those of the run",
    "其规则集`{ruleset}`不在该次运行之列",
)
NO_FINGERPRINT: Final = Message(
    "P470",
    "no finding has the fingerprint `{digits}`",
    "没有指纹为`{digits}`的发现",
    "give {n} digits or more of one that stands in the result, or write `RULE@RECORD`",
    "请写出结果中某一指纹的至少 {n} 位，或者写`规则@记录`",
)
NO_RECORD: Final = Message(
    "P470",
    "there is no record `{record}` that `{rule}` speaks of",
    "没有`{rule}`所针对的记录`{record}`",
    "{near}",
    "{near}",
)
SPEAKS_OF: Final = Phrase(
    "it speaks of {plural}: write `{rule}@{kind}.ID`",
    "该规则针对{plural}：请写`{rule}@{kind}.编号`",
)

# ---- what has changed ------------------------------------------------------------------------------------------------

_AGAIN_EN: Final = "check again with `-o json=FILE`, and ask about that result"
_AGAIN_ZH: Final = "请用`-o json=FILE`重新检查，再查询该结果"
FROM_A_PIPE: Final = Message(
    "P471",
    "the manifest of this result came from standard input",
    "此结果的清单来自标准输入",
    "check a file instead; what came on a pipe cannot be read again",
    "请改为检查文件；管道传入的内容无法再次读取",
)
CHANGED: Final = Message(
    "P471",
    "`{path}` has changed since the result was saved",
    "`{path}`在结果保存之后有改动",
    _AGAIN_EN,
    _AGAIN_ZH,
)
OTHER_RULES: Final = Message(
    "P471",
    "the rules of `{ruleset}` are not those that the result was made with",
    "`{ruleset}`的规则与得出该结果时所用的不同",
    _AGAIN_EN,
    _AGAIN_ZH,
)
NO_PICTURE: Final = Message(
    "P471",
    "{why}",
    "{why}",
    "check again with `-o json=FILE`",
    "请用`-o json=FILE`重新检查",
)
