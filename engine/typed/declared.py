"""What a program declares besides rules and defines: laws with their clauses, parameters, policies.

Kept apart from the typed tree because the compiled program holds it too, and a check with a warm cache loads no tree.
"""

from msgspec import Struct

from engine.ground.schema import Period, Text2, Type
from engine.ground.source import Span
from engine.ground.value import Value


class Clause(Struct, frozen=True, array_like=True):
    """One row of a ledger; `flow`: a duty that flows of data can show; `says`: a paraphrase of the clause; `text`: why
    it has its state."""

    reference: str
    certainty: str
    state: str
    reason: str | None
    flow: bool
    says: Text2
    text: Text2
    span: Span


class Law(Struct, frozen=True, array_like=True):
    """A law, the address of its official text, and the clauses in its ledger by normalised reference."""

    key: str
    ruleset: str
    title: Text2
    force: str
    period: Period
    published: str | None
    clauses: dict[str, Clause]
    span: Span

    def says(self, reference: str) -> Text2:
        """The paraphrase of a clause, else of the nearest whole that it is part of; empty where there is none."""
        while reference:
            clause = self.clauses.get(reference)
            if clause is not None and clause.says != Text2():
                return clause.says
            reference = reference.rpartition("(")[0]
        return Text2()


class Parameter(Struct, frozen=True, array_like=True):
    """A value that a policy may set, within its `bounds` where it has any. With several `readings` (a contested one)
    each is evaluated, and a verdict that differs says so."""

    name: str
    type: Type
    value: Value
    bounds: tuple[Value, Value] | None
    readings: tuple[Value, ...]
    title: Text2
    cites: tuple[str, ...]
    span: Span


class Threshold(Struct, frozen=True, array_like=True):
    """What fails a gate: `gap` or `undetermined` from a severity on, or facts that are `unevidenced`. `new`: where a
    baseline is given, only what it does not have."""

    verdict: str
    severity: str
    new: bool = False


class Policy(Struct, frozen=True, array_like=True):
    """Which rulesets run and what fails a gate; the parameters and severities that it changes, the facts (kind, name)
    that need evidence, and the rules that it leaves out, with the reason."""

    name: str
    title: Text2
    uses: tuple[str, ...]
    fails: tuple[Threshold, ...]
    settings: dict[str, Value]
    severities: dict[str, str]
    evidence: tuple[tuple[str, str], ...]
    skips: dict[str, Text2]
    span: Span
