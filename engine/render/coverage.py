"""What becomes of each clause of a law, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from engine.findings.coverage import GRADES, STATES, Coverage, Covered, State
from engine.render.block import Look
from engine.render.layout import plain
from engine.render.words import Words

RULES_AT_MOST: Final = 8  # of one clause, before the list is cut
RULES_SHOWN: Final = 3

_HEAD: Final[dict[State, str]] = {
    "derived": "bold green",
    "declared": "bold cyan",
    "attested": "bold blue",
    "excused": "bold",
    "unaccounted": "bold red",
}


class _Clause(Struct):
    clause: str
    state: State
    rules: tuple[str, ...]
    reason: str | None
    flow: bool
    says: str | None


class _Law(Struct):
    law: str
    clauses: tuple[_Clause, ...]
    totals: dict[str, int]


def coverage_json(found: Coverage, words: Words) -> bytes:
    """The coverage as JSON; reasons that are sentences are in the language of `words`."""
    clauses = tuple(
        _Clause(each.clause, each.state, each.rules, _reason(each, words), each.flow, words.of(each.says) or None)
        for each in found.clauses
    )
    totals = {**{str(state): found.count(state) for state in STATES}, "clauses": len(clauses)}
    return msgspec.json.format(msgspec.json.encode(_Law(found.law.key, clauses, totals)), indent=2) + b"\n"


def coverage_text(found: Coverage, look: Look) -> str:
    """The clauses by state, those without rules together by their reason; at the end the totals and shares."""
    words = look.words
    lines = [f"{found.law.key}  {words.of(found.law.title)}", ""]
    for state in STATES:
        some = [each for each in found.clauses if each.state == state]
        if some:
            head = look.styled(f"{words(state)} {len(some)}", _HEAD[state])
            lines += [head, *(_ruled(some, look) if state in GRADES else _reasoned(some, look)), ""]
    return "\n".join([*lines, *_of_flows(found, look), *closing(found, words)]) + "\n"


def _of_flows(found: Coverage, look: Look) -> Iterable[str]:
    """Of the duties that flows can show those that are only declared or attested, each with the reason."""
    shown = found.of_flows()
    if not shown:
        return
    less = [each for each in shown if each.state != "derived"]
    yield from look.wrapped(
        look.words("of_flows", n=len(shown), derived=len(shown) - len(less), less=len(less)), "", "  "
    )
    for each in less:
        yield from look.wrapped(plain(f"{each.clause}  {_reason(each, look.words) or ''}"), "  ", "    ")
    yield ""


def _ruled(clauses: Sequence[Covered], look: Look) -> Iterable[str]:
    size = max(len(each.clause) for each in clauses)
    margin = " " * (size + 4)
    for each in clauses:
        yield from look.wrapped(_names(each.rules, look), f"  {each.clause.ljust(size)}  ", margin)
        if reason := _reason(each, look.words):
            yield from (look.styled(line, "dim") for line in look.wrapped(plain(reason), margin, margin))


def _names(rules: Sequence[str], look: Look) -> str:
    """The rules, of very many only the first few unless lists are shown whole."""
    if look.whole or len(rules) <= RULES_AT_MOST:
        return ", ".join(rules)
    more = look.words("more", n=len(rules) - RULES_SHOWN, how=look.words("how_verbose"))
    return ", ".join([*rules[:RULES_SHOWN], more])


def _reasoned(clauses: Sequence[Covered], look: Look) -> Iterable[str]:
    """Clauses of one reason in one paragraph; those whose ledger row has a text, one by one below."""
    for reason in dict.fromkeys(each.because for each in clauses):
        same = [each for each in clauses if each.because == reason]
        name = because(reason or "", look.words)
        yield from look.wrapped(f"{name}: {', '.join(each.clause for each in same)}", "  ", "    ")
        for each in same:
            if text := look.words.of(each.words):
                yield from look.wrapped(f"{each.clause}  {plain(text)}", "    ", "      ")


def because(reason: str, words: Words) -> str:
    """A reason in words; a law of the user may have reasons of its own."""
    key = f"because_{reason}"
    return words(key) if key in words.messages else reason.replace("_", " ")


def _reason(clause: Covered, words: Words) -> str | None:
    """The reason word of a clause without rules; for one that is not derived, what the ledger says and what it rests
    on."""
    if clause.because is not None:
        return clause.because
    if clause.state == "derived":
        return None
    rests = words("rests_on", facts=words("and").join(clause.rests_on)) if clause.rests_on else ""
    return words("sentences").join(part for part in (words.of(clause.words), rests) if part) or None


def closing(found: Coverage, words: Words) -> Iterable[str]:
    """How many clauses there are, and the shares of the states."""
    total = len(found.clauses)
    shares = [
        words("share", state=words(state), n=found.count(state), percent=_percent(found.count(state), total))
        for state in STATES
    ]
    yield words("said", what=words("of_clauses", law=found.law.key, n=total), more=words("and").join(shares))


def _percent(part: int, whole: int) -> str:
    """A share as a whole percentage; never 0 or 100 unless it is all or nothing."""
    if part in (0, whole):
        return "100" if part and whole else "0"
    return str(min(99, max(1, round(100 * part / whole))))
