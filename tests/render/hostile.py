"""What a manifest may hold to harm whoever opens its report: each must come out as plain text, in every format."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from engine.findings.finding import Because, Finding, Location, Subject
from engine.findings.result import InputOf, Result
from engine.ground.schema import Text2
from tests.findings.by_hand import finding, result

HOSTILE: Final = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "]]><!--",
    "{{ 7 * 7 }}{% raw %}",
    "a | b || c",
    "`unclosed",
    "``two`` and `one`",
    "[link](javascript:alert(1))",
    "![image](http://example.invalid/x.png)",
    "@everyone",
    "# heading",
    "::error file=x::y",
    "first\n::warning::second\r\nthird",
    "%0A::error::x",
    '=HYPERLINK("http://example.invalid")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,1)",
    "\ttab",
    "\x1b[31mred\x1b[0m",
    "\x00\x07",
    "\u202egnp.exe",
    "\u2028\u2029",
    "&lt;b&gt; &amp;",
    "<details open>",
    "'; DROP TABLE findings; --",
    "🙂 合流 ﷽",
)


def hostile_finding(text: str, at: int = 0) -> Finding:
    """A gap whose record, owner, reason and fix are the text."""
    said = Text2(text, text)
    return finding(
        f"out-{at}",
        subject=Subject("flow", text),
        owner=text,
        title=said,
        fix=said,
        because=(Because("duty", said, "false", Location("m.yaml", 2, 43, 2, 47)),),
    )


def hostile_result() -> Result:
    """A gap for each text."""
    made = result(*(hostile_finding(text, at) for at, text in enumerate(HOSTILE)), gap=len(HOSTILE))
    return structs.replace(made, inputs=(InputOf("m.yaml", "0" * 64),))
