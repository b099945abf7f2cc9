"""The pages of the laws in `docs/law`, written from ledgers, rules and their cases; `--accept` writes them anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from engine.app.cases.page import Page
from engine.app.cases.pages import pages
from engine.app.catalogue import covered
from engine.app.rules import rules
from engine.checks.program import Compiled
from engine.findings.coverage import STATES, Coverage
from engine.findings.finding import VerdictName
from engine.ground.schema import Language
from engine.render.law_page import law_page
from engine.render.rule_words import rule_words

DOCS = Path(__file__).parents[2] / "docs" / "law"
CHINA = ("PIPL", "SA", "SCC", "CBF", "CERT", "AUDIT")
LAWS = {"cn": CHINA, "eu": ("GDPR",)}
WHOLE = ("PIPL", "SA", "SCC", "CBF", "CERT", "GDPR")  # of AUDIT only what the PIPL leads to
TITLES = {
    ("cn", "en"): "Chinese law in rules",
    ("cn", "zh"): "规则中的中国法",
    ("eu", "en"): "The GDPR in rules",
    ("eu", "zh"): "规则中的《通用数据保护条例》",
}
VERDICTS: tuple[VerdictName, ...] = ("gap", "undetermined", "met", "exempt", "not_applicable")

HEAD = {
    "en": """
Written by the tests from the ledgers, the rules and their cases; `policy rules --coverage LAW -f markdown` prints the
page of any law. What a second reader made of the rules stands in [readings.md](readings.md). This page in
[Chinese](%s.zh.md).

**Derived**: the verdict follows from several facts, from lineage, time or numbers. **Declared**: it rests on one
stated fact. **Attested**: somebody vouches for it, and the machine never counts it as met. **Excused**: there is no
rule, for the reason given.
""",
    "zh": """
本页由测试根据台账、规则及其案例生成；`policy rules --coverage LAW -f markdown --lang zh` 可输出任一法律的页面。
第二读者对规则的意见见 [readings.md](readings.md)。[英文版](%s.md)。

**推导**：判定由多项事实、来源路径、时间或者数量得出。**自述**：判定依据一项所载事实。**签署**：由人签署确认，机器不计为符合。
**不设规则**：无规则，并载明理由。
""",
}
COLUMNS = {
    "en": ("law", "clauses", "rules", "cases", "verdicts shown"),
    "zh": ("法律", "条款", "规则", "案例", "案例中的判定"),
}


@cache
def program() -> Compiled:
    return rules((), (), cache=False).program


def beside(key: str) -> list[Page]:
    """The pages of cases in the folder of a law."""
    ruleset = program().laws[key].law.ruleset
    return [page for page, _ in pages(()) if page.name.rpartition(".")[0] == ruleset]


def row(found: Coverage, language: Language) -> str:
    words = rule_words(language)
    key = found.law.key
    seen = Counter(
        expected.verdict
        for page in beside(key)
        for case in page.cases
        for variant in case.variants
        for expected in variant.expected
    )
    states = words("and").join(f"{words(state)} {found.count(state)}" for state in STATES if found.count(state))
    shown = words("and").join(f"{words(verdict)} {seen[verdict]}" for verdict in VERDICTS if seen[verdict])
    of_law = sum(rule.law == key for rule in program().rules)
    cases = sum(len(page.cases) for page in beside(key))
    title = words.of(found.law.title)
    head = re.sub(r"[^\w\- ]", "", f"{key} · {title}".lower()).replace(" ", "-")  # as forges name it
    return f"| [{title}](#{head}) | {states} | {of_law} | {cases} | {shown} |"


def page(laws: str, language: Language) -> Iterator[str]:
    """The page of some laws in a language."""
    accounts = {key: covered((), key, cache=True) for key in LAWS[laws]}
    yield f"# {TITLES[laws, language]}"
    yield HEAD[language] % laws
    yield f"| {' | '.join(COLUMNS[language])} |"
    yield "|---|---|---:|---:|---|"
    yield from (row(found, language) for found, _ in accounts.values())
    yield ""
    for found, doubtful in accounts.values():
        yield law_page(found, doubtful, rule_words(language))


@pytest.mark.parametrize(("laws", "language"), TITLES)
def test_the_pages_of_the_laws_are_as_the_ledgers_say(laws: str, language: Language, accept: bool) -> None:
    name = f"{laws}.md" if language == "en" else f"{laws}.zh.md"
    found = "\n".join(page(laws, language)).rstrip("\n") + "\n"
    if accept:
        (DOCS / name).write_text(found, encoding="utf-8")
    assert found == (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("key", WHOLE)
def test_no_clause_is_unaccounted_for(key: str) -> None:
    found, _ = covered((), key, cache=True)
    assert [each.clause for each in found.clauses if each.state == "unaccounted"] == []


@pytest.mark.parametrize("key", WHOLE)
def test_each_ruled_article_says_what_it_asks_for_and_the_law_where_it_is_published(key: str) -> None:
    law = program().laws[key].law
    ruled = [each for each in law.clauses.values() if each.state == "ruled" and "(" not in each.reference]
    assert [each.reference for each in ruled if not each.says.en or not each.says.zh] == []
    assert law.published is not None


def test_every_rule_was_read_a_second_time_and_what_became_of_it_is_told() -> None:
    told = set(re.findall(r"`([^`]+)`", (DOCS / "readings.md").read_text(encoding="utf-8")))
    whole = " ".join(told)
    unread = []
    for rule in (each for each in program().rules if each.law in (*CHINA, "GDPR")):
        file, _, name = rule.id.removeprefix(f"{rule.ruleset}.").partition(".")
        if file not in whole or not (not name or any(each.endswith(f".{name}") for each in told)):
            unread.append(rule.id)
    assert unread == []
