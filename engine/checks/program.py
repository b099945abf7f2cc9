"""The compiled program: the nodes and everything that reports say about the rules; data that the compile cache keeps.

Made by `from_typed`, run by `run`. The parts of texts are more than half of it, and few are ever told: they stay packed
until they are read.
"""

from functools import cached_property
from typing import Final

from msgspec import Raw, Struct
from msgspec.msgpack import Decoder, Encoder

from engine.checks.node import Node
from engine.checks.shared import Shared
from engine.checks.steps import Plan
from engine.ground.schema import Period, Schema, Text2
from engine.ground.source import Span
from engine.typed.declared import Law, Parameter, Policy

STAKE: Final = "stake."  # begins the names of the facts that only the risk score reads


class Part(Struct, frozen=True, array_like=True):
    """One part of a rule's text and the node that gives its value.

    `form` names the typed part: `and or not compare test member none-test some every no count sum min max persons
    union common deadline in-table lookup group judged call in-force arithmetic fact parameter constant variable`.
    Children stand in the order of the text. A child is read at the same row, unless the part is a comprehension (then
    at the members of `over`: see `Run.members`). Where `calls` names a define (a call, a derived fact), its card holds
    the part of the body, read at the row that the node `via` gives; None: the same row.
    `role` says what the child is to its parent: `where`, `body`, `value`, `until`, `stated`, else empty.
    `op`: the sign or word of a comparison, test or sum; `judged` or `attested`; the direction of a lineage. `names`:
    the parameter, group or judgement. `path`: how the text comes to the fact, list or row that it reads: a variable
    (empty: something else), then facts. `binds`: the variable of the members of a comprehension.
    """

    text: str
    node: int
    form: str
    span: Span
    children: "tuple[Part, ...]" = ()
    role: str = ""
    over: int | None = None
    calls: str | None = None
    via: int | None = None
    op: str = ""
    names: str = ""
    path: tuple[str, ...] = ()
    binds: str = ""


class Roots(Struct, frozen=True, array_like=True):
    """The truth nodes that decide a verdict. `vacuous`: the duty with `every` asking for a member, if it reads one."""

    applies: int
    exempt: int
    duty: int
    vacuous: int | None = None


class Reading(Struct, frozen=True, array_like=True):
    """The roots under one reading of a contested parameter."""

    parameter: str
    reading: int
    roots: Roots


class LiftCard(Struct, frozen=True, array_like=True):
    """`but not when` (or, inside one, `but still when`) of an exception."""

    part: Part
    cites: tuple[str, ...]
    period: Period
    but_still: "tuple[LiftCard, ...]" = ()


class ExceptionCard(Struct, frozen=True, array_like=True):
    """One `unless`: `node` is the whole condition; `part` shows `when`."""

    node: int
    part: Part
    cites: tuple[str, ...]
    period: Period
    but_not: tuple[LiftCard, ...]
    span: Span


class RuleParts(Struct, frozen=True, array_like=True):
    """The parts of a rule's text. With `in_force`, `governed` and `when` are the conjuncts of `roots.applies`."""

    governed: Part
    when: Part | None
    duty: Part
    exceptions: tuple[ExceptionCard, ...]


class RuleCard(Struct, frozen=True, array_like=True, dict=True):
    """A rule as reports show it, and its nodes; `packed` are its `RuleParts`.

    `unjudged`: the roots with all judgements unknown, `pending`: with running clocks kept; None where they are equal.
    `between`: of a conflict, the two rules. `year`: what a rule with a row for each year calls it. `reaches`: the truth
    node of the rows that it governs itself; None: those of its law.
    """

    id: str
    ruleset: str
    law: str
    title: Text2
    cites: tuple[str, ...]
    severity: str
    force: str
    grade: str
    certainty: str
    period: Period
    kind: str
    variable: str
    day: int
    roots: Roots
    in_force: int
    packed: Raw
    unjudged: Roots | None
    pending: Roots | None
    readings: tuple[Reading, ...]
    fix: Text2
    note: Text2
    span: Span
    between: tuple[str, str] | None = None
    year: str | None = None
    reaches: int | None = None

    @property
    def space(self) -> str:
        """The space of its rows: those of its kind, or these once for each year."""
        return self.kind if self.year is None else f"{self.kind}*"

    @cached_property
    def parts(self) -> RuleParts:
        """The parts of its text."""
        return _RULE_PARTS.decode(self.packed)

    @property
    def governed(self) -> Part:
        """Which rows its law, or it itself, governs."""
        return self.parts.governed

    @property
    def when(self) -> Part | None:
        """Of which rows it is asked beside that."""
        return self.parts.when

    @property
    def duty(self) -> Part:
        """What it asks of them."""
        return self.parts.duty

    @property
    def exceptions(self) -> tuple[ExceptionCard, ...]:
        """Each `unless`."""
        return self.parts.exceptions


class CaseCard(Struct, frozen=True, array_like=True):
    """One case of an exemption, with what it cites."""

    part: Part
    cites: tuple[str, ...]


class DefineParts(Struct, frozen=True, array_like=True):
    """The part of a define's body; `cases` of an exemption."""

    body: Part
    cases: tuple[CaseCard, ...]


class DefineCard(Struct, frozen=True, array_like=True, dict=True):
    """A define, exemption, derived fact or scope: the space of its rows; `packed` are its `DefineParts`."""

    name: str
    title: Text2
    cites: tuple[str, ...]
    variable: str
    space: str
    packed: Raw
    span: Span

    @cached_property
    def _parts(self) -> DefineParts:
        return _DEFINE_PARTS.decode(self.packed)

    @property
    def body(self) -> Part:
        """What it says."""
        return self._parts.body

    @property
    def cases(self) -> tuple[CaseCard, ...]:
        """The cases of an exemption; none of others."""
        return self._parts.cases


_RULE_PARTS: Final = Decoder(RuleParts)
_DEFINE_PARTS: Final = Decoder(DefineParts)
_ENCODER: Final = Encoder()


def packed(parts: RuleParts | DefineParts) -> Raw:
    """Parts as the cards keep them."""
    return Raw(_ENCODER.encode(parts))


class LawCard(Struct, frozen=True, array_like=True):
    """A law and, by kind, the truth node that says which rows it governs."""

    law: Law
    scopes: dict[str, int]


class Compiled(Struct, frozen=True, array_like=True, dict=True):
    """Everything a run and its reports need. `rules` in the order of their ids; `plans`: how all of them are run, and
    those of each policy. `stakes`: by kind and name, the nodes of the facts that the risk score reads. `days`: the
    nodes of the days at which starred values are read; `back`: how many years windows look back."""

    schema: Schema
    nodes: tuple[Node, ...]
    rules: tuple[RuleCard, ...]
    plans: tuple[Plan, ...]
    defines: dict[str, DefineCard]
    parameters: dict[str, Parameter]
    policies: dict[str, Policy]
    laws: dict[str, LawCard]
    stakes: dict[str, dict[str, int]]
    days: tuple[int, ...]
    back: frozenset[int]

    @cached_property
    def shared(self) -> Shared:
        """What all runs make alike."""
        return Shared()
