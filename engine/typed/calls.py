"""What reads something declared elsewhere: defines, judgements, tables; and the built-in `governed(x)` and `day(x)`."""

from __future__ import annotations

from typing import Final

from engine.ground.nearest import did_you_mean, listed, with_article
from engine.ground.problem import Label
from engine.ground.schema import Date, Moment, Number, Ref, Table, Text2, YesNo
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.paths import path_text
from engine.typed.scope import Scope
from engine.typed.types import described
from engine.typed.walk import root

YES_NO: Final = YesNo()
DATE: Final = Date()


def call(written: syntax.Call, scope: Scope) -> tree.Expr | None:
    """The call typed; None also where the define itself is wrong, which is told there."""
    name = written.name.text
    argument = scope.expression(written.argument)
    if name == "day":
        return _day(written, argument, scope)
    if name == "governed":
        return _governed(written, argument, scope)
    declared = scope.declared(name)
    if declared is None:
        help_ = scope.world.names.near(name, scope.ruleset, syntax.Define, syntax.Exemption)
        scope.problem("P207", written.name.span, f"there is no define `{name}`", help_)
        return None
    if not isinstance(declared.item, syntax.Define | syntax.Exemption):
        judged = isinstance(declared.item, syntax.Judgement)
        help_ = f"write `judged {name}({path_text(written.argument)})`" if judged else ""
        scope.problem("P207", written.name.span, f"`{name}` is {with_article(declared.what)}, not a define", help_)
        return None
    kind = declared.item.variable.kind
    if argument is None or not _is_row(
        argument, kind.text, written, Label(kind.span, Text2(f"it takes {with_article(kind.text)}")), scope
    ):
        return None
    define = scope.define(declared.key)
    if define is None:
        return None
    type_ = define.body.type
    plain = Number(type_.unit) if isinstance(type_, Number) else type_
    if plain is None:
        return None
    return tree.Call(declared.key, argument, root(argument).name, plain, written.span)


def judged(written: syntax.JudgedByPeople, scope: Scope) -> tree.Expr | None:
    """`judged name(x)` or `attested name(x)` typed."""
    name = written.name.text
    word, what = ("attested", "attestation") if written.signed else ("judged", "judgement")
    argument = scope.expression(written.argument)
    declared = scope.declared(name)
    if declared is None or not isinstance(declared.item, syntax.Judgement):
        help_ = scope.world.names.near(name, scope.ruleset, syntax.Judgement)
        is_define = declared is not None and isinstance(declared.item, syntax.Define | syntax.Exemption)
        help_ = f"a define is called without `{word}`: `{name}(…)`" if is_define else help_
        scope.problem("P228", written.name.span, f"there is no {what} `{name}`", help_)
        return None
    if declared.item.signed != written.signed:
        label = Label(declared.item.name.span, Text2("declared here"))
        other = "judged" if written.signed else "attested"
        scope.problem("P228", written.name.span, f"`{name}` is no {what}", f"write `{other} {name}(…)`", label)
        return None
    kind = declared.item.variable.kind
    label = Label(kind.span, Text2(f"it is about {with_article(kind.text)}"))
    if argument is None or not _is_row(argument, kind.text, written, label, scope, code="P228"):
        return None
    return tree.Judged(name, argument, root(argument).name, YES_NO, written.span, written.signed)


