"""What is told of files and folders as such."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

_WHERE_EN: Final = "look at the spelling, the rights, and the folder that the command runs in"
_WHERE_ZH: Final = "请检查拼写、权限和命令所在的文件夹"

NO_FILE_OR_FOLDER: Final = Message(
    "P390",
    "there is no file or folder `{path}`",
    "没有文件或文件夹`{path}`",
    _WHERE_EN,
    _WHERE_ZH,
)
NO_FOLDER: Final = Message("P390", "there is no folder `{path}`", "没有文件夹`{path}`", _WHERE_EN, _WHERE_ZH)
UNREADABLE: Final = Message(
    "P390",
    "`{path}` cannot be read: {why}",
    "`{path}`无法读取：{why}",
    _WHERE_EN,
    _WHERE_ZH,
)
NO_STANDARD_INPUT: Final = Message(
    "P390",
    "there is no standard input to read",
    "没有可以读取的标准输入",
    "hand the manifest over on a pipe",
    "请通过管道传入清单",
)
NOT_UTF8: Final = Message(
    "P391",
    "byte `0x{byte:02x}` is not UTF-8",
    "字节`0x{byte:02x}`不是 UTF-8",
    "save the file with the encoding UTF-8",
    "请以 UTF-8 编码保存文件",
)
TOO_LARGE: Final = Message(
    "P392",
    "`{path}` is too large",
    "`{path}`过大",
    "a manifest file may have {most} MiB; state larger graphs as tables, one per kind",
    "清单文件不得超过 {most} MiB；更大的数据流图请以表格提供，每个种类一张",
)
NO_RULES: Final = Message(
    "P393",
    "there are no rules in `{path}`",
    "`{path}`中没有规则",
    "rules stand in files that end in `.policy`, in a folder per ruleset",
    "规则写在以`.policy`结尾的文件中，每个规则集一个文件夹",
)
NOT_REGULAR: Final = Message(
    "P395",
    "`{path}` is no regular file",
    "`{path}`不是普通文件",
    "name files and folders; what comes through a pipe is read from `-`",
    "请指定文件或文件夹；管道传入的内容用`-`读取",
)
A_RESULT: Final = Message(
    "P396",
    "`{path}` is the saved result of a check, not a manifest",
    "`{path}`是保存的检查结果，不是清单",
    "name the manifest that was checked; this file says what came out",
    "请指定受检的清单；此文件是检查的结果",
)
A_SHEET: Final = Message(
    "P397",
    "`{path}` is a table or an office document, not a manifest",
    "`{path}`是表格或者办公文档，不是清单",
    "write the facts as YAML or JSON; `docs/manifest.md` begins with a small one",
    "请用 YAML 或者 JSON 写明事实；`docs/manifest.md`开头有一份小清单",
)

# ---- what is not written ---------------------------------------------------------------------------------------------

IS_AN_INPUT: Final = Message(
    "P394",
    "`{path}` is not overwritten, as it was read",
    "不覆盖`{path}`，因为本次读取了它",
    "name another file; this one is an input of the check",
    "请指定其他文件；此文件是本次检查的输入",
)
IS_THERE: Final = Message(
    "P394",
    "`{path}` is not overwritten",
    "不覆盖`{path}`",
    "choose another name, or edit what is there",
    "请另选名称，或者编辑已有的文件",
)
UNWRITABLE: Final = Message(
    "P394",
    "`{path}` cannot be written: {why}",
    "`{path}`无法写入：{why}",
    "the folder must exist, and you must have the right to write there",
    "文件夹必须存在，并且有写入的权限",
)
NO_ROOM: Final = Message(
    "P394",
    "`{path}` cannot be written: {why}",
    "`{path}`无法写入：{why}",
    "make room, or name a file elsewhere; nothing of this run was kept",
    "请腾出空间，或者指定其他位置的文件；本次运行未留下任何文件",
)
A_FOLDER: Final = Message(
    "P394",
    "`{path}` cannot be written: it is a folder",
    "`{path}`无法写入：它是文件夹",
    "name a file in it",
    "请指定其中的文件",
)
NO_RIGHT_TO_WRITE: Final = Message(
    "P394",
    "`{path}` cannot be written: {why}",
    "`{path}`无法写入：{why}",
    "you must have the right to write there",
    "必须有写入的权限",
)
INSTALLED: Final = Message(
    "P394",
    "the shipped rules are installed, not to be written",
    "随附的规则已经安装，不可写入",
    "{instead}",
    "{instead}",
)
OWN_FOLDER: Final = Text2("name a folder of your own with `--rules`", "请用`--rules`指定自己的文件夹")
PATH_OR_OWN_FOLDER: Final = Text2(
    "name a path, or a folder of your own with `--rules`",
    "请指定路径，或者用`--rules`指定自己的文件夹",
)
