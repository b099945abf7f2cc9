"""The page in a browser: nothing fails, nothing is asked for, and everything on it can be read, reached and used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, expect, sync_playwright
from pypdf import PdfReader

from engine.render.formats import rendered
from engine.render.html.page import html
from tests.findings.by_hand import finding
from tests.render.examples import by_hand, example
from tests.render.hostile import HOSTILE
from tests.render.html.chromium import ARGUMENTS, CHROMIUM, WIDTHS, Opened, needs_chromium, opened
from tests.render.html.poison import poisoned
from tests.render.html.test_injection import full

pytestmark = needs_chromium

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {name: rendered("html", example(name)) for name in ("huatong", "fennel", "corner-shop")}
    pages["hostile"] = rendered("html", poisoned(full(), HOSTILE))
    pages["many"] = html(by_hand(*(finding(f"f{at}", citations=(f"PIPL {at % 40}",)) for at in range(5000))))
    for name, page in pages.items():
        (folder / f"{name}.html").write_bytes(page)
    return {name: folder / f"{name}.html" for name in pages}


# ---- it can be opened ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["huatong", "fennel", "corner-shop", "hostile"])
def test_a_page_opens_without_a_word_and_never_scrolls_sideways(
    browser: Browser, files: dict[str, Path], name: str, width: int
) -> None:
    with opened(browser, files[name], width) as page:
        page.page.locator("#open-all").click()
        for language in ("en", "zh", "both"):
            page.page.locator(f"[data-language={language}]").click()
            assert page.script("document.documentElement.scrollWidth") <= width
        assert page.shown > 0


def test_hostile_text_runs_nothing_and_makes_no_element(browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files["hostile"]) as page:
        page.page.locator("#open-all").click()
        for button in page.page.locator("#list .place").all()[:20]:
            button.click()
        tags = page.script("[...new Set([...document.querySelectorAll('#list *')].map((each) => each.tagName))]")
        assert set(tags) <= set(
            "ARTICLE B BR BUTTON CODE DD DIV DL DT H3 H4 LI MARK OL P SECTION SPAN UL A".split()  # noqa: SIM905
        )
        assert page.script("document.querySelectorAll('#list [onload], #list [onerror], #list [style]').length") == 0


# ---- it can be used ------------------------------------------------------------------------------------------------


@pytest.fixture(params=WIDTHS)
def huatong(request: pytest.FixtureRequest, browser: Browser, files: dict[str, Path]) -> Iterator[Opened]:
    """The report on a telecom company, in a wide window and in a narrow one."""
    with opened(browser, files["huatong"], request.param) as page:
        yield page


def test_findings_are_filtered_and_the_address_remembers(
    huatong: Opened, browser: Browser, files: dict[str, Path]
) -> None:
    all_ = huatong.counted
    huatong.page.locator("#filter-verdict button", has_text="gap").click()
    gaps = huatong.counted
    huatong.page.locator("#filter-severity button", has_text="critical").click()
    critical = huatong.counted
    assert all_ > gaps > critical > 0
    chosen = huatong.page.url
    with opened(browser, files["huatong"], 1280, "#" + chosen.partition("#")[2]) as again:
        assert again.counted == critical
        again.page.locator("#clear").click()
        assert again.counted == all_


def test_a_search_finds_words_of_reasons_in_both_languages(huatong: Opened) -> None:
    for words in ("standard contract", "出境合规路径", "billing-to-sg-archive", "PIPL 38"):
        huatong.page.locator("#q").fill(words)
        huatong.page.wait_for_timeout(250)
        assert 0 < huatong.counted < 31, words
    huatong.page.locator("#q").fill("there is no such word")
    expect(huatong.page.locator("#count")).to_have_text(re.compile("No finding fits"))


def test_findings_are_listed_under_articles_places_parties_data_and_owners(huatong: Opened) -> None:
    heads = set()
    for by in ("article", "system", "party", "dataset", "owner"):
        huatong.page.locator(f"[data-by={by}]").click()
        heads.add(huatong.page.locator("#list h3").first.inner_text())
        assert huatong.counted == 31
    assert len(heads) == 5


def test_an_owner_is_chosen(huatong: Opened) -> None:
    huatong.page.locator("#owner").select_option("产品部 何静")
    assert 0 < huatong.counted < 31


def test_an_open_finding_tells_why_and_shows_the_marked_fact(huatong: Opened) -> None:
    huatong.page.locator("#q").fill("4f67f114df1f5258bfd56c90fef83fa9")
    huatong.page.wait_for_timeout(250)
    row = huatong.page.locator("#list article").first
    row.locator("h4 button").click()
    expect(row.locator("mark")).to_have_text(["standard_contract"])
    expect(row.locator(".tree > li")).to_have_count(3)
    expect(row).to_contain_text("Apply for the security assessment")
    before = row.locator(".excerpt").count()
    row.locator(".tree .place").first.click()
    assert row.locator(".excerpt").count() == before + 1
    assert "open=4f67f114df1f5258bfd56c90fef83fa9" in huatong.page.url


def test_the_whole_page_changes_its_language(huatong: Opened) -> None:
    huatong.page.locator("[data-language=zh]").click()
    assert huatong.script("document.documentElement.lang") == "zh-Hans"
    assert "合规差距报告" in huatong.page.title()
    huatong.page.locator("#open-all").click()
    seen = huatong.page.locator("main").inner_text()
    told = [word for word in ("Summary", "undetermined", "Findings", "Owner", "critical", "Show all") if word in seen]
    assert told == []
    assert huatong.page.locator("#owner option").first.inner_text() == "全部"


def test_colours_follow_the_system_and_the_switch(huatong: Opened) -> None:
    def paper() -> str:
        return str(huatong.script("getComputedStyle(document.documentElement).backgroundColor"))

    light = paper()
    huatong.page.emulate_media(color_scheme="dark")
    dark = paper()
    assert dark != light
    huatong.page.locator("[data-colours=light]").click()
    assert paper() == light
    huatong.page.emulate_media(color_scheme="light")
    huatong.page.locator("[data-colours=dark]").click()
    assert paper() == dark


def test_a_cell_of_the_heat_map_shows_its_findings(huatong: Opened) -> None:
    cell = huatong.page.locator("#heat-article tr", has_text="PIPL 55").locator(".cell a").first
    cell.click()
    assert huatong.counted == 2
    expect(huatong.page.locator("#findings-head")).to_be_focused()
    huatong.page.locator("[data-shows=heat-system]").click()
    expect(huatong.page.locator("#heat-system")).to_be_visible()
    expect(huatong.page.locator("#heat-article")).to_be_hidden()


def test_a_question_leads_to_the_findings_that_wait_for_it(huatong: Opened) -> None:
    huatong.page.locator("#asking-fact .question a").first.click()
    assert huatong.counted == 3


# ---- the graph -----------------------------------------------------------------------------------------------------


def tap(page: Opened, key: str) -> None:
    """Selects a place or a flow of the graph where it is drawn."""
    page.page.locator("#canvas").scroll_into_view_if_needed()
    at = page.script(
        f"""(() => {{
          const key = {key!r};
          const cy = document.getElementById("canvas")._cyreg.cy;
          const wanted = cy.elements().filter((each) => (each.data("keys") || []).includes(key));
          cy.fit(wanted, 40);
          const box = document.getElementById("canvas").getBoundingClientRect();
          const end = wanted.isNode() ? wanted.renderedPosition() : wanted.renderedTargetEndpoint();
          const at = wanted.isNode() ? end : {{x: end.x - 14, y: end.y}};
          return [box.x + at.x, box.y + at.y];
        }})()"""
    )
    page.page.mouse.click(*at)


def test_a_place_of_the_graph_shows_its_findings_and_the_background_all(huatong: Opened) -> None:
    tap(huatong, "system.data_lake")
    found = huatong.counted
    assert 0 < found < 31
    expect(huatong.page.locator("#chips")).to_contain_text("data_lake")
    tap(huatong, "flow.lake-to-sg")
    assert 0 < huatong.counted <= found
    box = huatong.page.locator("#canvas").bounding_box()
    assert box is not None
    huatong.script("void document.getElementById('canvas')._cyreg.cy.zoom(0.05)")
    huatong.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    assert huatong.counted == 31


def test_a_finding_shows_its_path_in_the_graph(huatong: Opened) -> None:
    huatong.page.locator("#q").fill("4f67f114df1f5258bfd56c90fef83fa9")
    huatong.page.wait_for_timeout(250)
    huatong.page.locator("#list article h4 button").first.click()
    huatong.page.get_by_role("button", name="Show in the graph").first.click()
    marked = huatong.script(
        "document.getElementById('canvas')._cyreg.cy.edges('.on-path').map((each) => each.data('keys')).flat()"
    )
    assert {"flow.usage-in", "flow.billing-to-sg-archive"} <= set(marked)


def test_the_graph_fills_the_window_and_leaves_it(huatong: Opened) -> None:
    huatong.page.get_by_role("button", name="Fill the window").click()
    box = huatong.page.locator("#canvas").bounding_box()
    assert box is not None
    assert box["height"] > 500
    huatong.page.keyboard.press("Escape")
    expect(huatong.page.get_by_role("button", name="Fill the window")).to_have_attribute("aria-pressed", "false")


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
    (tmp_path / "cut.html").write_bytes(html(replace(given), at_most=10))
    with opened(browser, tmp_path / "cut.html") as page:
        told = page.page.locator("#summary .notice").inner_text()
        assert "the 10 most severe of 13 findings" in told
        assert "The other 3 are in the JSON result" in told
        assert page.counted == 10
