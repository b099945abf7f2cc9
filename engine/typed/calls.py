"""What reads something declared elsewhere: defines, judgements, tables; and the built-in `governed(x)` and `day(x)`."""

from __future__ import annotations

from engine.ground import messages
from engine.ground.nearest import all_of, did_you_mean
from engine.ground.problem import Message
from engine.ground.schema import YES_NO, Date, Moment, Number, Ref, Table, Text2
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.paths import path_text
from engine.typed.scope import Scope
from engine.typed.types import named
from engine.typed.walk import root


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
        near = scope.world.names.near(name, scope.ruleset, syntax.Define, syntax.Exemption)
        scope.tell(messages.calls.NO_DEFINE(written.name.span, name=name, near=near))
        return None
    if not isinstance(declared.item, syntax.Define | syntax.Exemption):
        way: Text2 | str = ""
        if isinstance(declared.item, syntax.Judgement):
            way = messages.calls.WRITE_JUDGED(name=name, argument=path_text(written.argument))
        scope.tell(messages.calls.NOT_A_DEFINE(written.name.span, name=name, what=declared.article(), way=way))
        return None
    kind = declared.item.variable.kind
    if argument is None or not _is_row(argument, kind, written, messages.calls.OF_ANOTHER_KIND, scope):
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
    say = messages.calls
    word, what = ("attested", say.ATTESTATION) if written.signed else ("judged", say.JUDGEMENT)
    argument = scope.expression(written.argument)
    declared = scope.declared(name)
    if declared is None or not isinstance(declared.item, syntax.Judgement):
        near = scope.world.names.near(name, scope.ruleset, syntax.Judgement)
        if declared is not None and isinstance(declared.item, syntax.Define | syntax.Exemption):
            near = say.CALLED_WITHOUT(word=word, name=name)
        scope.tell(say.NO_QUESTION(written.name.span, what=what, name=name, near=near))
        return None
    if declared.item.signed != written.signed:
        there, other = declared.item.name.span, "judged" if written.signed else "attested"
        scope.tell(say.OTHER_QUESTION(written.name.span, there, name=name, what=what, other=other))
        return None
    kind = declared.item.variable.kind
    if argument is None or not _is_row(argument, kind, written, say.JUDGED_OF_ANOTHER_KIND, scope):
        return None
    return tree.Judged(name, argument, root(argument).name, written.span, written.signed)


def lookup(written: syntax.Lookup, scope: Scope) -> tree.Expr | None:
    """A column of a table's row, or, without a column, whether the table has the row."""
    name = written.table.text
    declared = scope.declared(name)
    if declared is None or not isinstance(declared.item, syntax.TableDecl):
        near = scope.world.names.near(name, scope.ruleset, syntax.TableDecl)
        scope.tell(messages.calls.NO_TABLE(written.table.span, name=name, near=near))
        return None
    table = scope.world.schema.tables.get(name)
    if table is None:
        return None
    keys = _keys(written, table, scope)
    on = _on(written, scope) if written.on is not None else None
    if keys is None or (on is None and written.on is not None):
        return None
    if written.column is None:
        return tree.InTable(name, keys, on, scope.at, written.span)
    for column, type_, optional in table.columns:
        if column == written.column.text:
            return tree.Lookup(name, keys, column, on, scope.at, optional, type_, written.span)
    near = did_you_mean(written.column.text, [column for column, _, _ in table.columns])
    scope.tell(messages.calls.NO_COLUMN(written.column.span, table=name, name=written.column.text, near=near))
    return None


def _keys(written: syntax.Lookup, table: Table, scope: Scope) -> tuple[tree.Expr, ...] | None:
    if len(written.keys) != len(table.keys):
        wanted = all_of(f"term of {key.terms}" for key in table.keys)
        scope.tell(messages.calls.KEYS_WANTED(written.span, table=table.name, n=len(table.keys), keys=wanted))
        return None
    typed = [scope.expression(key, type_.terms) for key, type_ in zip(written.keys, table.keys, strict=True)]
    fine = True
    for key, type_ in zip(typed, table.keys, strict=True):
        if key is not None and key.type != type_:
            told = messages.calls.KEY_OF_ANOTHER_TYPE
            scope.tell(told(key.span, type=named(key.type), table=table.name, wanted=named(type_)))
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
        scope.tell(messages.calls.ON_A_STATED_MOMENT(on.span))
        return None
    scope.tell(messages.calls.ON_A_DAY(on.span, type=named(on.type)))
    return None


def _day(written: syntax.Call, argument: tree.Expr | None, scope: Scope) -> tree.Expr | None:
    if argument is None:
        return None
    if not isinstance(argument, tree.Variable):
        scope.tell(messages.calls.DAY_OF_ROW(argument.span, argument=path_text(written.argument)))
        return None
    return tree.JudgedDay(argument, written.span)


def _governed(written: syntax.Call, argument: tree.Expr | None, scope: Scope) -> tree.Expr | None:
    if argument is None:
        return None
    if not isinstance(argument.type, Ref):
        scope.tell(messages.calls.GOVERNED_RECORD(argument.span, type=named(argument.type)))
        return None
    if scope.law is None:
        scope.tell(messages.calls.GOVERNED_OUTSIDE(written.span))
        return None
    if len(argument.type.kinds) != 1:
        told, shown = messages.calls.GOVERNED_ONE_KIND, path_text(written.argument)
        scope.tell(told(argument.span, argument=shown, type=named(argument.type)))
        return None
    key = f"governed {scope.law} {argument.type.kinds[0]}"
    if scope.define(key) is None:
        return None
    return tree.Call(key, argument, root(argument).name, YES_NO, written.span)


def _is_row(
    argument: tree.Expr,
    kind: syntax.Word,
    written: syntax.Call | syntax.JudgedByPeople,
    otherwise: Message,
    scope: Scope,
) -> bool:
    """Whether the argument is a row of the kind; what is told otherwise points at the word that names the kind."""
    if argument.type == Ref((kind.text,)):
        return True
    what, wanted = named(argument.type), named(Ref((kind.text,)))
    shown, name = path_text(written.argument), written.name.text
    scope.tell(otherwise(argument.span, kind.span, argument=shown, what=what, name=name, wanted=wanted))
    return False
