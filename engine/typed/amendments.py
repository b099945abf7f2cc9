"""Amendments: the exceptions that a special law adds to a rule of another; the rule itself stays as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.syntax import tree as syntax
from engine.typed.ledger import Ledger
from engine.typed.problems import Problems


@dataclass(frozen=True, slots=True)
class Added:
    """Exceptions added to a rule, as written, and the ruleset and the key of the law that add them."""

    ruleset: str
    law: str
    exceptions: tuple[syntax.Case, ...]


def amendments(modules: Sequence[syntax.Module], known: Ledger, problems: Problems) -> dict[str, tuple[Added, ...]]:
    """By the rule's id, what is added to it, in the order of the rulesets; so the order of files never matters.

    Notes P414 for a rule that is not there, P415 for an exception that cites no clause of the law that adds it, and
    P409 where no law does.
    """
    rules = {item.name.text for module in modules for item in module.items if isinstance(item, syntax.Rule)}
    found: dict[str, list[Added]] = {}
    for module, item in sorted(_written(modules), key=lambda one: one[0].ruleset):
        name = item.rule.text
        law = known.of_ruleset.get(module.ruleset)
        if law is None:
            problems.tell(messages.rulesets.NO_LAW_TO_EXCEPT_BY(item.rule.span, ruleset=module.ruleset))
        elif name not in rules:
            near = did_you_mean(name, rules)
            problems.tell(messages.rulesets.NO_RULE(item.rule.span, rule=name, near=near))
        else:
            _check_own(item, law.key, problems)
            found.setdefault(name, []).append(Added(module.ruleset, law.key, item.exceptions))
    return {name: tuple(added) for name, added in found.items()}


def of_rule(name: str, added: Mapping[str, tuple[Added, ...]]) -> Iterator[tuple[syntax.Case, Added]]:
    """Each exception that is added to a rule, with whose it is."""
    for one in added.get(name, ()):
        yield from ((case, one) for case in one.exceptions)


def _check_own(item: syntax.Amendment, law: str, problems: Problems) -> None:
    for case in item.exceptions:
        if all(citation.law != law for citation in case.cites):
            problems.tell(messages.rulesets.CITES_ANOTHER_LAW(case.span, law=law))


def _written(modules: Sequence[syntax.Module]) -> Iterator[tuple[syntax.Module, syntax.Amendment]]:
    for module in modules:
        for item in module.items:
            if isinstance(item, syntax.Amendment):
                yield module, item
