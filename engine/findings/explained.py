"""A rule in plain words, without any manifest.

The words are those of explanations (`conditions`): labels of facts, titles of terms, defines, judgements and parameters
in both languages. The record that the rule speaks of is "it". Where there are no words, the rule's own text stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from engine.checks.node import EachYear, InPeriod
from engine.checks.program import Compiled, DefineCard, ExceptionCard, LiftCard, Part, RuleCard
from engine.checks.run import evaluate
from engine.findings.basis import basis, called, of_nodes
from engine.findings.catalogue import in_force
from engine.findings.conditions import SCOPE
from engine.findings.context import Context
from engine.findings.finding import Subject
from engine.findings.labels import Own
from engine.findings.members import QUANTIFIERS, child
from engine.findings.naming import Naming
from engine.findings.phrases import alike, phrase
from engine.findings.plain import Asked, Left, Meaning, Plain, Said, Settable, Source, Unless
from engine.findings.records import Records
from engine.findings.sentence import period_words
from engine.findings.view import View
from engine.findings.worded import stated_words
from engine.graph.from_manifest import graph
from engine.graph.manifest import Manifest
from engine.ground.schema import Number, Term, TermSet, Text2
from engine.typed.declared import Parameter


def explained(rule: RuleCard, compiled: Compiled) -> Plain:
    """The rule in plain words."""
    return _Writer(compiled).rule(rule)


class _Writer:
    """Writes in the words of a run over a manifest that states nothing: only constants have values there."""

    def __init__(self, compiled: Compiled) -> None:
        nothing = Manifest("", None, {}, (), (), ())
        rows = graph(nothing, compiled.schema)
        run = evaluate(structs.replace(compiled, rules=()), rows, 1, {}).run
        view, records = View(run, {}), Records(nothing, compiled.schema, rows)
        self._compiled = compiled
        self._conditions = Naming(view, records).conditions

    def rule(self, rule: RuleCard) -> Plain:
        compiled, schema = self._compiled, self._compiled.schema
        parts = _own(rule)
        whole, own = basis(rule, compiled), of_nodes((part.node for part in parts), compiled)
        scope, defines = called((rule.governed,), compiled), called(parts, compiled)
        law = compiled.laws[rule.law].law
        return Plain(
            id=rule.id,
            title=rule.title,
            severity=rule.severity,
            force=rule.force,
            grade=rule.grade,
            in_force=in_force(rule.period),
            law=law.title,
            kinds=schema.kinds[rule.kind].several,
            governs_itself=rule.reaches is not None,
            scope=tuple(self._scope(rule, scope)),
            when=None if rule.when is None else self._of_rule(rule.when, rule),
            duty=Said(phrase("both_kept")) if rule.between else self._of_rule(rule.duty, rule),
            unless=tuple(self._unless(card, rule) for card in rule.exceptions),
            fix=rule.fix,
            note=rule.note,
            sources=tuple(self._source(cite) for cite in _cites(rule)),
            meanings=tuple(self._meaning(name) for name in defines if not name.startswith(SCOPE)),
            facts=tuple(self._asked(own.facts)),
            scope_facts=tuple(self._asked(fact for fact in whole.facts if fact not in own.facts)),
            judgements=tuple(self._left(name) for name in own.judgements),
            parameters=tuple(self._settable(compiled.parameters[name]) for name in own.parameters),
            each_year=rule.year is not None,
            between=rule.between or (),
        )

    # ---- conditions ------------------------------------------------------------------------------------------------

    def _of_rule(self, part: Part, rule: RuleCard) -> Said:
        """A condition of a rule; a conflict speaks in the words of its two rules, each with its own variable."""
        variables = {other.variable for other in self._compiled.rules if other.id in (rule.between or ())}
        return self._said(part, _nowhere(rule.kind), dict.fromkeys((rule.variable, *sorted(variables)), rule.kind))

    def _said(self, part: Part, at: Context, own: Own) -> Said:
        match part.form:
            case "and" if len(part.children) == 2 and part.children[0].form == "in-force":
                return structs.replace(self._said(part.children[1], at, own), days=self._days(part.children[0]))
            case "and" | "or":
                return Said(Text2(), part.form, tuple(self._said(each, at, own) for each in part.children))
            case "not" if part.children[0].form in ("and", "or", *QUANTIFIERS):
                return Said(Text2(), "not", (self._said(part.children[0], at, own),))
            case _ if part.form in QUANTIFIERS:
                return self._quantified(part, at, own)
            case "in-force":
                days = self._days(part)
                return Said(Text2(f"its day lies in the time {days.en}", f"适用日在有效期间内（{days.zh}）"))
            case _:
                return Said(self._claim(part, at, own))

    def _quantified(self, part: Part, at: Context, own: Own) -> Said:
        """What is asked of some, every or no member; the body in parts of its own."""
        named, body = self._conditions.members(part, at, own), child(part, "body")
        if named is None or body is None:
            return Said(self._claim(part, at, own))
        listed, inner = named
        where = child(part, "where")
        asked = [self._said(each, at, inner) for each in (where, body) if each is not None]
        head = phrase(f"claim_{part.form}", source=listed, body=alike(""))
        words = Text2(head.en.rstrip(" :"), head.zh.rstrip("："))
        return Said(words, "each" if where is None else "where", tuple(asked))

    def _claim(self, part: Part, at: Context, own: Own) -> Text2:
        """A condition as a clause, a value by its name; in the rule's own text where there are no words for it."""
        if self._compiled.nodes[part.node].shape != "truth":
            return self._conditions.term(part, at, own) or _own_text(part)
        said = self._conditions.claim(part, at, own, bare=True)
        place = phrase("claim_at", path=part.span.path, line=part.span.line)
        return _own_text(part) if said == place else said

    def _days(self, part: Part) -> Text2:
        node = self._compiled.nodes[part.node]
        if isinstance(node, EachYear):  # where the definition differs by year
            node = self._compiled.nodes[node.of]
        return period_words(node.period) if isinstance(node, InPeriod) else phrase("always")

    def _unless(self, card: ExceptionCard, rule: RuleCard) -> Unless:
        lifts = tuple(self._lift(lift, rule) for lift in card.but_not)
        return Unless(self._of_rule(card.part, rule), card.cites, in_force(card.period), lifts)

    def _lift(self, card: LiftCard, rule: RuleCard) -> Unless:
        still = tuple(self._lift(each, rule) for each in card.but_still)
        return Unless(self._of_rule(card.part, rule), card.cites, in_force(card.period), still)

    # ---- what it rests on ------------------------------------------------------------------------------------------

    def _scope(self, rule: RuleCard, called: Iterable[str]) -> Iterator[Meaning]:
        """Which rows the rule governs itself, if it says so, and what the laws govern that it reads."""
        own = rule.reaches is not None
        if own:
            title = phrase("governed_itself", kinds=self._compiled.schema.kinds[rule.kind].several)
            yield Meaning(title, self._of_rule(rule.governed, rule), ())
        yield from (self._meaning(name) for name in called if own or name.startswith(SCOPE))

    def _meaning(self, name: str) -> Meaning:
        card = self._compiled.defines[name]
        return Meaning(card.title if card.title.en else self._scope_title(name), self._body(card), card.cites)

    def _body(self, card: DefineCard) -> Said:
        kind = card.space.removesuffix("*")
        return self._said(card.body, _nowhere(kind), {card.variable: kind})

    def _scope_title(self, name: str) -> Text2:
        """What a law governs, of a kind; the name itself for a define without a title."""
        if not name.startswith(SCOPE):
            return alike(name.rpartition(".")[2])
        _, key, kind = name.split(" ")
        kinds, law = self._compiled.schema.kinds[kind].several, self._compiled.laws[key].law.title
        return Text2(f"{kinds.en} governed by the {law.en}", f"适用{law.zh}的{kinds.zh}")

    def _source(self, cite: str) -> Source:
        key, _, reference = cite.partition(" ")
        law = self._compiled.laws[key].law
        clause = law.clauses.get(reference)
        certainty, words = ("memory", Text2()) if clause is None else (clause.certainty, clause.text)
        return Source(cite, law.title, law.force, certainty, law.says(reference), words, law.published)

    def _asked(self, facts: Iterable[str]) -> Iterator[Asked]:
        """Facts that a manifest states; the ways back of others are left out."""
        for name in facts:
            kind, _, fact = name.partition(".")
            declared = self._compiled.schema.kinds[kind].facts[fact]
            if declared.inverse_of is None:
                yield Asked(name, declared.title, declared.ask)

    def _left(self, name: str) -> Left:
        judgement = self._compiled.schema.judgements[name]
        return Left(name, judgement.title, judgement.ask, judgement.cites)

    def _settable(self, parameter: Parameter) -> Settable:
        type_ = parameter.type
        terms = type_.terms if isinstance(type_, Term | TermSet) else None
        domain = type_.unit if isinstance(type_, Number) else type(type_).__name__.lower()
        value, *readings = (
            stated_words(each, self._compiled.schema, terms, domain) for each in (parameter.value, *parameter.readings)
        )
        return Settable(parameter.name, parameter.title, value, tuple(readings), parameter.cites)


def _own(rule: RuleCard) -> tuple[Part, ...]:
    """The parts of a rule beside its law's scope."""
    parts = [*([] if rule.when is None else [rule.when]), rule.duty]
    for card in rule.exceptions:
        parts += [
            card.part,
            *(each for lift in card.but_not for each in (lift.part, *(s.part for s in lift.but_still))),
        ]
    return tuple(parts)


def _cites(rule: RuleCard) -> tuple[str, ...]:
    """The citations of the rule, then of its exceptions and what lifts them, each once."""
    found = [*rule.cites]
    for card in rule.exceptions:
        found += card.cites
        for lift in card.but_not:
            found += [*lift.cites, *(cite for still in lift.but_still for cite in still.cites)]
    return tuple(dict.fromkeys(found))


def _own_text(part: Part) -> Text2:
    """A part in the rule's own text, on one line."""
    return alike(f"`{' '.join(part.text.split())}`")


def _nowhere(kind: str) -> Context:
    """The context of a row that no manifest has."""
    return Context({kind: 0}, 0, Subject(kind, ""))
