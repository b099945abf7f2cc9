"""Paths: a bound variable and facts of what it refers to, or a bare word, a parameter, group or term."""

from __future__ import annotations

from typing import Final

from engine.ground import messages
from engine.ground.naming import a_kind, one_record
from engine.ground.nearest import all_of, did_you_mean, nearest, one_of
from engine.ground.schema import Fact, Many, Ref, Term, TermSet
from engine.ground.source import Span
from engine.ground.value import OneTerm
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.scope import Scope
from engine.typed.types import named
from engine.typed.walk import root

VALUES: Final = (syntax.Parameter, syntax.GroupDecl, syntax.TableDecl)  # what a bare word may name beside terms


def path(written: syntax.Path, scope: Scope, terms: str | None) -> tree.Expr | None:
    """The path typed; a word that is neither bound nor declared is a term of the taxonomy `terms`."""
    variable = scope.variable(written.parts[0])
    if variable is not None:
        return _facts(variable, written, scope) if variable.kinds else None  # of a row whose list is wrong already
    if written.parts[0].text == scope.year:
        row = scope.bound[0][0]
        scope.tell(messages.sets.YEAR_NO_VALUE(written.span, year=scope.year or "", row=row))
        return None
    name = path_text(written)
    declared = scope.declared(name)
    match declared.item if declared is not None else None:
        case syntax.Parameter():
            parameter = scope.world.parameters.get(name)
            return tree.ParameterOf(name, parameter.type, written.span) if parameter is not None else None
        case syntax.Define() | syntax.Exemption() | syntax.Judgement() if _is_term(name, scope, terms):
            return _term(written, scope, terms)
        case syntax.GroupDecl():
            group = scope.world.schema.groups.get(name)
            if group is None:
                return None
            return tree.GroupTerms(name, scope.at, TermSet(group.terms), written.span)
        case None:
            return _term(written, scope, terms)
        case item:
            assert declared is not None
            say = messages.expressions
            ways = {
                syntax.TableDecl: say.ASK_TABLE,
                syntax.CombinationDecl: say.ASK_COMBINATION,
                syntax.Judgement: say.ASK_JUDGEMENT,
            }
            what, way = messages.declarations.WHAT[declared.what], ways.get(type(item), say.CALL_IT)
            scope.tell(say.NOT_A_VALUE(written.span, what=what, name=name, way=way(name=name)))
            return None


def is_bare(written: syntax.Expr, scope: Scope) -> bool:
    """Whether only the other side of a test can tell which taxonomy the expression's words belong to."""
    match written:
        case syntax.TermSetLiteral():
            return True
        case syntax.Path(parts=parts):
            declared = scope.declared(path_text(written))
            named = declared is not None and isinstance(declared.item, VALUES)
            return not named and scope.variable(parts[0]) is None
        case _:
            return False


def path_text(written: syntax.Path) -> str:
    """The path as written."""
    return ".".join(part.text for part in written.parts)


def _term(written: syntax.Path, scope: Scope, terms: str | None) -> tree.Expr | None:
    name = path_text(written)
    taxonomy = scope.world.taxonomies[terms] if terms is not None else None
    groups = [group.name for group in scope.world.schema.groups.values() if group.terms == terms]
    known = (*taxonomy.terms.entries, *groups) if taxonomy is not None else ()
    if taxonomy is not None and (taxonomy.holds(name) or len(written.parts) == 1 or nearest(name, known)):
        term = taxonomy.term(syntax.Word(name, written.span), scope.world.problems, known)
        return tree.Constant(OneTerm(term), Term(taxonomy.name), written.span) if term is not None else None
    if len(written.parts) > 1:
        first = written.parts[0]
        near = did_you_mean(first.text, [variable for variable, _ in scope.bound])
        scope.tell(messages.expressions.NO_ROW(first.span, name=first.text, near=near))
        return None
    holders = [one.name for one in scope.world.taxonomies.values() if one.holds(name)]
    if holders:
        told = messages.expressions.WHICH_TAXONOMY
        scope.tell(told(written.span, name=name, taxonomies=all_of(holders[:3])))
        return None
    rows = [variable for variable, _ in scope.bound]
    near = did_you_mean(name, rows)
    if not nearest(name, rows):
        declared = scope.world.names.near(name, scope.ruleset, syntax.Parameter, syntax.GroupDecl)
        near = declared if declared.en.startswith(("did", "`")) else near
    scope.tell(messages.expressions.UNKNOWN(written.span, name=name, near=near))
    return None


