"""Legal lists of terms and the questions left to people, as declared; a list's dates are those of the law it cites."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.schema import Group, Judgement, Member, Text2
from engine.ground.source import Span
from engine.ground.value import Length
from engine.syntax import tree as syntax
from engine.typed.cells import term_set
from engine.typed.ledger import Ledger, check_days, cited, days_cited
from engine.typed.problems import Problems
from engine.typed.taxonomies import Taxonomy
from engine.typed.texts import check_text


def groups(
    modules: Sequence[syntax.Module], taxonomies: Mapping[str, Taxonomy], known: Ledger, problems: Problems
) -> dict[str, Group]:
    """All groups by name; the declarations of one name within a ruleset add up."""
    found: dict[str, Group] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.GroupDecl):
                continue
            name = item.name.text
            member = _member(item, module.ruleset, taxonomies, known, problems)
            before = found.get(name)
            check_text(item.title, "the group `{}`", name, item.name.span, problems, needed=False)
            if before is None:
                found[name] = Group(name, item.terms.text, member, item.title)
            elif before.terms != item.terms.text:
                told = messages.declarations.OTHER_TAXONOMY
                problems.tell(told(item.terms.span, group=name, taxonomy=before.terms))
            else:
                title = before.title if before.title != Text2() else item.title
                found[name] = Group(name, before.terms, before.members + member, title)
    return {name: group for name, group in found.items() if group.terms in taxonomies}


def _member(
    item: syntax.GroupDecl, ruleset: str, taxonomies: Mapping[str, Taxonomy], known: Ledger, problems: Problems
) -> tuple[Member, ...]:
    taxonomy = taxonomies.get(item.terms.text)
    check_days(item.in_force, item.name.span, problems)
    cites = cited(item.cites, known, problems, ruleset)
    if taxonomy is None:
        near = did_you_mean(item.terms.text, taxonomies.keys())
        problems.tell(messages.declarations.NO_TAXONOMY(item.terms.span, name=item.terms.text, near=near))
        return ()
    if taxonomy.holds(item.name.text):
        told = messages.declarations.NAMES_A_TERM
        problems.tell(told(item.name.span, name=item.name.text, taxonomy=taxonomy.name))
    if not item.members.names:
        problems.tell(messages.declarations.EMPTY_GROUP(item.members.span, group=item.name.text))
    terms = term_set(item.members, taxonomy, problems)
    period = item.in_force if item.in_force is not None else days_cited(item.cites, known)
    return (Member(terms.must, period, cites),) if terms is not None else ()


def judgements(
    modules: Sequence[syntax.Module], kinds: Collection[str], known: Ledger, problems: Problems
) -> dict[str, Judgement]:
    """All judgements by name; a name stands for one question in all rulesets, since manifests answer by name."""
    found: dict[str, Judgement] = {}
    spans: dict[str, Span] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.Judgement):
                continue
            name, kind = item.name.text, item.variable.kind
            what = "the attestation `{}`" if item.signed else "the judgement `{}`"
            check_text(item.title, what, name, item.name.span, problems)
            check_text(item.ask, "the question of `{}`", name, item.name.span, problems)
            cites = cited(item.cites, known, problems, module.ruleset)
            if name in spans:
                continue  # `names` tells of the clash
            spans[name] = item.name.span
            if kind.text not in kinds:
                near = did_you_mean(kind.text, kinds)
                problems.tell(messages.declarations.NO_KIND(kind.span, name=kind.text, near=near))
                continue
            found[name] = Judgement(name, kind.text, item.title, item.ask, cites, _valid(item, problems), item.signed)
    return found


def _valid(item: syntax.Judgement, problems: Problems) -> int | None:
    if item.valid is None:
        return None
    length = item.valid.value
    if isinstance(length, Length) and length.working_days is None and length.months.low == length.months.high >= 1:
        return int(length.months.low)
    problems.tell(messages.values.NOT_MONTHS(item.valid.span))
    return None
