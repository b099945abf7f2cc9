"""What is told of policies: their rulesets, thresholds, parameters, and the rules and facts that they name."""

from typing import Final

from engine.ground.problem import Message
from engine.ground.schema import Text2

NO_RULESET: Final = Message("P501", "there is no ruleset `{name}`", "没有规则集`{name}`", "{near}", "{near}")
NO_RULESET_WITH_LAW: Final = Message(
    "P501",
    "there is no ruleset `{name}` with a law",
    "没有声明法律的规则集`{name}`",
    "{near}",
    "{near}",
)
DECLARE_LAW: Final = Text2("declare its law in a `law.policy` first", "请先在`law.policy`中声明其法律")

NO_PARAMETER: Final = Message("P503", "there is no parameter `{name}`", "没有参数`{name}`", "{near}", "{near}")
OF_ANOTHER_TYPE: Final = Message(
    "P504",
    "this is {written}, but {wanted} is wanted",
    "所写为{written}，此处应为{wanted}",
    "{how}",
    "{how}",
)
OUT_OF_BOUNDS: Final = Message(
    "P504",
    "this lies outside the bounds of `{name}`",
    "此值超出`{name}`的上下限",
    label=Text2("its bounds are declared here", "上下限在此处声明"),
)

# ---- said twice ------------------------------------------------------------------------------------------------------

_HERE: Final = Text2("first here", "首次在此处")
TWO_POLICIES: Final = Message(
    "P505",
    "two policies are called `{name}`",
    "有两个策略名为`{name}`",
    "rename one",
    "请更改其中一个的名称",
    _HERE,
)
FAILS_TWICE: Final = Message(
    "P505",
    "`{name}` is said to fail twice",
    "`{name}`的门禁条件写了两次",
    "keep one of them",
    "只保留一处",
    _HERE,
)
SEVERITY_TWICE: Final = Message(
    "P505",
    "`{name}` is given a severity twice",
    "`{name}`的严重程度调整了两次",
    "keep one of them",
    "只保留一处",
    _HERE,
)
SKIPPED_TWICE: Final = Message(
    "P505",
    "`{name}` is skipped twice",
    "`{name}`略过了两次",
    "keep one of them",
    "只保留一处",
    _HERE,
)
EVIDENCE_TWICE: Final = Message(
    "P505",
    "`{name}` is said to need evidence twice",
    "`{name}`的证据要求写了两次",
    "keep one of them",
    "只保留一处",
    _HERE,
)
SET_TWICE: Final = Message(
    "P505",
    "`{name}` is set twice",
    "`{name}`设定了两次",
    "keep one of them",
    "只保留一处",
    _HERE,
)

# ---- rules, facts and thresholds -------------------------------------------------------------------------------------

NO_RULE: Final = Message("P508", "there is no rule `{rule}`", "没有规则`{rule}`", "{near}", "{near}")
NOT_EVALUATED: Final = Message(
    "P508",
    "`{policy}` does not evaluate `{rule}`",
    "`{policy}`不评估`{rule}`",
    "leave the line out, or add `use {ruleset}`",
    "请删去这一行，或者加上`use {ruleset}`",
)
NO_KIND: Final = Message("P509", "there is no kind `{kind}`", "没有种类`{kind}`", "{near}", "{near}")
NAMES_NO_FACT: Final = Message(
    "P509",
    "this names no fact",
    "此处没有指明事实",
    "write `{kind}.FACT`",
    "请写成`{kind}.事实`",
)
NO_FACT: Final = Message("P509", "{kind} has no fact `{fact}`", "{kind}没有事实`{fact}`", "{near}", "{near}")
COMPUTED: Final = Message(
    "P509",
    "`{fact}` of {kind} is computed, never stated",
    "{kind}的`{fact}`由系统推导，不能填写",
    "ask for evidence of what it rests on",
    "请对它所依据的事实要求证据",
)
NO_SEVERITY: Final = Message(
    "P510",
    "`{verdict}` has no severity",
    "`{verdict}`没有严重程度",
    "leave `from {severity}` out",
    "请删去`from {severity}`",
)
NO_EVIDENCE: Final = Message(
    "P510",
    "`{policy}` asks no fact for evidence",
    "`{policy}`没有对任何事实要求证据",
    "name the facts: `evidence for flow.mechanism`",
    "请写明事实：`evidence for flow.mechanism`",
)
NOT_IN_BASELINE: Final = Message(
    "P510",
    "a baseline does not tell what is `{verdict}`",
    "基线不记录`{verdict}`的事项",
    "leave `new` out",
    "请删去`new`",
)
