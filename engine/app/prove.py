"""What `policy explain` tells of a finding: its full proof, from the manifests of the saved result, read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct, structs

from engine import shelf
from engine.app.again import loaded_again
from engine.app.evaluation import Loaded
from engine.app.explain import rule_called
from engine.app.rules import Rules, rules
from engine.app.saved import saved
from engine.app.selection import chosen_policy, policy_file
from engine.checks.program import Compiled, RuleCard
from engine.checks.run import evaluate
from engine.checks.verdict import NOT_ASKED, Verdicts
from engine.findings.fingerprint import fingerprint
from engine.findings.named import SHORTEST, ids
from engine.findings.records import Records
from engine.findings.result import Result
from engine.findings.whole import Proven, proven
from engine.findings.worded import kind_title
from engine.graph.from_manifest import graph
from engine.ground import messages
from engine.ground.nearest import meant, nearest
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2

_DIGITS: Final = re.compile(r"[0-9a-f]+")


class Asked(Struct, frozen=True):
    """What a proof is asked for: a fingerprint (or its beginning) or `RULE@RECORD`, the saved result, a policy (name or
    file) if the result's own name is not enough, and the user's folders of rules."""

    finding: str
    result: Path
    policy: str | None
    rules: tuple[Path, ...]
    cache: bool


class FindingTold(Struct, frozen=True):
    """The proofs (one, or one a year), the day, and what the kinds of records are called."""

    proofs: tuple[Proven, ...]
    as_of: str
    kinds: dict[str, Text2]


def finding_told(asked: Asked) -> FindingTold:
    """The proof. Raises `PolicyError` where the result cannot be read, its inputs or rules have changed since, or there
    is no such finding."""
    before = saved(asked.result)
    file = policy_file(asked.policy) if asked.policy else None
    known = rules(asked.rules, (file,) if file else (), asked.cache)
    inputs = _unchanged(before, known)
    policy = chosen_policy(known.program, asked.policy or before.policy)
    given = loaded_again(before, known.program, inputs)
    evaluated = {each.id for each in before.rulesets}
    cards = tuple(
        structs.replace(rule, severity=policy.severities.get(rule.id, rule.severity))
        for rule in known.program.rules
        if rule.ruleset in evaluated
    )
    narrowed = structs.replace(known.program, rules=_wanted(asked.finding, before, cards, known.program))
    verdicts = evaluate(narrowed, graph(given.manifest, narrowed.schema), given.as_of, policy.settings)
    found = tuple(_found(asked.finding, verdicts, Records(given.manifest, narrowed.schema, verdicts.run.graph)))
    if not found:
        raise PolicyError([_no_finding(asked.finding, narrowed, given)])
    if len(found) > 1 and "@" not in asked.finding:
        raise PolicyError([messages.proofs.SEVERAL(None, n=len(found), digits=asked.finding)])
    proofs = tuple(proven(verdicts, given.manifest, index, row) for index, row in found)
    return FindingTold(proofs, before.as_of, {name: kind_title(kind) for name, kind in narrowed.schema.kinds.items()})


# ---- what was evaluated --------------------------------------------------------------------------------------------


def _unchanged(before: Result, known: Rules) -> tuple[shelf.Input, ...]:
    """The inputs of the result, read again. Raises one `PolicyError` for all that have changed since."""
    if any(each.path == "<stdin>" for each in before.inputs):
        raise PolicyError([messages.proofs.FROM_A_PIPE(None)])
    inputs = shelf.manifests([each.path for each in before.inputs])
    digests = {each.source.path: each.sha256 for each in inputs}
    changed = [each.path for each in before.inputs if digests.get(each.path) != each.sha256]
    problems = [messages.proofs.CHANGED(None, path=path) for path in changed]
    others = (each.id for each in before.rulesets if known.digest(each.id) != each.sha256)
    problems += (messages.proofs.OTHER_RULES(None, ruleset=each) for each in others)
    if problems:
        raise PolicyError(problems)
    return inputs


# ---- which finding -------------------------------------------------------------------------------------------------


def _wanted(name: str, before: Result, cards: Sequence[RuleCard], compiled: Compiled) -> tuple[RuleCard, ...]:
    """The rules to evaluate: the one that is named, or that of the fingerprint; all of the run if none is known yet."""
    if "@" in name:
        rule = rule_called(compiled, name.partition("@")[0])
        found = tuple(card for card in cards if card.id == rule.id)
        if not found:
            raise PolicyError([messages.proofs.NOT_EVALUATED(None, rule=rule.id, ruleset=rule.ruleset)])
        return found
    told = {each.rule for each in (*before.findings, *before.attestations) if _begins(each.fingerprint, name)}
    return tuple(card for card in cards if card.id in told) or tuple(cards)


def _found(name: str, verdicts: Verdicts, records: Records) -> Iterator[tuple[int, int]]:
    """The positions of the rules and the rows that are meant."""
    _, at, record = name.partition("@")
    for index, each in enumerate(verdicts.rules):
        for row in np.flatnonzero(each.codes() != NOT_ASKED).tolist():
            of, year = verdicts.record_of(index, row)
            subject = records.subject(each.rule.kind, of)
            mark = fingerprint(each.rule.id, subject, "" if year is None else str(year))
            if record in ids(subject) if at else _begins(mark, name):
                yield index, row


def _begins(whole: str, name: str) -> bool:
    return len(name) >= SHORTEST and whole.startswith(name)


def _no_finding(name: str, compiled: Compiled, given: Loaded) -> Problem:
    """Why nothing is found under the name."""
    rule, at, record = name.partition("@")
    if not at:
        return messages.proofs.NO_FINGERPRINT(None, digits=name, n=SHORTEST)
    kind = compiled.schema.kinds[compiled.rules[0].kind]
    close = nearest(record.rpartition("/")[2], given.manifest.records.get(kind.name, {}))
    plural = Text2(kind.plural, kind.title.zh)
    near = meant(close) if close else messages.proofs.SPEAKS_OF(plural=plural, rule=rule, kind=kind.name)
    return messages.proofs.NO_RECORD(None, record=record, rule=rule, near=near)


def is_finding(name: str) -> bool:
    """Whether the name can only be that of a finding: `RULE@RECORD`, or the digits of a fingerprint."""
    return "@" in name or (len(name) >= SHORTEST and _DIGITS.fullmatch(name) is not None)
