"""The report as JUnit XML: a suite for each law, a case for each verdict, and one suite for the run itself.

The shape is that which Jenkins reads (its schema of 2010 knows no attributes of `skipped`, so what is to say about such
a case stands in its text and in `system-out`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from engine.findings.finding import Finding
from engine.findings.result import Result
from engine.render.block import Look
from engine.render.closing import evaluated
from engine.render.given import Given
from engine.render.told import head, told
from engine.render.words import Words, words
from engine.render.xml import xml

RUN: Final = "clauseflow"
"""The suite of the run itself, and the class of its cases."""

Outcome = Literal["failure", "error", "skipped", ""]

LIMITS: Final[dict[str, Outcome]] = {"over": "failure", "perhaps": "skipped", "under": ""}


class Case(Struct, frozen=True):
    """One case: its class and name, how it came out, in a word and a line, and all that there is to say."""

    classname: str
    name: str
    outcome: Outcome = ""
    type: str = ""
    message: str = ""
    lines: tuple[str, ...] = ()


def junit(given: Given) -> bytes:
    """The report as JUnit XML."""
    result = given.result
    look = Look(words(given.language), kinds={each.kind: each.title for each in result.kinds})
    by_law: dict[str, list[Case]] = {each.id: [] for each in result.regimes}
    for finding in (*result.findings, *result.conflicts):
        by_law.setdefault(finding.regime, []).append(_case(finding, given, look))
    suites = {RUN: list(_run(given, look.words)), **by_law}
    every = [case for cases in suites.values() for case in cases]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="Clauseflow"{_counts(every, skipped=False)}>',
    ]
    for name, cases in suites.items():
        lines.append(f'  <testsuite name="{xml(name)}"{_counts(cases, skipped=True)}>')
        lines += _properties(result) if name == RUN else []
        for case in cases:
            lines += _drawn(case)
        lines.append("  </testsuite>")
    return "\n".join((*lines, "</testsuites>", "")).encode()


# ---- cases ---------------------------------------------------------------------------------------------------------


def _case(finding: Finding, given: Given, look: Look) -> Case:
    """The case of a verdict. A gap in a duty fails; what is unknown is an error where it fails the gate, and is skipped
    where it does not; what is set aside is skipped, and nothing but what is met or exempt passes."""
    name = f"{finding.subject.kind}.{finding.subject.id}"
    name = name if finding.year is None else f"{name} {finding.year}"
    said = head(finding, look.words)
    return Case(finding.rule, name, _outcome(finding, given), finding.severity, said, tuple(told(finding, look)))


def _outcome(finding: Finding, given: Given) -> Outcome:
    match finding.verdict:
        case "met" | "exempt":
            return ""
        case "gap" if not (finding.waiver or finding.is_advice or finding.is_indicated):
            return "failure"
        case "undetermined" if finding.fingerprint in given.failed:
            return "error"
        case _:
            return "skipped"


def _run(given: Given, words: Words) -> Iterator[Case]:
    """The cases of the run: that anything was evaluated at all, and what fails its gate besides findings."""
    result = given.result
    if evaluated(result):
        yield Case(RUN, "evaluated", lines=(_summed(result, words),))
    else:
        none = words("nothing_evaluated", policy=result.policy)
        yield Case(RUN, "evaluated", "error", "nothing", none, (none,))
    if given.unbacked:
        said = words("failed_by_unevidenced")
        names = tuple(f"{each.fact}: {', '.join(each.records)}" for each in result.unevidenced)
        yield Case(RUN, "evidence", "failure", "unevidenced", said, names)
    if given.limit is not None:
        limit = given.limit
        said = "" if limit.state == "under" else words(f"risk_{limit.state}", most=f"{limit.most:g}")
        yield Case(RUN, f"max-risk {limit.most:g}", LIMITS[limit.state], "risk", said, (said,) if said else ())


def _summed(result: Result, words: Words) -> str:
    """The counts of the closing line."""
    summary = result.summary
    counts = {"gaps": summary.gap, "undetermined": summary.undetermined, "met": summary.met, "exempt": summary.exempt}
    return words("and").join(words.number(name, count) for name, count in counts.items())


# ---- XML -----------------------------------------------------------------------------------------------------------


def _counts(cases: Sequence[Case], *, skipped: bool) -> str:
    outcomes = [case.outcome for case in cases]
    counts = {"tests": len(cases), "failures": outcomes.count("failure"), "errors": outcomes.count("error")}
    if skipped:
        counts["skipped"] = outcomes.count("skipped")
    return "".join(f' {name}="{count}"' for name, count in counts.items())


def _properties(result: Result) -> Iterator[str]:
    """What was checked, and by what; `unknown` and `attested` verdicts are counted, for no case passes by them."""
    risk = result.summary.risk
    named = {
        "engine": result.engine,
        "as-of": result.as_of,
        "policy": result.policy,
        "undetermined": str(result.summary.undetermined),
        "attested": str(len(result.attestations)),
        "not-applicable": str(result.summary.not_applicable),
        **({"risk": f"{risk.low:g}-{risk.high:g}"} if risk else {}),
        **{f"sha256 {each.path}": each.sha256 for each in result.inputs},
    }
    yield "    <properties>"
    yield from (f'      <property name="{xml(name)}" value="{xml(value)}"/>' for name, value in named.items())
    yield "    </properties>"


def _drawn(case: Case) -> Iterator[str]:
    opened = f'    <testcase classname="{xml(case.classname)}" name="{xml(case.name)}" time="0"'
    body = list(_body(case))
    if not body:
        yield f"{opened}/>"
        return
    yield f"{opened}>"
    yield from body
    yield "    </testcase>"


def _body(case: Case) -> Iterable[str]:
    text = "\n".join(xml(line) for line in case.lines)
    match case.outcome:
        case "failure" | "error":
            attributes = f'type="{xml(case.type)}" message="{xml(case.message)}"'
            yield f"      <{case.outcome} {attributes}>{text}</{case.outcome}>"
        case "skipped":
            yield f"      <skipped>{xml(case.message)}</skipped>"
            yield f"      <system-out>{text}</system-out>"
        case "":
            if text:
                yield f"      <system-out>{text}</system-out>"
