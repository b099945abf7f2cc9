"""Laws with their clauses, and what a citation says: the days of the law cited and how well its clause was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from engine.ground import messages
from engine.ground.calendar import day_text
from engine.ground.nearest import all_of, did_you_mean, nearest
from engine.ground.schema import Period, Text2
from engine.ground.source import Span
from engine.syntax import tree as syntax
from engine.syntax.laws import CERTAINTIES
from engine.typed.declared import Clause, Law
from engine.typed.problems import Problems
from engine.typed.texts import check_text

WORDS: Final = "words"


@dataclass(frozen=True, slots=True)
class Ledger:
    """All laws by key, the law of each ruleset, and which laws' scopes are shared (`governs as`)."""

    laws: dict[str, Law]
    of_ruleset: dict[str, Law]
    declared: dict[str, syntax.Law]


def ledger(modules: Sequence[syntax.Module], problems: Problems) -> Ledger:
    """The laws that the modules declare and the clauses listed for them."""
    declared: dict[str, tuple[syntax.Law, str]] = {}
    of_ruleset: dict[str, str] = {}
    for module in modules:
        for item in module.items:
            if isinstance(item, syntax.Law):
                _declare(item, module.ruleset, declared, of_ruleset, problems)
    clauses = _clauses(modules, set(declared), problems)
    laws = {key: _law(law, ruleset, clauses.get(key, {})) for key, (law, ruleset) in declared.items()}
    return Ledger(
        laws,
        {ruleset: laws[key] for ruleset, key in of_ruleset.items()},
        {key: law for key, (law, _) in declared.items()},
    )


def cited(
    citations: Sequence[syntax.Citation], known: Ledger, problems: Problems, ruleset: str = ""
) -> tuple[str, ...]:
    """The citations as written in findings (`PIPL 38(1)(2)`); notes P401 and P402 for those that lead nowhere.

    Of the words it is a warning that a law is not there: many laws use them, and not all of these need be loaded.
    """
    for citation in citations:
        law = known.laws.get(citation.law)
        if law is None:
            told = messages.rulesets.NO_LAW
            problem = told(citation.span, key=citation.law, near=did_you_mean(citation.law, known.laws.keys()))
            problems.tell(replace(problem, warning=ruleset == WORDS))
        elif citation.reference not in law.clauses:
            near, told = _near_clauses(citation.reference, law), messages.rulesets.NO_CLAUSE
            problems.tell(told(citation.span, law.span, law=law.key, clause=citation.reference, near=near))
    return tuple(f"{citation.law} {citation.reference}" for citation in citations)


def days_cited(citations: Iterable[syntax.Citation], known: Ledger) -> Period:
    """The days on which all the laws cited are in force; a law that is not known sets no limit."""
    return shared(*(known.laws[citation.law].period for citation in citations if citation.law in known.laws))


def certainty(citations: Iterable[syntax.Citation], known: Ledger) -> str:
    """How well the worst read of the cited clauses was read: text, secondary or memory."""
    worst = 0
    for citation in citations:
        clause = known.laws[citation.law].clauses.get(citation.reference) if citation.law in known.laws else None
        if clause is not None:
            worst = max(worst, CERTAINTIES.index(clause.certainty))
    return CERTAINTIES[worst]


def check_days(period: Period | None, span: Span, problems: Problems) -> None:
    """Notes P239 where a period ends before it begins."""
    if period is not None and empty(period):
        assert period.first is not None
        assert period.last is not None
        first, last = day_text(period.first), day_text(period.last)
        problems.tell(messages.values.NO_DAY_AT_ALL(span, first=first, last=last))


def shared(*periods: Period) -> Period:
    """The days that lie in all of the periods; all days if there is none."""
    firsts = [period.first for period in periods if period.first is not None]
    lasts = [period.last for period in periods if period.last is not None]
    return Period(max(firsts, default=None), min(lasts, default=None))


def empty(period: Period) -> bool:
    """Whether no day lies in the period."""
    return period.first is not None and period.last is not None and period.last < period.first


def _law(law: syntax.Law, ruleset: str, clauses: dict[str, Clause]) -> Law:
    published = None if law.published is None else law.published.text
    return Law(law.key.text, ruleset, law.title, law.force, law.in_force, published, clauses, law.span)


def _declare(
    law: syntax.Law,
    ruleset: str,
    declared: dict[str, tuple[syntax.Law, str]],
    of_ruleset: dict[str, str],
    problems: Problems,
) -> None:
    key = law.key.text
    check_text(law.title, "the law {}", key, law.key.span, problems)
    check_days(law.in_force, law.span, problems)
    if key in declared:
        other = declared[key][0]
        problems.tell(messages.rulesets.LAW_TWICE(law.key.span, other.key.span, key=key))
        return
    if ruleset in of_ruleset:
        other = declared[of_ruleset[ruleset]][0]
        told = messages.rulesets.TWO_LAWS
        problems.tell(told(law.key.span, other.key.span, ruleset=ruleset, key=other.key.text))
        return
    declared[key] = (law, ruleset)
    of_ruleset[ruleset] = key


def _clauses(modules: Sequence[syntax.Module], keys: set[str], problems: Problems) -> dict[str, dict[str, Clause]]:
    clauses: dict[str, dict[str, Clause]] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.Articles):
                continue
            key = item.key.text
            if key not in keys:
                near = did_you_mean(key, keys)
                problems.tell(messages.rulesets.NO_LAW(item.key.span, key=key, near=near))
            for entry in item.entries:
                _enter(entry, key, clauses.setdefault(key, {}), problems)
    return clauses


def _enter(entry: syntax.LedgerEntry, key: str, clauses: dict[str, Clause], problems: Problems) -> None:
    check_text(entry.text, "{}", f"{key} {entry.reference}", entry.span, problems, needed=False)
    check_text(entry.says, "{}", f"{key} {entry.reference}", entry.span, problems, needed=False)
    first = clauses.get(entry.reference)
    if first is not None:
        told = messages.rulesets.TWO_ENTRIES
        problems.tell(told(entry.span, first.span, law=key, clause=entry.reference))
        return
    clauses[entry.reference] = Clause(
        entry.reference, entry.certainty, entry.state, entry.reason, entry.flow, entry.says, entry.text, entry.span
    )


def _near_clauses(reference: str, law: Law) -> Text2:
    """Help for a clause that is not in the ledger: those around it, else those written alike."""
    say = messages.rulesets
    if not law.clauses:
        return say.EMPTY_LEDGER(law=law.key)
    around = [other for other in law.clauses if reference.startswith(f"{other}(") or other.startswith(f"{reference}(")]
    if not around:
        article = reference.split("(", 1)[0]
        around = [other for other in law.clauses if other.split("(", 1)[0] == article]
    near = tuple(around[:5]) or nearest(reference, law.clauses)
    if not near:
        return say.ADD_CLAUSE
    return (say.NEAR_ENTRY if len(near) == 1 else say.NEAR_ENTRIES)(clauses=all_of(near))
