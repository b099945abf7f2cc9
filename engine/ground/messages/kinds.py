"""What is told of the facts of kinds: the ways back of references, attached lists, and days."""

from typing import Final

from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2

WAY_BACK_TAKEN: Final = Message(
    "P227",
    "`{kind}.{inverse}`, the way back from `{of}.{fact}`, is already {whose}",
    "`{of}.{fact}`的反向关系`{kind}.{inverse}`已是{whose}",
    "choose another name for the inverse",
    "请为反向关系另选名称",
    Text2("first here", "首次在此处"),
)
A_FACT: Final = Text2("a fact", "一项事实")
A_WAY_BACK: Final = Phrase("the way back from `{path}`", "`{path}`的反向关系")

NO_WAY_BACK: Final = Message(
    "P232",
    "`{fact}` is {type}; only a reference or a list has a way back",
    "`{fact}`为{type}；只有引用或列表才有反向关系",
    "leave `inverse` out",
    "请删去`inverse`",
)
NOT_ATTACHED: Final = Message(
    "P232",
    "`{fact}` is {type}; only a list can be attached",
    "`{fact}`为{type}；只有列表才能附着",
    "declare it `many …`",
    "请声明为`many …`",
)
LIST_OR_NONE: Final = Message(
    "P232",
    "the list `{fact}` cannot be `or none`: an empty list says the same",
    "列表`{fact}`不能写`or none`：空列表含义相同",
)
LIST_DERIVED: Final = Message(
    "P232",
    "the list `{fact}` cannot be derived: give the reference an `inverse`",
    "列表`{fact}`不能推导：请为引用写`inverse`",
)
NO_REFERENCE: Final = Message(
    "P232",
    "`{kind}.{fact}` comes through `{through}`, which is no stored reference of `{kind}`",
    "`{kind}.{fact}`经由`{through}`取得，而它不是`{kind}`所存的引用",
    "{near}",
    "{near}",
)
NO_LIST_THERE: Final = Message(
    "P232",
    "`{target}` has no list `{fact}` of the same type to come through `{through}`",
    "`{target}`没有同类型的列表`{fact}`可经由`{through}`取得",
    "declare `{fact}` on `{target}` too",
    "请在`{target}`上也声明`{fact}`",
)
NO_COVERS: Final = Message(
    "P232",
    "`{target}` has no fact `covers` that may name {kind}",
    "`{target}`没有可指向{kind}的事实`covers`",
    "declare `covers: many {name}` on `{target}`",
    "请在`{target}`上声明`covers: many {name}`",
)
NOT_AHEAD: Final = Message(
    "P233",
    "`{fact}` is no stated date or moment, so it cannot lie `ahead`",
    "`{fact}`不是陈述的日期或时间点，不能写`ahead`",
    "leave `ahead` out",
    "请删去`ahead`",
)
NO_DAY: Final = Message(
    "P233",
    "`{fact}` is no stated date or moment of `{kind}`",
    "`{fact}`不是`{kind}`所陈述的日期或时间点",
    "{near}",
    "{near}",
)
