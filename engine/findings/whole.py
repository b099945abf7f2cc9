"""The full proof of one verdict: the rule's own expression tree with the value of each part, what decides first."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from engine.checks.program import Part
from engine.checks.verdict import Verdicts
from engine.findings.context import Context
from engine.findings.explanation import Tested
from engine.findings.finding import VERDICTS, Finding, Location
from engine.findings.from_verdicts import FLOW, Making
from engine.findings.proof import Proof, Proofs
from engine.findings.records import Records
from engine.graph.manifest import Manifest
from engine.ground.schema import Text2


class Shown(Struct, frozen=True):
    """One part of a rule with its truth (`true`, `false`, `unknown`) at a record: its own `text` and where that
    `stands`, what it `says` there and where the fact is `found`. `path`: the flows of a shortest way to what decides.
    """

    text: str
    form: str
    value: str
    says: Text2 | None
    found: Location | None
    stands: Location | None
    path: tuple[str, ...]
    parts: tuple[Shown, ...]


class Tried(Struct, frozen=True):
    """One exception as it was tested: whether it holds, its condition, its days, and what lifts it."""

    citations: tuple[str, ...]
    value: str
    condition: Shown
    in_force: Shown
    but_not: tuple[Tried, ...]


class Proven(Struct, frozen=True):
    """A finding, whatever its verdict, with all that was read for it."""

    finding: Finding
    applies: tuple[Shown, ...]
    duty: Shown
    exceptions: tuple[Tried, ...]


def proven(verdicts: Verdicts, manifest: Manifest, index: int, row: int) -> Proven:
    """The full proof of rule `index` (in the order of the verdicts) at a row."""
    making = Making(verdicts, manifest, frozenset(VERDICTS))
    finding = making.finding(index, row, verdicts.rules[index].at(row))
    making.proofs = _Whole(making.view, making.records)
    found = making.explanation(index, row)
    return Proven(
        finding,
        tuple(_shown(each, making.records) for each in found.applies),
        _shown(found.duty, making.records),
        tuple(_tried(each, making.records) for each in found.exceptions),
    )


class _Whole(Proofs):
    """Proofs that leave out no part of a conjunction or disjunction: those that decide come first."""

    def _deciding(self, part: Part, at: Context, truth: bool | None) -> Iterator[Part]:
        yield from sorted(part.children, key=lambda each: self._truth(each, at) is not truth)


def _shown(proof: Proof, records: Records) -> Shown:
    return Shown(
        text=" ".join(proof.text.split()),
        form=proof.form,
        value=proof.value,
        says=proof.says,
        found=proof.found,
        stands=proof.stands,
        path=tuple(records.subject(FLOW, row).id for row in proof.path),
        parts=tuple(_shown(each, records) for each in proof.children),
    )


def _tried(tested: Tested, records: Records) -> Tried:
    return Tried(
        tested.citations,
        tested.value,
        _shown(tested.condition, records),
        _shown(tested.in_force, records),
        tuple(_tried(each, records) for each in tested.lifted_by),
    )
