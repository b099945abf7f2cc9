"""Defines, exemptions and the scopes of laws, checked when they are first asked for.

All of them become defines: an exemption is its cases, each in force with the law that it cites, less what lifts it; a
law's scope on a kind is the define `governed KEY KIND`. Derived facts are taken in from `derived`.
"""

from __future__ import annotations

from dataclasses import replace

from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.schema import YES_NO, Many, Ref, Text2
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.conditions import checked_condition
from engine.typed.exceptions import exemption
from engine.typed.expressions import expression
from engine.typed.ledger import cited
from engine.typed.names import Declared
from engine.typed.negations import check_negations
from engine.typed.order import MOST_CALLS, too_many_calls
from engine.typed.scope import Scope, World
from engine.typed.texts import check_text
from engine.typed.types import named


class Defines:
    """The defines of a program by key, each checked once."""

    def __init__(self, world: World, kinds: dict[str, tuple[syntax.KindDecl, str]]) -> None:
        """`kinds`: the declaration of each kind and the ruleset that it stands in."""
        self._world = world
        self._kinds = kinds
        self._declared = {one.key: one for one in world.names.declared}
        self._done: dict[str, tree.Define | None] = {}
        self._doing: list[str] = []
        self.unsaid: set[tuple[str, str]] = set()  # laws and kinds of which nothing says which rows are governed

    def define(self, key: str) -> tree.Define | None:
        """The define, checked; None if it is wrong, unknown, or calls itself."""
        if key in self._doing:
            self._tell_recursion(self._doing[self._doing.index(key) :])
            return None
        if key not in self._done:
            if len(self._doing) > MOST_CALLS:
                if (declared := self._declared.get(key)) is not None:
                    too_many_calls(key, declared.item.span, self._world.problems)
                return None
            self._doing.append(key)
            self._done[key] = self._checked(key)
            self._doing.pop()
        return self._done[key]

    def add(self, define: tree.Define) -> None:
        """Takes in a define that is made elsewhere."""
        self._done[define.name] = define

    def all(self) -> dict[str, tree.Define]:
        """All defines that are right, those never called included."""
        for key in self._declared:
            if isinstance(self._declared[key].item, syntax.Define | syntax.Exemption):
                self.define(key)
        return {key: define for key, define in self._done.items() if define is not None}

    def scope(self, ruleset: str, law: str | None, variable: syntax.Word, kind: str) -> Scope:
        """The scope of an expression about one row of a kind."""
        outside = Scope(self._world, ruleset, law, (), "", {}, expression, self.define)
        outside.check_row_name(variable)
        return outside.with_row(variable, (kind,))

    def _checked(self, key: str) -> tree.Define | None:
        if key.startswith("governed "):
            return self._governed(key, *key.split(" ")[1:])
        declared = self._declared.get(key)
        item = declared.item if declared is not None else None
        if declared is None or not isinstance(item, syntax.Define | syntax.Exemption):
            return None
        kind = item.variable.kind
        if kind.text not in self._world.schema.kinds:
            near = did_you_mean(kind.text, self._world.schema.kinds)
            self._world.problems.tell(messages.declarations.NO_KIND(kind.span, name=kind.text, near=near))
            return None
        of = self._world.ledger.of_ruleset.get(declared.ruleset)
        scope = self.scope(declared.ruleset, of.key if of is not None else None, item.variable.name, kind.text)
        return self._of_item(declared, item, scope)

    def _of_item(self, declared: Declared, item: syntax.Define | syntax.Exemption, scope: Scope) -> tree.Define | None:
        check_text(item.title, "`{}`", item.name.text, item.name.span, self._world.problems, needed=False)
        if isinstance(item, syntax.Exemption):
            body, cases = exemption(item, scope)
            cites = tuple(dict.fromkeys(cite for _, of_case in cases for cite in of_case))
        else:
            body, cases = scope.expression(item.body), ()
            cites = cited(item.cites, self._world.ledger, self._world.problems, declared.ruleset)
            if body is not None:
                check_negations(body, self.define, self._world.problems)
                if body.type is None or isinstance(body.type, Many):
                    told = messages.expressions.NO_DEFINE_TYPE
                    self._world.problems.tell(told(body.span, name=item.name.text, type=named(body.type)))
                    return None
        if body is None:
            return None
        return tree.Define(declared.key, scope.row, body, False, cites, item.title, item.span, cases)

    # ---- the scopes of laws ----------------------------------------------------------------------------------------

    def _governed(self, key: str, law: str, kind: str) -> tree.Define | None:
        declared = self._world.ledger.declared.get(law)
        if declared is None:
            return None
        own = [one for one in declared.governs if one.variable.kind.text == kind]
        if own:
            return self._stated_scope(key, law, own)
        if declared.governs_as is not None:
            return self._shared_scope(key, declared.governs_as.text, kind, declared)
        decl, ruleset = self._kinds[kind]
        if decl.governed is None:
            self.unsaid.add((law, kind))
            return None
        scope = self.scope(ruleset, law, decl.variable.name, kind)
        before = len(self.unsaid)
        body = checked_condition(decl.governed, scope)
        if body is None:
            if len(self.unsaid) > before or any(of == law for of, _ in self.unsaid):
                self.unsaid.add((law, kind))
            return None
        return tree.Define(key, scope.row, body, False, (), Text2(), decl.governed.span)

    def _stated_scope(self, key: str, law: str, own: list[syntax.Governs]) -> tree.Define | None:
        """What the law itself says of the kind; several sentences add up."""
        first = self.scope(self._world.ledger.laws[law].ruleset, law, own[0].variable.name, own[0].variable.kind.text)
        bodies: list[tree.Expr] = []
        cites: list[str] = []
        for one in own:
            cites += cited(one.cites, self._world.ledger, self._world.problems)
            body = checked_condition(one.when, replace(first, bound=((one.variable.name.text, first.row),)))
            if body is not None:
                bodies.append(body)
        if len(bodies) < len(own):
            return None
        whole = bodies[0] if len(bodies) == 1 else tree.Or(tuple(bodies), own[0].span)
        return tree.Define(key, first.row, whole, False, tuple(dict.fromkeys(cites)), Text2(), own[0].span)

    def _shared_scope(self, key: str, other: str, kind: str, declared: syntax.Law) -> tree.Define | None:
        assert declared.governs_as is not None
        word = declared.governs_as
        shared = self.define(f"governed {other} {kind}")
        if shared is None:
            if (other, kind) in self.unsaid:
                self.unsaid.add((declared.key.text, kind))
            return None
        row = tree.Variable(shared.variable.name, (kind,), Ref((kind,)), word.span)
        body = tree.Call(shared.name, row, row.name, YES_NO, word.span)
        return tree.Define(key, row, body, False, shared.cites, Text2(), word.span)

    # ---- recursion -------------------------------------------------------------------------------------------------

    def _tell_recursion(self, keys: list[str]) -> None:
        scopes = [key.split(" ")[1:] for key in keys if key.startswith("governed ")]
        if len(scopes) == len(keys):
            self._tell_circle([law for law, _ in scopes], [kind for _, kind in scopes])
            return
        key = next(key for key in keys if key in self._declared)
        names = [one.rsplit(".", 1)[-1] for one in (*keys, keys[0])]
        told, circle = messages.calls.BY_ITSELF, " → ".join(names)
        self._world.problems.tell(told(self._declared[key].word.span, name=names[0], circle=circle))

    def _tell_circle(self, laws: list[str], kinds: list[str]) -> None:
        """The scopes of laws or of kinds refer to each other; told once, whichever of them led there."""
        of_kinds = len(set(laws)) == 1
        names = kinds if of_kinds else laws
        start = names.index(min(names))
        names = list(dict.fromkeys((*names[start:], *names[:start])))
        circle = " → ".join((*names, names[0]))
        if of_kinds:
            span, told = self._kinds[names[0]][0].variable.kind.span, messages.calls.KINDS_BY_THEMSELVES
        else:
            law, told = self._world.ledger.declared[names[0]], messages.calls.LAWS_BY_THEMSELVES
            span = law.governs_as.span if law.governs_as is not None else law.span
        self._world.problems.tell(told(span, name=names[0], circle=circle))
