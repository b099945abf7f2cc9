"""Waivers, settings and pages of cases: whatever they hold, problems come out and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from engine.app.cases.page import page
from engine.app.settings import settings_in
from engine.findings.waivers import waivers
from engine.ground.excerpt import pictures
from engine.ground.source import Source
from tests.fuzz.bounds import inputs, refused
from tests.fuzz.edits import edited, salad
from tests.properties.chance import Chance

ROOT: Final = Path(__file__).parents[2]
RULES: Final = {"pipl.art_38_export_route": "flow", "pipl.art_55_assessment": "activity"}
WAIVERS: Final = (
    """\
# who answers for what
- rule: pipl.art_38_export_route
  subject: crm-to-sg
  reason: the contract is being filed
  approver: Li Na
  expires: 2026-12-31
  ticket: GRC-12
- {rule: pipl.art_55_assessment, fingerprint: 0a1b2c3d4e5f, reason: "…", approver: Anna, expires: 2027-01-31}
""",
    "- &a {rule: pipl.art_38_export_route, subject: flow/out, reason: x, approver: y, expires: 2026-12-31}\n- *a\n",
)
SETTINGS: Final = (
    'policy = "audit"\npaths = ["company"]\nlang = "zh"\nrules = "rules"\nwaivers = "waivers.yaml"\n',
    '[tool.policy]\npolicy = "own/gate.policy"  # the gate\nbaseline = "result.json"\n[tool.other]\na.b = {c = [1]}\n',
    "[tool]\npolicy = {lang = 'en', paths = 'company'}\n",
)
WAIVER_TOKENS: Final = (
    *"-:{}[],#&*|>\"'~\n", "- ", ": ", "rule", "subject", "fingerprint", "reason", "approver", "expires", "ticket",
    "evidence", "2026-12-31", "null", "---\n", "flow/", "pipl.art_38_export_route", "\n  ",
)  # fmt: skip
SETTING_TOKENS: Final = (
    *"=[]{}.,#\"'\n", "[[", "]]", '"""', "'''", "policy", "paths", "lang", "rules", "waivers", "baseline", "tool",
    "true", "1979-05-27T07:32:00Z", "0x_f", "1e400", "inf", "nan", "fail_on", '"company"', "a.b.c = 1\n",
    "[tool.policy]\n",
)  # fmt: skip
PAGE_TOKENS: Final = (
    "# ", "## ", "```", "```manifest\n", "```expect\n", "```manifest alone\n", "\n", ": ", "flow out: gap",
    "party p 2025: met", "with a.b: c",
    " missing ", " due ", " contested ", " judgement ", "undetermined", "exempt", "not applicable", "as of 2024-03-21",
    "less a.b", "rule pipl.art_55", " # ", ",", "CBF 5(1)", "2024",
)  # fmt: skip


@cache
def pages() -> tuple[str, ...]:
    """The shipped pages of cases."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "rulesets").rglob("*.cases.md")))


def worse(chance: Chance, texts: tuple[str, ...], tokens: tuple[str, ...]) -> str:
    """A text with edits, or tokens as they fall."""
    return salad(chance, tokens) if chance.often(4) else edited(chance, texts, tokens)


@inputs(500, 30_000)
def test_any_text_holds_waivers_or_is_refused(chance: Chance) -> None:
    text = worse(chance, WAIVERS, WAIVER_TOKENS)
    error = refused(lambda: waivers(Source("waivers.yaml", text), RULES), text)
    assert error is None or refused(lambda: pictures(error), text) is None


@inputs(500, 30_000)
def test_any_text_holds_settings_or_is_refused(chance: Chance) -> None:
    text = worse(chance, SETTINGS, SETTING_TOKENS)
    path = chance.one(("policy.toml", "deep/pyproject.toml"))
    error = refused(lambda: settings_in(Source(path, text)), text)
    assert error is None or refused(lambda: pictures(error), text) is None


@inputs(500, 30_000)
def test_any_text_is_a_page_of_cases_or_is_refused(chance: Chance) -> None:
    text = worse(chance, pages(), PAGE_TOKENS)
    error = refused(lambda: page(Source("rulesets/pipl/art_38.cases.md", text), "pipl"), text)
    assert error is None or refused(lambda: pictures(error), text) is None
