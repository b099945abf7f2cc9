"""Typed program -> compiled program: the nodes that the rules reach, and the cards that reports are made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from engine.checks import node as of
from engine.checks.lowering import junction, lower
from engine.checks.parts import Place, Text, part
from engine.checks.plan import plan
from engine.checks.program import (
    STAKE,
    CaseCard,
    Compiled,
    DefineCard,
    DefineParts,
    ExceptionCard,
    LawCard,
    LiftCard,
    Part,
    Reading,
    Roots,
    RuleCard,
    RuleParts,
    packed,
)
from engine.checks.reads import below
from engine.checks.scope import PLAIN, Env, Level, Variant, Work, define_env
from engine.ground.source import Source, Span
from engine.typed import tree


def compiled(program: tree.Program, sources: Mapping[str, Source], rulesets: Collection[str] | None = None) -> Compiled:
    """The rules of these rulesets (None: of all) and what they reach. `sources` by path give the parts their text."""
    text = _reader(sources)
    work = Work(program, lower)
    chosen = sorted(
        (rule for rule in program.rules if rulesets is None or rule.ruleset in rulesets), key=lambda rule: rule.id
    )
    rules = tuple(_rule(work, rule, text) for rule in chosen)
    laws = {
        key: LawCard(law, _scopes(work, key))
        for key, law in sorted(program.laws.items())
        if rulesets is None or law.ruleset in rulesets
    }
    stakes = _stakes(work)
    defines: dict[str, DefineCard] = {}
    waiting = [rule.governed for rule in rules]
    waiting += [shown for rule in rules for shown in _shown(rule)]
    for card in laws.values():
        for kind in card.scopes:
            _reach(work, f"governed {card.law.key} {kind}", defines, waiting, text)
    while waiting:
        shown = waiting.pop()
        waiting += shown.children
        if shown.calls is not None:
            _reach(work, shown.calls, defines, waiting, text)
    nodes = tuple(work.nodes.nodes)
    return Compiled(
        program.schema,
        nodes,
        rules,
        tuple(plan(work.nodes.nodes, rules, chosen) for chosen in _chosen(program, rules)),
        dict(sorted(defines.items())),
        program.parameters,
        program.policies,
        laws,
        stakes,
        tuple(sorted({node.day for node in nodes if isinstance(node, of.AtYear)})),
        frozenset(k for node in nodes if isinstance(node, of.Window) for k in range(node.last, node.first + 1)),
    )


def _stakes(work: Work) -> dict[str, dict[str, int]]:
    """By kind, what the risk score asks of its records."""
    kinds = work.program.schema.kinds.values()
    asked = {kind.name: [fact for fact in kind.facts.values() if fact.name.startswith(STAKE)] for kind in kinds}
    return {
        kind: {fact.name.removeprefix(STAKE): work.body(f"{kind}.{fact.name}", PLAIN) for fact in facts}
        for kind, facts in asked.items()
        if facts
    }


def _chosen(program: tree.Program, rules: Sequence[RuleCard]) -> list[tuple[int, ...]]:
    """The positions of the rules that run together: all, and those of each policy."""
    of_policies = [
        tuple(at for at, rule in enumerate(rules) if rule.ruleset in policy.uses and rule.id not in policy.skips)
        for policy in program.policies.values()
    ]
    return list(dict.fromkeys([tuple(range(len(rules))), *filter(None, of_policies)]))


def _reach(work: Work, name: str, defines: dict[str, DefineCard], waiting: list[Part], text: Text) -> None:
    """Add the card of a define, if it has none yet."""
    if name in defines:
        return
    define = work.program.defines[name]
    place = Place(frozenset({0}), define.yearly)
    space = "|".join(define.variable.kinds) + ("*" if define.yearly else "")
    env = define_env(define, PLAIN)
    body = part(work, env, place, define.body, text)
    cases = tuple(CaseCard(part(work, env, place, case, text), cites) for case, cites in define.cases)
    parts = packed(DefineParts(body, cases))
    defines[name] = DefineCard(name, define.title, define.cites, define.variable.name, space, parts, define.span)
    waiting.append(body)


def _rule(work: Work, rule: tree.Rule, text: Text) -> RuleCard:
    env = _rule_env(rule, PLAIN)
    roots = _roots(work, rule, PLAIN)
    reached = [work.nodes[node] for node in below((roots.applies, roots.exempt, roots.duty), work.nodes)]
    timed = any(isinstance(node, of.Timely) for node in reached)
    judged = any(isinstance(node, of.Outcome) for node in reached)
    contested = sorted({node.parameter for node in reached if isinstance(node, of.Setting)})
    readings = tuple(
        Reading(name, at, _roots(work, rule, Variant(reading=(name, at))))
        for name in contested
        for at in range(len(work.program.parameters[name].readings))
    )
    parts = RuleParts(
        governed=part(work, env, _place(env), rule.governed, text),
        when=None if rule.when is None else part(work, env, _place(env), rule.when, text),
        duty=part(work, env, _place(env), rule.duty, text),
        exceptions=tuple(_exception(work, env, exception, text) for exception in rule.exceptions),
    )
    return RuleCard(
        id=rule.id,
        ruleset=rule.ruleset,
        law=rule.law,
        title=rule.title,
        cites=rule.cites,
        severity=rule.severity,
        force=rule.force,
        grade=rule.grade,
        certainty=rule.certainty,
        period=rule.period,
        kind="|".join(rule.variable.kinds),
        variable=rule.variable.name,
        day=work.lower(env, tree.JudgedDay(rule.variable, rule.span)).node,
        roots=roots,
        in_force=work.lower(env, tree.InForce(rule.period, rule.variable.name, rule.span)).node,
        packed=packed(parts),
        unjudged=_roots(work, rule, Variant(unjudged=True)) if judged else None,
        pending=_roots(work, rule, Variant(kept=True)) if timed else None,
        readings=readings,
        fix=rule.fix,
        note=rule.note,
        span=rule.span,
        between=rule.between,
        year=rule.year,
        reaches=parts.governed.node if rule.own_scope else None,
    )


def _roots(work: Work, rule: tree.Rule, variant: Variant) -> Roots:
    env = _rule_env(rule, variant)
    holds = [work.lower(env, exception.holds) for exception in rule.exceptions]
    vacuous = work.lower(_rule_env(rule, _vacuous(variant)), rule.duty).node
    duty = work.lower(env, rule.duty).node
    return Roots(
        _at_row(work, env, work.lower(env, rule.applies).node),
        _at_row(work, env, junction(work, env, holds, every=False).node),
        _at_row(work, env, duty),
        None if vacuous == duty else _at_row(work, env, vacuous),
    )


def _vacuous(variant: Variant) -> Variant:
    return Variant(variant.unjudged, variant.kept, True, variant.reading)


def _rule_env(rule: tree.Rule, variant: Variant) -> Env:
    override = (rule.judged_on, rule.judged_falls_through) if rule.judged_on else None
    each_year = rule.year is not None
    return Env((Level(rule.variable.name, rule.variable.kinds),), each_year, variant, override, each_year)


def _at_row(work: Work, env: Env, node: int) -> int:
    """A node of the rule's kind at the rule's rows, which may be those of years."""
    return work.nodes.each_year(node) if env.each_year else node


def _place(env: Env) -> Place:
    """Where the parts of a rule are read: at its row, or at its row in a year."""
    return Place(frozenset({0}), starred=env.each_year)


def _exception(work: Work, env: Env, exception: tree.Exception_, text: Text) -> ExceptionCard:
    return ExceptionCard(
        node=_at_row(work, env, work.lower(env, exception.holds).node),
        part=part(work, env, _place(env), exception.when, text),
        cites=exception.cites,
        period=exception.period,
        but_not=tuple(
            LiftCard(
                part(work, env, _place(env), lifted.when, text),
                lifted.cites,
                lifted.period,
                tuple(
                    LiftCard(part(work, env, _place(env), still, text), cites, period)
                    for still, cites, period in lifted.but_still
                ),
            )
            for lifted in exception.but_not
        ),
        span=exception.span,
    )


def _scopes(work: Work, key: str) -> dict[str, int]:
    """By kind, whether the law governs a row."""
    names = {kind: f"governed {key} {kind}" for kind in work.program.schema.kinds}
    return {kind: work.body(name, PLAIN) for kind, name in names.items() if name in work.program.defines}


def _shown(rule: RuleCard) -> list[Part]:
    """The parts of a rule beside its scope."""
    shown = [rule.duty] + ([] if rule.when is None else [rule.when])
    for exception in rule.exceptions:
        shown.append(exception.part)
        for lifted in exception.but_not:
            shown += [lifted.part, *(still.part for still in lifted.but_still)]
    return shown


def _reader(sources: Mapping[str, Source]) -> Text:
    """Cuts the text of a span out of its source; nothing where the source is not at hand."""
    lines = {path: source.text.splitlines() for path, source in sources.items()}

    def text(span: Span) -> str:
        cut = lines.get(span.path, [])[span.line - 1 : span.end_line]
        if not cut:
            return ""
        cut[-1] = cut[-1][: span.end_column - 1]
        cut[0] = cut[0][span.column - 1 :]
        return " ".join(word for line in cut for word in line.split())

    return text
