"""A kind of the user's own: what it does not say is unknown, and lists that only share a name are not misread."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from engine import shelf
from engine.app.evaluation import evaluated, loaded
from engine.app.rules import rules
from engine.findings.finding import Extent
from engine.findings.result import Result

LAW: Final = """
law ACME {
  title     en "House rules"  zh "内部规则"
  force     regulation
  in force  from 2020-01-01
  governs   vendor v when v.risky  cite ACME 1
}

articles ACME {
  1  text ruled
}

terms shelves {
  title en "Shelves"  zh "货架"

  top  en "Top"  zh "上层"
}

kind vendor v {
  title en "Vendor"  zh "供应商"
  plural vendors

  risky: yesno  en "Risky"  zh "有风险"
  checked: yesno  en "Checked"  zh "已核查"
  systems: many party  en "Parties"  zh "主体"
  datasets: many system  en "Systems"  zh "系统"
  flows: many party or dataset  en "Things"  zh "事物"
  shelf: set of shelves  en "Shelf"  zh "货架"
  stake.categories: set of shelves = v.shelf  en "Shelf at stake"  zh "所涉货架"
}
"""
RULE: Final = """
rule acme.art_01 {
  title     en "Vendors are checked"  zh "供应商应核查"
  cite      ACME 1
  severity  high
  in force  from 2020-01-01
  for       vendor v
  must      v.checked
  fix       en "Check."  zh "核查。"
}
"""
MANIFEST: Final = """
manifest: 1
as_of: 2026-06-30
parties: {a: {country: NL}, b: {country: NL}, c: {country: NL}}
systems: {s: {operator: a}}
datasets: {d: {categories: [health], groups: []}}
activities: {work: {controller: a}}
flows: {f: {kind: use, from: s, to: s, data: [d], activity: work}}
vendors: {v: {risky: true, checked: false, systems: [a, b, c], datasets: [s], flows: [a, b, c], shelf: [top]}}
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder: Path = tmp_path_factory.mktemp("house") / "acme"
    folder.mkdir()
    (folder / "law.policy").write_text(LAW, encoding="utf-8")
    (folder / "art_01.policy").write_text(RULE, encoding="utf-8")
    (folder / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    program = rules((folder,), (), cache=False).program
    company = loaded(program, shelf.manifests([str(folder / "manifest.yaml")]), None)
    return evaluated(program, company, {"acme.art_01"}, settings={}, policy="all")[0]


def test_what_a_kind_does_not_say_is_unknown(found: Result) -> None:
    (gap,) = found.findings
    assert gap.risk is not None
    assert (gap.risk.low, gap.risk.high) == (50, 85)
    assert (gap.risk.sensitivity, gap.risk.people) == (Extent(0, 4), Extent(0, None))
    assert gap.risk.safeguards == Extent(0, 0)


@pytest.mark.parametrize("dimension", ["dataset", "system", "party"])
def test_lists_of_other_things_are_not_misread(found: Result, dimension: str) -> None:
    assert found.risk is not None
    assert [part.id for part in found.risk.parts if part.by == dimension] == [""]
