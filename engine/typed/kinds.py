"""Kinds and their facts as declared, rulesets' additions and the relations back included; expressions come later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as stored

import msgspec

from engine.ground.nearest import did_you_mean, with_article
from engine.ground.problem import Label
from engine.ground.schema import Date, Fact, Kind, Many, Moment, Ref, Text2, Type
from engine.ground.source import Span
from engine.syntax import tree as syntax
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text
from engine.typed.types import described, type_of


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
            check_text(item.title, f"the kind `{word.text}`", word.span, problems)
            if word.text in growing:
                first = Label(growing[word.text].decl.variable.kind.span, Text2("first here"))
                help_ = f"to add facts write `extend {word.text} …`"
                problems.add("P234", word.span, f"the kind `{word.text}` is declared twice", help_, (first,))
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
        problems.add("P203", word.span, f"there is no kind `{word.text}`", did_you_mean(word.text, growing.keys()).en)
        return
    for decl in item.facts:
        name = decl.name.text
        check_text(decl.title, f"the fact `{word.text}.{name}`", decl.name.span, problems)
        check_text(decl.ask, f"the question of `{word.text}.{name}`", decl.name.span, problems, needed=False)
        if name in kind.spans:
            first = Label(kind.spans[name], Text2("first here"))
            problems.add("P234", decl.name.span, f"`{word.text}` has two facts `{name}`", "", (first,))
            continue
        kind.spans[name] = decl.name.span
        type_ = type_of(decl.type, growing, taxonomies, problems)
        if type_ is not None:
            kind.facts[name] = _fact(decl, type_, ruleset, problems)
    for name, span in kind.spans.items():
        inner = next((other for other in kind.spans if other.startswith(f"{name}.")), None)
        if inner is not None:
            message = f"`{name}` is a fact, and so is `{inner}` below it: a manifest could not hold both"
            problems.add(
                "P234",
                kind.spans[inner],
                message,
                f"rename one of them, say `{name}.itself`",
                (Label(span, Text2("this one")),),
            )


def _fact(decl: syntax.FactDecl, type_: Type, ruleset: str, problems: Problems) -> Fact:
    if decl.inverse is not None and not isinstance(type_, Ref | Many):
        message = f"`{decl.name.text}` is {described(type_)}; only a reference or a list has a way back"
        problems.add("P232", decl.inverse.span, message, "leave `inverse` out")
    if (decl.through is not None or decl.covers) and not isinstance(type_, Many):
        message = f"`{decl.name.text}` is {described(type_)}; only a list can be attached"
        problems.add("P232", decl.name.span, message, "declare it `many …`")
    if decl.ahead and (decl.derived is not None or not isinstance(type_, Date | Moment)):
        message = f"`{decl.name.text}` is no stated date or moment, so it cannot lie `ahead`"
        problems.add("P233", decl.name.span, message, "leave `ahead` out")
    if isinstance(type_, Many) and (decl.optional or decl.derived is not None):
        what = "`or none`: an empty list says the same" if decl.optional else "derived: give the reference an `inverse`"
        problems.add("P232", decl.name.span, f"the list `{decl.name.text}` cannot be {what}")
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


def _lead_back(name: str, fact: Fact, growing: dict[str, _Growing], problems: Problems) -> None:
    """Adds the relation back to each kind that the fact refers to."""
    assert isinstance(fact.type, Ref | Many)
    assert fact.inverse is not None
    span = growing[name].spans[fact.name]
    for target in fact.type.kinds:
        kind = growing[target]
        taken = kind.facts.get(fact.inverse)
        if taken is not None or fact.inverse in kind.spans:
            whose = f"the way back from `{'.'.join(taken.inverse_of)}`" if taken and taken.inverse_of else "a fact"
            problems.add(
                "P227",
                span,
                f"`{target}.{fact.inverse}`, the way back from `{name}.{fact.name}`, is already {whose}",
                "choose another name for the inverse",
                (Label(kind.spans[fact.inverse], Text2("first here")),),
            )
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
                message = (
                    f"`{name}.{fact.name}` comes through `{fact.through}`, which is no stored reference of `{name}`"
                )
                refs = [
                    other.name for other in kind.facts.values() if isinstance(other.type, Ref) and not other.derived
                ]
                problems.add("P232", span, message, did_you_mean(fact.through, refs).en)
            else:
                for target in through.type.kinds:
                    same = growing[target].facts.get(fact.name)
                    if same is None or same.type != fact.type:
                        message = (
                            f"`{target}` has no list `{fact.name}` of the same type to come through `{fact.through}`"
                        )
                        problems.add("P232", span, message, f"declare `{fact.name}` on `{target}` too")
        if fact.covers:
            for target in fact.type.kinds:
                covers = growing[target].facts.get("covers")
                if covers is None or not isinstance(covers.type, Ref | Many) or name not in covers.type.kinds:
                    message = f"`{target}` has no fact `covers` that may name {with_article(name)}"
                    problems.add("P232", span, message, f"declare `covers: many {name}` on `{target}`")


def _finished(name: str, kind: _Growing, problems: Problems) -> Kind:
    decl = kind.decl
    judged = [
        fact for path in decl.judged_on if (fact := day_fact(path, decl.variable.name, name, kind.facts, problems))
    ]
    lasts = decl.lifetime and [day_fact(path, decl.variable.name, name, kind.facts, problems) for path in decl.lifetime]
    first, last = lasts or (None, None)
    return Kind(
        name,
        decl.plural.text if decl.plural is not None else f"{name}s",
        decl.title,
        kind.facts,
        tuple(judged),
        decl.falls_through,
        (first, last) if first is not None and last is not None else None,
        _several(name, decl, problems),
    )


def _several(name: str, decl: syntax.KindDecl, problems: Problems) -> Text2:
    """What many records are called: as written, else by the section of the manifest and the Chinese title."""
    if decl.plural is None or decl.several == Text2():
        section = decl.plural.text if decl.plural is not None else f"{name}s"
        return Text2(section.replace("_", " "), decl.title.zh or decl.title.en)
    check_text(decl.several, f"the plural of `{name}`", decl.plural.span, problems)
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
    problems.add("P233", path.span, f"`{shown}` is no stated date or moment of `{kind}`", did_you_mean(shown, days).en)
    return None


def replaced(kind: Kind, fact: Fact) -> Kind:
    """The kind with one fact exchanged."""
    return msgspec.structs.replace(kind, facts={**kind.facts, fact.name: fact})
