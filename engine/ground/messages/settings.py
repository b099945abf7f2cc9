"""What is told of the settings of a project."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

NO_SETTING: Final = Message("P516", "there is no setting `{key}`", "没有设置项`{key}`", "{near}", "{near}")
GATE: Final = Text2(
    "what fails a gate is said in the policy: `fail on gap from high`",
    "门禁不通过的条件由策略规定：`fail on gap from high`",
)

NOT_A_TEXT: Final = Message(
    "P517",
    "`{key}` is set to something else than it takes",
    "`{key}`的值类型不对",
    'write a text: `{key} = "…"`',
    '请写一段文字：`{key} = "…"`',
)
NOT_PATHS: Final = Message(
    "P517",
    "`{key}` is set to something else than it takes",
    "`{key}`的值类型不对",
    'write a list of paths: `{key} = ["company"]`',
    '请写路径列表：`{key} = ["company"]`',
)
NO_LANGUAGE: Final = Message("P517", "there is no language `{word}`", "没有语言`{word}`", "{near}", "{near}")
SECTION: Final = Message(
    "P517",
    "`tool.policy` is a table",
    "`tool.policy`应为表",
    "write `[tool.policy]`",
    "请写`[tool.policy]`",
)

UNREADABLE: Final = Message(
    "P518",
    "{why}",
    "{why}",
    'write `policy = "audit"`, a line for each setting',
    '请写成`policy = "audit"`，每项设置一行',
)
NOT_TOML: Final = Phrase("this is not TOML: {why}", "这不是有效的 TOML：{why}")
TOO_LONG: Final = Phrase("the file has more than {most:_} characters", "文件超过 {most:_} 个字符")
TOO_DEEP: Final = Text2("lists and tables stand too deep inside each other", "列表和表嵌套过深")
TOO_MANY_DIGITS: Final = Text2("a number has too many digits", "有一个数字位数过多")
