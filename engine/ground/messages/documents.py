"""What is told of YAML and JSON as such, before anyone asks what it says."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

UNREADABLE: Final = Message(
    "P301",
    "this is not {language}: {why}",
    "这不是有效的 {language}：{why}",
    "{advice}",
    "{advice}",
    Text2("opened here", "开始于此处"),
)
EMPTY: Final = Message(
    "P301",
    "the file is empty",
    "文件没有内容",
    "a manifest starts with `manifest: 1`",
    "清单以`manifest: 1`开头",
)

TWICE: Final = Message(
    "P302",
    "`{key}` is written twice",
    "`{key}`写了两次",
    "keep one of them",
    "只保留一处",
    Text2("first written here", "首次写在此处"),
)

TOO_DEEP: Final = Message(
    "P303",
    "mappings and lists stand inside each other more than {most} deep",
    "映射和列表嵌套超过 {most} 层",
    "flatten them",
    "请减少层数",
)
TOO_MANY_ALIASES: Final = Message(
    "P303",
    "aliases repeat more than {most:,} parts, and more than {times} times what is written out",
    "别名重复的内容超过 {most:,} 个部分，且超过写明内容的 {times} 倍",
    "write the records out, or say it once with `for all`",
    "请逐一写明各条记录，或者用`for all`统一写一次",
)

ALIAS_WITHIN_ITSELF: Final = Message(
    "P304",
    "the alias `*{name}` stands inside what it names",
    "别名`*{name}`位于它所指的内容之内",
    "write the answer out",
    "请把答复写出来",
)
ALIAS_OF_NOTHING: Final = Message(
    "P304",
    "the alias `*{name}` names nothing above it",
    "别名`*{name}`在上文没有所指",
    "write the answer out",
    "请把答复写出来",
)
TAG: Final = Message(
    "P304",
    "the tag `{tag}` is not part of the format",
    "清单格式不含标签`{tag}`",
    "leave it out: the type of the fact says how an answer is read",
    "请删去：答复如何读取由事实的类型决定",
)
MERGE_KEY: Final = Message(
    "P304",
    "merge keys (`<<`) are not part of the format",
    "清单格式不含合并键（`<<`）",
    "write the facts out, or use `for all`",
    "请逐一写明事实，或者使用`for all`",
)
KEY_IS_A_WORD: Final = Message(
    "P304",
    "a key is a single word",
    "键应为一个词",
    "write `key: value`",
    "请写成`key: value`",
)
SECOND_DOCUMENT: Final = Message(
    "P304",
    "a second document starts here",
    "此处开始了第二个文档",
    "keep one document in a file; the files of a folder are merged",
    "一个文件只放一个文档；同一文件夹内的文件会合并",
)

# ---- why a text is no YAML: what its parser says, in Chinese where we know it, and what would be right --------------

OPEN_RANGE: Final = Text2(
    'write an open range as `1_000_000..`, or in quotes: `">= 1_000_000"`',
    '开口的范围写成`1_000_000..`，或者加引号写成`">= 1_000_000"`',
)
OTHER_INDENT: Final = Text2(
    "this line stands further to the right or left than those around it",
    "这一行的缩进与前后各行不一致",
)
BY_SIGN: Final = {
    "\t": Text2("indent with spaces, not with tabs", "缩进请用空格，不要用制表符"),
    ">": OPEN_RANGE,
}
BY_WORDS: Final = (
    (
        "cannot start any token",
        "此处的字符不能作为开头",
        Text2("put a text that starts with a sign in quotes", "以符号开头的文字请加引号"),
    ),
    (
        "mapping values are not allowed",
        "此处不能写映射的值",
        Text2(
            "put a text that holds `: ` in quotes, and check the indentation",
            "含有`: `的文字请加引号，并检查缩进",
        ),
    ),
    ("expected comment or line break", "此处应为注释或换行", OPEN_RANGE),
    (
        "could not find expected ':'",
        "缺少冒号",
        Text2("write `key: value`, with a space after the colon", "请写成`key: value`，冒号后留一个空格"),
    ),
    ("expected <block end>", "此处应结束上面的内容", OTHER_INDENT),
    ("expected key", "此处应为键", OTHER_INDENT),
    ("expected node content", "此处缺少内容", Text2("close the bracket", "请补上右括号")),
    ("unexpected end of stream", "内容未写完就结束了", Text2("close the quotes", "请补上引号")),
    (
        "expected ',' or",
        "此处应为逗号或右括号",
        Text2("separate the parts with commas and close the bracket", "各部分用逗号隔开，并补上右括号"),
    ),
    (
        "unknown escape",
        "无法识别的转义",
        Text2(
            "a backslash starts an escape inside double quotes; use single quotes",
            "双引号内的反斜杠表示转义；请改用单引号",
        ),
    ),
    (
        "control characters",
        "不允许控制字符",
        Text2("remove the character that cannot be printed", "请删去无法显示的字符"),
    ),
)

# ---- why a text is no JSON -------------------------------------------------------------------------------------------

ANOTHER_DOCUMENT: Final = Text2("a second document starts here", "此处开始了第二个文档")
NO_KEY: Final = Text2("a key in double quotes and a colon are missing", "缺少带双引号的键和冒号")
NO_COMMA: Final = Phrase("`,` or `{close}` is missing", "缺少`,`或`{close}`")
HALF_A_CHARACTER: Final = Text2("an escape stands for half a character", "转义只表示半个字符")
ENDS_EARLY: Final = Text2("the text ends too early", "内容未写完就结束了")
NOT_CLOSED: Final = Text2("this text is not closed on its line", "这段文字没有在同一行结束")
NO_VALUE: Final = Phrase("`{sign}` starts no value", "`{sign}`不能作为值的开头")
