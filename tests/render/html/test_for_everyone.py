"""The page for all who read it: by keyboard, with a screen reader, without scripts, on paper, and when it is long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from engine.render.html.page import html
from tests.findings.by_hand import finding
from tests.render.examples import by_hand, example
from tests.render.html.chromium import needs_chromium, opened

pytestmark = needs_chromium

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")


# ---- everyone ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "hash_"), [(1280, ""), (390, "#lang=zh&theme=dark")])
def test_nobody_is_shut_out(browser: Browser, files: dict[str, Path], width: int, hash_: str) -> None:
    """The rules of axe for WCAG 2.2 A and AA, with all findings open and the tables shown."""
    with opened(browser, files["fennel"], width, hash_) as page:
        page.page.locator("#open-all").click()
        page.script("document.querySelectorAll('details').forEach((each) => each.open = true)")
        page.script(AXE)
        found: Any = page.script(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
            ".then((done) => done.violations.map((each) => [each.id, each.nodes.slice(0, 3).map((node) => node.html)]))"
        )
        assert found == []


def test_everything_is_reached_by_keyboard(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["corner-shop"]) as page:
        page.page.keyboard.press("Tab")
        assert page.script("document.activeElement.className") == "skip"
        page.page.keyboard.press("Enter")
        expect(page.page.locator("#findings-head")).to_be_focused()
        wanted = set(
            page.script(
                "[...document.querySelectorAll('#findings button, #findings input, #findings select')]"
                ".filter((each) => each.checkVisibility()).map((each, at) => (each.dataset.at = at, at))"
            )
        )
        reached = set()
        for _ in range(len(wanted) + 5):
            page.page.keyboard.press("Tab")
            reached.add(page.script("Number(document.activeElement.dataset.at ?? -1)"))
            assert page.script("getComputedStyle(document.activeElement).outlineStyle") != "none"
        assert wanted <= reached
        page.page.locator("#list h4 button").first.focus()
        page.page.keyboard.press("Enter")
        expect(page.page.locator("#list article .body").first).to_be_visible()


def test_controls_have_names_in_the_language_of_the_page(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["huatong"], 1280, "#lang=zh") as page:
        for name in ("放大", "显示全图", "按系统或主体", "全部展开", "深色"):
            expect(page.page.get_by_role("button", name=name, exact=True).first).to_be_visible()
        expect(page.page.get_by_role("searchbox", name="检索", exact=True)).to_be_visible()
        expect(page.page.get_by_role("combobox", name="责任人", exact=True)).to_be_visible()


def test_without_scripts_findings_and_all_else_can_be_read(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["huatong"], java_script_enabled=False) as page:
        text = page.page.locator("main").inner_text()
        assert "runs no scripts" in text
        for each in example("huatong").result.findings:
            assert each.title.en in text
        assert page.page.locator(".still img").first.is_visible()
        assert not page.page.locator("#filters").is_visible()


# ---- paper ---------------------------------------------------------------------------------------------------------


def test_on_paper_every_finding_is_open_and_the_graph_is_a_picture(
    browser: Browser, files: dict[str, Path], tmp_path: Path
) -> None:
    with opened(browser, files["fennel"], 1280, "#theme=dark") as page:
        page.page.pdf(path=tmp_path / "report.pdf", format="A4")
        page.page.wait_for_timeout(100)
        assert page.page.locator("#list .body:visible").count() == 0, "after printing the page is as it was"
    text = squeezed("\n".join(each.extract_text() for each in PdfReader(tmp_path / "report.pdf").pages))
    for each in example("fennel").result.findings:
        assert squeezed(each.title.en) in text
        assert squeezed(each.fix.en) in text
        assert squeezed(each.rule) in text
    assert squeezed("Drag to move") not in text


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("-", "")


# ---- many findings -------------------------------------------------------------------------------------------------


def test_five_thousand_findings_are_listed_filtered_and_searched_at_once(
    browser: Browser, files: dict[str, Path]
) -> None:
    assert files["many"].stat().st_size < 12_000_000
    with opened(browser, files["many"]) as page:
        ready = page.script("performance.getEntriesByType('navigation')[0].domComplete")
        assert ready < 15_000, "milliseconds, on a machine that does other things too"
        assert "5,000 of 5,000" in page.page.locator("#count").inner_text()
        assert page.shown <= 100, "groups that nobody opened hold nothing yet"
        page.page.locator("#q").fill("f4999")
        page.page.wait_for_timeout(600)
        assert page.counted == 1


def test_more_findings_than_a_page_holds_are_cut_and_it_says_so(browser: Browser, tmp_path: Path) -> None:
    given = by_hand(*(finding(f"f{at}") for at in range(12)), finding("last", severity="low"))
    (tmp_path / "cut.html").write_bytes(html(given, at_most=10))
    with opened(browser, tmp_path / "cut.html") as page:
        told = page.page.locator("#summary .notice").inner_text()
        assert "the 10 most severe of 13 findings" in told
        assert "The other 3 are in the JSON result" in told
        assert page.counted == 10
