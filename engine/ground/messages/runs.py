"""What is told of a run: the policy and threshold chosen, saved results, what is supposed."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

NOT_ONE_POLICY: Final = Message(
    "P506",
    "`{file}` declares {n} policies",
    "`{file}`声明了 {n} 个策略",
    "it declares one",
    "应当只声明一个",
)
NO_POLICY: Final = Message("P506", "there is no policy `{name}`", "没有策略`{name}`", "{near}", "{near}")

NO_THRESHOLD: Final = Message(
    "P507",
    "there is no severity or rule `{name}`",
    "没有名为`{name}`的严重程度或规则",
    "{near}",
    "{near}",
)
RULESET_NOT_USED: Final = Message(
    "P507",
    "this run does not evaluate `{rule}`",
    "本次运行不评估`{rule}`",
    "its ruleset `{ruleset}` must be among those of the policy or of `--ruleset`",
    "其规则集`{ruleset}`必须列入策略或者`--ruleset`",
)
RULE_SKIPPED: Final = Message(
    "P507",
    "this run does not evaluate `{rule}`",
    "本次运行不评估`{rule}`",
    "the policy `{policy}` skips it",
    "策略`{policy}`略过了它",
)

NO_RESULT: Final = Message(
    "P519",
    "`{path}` is no saved result: {why}",
    "`{path}`不是保存的检查结果：{why}",
    "write one with `policy check … -o json=FILE`",
    "请用`policy check … -o json=FILE`写出结果",
)

# ---- what is supposed ------------------------------------------------------------------------------------------------

SET_TWICE: Final = Message(
    "P520",
    "this fact is set twice",
    "这项事实设定了两次",
    "keep one of the flags",
    "只保留一个",
)
SETS_NO_FACT: Final = Message(
    "P520",
    "`{flag}` sets no fact",
    "`{flag}`没有设定任何事实",
    "{near}",
    "{near}",
)
WRITE: Final = Text2(
    "write `KIND.ID.FACT=ANSWER`, as in `flow.crm-to-sg.mechanism=standard_contract`",
    "请写成`种类.编号.事实=答复`，例如`flow.crm-to-sg.mechanism=standard_contract`",
)
NO_SUCH_RECORD: Final = Message(
    "P520",
    "the manifest has no {kind} `{record}`",
    "清单没有{kind}`{record}`",
    "{near}",
    "{near}",
)
UNDER: Final = Phrase("a manifest lists {plural} under `{plural}:`", "清单在`{plural}:`之下列出各条记录")
NO_HISTORY: Final = Message(
    "P522",
    "`{path}` has no history: {why}",
    "`{path}`没有历史版本：{why}",
    "`--since` compares files of a git repository; `--baseline FILE` compares with a saved result",
    "`--since`比较 git 仓库中的文件；与已保存的结果比较请用`--baseline FILE`",
)
ON_A_PIPE: Final = Phrase("it came on a pipe", "它由管道传入")
NO_GIT: Final = Phrase("git is not installed", "未安装 git")
NO_REPOSITORY: Final = Phrase("it lies in no git repository", "它不在 git 仓库中")
NO_REVISION: Final = Message(
    "P523",
    "there is no revision `{revision}` in the repository of `{path}`",
    "`{path}`所在仓库没有版本`{revision}`",
    "name a commit, a branch or a tag; a shallow clone lacks older commits (`git fetch --unshallow`)",
    "请写明提交、分支或标签；浅克隆缺少较早的提交（`git fetch --unshallow`）",
)
UNREADABLE_THEN: Final = Message(
    "P525",
    "the manifests at `{revision}` cannot be read, {n} in all: {first}",
    "版本`{revision}`的清单无法读取，共 {n} 处：{first}",
    "compare with a revision at which they could be, or with a saved result (`--baseline FILE`)",
    "请与清单可读的版本比较，或与已保存的结果比较（`--baseline FILE`）",
)
BROKEN_TEMPLATE: Final = Message(
    "P526",
    "the template cannot be filled in: {why}",
    "模板无法填写：{why}",
    "a template sees `result`, `lang` and the filters `text` and `cited`: docs/formats.md",
    "模板可用`result`、`lang`以及过滤器`text`和`cited`，见 docs/formats.md",
)
NO_EXTRA: Final = Message(
    "P527",
    "`{format}` needs the package `{package}`, which is not installed",
    "生成`{format}`需要软件包`{package}`，尚未安装",
    "install the extra: `pip install '{extra}'`",
    "请安装扩展：`pip install '{extra}'`",
)
