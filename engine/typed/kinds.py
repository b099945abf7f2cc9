"""Kinds and their facts as declared, rulesets' additions and the relations back included; expressions come later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as stored

from engine.ground import messages
from engine.ground.nearest import did_you_mean, with_article
from engine.ground.schema import Date, Fact, Kind, Many, Moment, Ref, Text2, Type
from engine.ground.source import Span
from engine.syntax import tree as syntax
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text
from engine.typed.types import named, type_of


@dataclass(slots=True)
class _Growing:
    """A kind while its facts are gathered, with the places of its declarations."""

    decl: syntax.KindDecl
    facts: dict[str, Fact] = stored(default_factory=dict)
    spans: dict[str, Span] = stored(default_factory=dict)


def kinds(modules: Sequence[syntax.Module], taxonomies: Mapping[str, Taxonomy], problems: Problems) -> dict[str, Kind]:
    """All kinds by name in the order of the modules; a fact whose type is not known is left out."""
    growing = _heads(modules, problems)
    for module in modules:
        for item in module.items:
            if isinstance(item, syntax.KindDecl):
                _take_facts(item, module.ruleset, growing, taxonomies, problems)
    for name, kind in growing.items():
        for fact in tuple(kind.facts.values()):
            if fact.inverse is not None and fact.inverse_of is None:
                _lead_back(name, fact, growing, problems)
    for name, kind in growing.items():
        _check_attached(name, kind, growing, problems)
    return {name: _finished(name, kind, problems) for name, kind in growing.items()}


def _heads(modules: Sequence[syntax.Module], problems: Problems) -> dict[str, _Growing]:
    growing: dict[str, _Growing] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.KindDecl) or item.extends:
                continue
            word = item.variable.kind
            check_text(item.title, "the kind `{}`", word.text, word.span, problems)
            if word.text in growing:
                first = growing[word.text].decl.variable.kind.span
                problems.tell(messages.declarations.KIND_TWICE(word.span, first, kind=word.text))
            else:
                growing[word.text] = _Growing(item)
    return growing


def _take_facts(
    item: syntax.KindDecl,
    ruleset: str,
    growing: dict[str, _Growing],
    taxonomies: Mapping[str, Taxonomy],
    problems: Problems,
) -> None:
    word = item.variable.kind
    kind = growing.get(word.text)
    if kind is None:
        near = did_you_mean(word.text, growing.keys())
        problems.tell(messages.declarations.NO_KIND(word.span, name=word.text, near=near))
        return
    for decl in item.facts:
        name = decl.name.text
        check_text(decl.title, "the fact `{}`", f"{word.text}.{name}", decl.name.span, problems)
        check_text(decl.ask, "the question of `{}`", f"{word.text}.{name}", decl.name.span, problems, needed=False)
        if name in kind.spans:
            told = messages.declarations.FACT_TWICE
            problems.tell(told(decl.name.span, kind.spans[name], kind=word.text, fact=name))
            continue
        kind.spans[name] = decl.name.span
        type_ = type_of(decl.type, growing, taxonomies, problems)
        if type_ is not None:
            kind.facts[name] = _fact(decl, type_, ruleset, problems)
    for name, span in kind.spans.items():
        inner = next((other for other in kind.spans if other.startswith(f"{name}.")), None)
        if inner is not None:
            told = messages.declarations.FACT_BELOW
            problems.tell(told(kind.spans[inner], span, fact=name, inner=inner))


def _fact(decl: syntax.FactDecl, type_: Type, ruleset: str, problems: Problems) -> Fact:
    _check_fact(decl, type_, problems)
    relation = isinstance(type_, Ref | Many)
    return Fact(
        decl.name.text,
        type_,
        decl.title,
        optional=decl.optional and not isinstance(type_, Many),
        derived=decl.derived is not None and not isinstance(type_, Many),
        inverse=decl.inverse.text if decl.inverse is not None and relation else None,
        through=decl.through.text if decl.through is not None and isinstance(type_, Many) else None,
        covers=decl.covers and isinstance(type_, Many),
        ahead=decl.ahead,
        core=decl.core,
        ask=decl.ask,
        declared_by=ruleset,
    )


def _check_fact(decl: syntax.FactDecl, type_: Type, problems: Problems) -> None:
    say, name = messages.kinds, decl.name.text
    if decl.inverse is not None and not isinstance(type_, Ref | Many):
        problems.tell(say.NO_WAY_BACK(decl.inverse.span, fact=name, type=named(type_)))
    if (decl.through is not None or decl.covers) and not isinstance(type_, Many):
        problems.tell(say.NOT_ATTACHED(decl.name.span, fact=name, type=named(type_)))
    if decl.ahead and (decl.derived is not None or not isinstance(type_, Date | Moment)):
        problems.tell(say.NOT_AHEAD(decl.name.span, fact=name))
    if isinstance(type_, Many) and (decl.optional or decl.derived is not None):
        told = say.LIST_OR_NONE if decl.optional else say.LIST_DERIVED
        problems.tell(told(decl.name.span, fact=name))


def _lead_back(name: str, fact: Fact, growing: dict[str, _Growing], problems: Problems) -> None:
    """Adds the relation back to each kind that the fact refers to."""
    assert isinstance(fact.type, Ref | Many)
    assert fact.inverse is not None
    span = growing[name].spans[fact.name]
    for target in fact.type.kinds:
        kind = growing[target]
        taken = kind.facts.get(fact.inverse)
        if taken is not None or fact.inverse in kind.spans:
            say = messages.kinds
            back = say.A_WAY_BACK(path=".".join(taken.inverse_of)) if taken and taken.inverse_of else say.A_FACT
            first = kind.spans[fact.inverse]
            told = say.WAY_BACK_TAKEN
            problems.tell(told(span, first, kind=target, inverse=fact.inverse, of=name, fact=fact.name, whose=back))
            continue
        kind.spans[fact.inverse] = span
        kind.facts[fact.inverse] = Fact(
            fact.inverse,
            Many((name,)),
            fact.title,
            inverse=fact.name,
            declared_by=fact.declared_by,
            inverse_of=(name, fact.name),
        )


def _check_attached(name: str, kind: _Growing, growing: dict[str, _Growing], problems: Problems) -> None:
    for fact in kind.facts.values():
        if not isinstance(fact.type, Many) or fact.inverse_of is not None:
            continue
        span = kind.spans[fact.name]
        if fact.through is not None:
            through = kind.facts.get(fact.through)
            if through is None or not isinstance(through.type, Ref) or through.derived:
                refs = [
                    other.name for other in kind.facts.values() if isinstance(other.type, Ref) and not other.derived
                ]
                told, near = messages.kinds.NO_REFERENCE, did_you_mean(fact.through, refs)
                problems.tell(told(span, kind=name, fact=fact.name, through=fact.through, near=near))
            else:
                for target in through.type.kinds:
                    same = growing[target].facts.get(fact.name)
                    if same is None or same.type != fact.type:
                        told = messages.kinds.NO_LIST_THERE
                        problems.tell(told(span, target=target, fact=fact.name, through=fact.through))
        if fact.covers:
            for target in fact.type.kinds:
                covers = growing[target].facts.get("covers")
                if covers is None or not isinstance(covers.type, Ref | Many) or name not in covers.type.kinds:
                    one = Text2(with_article(name), f"`{name}`")
                    problems.tell(messages.kinds.NO_COVERS(span, target=target, kind=one, name=name))


def _finished(name: str, kind: _Growing, problems: Problems) -> Kind:
    decl = kind.decl
    judged = [
        fact for path in decl.judged_on if (fact := day_fact(path, decl.variable.name, name, kind.facts, problems))
    ]
    ends = [day_fact(path, decl.variable.name, name, kind.facts, problems) for path in decl.lifetime or ()]
    first, last = ends or (None, None)
    return Kind(
        name,
        _section(name, decl),
        decl.title,
        kind.facts,
        tuple(judged),
        decl.falls_through,
        (first, last) if first is not None and last is not None else None,
        _several(name, decl, problems),
    )


def _section(name: str, decl: syntax.KindDecl) -> str:
    """The section of a manifest that holds the records."""
    return decl.plural.text if decl.plural is not None else f"{name}s"


def _several(name: str, decl: syntax.KindDecl, problems: Problems) -> Text2:
    """What many records are called: as written, else by the section of the manifest and the Chinese title."""
    if decl.plural is None or decl.several == Text2():
        return Text2(_section(name, decl).replace("_", " "), decl.title.zh or decl.title.en)
    check_text(decl.several, "the plural of `{}`", name, decl.plural.span, problems)
    return decl.several


def day_fact(
    path: syntax.Path, variable: syntax.Word, kind: str, facts: Mapping[str, Fact], problems: Problems
) -> str | None:
    """The stored fact of the kind that gives a day, written `f.ended`. Notes P233 for anything else."""
    own = path.parts[0].text == variable.text
    name = ".".join(part.text for part in path.parts[1:])
    fact = facts.get(name) if own else None
    if fact is not None and isinstance(fact.type, Date | Moment) and not fact.derived:
        return name
    shown = ".".join(part.text for part in path.parts)
    days = [f"{variable.text}.{f.name}" for f in facts.values() if isinstance(f.type, Date | Moment) and not f.derived]
    near = did_you_mean(shown, days)
    problems.tell(messages.kinds.NO_DAY(path.span, fact=shown, kind=kind, near=near))
    return None
