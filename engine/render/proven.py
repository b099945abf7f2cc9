"""The full proof of one verdict, as text: the rule's expression tree with the value of each part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from engine.findings.finding import Finding, Location
from engine.findings.whole import Proven, Shown, Tried
from engine.ground.excerpt import columns
from engine.render.block import Look, cited, subject
from engine.render.layout import padded, plain

_STYLES: Final = {"true": "green", "false": "red", "unknown": "yellow"}
_HOLDS: Final = {"true": "holds", "false": "fails", "unknown": "open"}
_VERDICTS: Final = {
    "gap": "bold red",
    "undetermined": "bold yellow",
    "met": "bold green",
    "exempt": "bold blue",
    "not_applicable": "bold",
}


def proven_text(proofs: Sequence[Proven], as_of: str, look: Look) -> str:
    """The proofs, one after the other; parts that do not decide are dim."""
    return "\n\n".join("\n".join(_lines(each, as_of, look)) for each in proofs) + "\n"


def _lines(proof: Proven, as_of: str, look: Look) -> Iterable[str]:
    words = look.words
    yield from _head(proof.finding, as_of, look)
    yield from ("", look.styled(words("applies"), "bold"))
    in_force, governed, *when = proof.applies
    yield from _part(in_force, look, 1)
    yield from _governed(governed, look)
    for each in when:
        yield from _part(each, look, 1)
    yield from ("", look.styled(words("duty"), "bold"))
    yield from _part(proof.duty, look, 1)
    yield from ("", look.styled(words("exceptions"), "bold"))
    if not proof.exceptions:
        yield f"  {words('no_exceptions')}"
    for tried in proof.exceptions:
        yield from _tried(tried, look, 1)


def _head(finding: Finding, as_of: str, look: Look) -> Iterable[str]:
    words = look.words
    title = plain(words.of(finding.title))
    label = f"{words(finding.verdict).upper()} {words(finding.severity)}"
    yield f"{look.styled(label, _VERDICTS[finding.verdict])}  {look.styled(title, 'bold')}"
    yield " · ".join([subject(finding, look), cited(finding.citations), finding.rule, words("of_day", day=as_of)])
    yield look.styled(finding.fingerprint, "dim")
    if finding.exempted_by is not None:
        yield words("exempt_under", citations=cited(finding.exempted_by.citations))
    if finding.missing:
        yield from look.wrapped(f"{words('missing')}: {', '.join(finding.missing)}", "", "  ")
    if finding.due:
        yield words("due", due=finding.due)
    if finding.rests_on_judgement:
        yield words("rests_on_judgement", names=", ".join(finding.rests_on_judgement))
    for each in finding.contested:
        yield words("contested_because", reading=words.of(each.text), verdict=words(each.verdict))


def _tried(tried: Tried, look: Look, depth: int) -> Iterable[str]:
    """An exception: whether it holds, its condition, its days where they do not, and what lifts it."""
    words, margin = look.words, "  " * depth
    holds = look.styled(words(_HOLDS[tried.value]), _STYLES[tried.value])
    yield f"{margin}{cited(tried.citations)}: {holds}"
    yield from _part(tried.condition, look, depth + 1)
    if tried.in_force.value != "true":
        yield from _part(tried.in_force, look, depth + 1)
    for lift in tried.but_not:
        yield f"{margin}  {words('but_not' if depth == 1 else 'but_still')}"
        yield from _tried(lift, look, depth + 2)


def _governed(part: Shown, look: Look) -> Iterable[str]:
    """The scope of the law, without the calls that only lead to it."""
    value = look.styled(_value(part, look), _STYLES[part.value])
    yield f"  {value}  {look.words('governed')}"
    while part.form == "call" and part.says is None and len(part.parts) == 1:
        (part,) = part.parts
    yield from _part(part, look, 2)


def _value(part: Shown, look: Look) -> str:
    return padded(look.words(part.value), max(columns(look.words(each)) for each in _STYLES))


def _text(part: Shown, look: Look) -> str:
    """What a part is: its own text, but of those made of others only how they are joined."""
    match part.form:
        case "in-force":
            return look.words("in force")
        case "and" | "or":
            return look.words(f"{part.form}_of")
        case _:
            return plain(part.text)


def _part(part: Shown, look: Look, depth: int, *, decides: bool = True) -> Iterable[str]:
    """A part with its value; below it what it says, where the fact is, and its own parts, deciding ones first."""
    words = look.words
    value = _value(part, look)
    margin = "  " * depth
    below = margin + " " * (columns(value) + 2)
    first, *rest = look.wrapped(_text(part, look), below, f"{below}  ")
    style = _STYLES[part.value] if decides else "dim"
    yield f"{margin}{look.styled(value, style)}  {first[len(below) :]}"
    yield from rest
    if part.says is not None:
        place = f"  ({_place(part.found)})" if part.found else ""
        yield from (look.styled(line, "dim") for line in look.wrapped(plain(words.of(part.says)) + place, below, below))
    if part.path:
        yield from look.wrapped(words("along", flows=" → ".join(part.path)), below, below)
    for each in part.parts:
        joined = part.form in ("and", "or")
        yield from _part(each, look, depth + 1, decides=decides and (not joined or each.value == part.value))


def _place(location: Location) -> str:
    return f"{location.path}:{location.line}"
