"""Over members: what is asked or made of all inner rows of an outer one.

`over` is a relation (pairs) or a lineage; `where`, `body`, `value` are nodes of the inner space or of the pairs `#over`
(starred where the result is).
"""

from engine.checks.node.at import At


class Quantified(At, frozen=True, tag=True):
    """`some`, `every`, `no` member with `where` has `body`; None is yes."""

    quantifier: str
    over: int
    where: int | None
    body: int | None


class Tally(At, frozen=True, tag=True):
    """`count`, `sum`, `min`, `max`, `persons` of `value` over the members with `where`, as bounds. `people`: the
    members' kind, if the value counts people whom the member itself concerns: in groups that are apart they add up."""

    op: str
    over: int
    where: int | None
    value: int | None
    people: str | None = None


class Blend(At, frozen=True, tag=True):
    """`union` or `common` of the set `value` over the members with `where`."""

    op: str
    over: int
    where: int | None
    value: int
