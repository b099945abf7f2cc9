"""What the parts of a comprehension may read, so that every rule stays linear.

They read their own row and the one that its list hangs on, no other; not that one either where the list is reached
through a reference (pairs would grow with the square), and along lineage their own row alone.
"""

from __future__ import annotations

from engine.ground.problem import Label
from engine.ground.schema import Text2
from engine.typed import tree
from engine.typed.scope import Scope
from engine.typed.walk import read, root


def within_reach(each: tree.Each, body: tree.Expr | None, inner: Scope) -> bool:
    """Whether where, until and body read only what they may; notes P213, P214, P215."""
    own = each.variable.name
    until = each.source.until if isinstance(each.source, tree.Lineage) else None
    outer: dict[str, tree.Variable] = {}
    for part in (until, each.where, body):
        for name, variable in read(part).items() if part is not None else ():
            if name != own:
                outer.setdefault(name, variable)
    fine = True
    for variable in outer.values():
        if isinstance(each.source, tree.Lineage):
            _along_lineage(each, variable, inner)
            fine = False
        else:
            fine = _from_list(each, each.source.of, variable, inner) and fine
    return fine


def _along_lineage(each: tree.Each, variable: tree.Variable, inner: Scope) -> None:
    own, other = _as_written(each.variable, inner), _as_written(variable, inner)
    inner.problem(
        "P213",
        variable.span,
        f"along lineage only `{own}` may be read, but this reads `{other}`",
        f"gather first, compare outside: `… covered by common({own}.… for {own} in …)`, or `… overlaps union(…)`",
        Label(each.span, Text2("lineage is walked here")),
    )


def _from_list(each: tree.Each, source: tree.FactOf, variable: tree.Variable, inner: Scope) -> bool:
    start = root(source)
    own, other, hook = (_as_written(one, inner) for one in (each.variable, variable, start))
    if variable.name != start.name:
        inner.problem(
            "P214",
            variable.span,
            f"only `{own}` and `{hook}`, which its list hangs on, may be read here, but this reads `{other}`",
            f"put what asks of `{other}` outside, or into a define of one row",
            Label(each.span, Text2(f"`{own}` is bound here")),
        )
        return False
    if not isinstance(source.of, tree.Variable):
        inner.problem(
            "P215",
            variable.span,
            f"`{own}` is reached from `{other}` up a reference and down a list; here `{other}` cannot be read as well",
            f"pairs would grow with the square: read `{own}` alone, or let a list hang on `{other}` itself",
            Label(source.span, Text2("up, and down again")),
        )
        return False
    return True


def _as_written(variable: tree.Variable, inner: Scope) -> str:
    return next((name for name, bound in inner.bound if bound.name == variable.name), variable.name)