def lookup(written: syntax.Lookup, scope: Scope) -> tree.Expr | None:
    """A column of a table's row, or, without a column, whether the table has the row."""
    name = written.table.text
    declared = scope.declared(name)
    if declared is None or not isinstance(declared.item, syntax.TableDecl):
        help_ = scope.world.names.near(name, scope.ruleset, syntax.TableDecl)
        scope.problem("P229", written.table.span, f"there is no table `{name}`", help_)
        return None
    table = scope.world.schema.tables.get(name)
    if table is None:
        return None
    keys = _keys(written, table, scope)
    on = _on(written, scope) if written.on is not None else None
    if keys is None or (on is None and written.on is not None):
        return None
    if written.column is None:
        return tree.InTable(name, keys, on, scope.at, YES_NO, written.span)
    for column, type_, optional in table.columns:
        if column == written.column.text:
            return tree.Lookup(name, keys, column, on, scope.at, optional, type_, written.span)
    help_ = did_you_mean(written.column.text, [column for column, _, _ in table.columns]).en
    scope.problem("P229", written.column.span, f"the table `{name}` has no column `{written.column.text}`", help_)
    return None


def _keys(written: syntax.Lookup, table: Table, scope: Scope) -> tuple[tree.Expr, ...] | None:
    if len(written.keys) != len(table.keys):
        wanted = listed((f"term of {key.terms}" for key in table.keys), "and")
        scope.problem(
            "P229", written.span, f"the table `{table.name}` has {len(table.keys)} keys", f"they are: {wanted}"
        )
        return None
    typed = [scope.expression(key, type_.terms) for key, type_ in zip(written.keys, table.keys, strict=True)]
    fine = True
    for key, type_ in zip(typed, table.keys, strict=True):
        if key is not None and key.type != type_:
            message = f"this is {described(key.type)}, but the table `{table.name}` is keyed by {described(type_)}"
            scope.problem("P204", key.span, message)
            fine = False
    return tuple(key for key in typed if key is not None) if fine and None not in typed else None


def _on(written: syntax.Lookup, scope: Scope) -> tree.Expr | None:
    assert written.on is not None
    on = scope.expression(written.on)
    if on is None or isinstance(on.type, Date):
        return on
    if isinstance(on.type, Moment):  # only a stated one tells the zone whose day is meant
        if isinstance(on, tree.FactOf) and not any(on.derived):
            return on
        scope.problem("P204", on.span, "a table is read on the day of a stated moment", "name the fact that states it")
        return None
    scope.problem("P204", on.span, f"a table is read on a day, but this is {described(on.type)}")
    return None


def _day(written: syntax.Call, argument: tree.Expr | None, scope: Scope) -> tree.Expr | None:
    if argument is None or isinstance(argument, tree.Variable):
        return argument and tree.JudgedDay(argument, DATE, written.span)
    help_ = f"of another record ask one of its dates: `{path_text(written.argument)}.…`"
    scope.problem("P208", argument.span, "`day(…)` is the judged day of a row that is bound here", help_)
    return None


def _governed(written: syntax.Call, argument: tree.Expr | None, scope: Scope) -> tree.Expr | None:
    if argument is None:
        return None
    if not isinstance(argument.type, Ref):
        scope.problem("P208", argument.span, f"`governed` asks of a record, but this is {described(argument.type)}")
        return None
    if scope.law is None:
        scope.problem(
            "P207", written.span, "`governed` means nothing outside the scope of a law or a kind", "leave it out"
        )
        return None
    if len(argument.type.kinds) != 1:
        message = f"`{path_text(written.argument)}` may be {described(argument.type)}, but `governed` asks of one kind"
        scope.problem("P208", argument.span, message, "ask relations of one kind each, and join them with `or`")
        return None
    key = f"governed {scope.law} {argument.type.kinds[0]}"
    if scope.define(key) is None:
        return None
    return tree.Call(key, argument, root(argument).name, YES_NO, written.span)


def _is_row(
    argument: tree.Expr,
    kind: str,
    written: syntax.Call | syntax.JudgedByPeople,
    label: Label,
    scope: Scope,
    code: str = "P208",
) -> bool:
    if argument.type == Ref((kind,)):
        return True
    what, wanted = described(argument.type), with_article(kind)
    message = f"`{path_text(written.argument)}` is {what}, but `{written.name.text}` asks of {wanted}"
    scope.problem(code, argument.span, message, "", label)
    return False
