"""Where silence is an answer by itself, and which answers may contradict it."""

from __future__ import annotations

from typing import Final

from engine.ground.value import OneRecord, Range, Records
from tests.properties.bench import Rules
from tests.properties.drafts import SIZES, Draft, Facts

LAST_FACTS: Final = {"ended", "occurred_on"}  # silence of these means that it goes on


def passed_over(of: Rules) -> set[str]:
    """The facts whose silence is an answer: the judged day is then another one."""
    own = {fact for rule in of.program.rules if rule.judged_falls_through for fact in rule.judged_on}
    return own | LAST_FACTS


def lies_ahead(drawn: Draft, facts: Facts, name: str) -> bool:
    """A first day that may lie ahead: silence of it means that the flow runs."""
    value = facts[name]
    return name == "started" and isinstance(value, Range) and value.high > drawn.as_of


def consistent(drawn: Draft) -> None:
    """Leaves out what may contradict itself when a fact is added: who is covered, stated on both sides, and totals; and
    a flow's whole list holds what its activity lists."""
    for row in drawn.rows(*SIZES):
        facts = drawn.records[row.kind][row.id]
        for name in ("covers", "reported"):
            facts.pop(name, None)
        activity, own = facts.get("activity"), facts.get("consents")
        if isinstance(activity, OneRecord) and isinstance(own, Records):
            more = drawn.records["activity"][activity.id].get("consents")
            if isinstance(more, Records):
                facts["consents"] = Records(tuple(dict.fromkeys(own.members + more.members)), own.closed)
