"""The whole explanation of one verdict: the proofs of the duty, of each exception and of why the rule applies."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from engine.checks.program import ExceptionCard, LiftCard, RuleCard
from engine.findings.context import Context
from engine.findings.finding import Because, VerdictName
from engine.findings.proof import Proof, Proofs
from engine.findings.view import View


class Tested(Struct, frozen=True):
    """One exception as it was tested: whether it holds, the proofs of its condition, of its being in force, and of what
    lifts it."""

    citations: tuple[str, ...]
    value: str
    condition: Proof
    in_force: Proof
    lifted_by: tuple[Tested, ...] = ()


class Explanation(Struct, frozen=True):
    """The proofs behind a verdict, by the sides of the rule."""

    duty: Proof
    exceptions: tuple[Tested, ...]
    applies: tuple[Proof, ...]


def explanation(rule: RuleCard, at: Context, proofs: Proofs, view: View) -> Explanation:
    """All proofs of a rule at a row, whatever its verdict is."""
    return Explanation(
        proofs.of(rule.duty, at),
        tuple(_tested(rule, card, at, proofs, view) for card in rule.exceptions),
        tuple(_applies(rule, at, proofs)),
    )


def reasons(rule: RuleCard, verdict: VerdictName, at: Context, proofs: Proofs, view: View) -> Reasons:
    """The deciding parts for a finding: of a gap the duty, the exceptions that failed and why the rule applies; of an
    undetermined verdict all that is unknown; else the side that decided."""
    duty: tuple[Proof, ...] = (proofs.of(rule.duty, at),) if verdict in ("gap", "undetermined", "met") else ()
    tested = tuple(_tested(rule, card, at, proofs, view) for card in rule.exceptions) if verdict not in _PLAIN else ()
    applies = tuple(_applies(rule, at, proofs)) if verdict in ("undetermined", "not_applicable") else ()
    if rule.between is not None:
        duty = ()  # that no row can keep it is no reason
    match verdict:
        case "gap":
            exceptions = tuple(proof for each in tested for proof in _failed(each))
            # that the law is in force and governs the row stands among the regimes
            applies = () if rule.when is None else (proofs.of(rule.when, at),)
        case "undetermined":
            duty, applies = _of(duty, "unknown"), _of(applies, "unknown")
            exceptions = tuple(proof for each in tested for proof in _unknown(each))
        case "exempt":
            exceptions = tuple(each.condition for each in tested if each.value == "true")[:1]
        case "not_applicable":
            applies = _of(applies, "false")[:1]
            exceptions = ()
            duty = () if applies else (proofs.of(rule.duty, at),)
        case _:
            exceptions = ()
    return Reasons(duty, exceptions, applies)


class Reasons(Struct, frozen=True):
    """The deciding proofs of a finding, by the sides of the rule."""

    duty: tuple[Proof, ...]
    exceptions: tuple[Proof, ...]
    applies: tuple[Proof, ...]

    def said(self) -> tuple[tuple[Because, ...], tuple[int, ...]]:
        """Their sentences, each once, the duty's first; and the flows of the first path among them."""
        said: dict[tuple[str, str], Because] = {}
        path: tuple[int, ...] = ()
        for part, proofs in (("duty", self.duty), ("exception", self.exceptions), ("applies", self.applies)):
            waiting = [*reversed(proofs)]
            while waiting:
                proof = waiting.pop()
                path = path or proof.path
                silent = proof.form == "in-force" and proof.value == "true"  # true of almost everything
                if proof.says is not None and not silent and (proof.says.en, proof.value) not in said:
                    said[proof.says.en, proof.value] = Because(part, proof.says, proof.value, proof.found)
                waiting += reversed(proof.children)
        return tuple(said.values()), path


_PLAIN = ("met", "not_applicable")  # verdicts that need no exception


def _applies(rule: RuleCard, at: Context, proofs: Proofs) -> Iterator[Proof]:
    yield proofs.in_force(rule.in_force, at)
    yield proofs.of(rule.governed, at)
    if rule.when is not None:
        yield proofs.of(rule.when, at)


def _tested(rule: RuleCard, card: ExceptionCard, at: Context, proofs: Proofs, view: View) -> Tested:
    truth = view.truth(card.node, at.row(view, card.node))
    value = "unknown" if truth is None else "true" if truth else "false"
    lifted = tuple(_lift(rule, lift, at, proofs) for lift in card.but_not)
    return Tested(card.cites, value, proofs.of(card.part, at), proofs.within(rule.day, card.period, at), lifted)


def _lift(rule: RuleCard, card: LiftCard, at: Context, proofs: Proofs) -> Tested:
    condition, in_force = proofs.of(card.part, at), proofs.within(rule.day, card.period, at)
    still = tuple(_lift(rule, lift, at, proofs) for lift in card.but_still)
    return Tested(card.cites, condition.value, condition, in_force, still)


def _failed(tested: Tested) -> Iterator[Proof]:
    """Why an exception does not hold: its condition, its dates, or what lifts it."""
    for proof in (tested.condition, tested.in_force):
        if proof.value == "false":
            yield proof
            return
    yield from (lift.condition for lift in tested.lifted_by if lift.value == "true")


def _unknown(tested: Tested) -> Iterator[Proof]:
    if tested.value != "unknown":
        return
    waiting = [tested]
    while waiting:
        each = waiting.pop()
        yield from (proof for proof in (each.condition, each.in_force) if proof.value == "unknown")
        waiting += reversed(each.lifted_by)


def _of(proofs: tuple[Proof, ...], value: str) -> tuple[Proof, ...]:
    return tuple(proof for proof in proofs if proof.value == value)
