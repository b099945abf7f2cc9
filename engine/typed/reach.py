"""What the parts of a comprehension may read, so that every rule stays linear.

They read their own row and the one that its list hangs on, no other; not that one either where the list is reached
through a reference (pairs would grow with the square), and along lineage their own row alone.
"""

from __future__ import annotations

from engine.ground import messages
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
    inner.tell(messages.sets.ALONG_LINEAGE(variable.span, each.span, own=own, other=other))


def _from_list(each: tree.Each, source: tree.FactOf, variable: tree.Variable, inner: Scope) -> bool:
    start = root(source)
    own, other, hook = (_as_written(one, inner) for one in (each.variable, variable, start))
    if variable.name != start.name:
        told = messages.sets.OUT_OF_REACH
        inner.tell(told(variable.span, each.span, own=own, hook=hook, other=other))
        return False
    if not isinstance(source.of, tree.Variable):
        inner.tell(messages.sets.UP_AND_DOWN(variable.span, source.span, own=own, other=other))
        return False
    return True


def _as_written(variable: tree.Variable, inner: Scope) -> str:
    return next((name for name, bound in inner.bound if bound.name == variable.name), variable.name)
