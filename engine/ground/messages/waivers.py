"""What is told of waivers: of their file, and of those that are given on the command line."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

_SHAPE_EN: Final = "write `- {{rule: …, subject: …, reason: …, approver: …, expires: 2027-01-31}}`"
_SHAPE_ZH: Final = "请写成`- {{rule: …, subject: …, reason: …, approver: …, expires: 2027-01-31}}`"

NO_LIST: Final = Message("P511", "waivers are a list", "例外应为列表", _SHAPE_EN, _SHAPE_ZH)
NO_MAPPING: Final = Message("P511", "a waiver is a mapping", "一项例外应为映射", _SHAPE_EN, _SHAPE_ZH)
LACKS_PARTS: Final = Message(
    "P511",
    "this waiver does not say its {parts}",
    "此项例外缺少{parts}",
    _SHAPE_EN,
    _SHAPE_ZH,
)
ABOUT_ONE: Final = Message(
    "P511",
    "a waiver is for one finding: it has a `subject` or a `fingerprint`",
    "一项例外针对一项发现：写明`subject`或`fingerprint`之一",
    "write `subject:` with the id of the record",
    "请写`subject:`和记录的编号",
)
NO_YEAR: Final = Message(
    "P511",
    "`year` is that of a rule that has one, beside the `subject`",
    "`year`只用于逐年判定的规则，与`subject`并列",
    "write `year: 2025`",
    "请写成`year: 2025`",
)
NO_PART: Final = Message("P511", "a waiver has no `{part}`", "例外不含`{part}`", "{near}", "{near}")
PARTS: Final = Phrase("a waiver has {parts}", "例外包含{parts}")
IS_A_WORD: Final = Message("P511", "`{part}` is a single word or text", "`{part}`应为一个词或一段文字")

NO_RULE: Final = Message("P512", "there is no rule `{rule}`", "没有规则`{rule}`", "{near}", "{near}")
TWICE: Final = Message(
    "P513",
    "`{rule}` is waived twice for `{subject}`",
    "`{rule}`对`{subject}`有两项例外",
    "keep one of them",
    "只保留一项",
    Text2("first here", "首次在此处"),
)
_NAME_IT_EN: Final = "name it with `--waivers {path}`, or move it beside `policy.toml`"
_NAME_IT_ZH: Final = "请用`--waivers {path}`指明，或者移至`policy.toml`旁"
NONE_IN_USE: Final = Message(
    "P524",
    "`{path}` waives nothing: no waivers are in use",
    "`{path}`未被采用：本次检查没有例外",
    _NAME_IT_EN,
    _NAME_IT_ZH,
    warning=True,
)
OTHERS_IN_USE: Final = Message(
    "P524",
    "`{path}` waives nothing: the waivers in use are in `{own}`",
    "`{path}`未被采用：采用的是`{own}`中的例外",
    _NAME_IT_EN,
    _NAME_IT_ZH,
    warning=True,
)

# ---- given on the command line ---------------------------------------------------------------------------------------

OVER: Final = Message(
    "P514",
    "`{until}` is over on {day}, the day of the result",
    "`{until}`早于结果的基准日 {day}",
    "give a later day with `--until`",
    "请用`--until`给出更晚的日期",
)
IN_FORCE: Final = Message(
    "P514",
    "`{finding}` is waived until {day} already",
    "`{finding}`的例外已批准至 {day}",
    "change its day in the file",
    "请在文件中更改其日期",
)
SEVERAL: Final = Message(
    "P514",
    "`{name}` is the name of {n} findings",
    "`{name}`对应 {n} 项发现",
    "name one by its fingerprint: {choices}",
    "请用指纹指明其中一项：{choices}",
)
NO_FINDING: Final = Message(
    "P514",
    "there is no gap or undetermined verdict `{name}`",
    "没有名为`{name}`的不符合项或待查明项",
    "{near}",
    "{near}",
)
HOW_TO_NAME: Final = Phrase(
    "name RULE@RECORD, or {n} signs of a fingerprint or more",
    "请写`规则@记录`，或者指纹的至少 {n} 个字符",
)
NO_MANIFEST: Final = Message(
    "P514",
    "no manifest below {paths}",
    "{paths} 下没有清单文件",
    "name manifests, or a saved result with `--in`",
    "请指定清单，或者用`--in`指定保存的结果",
)
NOT_BY_LINES: Final = Message(
    "P515",
    "`{path}` cannot be changed line by line",
    "`{path}`无法逐行更改",
    "write a list with one waiver below the other, each after `- `",
    "请写成列表，每项例外各占一段，以`- `开头",
)
