"""The define that a part of a rule calls, and the row that it is called for."""

from __future__ import annotations

from engine.checks.program import DefineCard, ExceptionCard, Part
from engine.findings.context import Context
from engine.findings.in_years import years_of
from engine.findings.records import Records
from engine.findings.view import View


def called(part: Part, at: Context, view: View, records: Records) -> tuple[DefineCard, Context] | None:
    """The define and where it is read; None if the part calls none, or for no row."""
    if part.calls is None or part.calls not in view.run.compiled.defines:
        return None
    define = view.run.compiled.defines[part.calls]
    space = define.space.removesuffix("*")
    year = years_of(part, at, view)[0]
    row = at.rows.get(space, -1) if part.via is None else view.code(part.via, at.row(view, part.via))
    return None if row < 0 else (define, Context({space: row}, year, records.subject(space, row)))


def exempting(card: ExceptionCard, at: Context, view: View, records: Records) -> tuple[str, ...]:
    """What an exception that holds rests on: its citations, or, where it calls an exemption, those of the first of its
    cases that holds."""
    part, cites = card.part, card.cites
    while (below := called(part, at, view, records)) is not None:
        define, at = below
        held = (case for case in define.cases if view.truth(case.part.node, at.row(view, case.part.node)))
        case = next(held, None)
        if case is None:
            break
        part, cites = case.part, case.cites
        if part.form == "and" and part.children[0].form == "in-force":
            part = part.children[-1]
    return cites
