"""What is told of the parts of a manifest: header, sections, records, and what is written as something else than it
must be."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

NO_SECTION: Final = Message(
    "P306",
    "there is no section `{word}` in a manifest",
    "清单没有`{word}`这一部分",
    "{near}",
    "{near}",
)
NO_KIND_IN_MANIFEST: Final = Message(
    "P306",
    "there is no kind `{word}` in a manifest",
    "清单没有`{word}`这一种类",
    "{near}",
    "{near}",
)
NO_KIND: Final = Message("P306", "there is no kind `{word}`", "没有`{word}`这一种类", "{near}", "{near}")

# ---- a mapping, a list, a word ---------------------------------------------------------------------------------------

MANIFEST_IS_A_MAPPING: Final = Message(
    "P308",
    "a manifest is a mapping",
    "清单应为映射",
    "start with `manifest: 1`, then sections such as `flows:`",
    "以`manifest: 1`开头，再写`flows:`等部分",
)
SECTION_IS_A_MAPPING: Final = Message(
    "P308",
    "`{key}` is a mapping",
    "`{key}`应为映射",
    "write `id: {{fact: answer}}` for each record",
    "每条记录写成`id: {{fact: answer}}`",
)
RECORD_IS_A_MAPPING: Final = Message(
    "P308",
    "`{key}` is a mapping",
    "`{key}`应为映射",
    "write `{{fact: answer}}`, or `{{}}` to list it without facts",
    "请写成`{{fact: answer}}`；只列出而不写事实时写`{{}}`",
)
FOR_ALL_IS_A_MAPPING: Final = Message(
    "P308",
    "`{key}` is a mapping",
    "`{key}`应为映射",
    "write `{{fact: answer}}`",
    "请写成`{{fact: answer}}`",
)
JUDGED_IS_A_MAPPING: Final = Message(
    "P308",
    "`{key}` is a mapping",
    "`{key}`应为映射",
    "write `{{name: {example}}}`",
    "请写成`{{name: {example}}}`",
)
IS_A_WORD: Final = Message("P308", "`{key}` is a single word or text", "`{key}`应为一个词或一段文字")
IS_A_TEXT: Final = Message("P308", "`{key}` is a text", "`{key}`应为一段文字")
ITEM_IS_A_WORD: Final = Message("P308", "an item of this list is a single word", "列表的每一项应为一个词")
NUMBER_IS_A_WORD: Final = Message("P308", "the number for {year} is a single word", "{year} 年的数字应为一个词")
YEARS_ARE_A_MAPPING: Final = Message(
    "P308",
    "numbers by year are a mapping",
    "按年填写的数字应为映射",
    "write `{{2025: 60_000, 2026: 80_000}}`",
    "请写成`{{2025: 60_000, 2026: 80_000}}`",
)
NOT_OF_ONE_YEAR: Final = Message(
    "P308",
    "`{word}` does not say of which year",
    "`{word}`未说明是哪一年",
    "write `{{2026: {word}}}`",
    "请写成`{{2026: {word}}}`",
)
ONE_WORD: Final = Message(
    "P308",
    "`{fact}` is answered with {asked}, not with {given}",
    "`{fact}`应填写{asked}，不能填写{given}",
    "one word belongs here",
    "此处应为一个词",
)
A_MAPPING: Final = Text2("a mapping", "映射")
A_LIST: Final = Text2("a list", "列表")
NOT_HERE: Final = Message(
    "P308",
    "`{key}` does not belong here",
    "`{key}`不应写在此处",
    "write `[…]` for the whole list, or {parts}",
    "整份列表写成`[…]`，否则写成{parts}",
)
EMPTY_MAPPING: Final = Message(
    "P308",
    "an empty mapping says nothing",
    "空的映射没有说明任何内容",
    "write `[…]` for the whole list, or {parts}",
    "整份列表写成`[…]`，否则写成{parts}",
)
NOT_BESIDE: Final = Message(
    "P308",
    "`{key}` does not belong beside `{beside}`",
    "`{key}`不应与`{beside}`并列",
    "{near}",
    "{near}",
)
HAS_PARTS: Final = Message(
    "P308",
    "`{name}` has parts and no answer of its own",
    "`{name}`由若干部分组成，本身没有答复",
    "{near}",
    "{near}",
)
COMPLETE_LISTS_KINDS: Final = Message(
    "P308",
    "`complete` lists kinds",
    "`complete`列出的是种类",
    "write `complete: [flows, systems]`",
    "请写成`complete: [flows, systems]`",
)
COMPLETE_FOR_WHOM: Final = Message(
    "P308",
    "`{kind}` is complete, or complete for parties",
    "`{kind}`或者完整，或者对部分主体完整",
    "write `true`, or `{{parties: […]}}`; {backing} may stand beside; leave the line out if it is not whole",
    "请写`true`，或者写`{{parties: […]}}`；旁边可写{backing}；不完整就删去这一行",
)

# ---- the header and ids ----------------------------------------------------------------------------------------------

TWO_HEADERS: Final = Message(
    "P321",
    "two files give a different `{name}`",
    "两个文件的`{name}`不同",
    "keep one of them",
    "只保留一处",
    Text2("first said here", "首次写在此处"),
)
NO_SUCH_FORMAT: Final = Message(
    "P326",
    "`{format}` is not a known format of manifests",
    "`{format}`不是已知的清单格式",
    "this version reads format {known}",
    "本版本读取格式 {known}",
)
NO_ID: Final = Message(
    "P328",
    "`{name}` cannot be an id",
    "`{name}`不能用作编号",
    "an id has no spaces and no `/`, and is not `none`; put a name with spaces into `label`",
    "编号不含空格和`/`，也不能是`none`；含空格的名称请写在`label`中",
)