def _is_term(name: str, scope: Scope, terms: str | None) -> bool:
    return terms is not None and scope.world.taxonomies[terms].holds(name)


def _facts(variable: tree.Variable, written: syntax.Path, scope: Scope) -> tree.Expr | None:
    value: tree.Expr = variable
    at = 1
    while at < len(written.parts):
        step = _fact(value, written, at, scope)
        if step is None:
            return None
        value, at = step
    return value


def _fact(value: tree.Expr, written: syntax.Path, at: int, scope: Scope) -> tuple[tree.Expr, int] | None:
    """The longest fact name that the parts from `at` spell, read of the value; and the first part after it."""
    so_far = ".".join(part.text for part in written.parts[:at])
    part = written.parts[at]
    match value.type:
        case Ref(kinds):
            pass
        case Many(kinds):
            told = messages.sets.LIST_HAS_NO
            scope.tell(told(part.span, path=so_far, name=part.text, short=kinds[0][0]))
            return None
        case type_:
            scope.tell(messages.expressions.HAS_NOTHING(part.span, path=so_far, type=named(type_), name=part.text))
            return None
    for end in range(len(written.parts), at, -1):
        name = ".".join(word.text for word in written.parts[at:end])
        facts = [scope.world.schema.kinds[kind].facts.get(name) for kind in kinds]
        found = [fact for fact in facts if fact is not None]
        if len(found) == len(kinds):
            fact_of = _fact_of(value, kinds, found, written, end, scope)
            return (fact_of, end) if fact_of is not None else None
        if found:
            without = [kind for kind, fact in zip(kinds, facts, strict=True) if fact is None]
            told = messages.expressions.NOT_ON_ALL
            scope.tell(told(part.span, path=so_far, kinds=one_of(without), name=name))
            return None
    _no_fact(written, at, kinds, scope)
    return None


def _no_fact(written: syntax.Path, at: int, kinds: tuple[str, ...], scope: Scope) -> None:
    part = written.parts[at]
    rest = ".".join(word.text for word in written.parts[at:])
    known = list(scope.world.schema.kinds[kinds[0]].facts)
    starting = [name for name in known if name.startswith(f"{part.text}.")]
    near = did_you_mean(rest if nearest(rest, known) else part.text, known)
    if starting:
        near = messages.expressions.BELOW(name=part.text, names=all_of(sorted(starting)[:6]))
    one = one_record([scope.world.schema.kinds[kind] for kind in kinds])
    name = rest if starting else part.text
    scope.tell(messages.expressions.NO_FACT(part.span, kind=one, name=name, near=near))


def _fact_of(
    value: tree.Expr, kinds: tuple[str, ...], facts: list[Fact], written: syntax.Path, end: int, scope: Scope
) -> tree.FactOf | None:
    first = facts[0]
    other = next((i for i, fact in enumerate(facts) if fact.type != first.type), None)
    words = written.parts[end - 1]
    if other is not None:
        one, another = (a_kind(scope.world.schema.kinds[kinds[at]]) for at in (0, other))
        scope.tell(
            messages.expressions.ONE_PATH_TWO_TYPES(
                words.span,
                fact=first.name,
                one=named(first.type),
                kind=one,
                other=named(facts[other].type),
                other_kind=another,
            )
        )
        return None
    derived = tuple(fact.derived for fact in facts)
    start = written.span
    span = start if end == len(written.parts) else _until(start, words)
    optional = any(fact.optional for fact in facts)
    return tree.FactOf(value, first.name, kinds, derived, optional, first.type, root(value).name, span)


def _until(start: Span, word: syntax.Word) -> Span:
    return Span(start.path, start.line, start.column, word.span.end_line, word.span.end_column)
