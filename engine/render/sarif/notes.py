"""What a log says about the run itself, as notifications: what is open, supposed, left out by the policy or cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.render.closing import evaluated
from engine.render.given import Given
from engine.render.sarif import log
from engine.render.sarif.places import absolute
from engine.render.told import one_line
from engine.render.words import Words

SHOWN_AT_MOST: Final = 5_000
"""What code scanning shows of a run."""

Note = tuple[str, log.Level, str]
"""The id of its descriptor, its level and its text."""


def configuration_notes(given: Given, said: Words, words: Words) -> Iterator[Note]:
    """What the policy, the waivers and the flags changed."""
    result = given.result
    for each in result.supposed:
        yield "supposed", "warning", said("supposed_said", fact=each.fact, value=each.value)
    for skipped in result.skipped:
        yield "skipped", "warning", said("skipped_said", rule=skipped.rule, because=words.of(skipped.because))
    for changed in result.severities:
        named = {"severity": words(changed.severity), "declared": words(changed.declared)}
        yield "severities", "note", said("severities_said", rule=changed.rule, **named)
    for set_ in result.parameters:
        named = {"value": words.of(set_.value), "declared": words.of(set_.declared)}
        yield "parameters", "note", said("parameters_said", parameter=set_.parameter, **named)
    for waiver in result.waivers:
        if waiver.state in ("expired", "stale"):
            state = words(f"waiver_{waiver.state}")
            yield (
                "waivers",
                "warning",
                said("waivers_said", rule=waiver.rule, by=waiver.approver, until=waiver.expires, state=state),
            )


def execution_notes(given: Given, said: Words, words: Words, counts: tuple[int, int, int]) -> Iterator[Note]:
    """What the run left open, and what this file leaves out. `counts`: results in all, kept, and places left out."""
    result, (whole, kept, places) = given.result, counts
    if not evaluated(result):
        yield "nothing", "error", words("nothing_evaluated", policy=result.policy)
    if open_ := result.summary.undetermined:
        worst = [f for f in result.findings if f.verdict == "undetermined" and f.severity == "critical"]
        yield "undetermined", "warning", said("undetermined_said", n=open_, worst=sum(1 for f in worst if not f.waiver))
    if result.attestations:
        yield "attestations", "note", said("attestations_said", n=len(result.attestations))
    for each in result.inputs:
        if absolute(each.path):
            yield "outside", "warning", said("outside_said", path=each.path)
    if given.unread is not None:
        yield "unread", "note", words.of(given.unread)
    if kept < whole:
        yield "cut", "warning", said("cut_said", n=whole - kept, whole=whole)
    if kept > SHOWN_AT_MOST:
        yield "shown", "note", said("shown_said", n=kept)
    if places:
        yield "places", "note", said("places_said", n=places)


def notifications(notes: list[Note]) -> tuple[log.Notification, ...]:
    """The notes, in their order."""
    return tuple(
        log.Notification(log.Reference(name), level, log.Message(one_line(text))) for name, level, text in notes
    )


def note_descriptors(notes: list[Note], said: Words) -> tuple[log.Descriptor, ...]:
    """A descriptor for each sort of note, by id; code scanning asks for three texts of every descriptor."""
    told = {name: log.Message(said(name)) for name in sorted({name for name, _, _ in notes})}
    return tuple(log.Descriptor(name, each, full_description=each, help=each) for name, each in told.items())
