"""What is told of rulesets: their laws and ledgers, the names, days and words of rules, conflicts, special law."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

_HERE: Final = Text2("first here", "首次在此处")

# ---- laws and their clauses ------------------------------------------------------------------------------------------

NO_LAW: Final = Message("P401", "no law has the key `{key}`", "没有代号为`{key}`的法律", "{near}", "{near}")
NO_CLAUSE: Final = Message(
    "P402",
    "{law} has no clause `{clause}` in its ledger",
    "{law} 的条款台账中没有`{clause}`",
    "{near}",
    "{near}",
    Text2("the law {law}", "法律 {law}"),
)
EMPTY_LEDGER: Final = Phrase(
    "the ledger of {law} is empty; list its clauses under `articles {law} {{ … }}`",
    "{law} 的条款台账为空；请在`articles {law} {{ … }}`中列出其条款",
)
NEAR_ENTRY: Final = Phrase("near it the ledger has the entry {clauses}", "台账中与之相近的条款有{clauses}")
NEAR_ENTRIES: Final = Phrase("near it the ledger has the entries {clauses}", "台账中与之相近的条款有{clauses}")
ADD_CLAUSE: Final = Text2("add it to the ledger", "请将其补入台账")
TWO_ENTRIES: Final = Message(
    "P403",
    "{law} {clause} has two entries in the ledger",
    "{law} {clause} 在台账中有两条记载",
    "keep one of them",
    "只保留一条",
    _HERE,
)
LAW_TWICE: Final = Message("P409", "the law `{key}` is declared twice", "法律`{key}`声明了两次", label=_HERE)
TWO_LAWS: Final = Message(
    "P409",
    "the ruleset `{ruleset}` already holds the law `{key}`",
    "规则集`{ruleset}`已有法律`{key}`",
    "a folder is one law; give the other law its own folder",
    "一个文件夹对应一部法律；另一部法律请放入自己的文件夹",
    _HERE,
)
_DECLARE_EN: Final = "declare the law in `law.policy` of the same folder"
_DECLARE_ZH: Final = "请在同一文件夹的`law.policy`中声明法律"
NO_LAW_FOR_RULES: Final = Message(
    "P409",
    "the ruleset `{ruleset}` declares no law, so its rules have no scope and no days",
    "规则集`{ruleset}`未声明法律，其规则没有适用范围和施行日期",
    _DECLARE_EN,
    _DECLARE_ZH,
)
NO_LAW_FOR_CONFLICTS: Final = Message(
    "P409",
    "the ruleset `{ruleset}` declares no law, so its conflicts have no days",
    "规则集`{ruleset}`未声明法律，其冲突规则没有施行日期",
    _DECLARE_EN,
    _DECLARE_ZH,
)
NO_LAW_TO_EXCEPT_BY: Final = Message(
    "P409",
    "the ruleset `{ruleset}` declares no law, so it has nothing to except by",
    "规则集`{ruleset}`未声明法律，没有据以设定例外情形的依据",
    _DECLARE_EN,
    _DECLARE_ZH,
)
NO_SCOPE: Final = Message(
    "P410",
    "nothing says which {kind} records {law} governs",
    "没有规定 {law} 适用于哪些`{kind}`记录",
    "add `governs {kind} … when …` to the law, or `governs as` another law",
    "请在法律中加上`governs {kind} … when …`，或者以`governs as`参照另一部法律",
    Text2("the law {law}", "法律 {law}"),
)
NO_RULESET: Final = Message("P408", "there is no ruleset `{name}`", "没有规则集`{name}`", "{near}", "{near}")

# ---- what a rule says beside its conditions --------------------------------------------------------------------------

SOFT_LAW: Final = Message(
    "P404",
    "{law} is of force {force}, but the rule says `must`",
    "{law} 的效力为 {force}，而规则写的是`must`",
    "what is recommended is said with `should`",
    "推荐性要求请用`should`",
    Text2("force {force}", "效力 {force}"),
)
IN_ANOTHER_FILE: Final = Message(
    "P405",
    "the rule `{name}` stands in the file of `{wanted}`",
    "规则`{name}`位于`{wanted}`的文件中",
    "here it is `{wanted}`, or `{wanted}.…` if the file holds several; or move the rule to its own file",
    "在此文件中应名为`{wanted}`，文件含多条规则时为`{wanted}.…`；或者将规则移入自己的文件",
)
TWO_RULES: Final = Message(
    "P406",
    "two rules are called `{name}`",
    "有两条规则名为`{name}`",
    "rename one",
    "请更改其中一条的名称",
    _HERE,
)
_NOTE_EN: Final = 'say in a `note en "…" zh "…"` what it was taken from'
_NOTE_ZH: Final = '请在`note en "…" zh "…"`中说明其来源'
FROM_MEMORY: Final = Message(
    "P411",
    "`{rule}` rests on a clause known from memory only, and has no note",
    "`{rule}`所依据的条款仅凭记忆，且没有说明",
    _NOTE_EN,
    _NOTE_ZH,
)
SECONDARY: Final = Message(
    "P411",
    "`{rule}` rests on a clause known in secondary sources only, and has no note",
    "`{rule}`所依据的条款仅见于二手资料，且没有说明",
    _NOTE_EN,
    _NOTE_ZH,
)
NEVER_IN_FORCE: Final = Message(
    "P412",
    "`{rule}` is never in force on a day on which {law} is",
    "在 {law} 施行期间，`{rule}`没有一天施行",
    "correct the days of the rule or of the law",
    "请更正规则或法律的日期",
)
NEVER_TOGETHER: Final = Message(
    "P412",
    "the laws cited here are never in force together",
    "此处援引的各部法律从未同时施行",
    "cite laws that are in force together, or say `in force from … until …`",
    "请援引同时施行的法律，或者写明`in force from … until …`",
)
NO_SEVERITY: Final = Message(
    "P413",
    "the rule `{rule}` has no severity",
    "规则`{rule}`没有严重程度",
    "add `severity` low, medium, high or critical after the citation",
    "请在援引之后加上`severity`：low、medium、high 或 critical",
)

# ---- rules about rules -----------------------------------------------------------------------------------------------

NO_RULE: Final = Message("P414", "there is no rule `{rule}`", "没有规则`{rule}`", "{near}", "{near}")
CITES_ANOTHER_LAW: Final = Message(
    "P415",
    "an exception that {law} adds cites no clause of {law}",
    "{law} 增设的例外情形没有援引 {law} 的条款",
    "cite the clause of the special law that makes the exception",
    "请援引特别法中设定该例外情形的条款",
)
OF_ANOTHER_KIND: Final = Message(
    "P416",
    "`{rule}` is about {kind}, not about {wanted}",
    "`{rule}`针对{kind}，而不是{wanted}",
    "the two rules of a conflict are about one kind, which its `for` names",
    "冲突的两条规则应针对同一种类，即其`for`所写的种类",
    Text2("said here", "见此处"),
)
ON_OTHER_DAYS: Final = Message(
    "P416",
    "`{one}` and `{other}` are judged on different days",
    "`{one}`和`{other}`在不同的日期判定",
    "only duties of one day can collide",
    "只有同一天的义务才会冲突",
)
MIXED: Final = Message(
    "P417",
    "`attested {name}` is mixed with what is checked",
    "`attested {name}`与机器核验的内容混在一起",
    "make it a rule of its own: `must attested …`; or ask people with a `judgement`",
    "请单独设为一条规则：`must attested …`；或者用`judgement`交由人判断",
)
