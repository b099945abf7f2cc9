"""Paths: a bound variable and facts of what it refers to, or a bare word, a parameter, group or term."""

from __future__ import annotations

from typing import Final

from engine.ground.nearest import did_you_mean, listed, nearest, with_article
from engine.ground.schema import Fact, Many, Ref, Term, TermSet
from engine.ground.source import Span
from engine.ground.value import OneTerm
from engine.syntax import tree as syntax
from engine.typed import tree
from engine.typed.scope import Scope
from engine.typed.types import described
from engine.typed.walk import root

VALUES: Final = (syntax.Parameter, syntax.GroupDecl, syntax.TableDecl)  # what a bare word may name beside terms


def path(written: syntax.Path, scope: Scope, terms: str | None) -> tree.Expr | None:
    """The path typed; a word that is neither bound nor declared is a term of the taxonomy `terms`."""
    variable = scope.variable(written.parts[0])
    if variable is not None:
        return _facts(variable, written, scope) if variable.kinds else None  # of a row whose list is wrong already
    if written.parts[0].text == scope.year:
        row = scope.bound[0][0]
        help_ = f"a year is no value: count in it with `… during {scope.year}`, and compare days with `day({row})`"
        scope.problem("P218", written.span, f"`{scope.year}` is the year of the rule", help_)
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
            ways = {
                syntax.TableDecl: f"ask `… in {name}`, or read a column: `{name}[…].…`",
                syntax.CombinationDecl: f"ask `… completes {name}`",
                syntax.Judgement: f"write `judged {name}(…)`",
            }
            help_ = ways.get(type(item), f"call it: `{name}(…)`")
            scope.problem("P204", written.span, f"the {declared.what} `{name}` is not a value", help_)
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
        help_ = did_you_mean(first.text, [variable for variable, _ in scope.bound]).en
        scope.problem("P201", first.span, f"`{first.text}` is no row here", help_)
        return None
    holders = [one.name for one in scope.world.taxonomies.values() if one.holds(name)]
    if holders:
        message = f"`{name}` is a term of {listed(holders[:3], 'and')}, but nothing here says which taxonomy is meant"
        help_ = "a term stands beside a fact of its taxonomy: `… == term`, `… in {term}`"
        scope.problem("P201", written.span, message, help_)
        return None
    near = did_you_mean(name, [variable for variable, _ in scope.bound]).en
    if not near.startswith("did"):
        declared = scope.world.names.near(name, scope.ruleset, syntax.Parameter, syntax.GroupDecl)
        near = declared if declared.startswith(("did", "`")) else near
    scope.problem("P201", written.span, f"`{name}` is not known", near)
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
            short = kinds[0][0]
            help_ = f"ask of its members: `some {short} in {so_far} has {short}.{part.text} …`"
            scope.problem("P211", part.span, f"`{so_far}` is a list; a list has no `{part.text}`", help_)
            return None
        case type_:
            scope.problem("P202", part.span, f"`{so_far}` is {described(type_)}; it has no `{part.text}`")
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
            message = f"`{so_far}` may be {listed(without, 'or')}, which has no fact `{name}`"
            scope.problem("P202", part.span, message, "a fact of several kinds must exist on each of them")
            return None
    _no_fact(written, at, kinds, scope)
    return None


def _no_fact(written: syntax.Path, at: int, kinds: tuple[str, ...], scope: Scope) -> None:
    part = written.parts[at]
    rest = ".".join(word.text for word in written.parts[at:])
    known = list(scope.world.schema.kinds[kinds[0]].facts)
    starting = [name for name in known if name.startswith(f"{part.text}.")]
    if starting:
        help_ = f"below `{part.text}` there are {listed(sorted(starting)[:6], 'and')}"
    else:
        help_ = did_you_mean(rest, known).en
        if not help_.startswith("did"):
            help_ = did_you_mean(part.text, known).en
    kind = " or ".join(kinds)
    scope.problem("P202", part.span, f"{with_article(kind)} has no fact `{rest if starting else part.text}`", help_)


def _fact_of(
    value: tree.Expr, kinds: tuple[str, ...], facts: list[Fact], written: syntax.Path, end: int, scope: Scope
) -> tree.FactOf | None:
    first = facts[0]
    other = next((i for i, fact in enumerate(facts) if fact.type != first.type), None)
    words = written.parts[end - 1]
    if other is not None:
        message = (
            f"`{first.name}` is {described(first.type)} on {with_article(kinds[0])}, "
            f"but {described(facts[other].type)} on {with_article(kinds[other])}"
        )
        scope.problem("P204", words.span, message, "one path means one type")
        return None
    derived = tuple(fact.derived for fact in facts)
    start = written.span
    span = start if end == len(written.parts) else _until(start, words)
    optional = any(fact.optional for fact in facts)
    return tree.FactOf(value, first.name, kinds, derived, optional, first.type, root(value).name, span)


def _until(start: Span, word: syntax.Word) -> Span:
    return Span(start.path, start.line, start.column, word.span.end_line, word.span.end_column)
