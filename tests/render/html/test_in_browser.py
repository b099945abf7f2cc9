"""The page in a browser: nothing fails, nothing is asked for, and everything on it can be read, reached and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.render.html.chromium import WIDTHS, Opened, needs_chromium, opened

pytestmark = needs_chromium

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
    all_ = huatong.counted
    for words in ("standard contract", "出境合规路径", "billing-to-sg-archive", "PIPL 38"):
        huatong.page.locator("#q").fill(words)
        huatong.page.wait_for_timeout(250)
        assert 0 < huatong.counted < all_, words
    huatong.page.locator("#q").fill("there is no such word")
    expect(huatong.page.locator("#count")).to_have_text(re.compile("No finding fits"))


def test_findings_are_listed_under_articles_places_parties_data_and_owners(huatong: Opened) -> None:
    all_ = huatong.counted
    heads = set()
    for by in ("article", "system", "party", "dataset", "owner"):
        huatong.page.locator(f"[data-by={by}]").click()
        heads.add(huatong.page.locator("#list h3").first.inner_text())
        assert huatong.counted == all_
    assert len(heads) == 5


def test_an_owner_is_chosen(huatong: Opened) -> None:
    all_ = huatong.counted
    huatong.page.locator("#owner").select_option("产品部 何静")
    assert 0 < huatong.counted < all_


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
    all_ = huatong.counted
    cell.click()
    assert 0 < huatong.counted < all_
    expect(huatong.page.locator("#findings-head")).to_be_focused()
    huatong.page.locator("[data-shows=heat-system]").click()
    expect(huatong.page.locator("#heat-system")).to_be_visible()
    expect(huatong.page.locator("#heat-article")).to_be_hidden()


def test_a_question_leads_to_the_findings_that_wait_for_it(huatong: Opened) -> None:
    all_ = huatong.counted
    huatong.page.locator("#asking-sheet .question a").first.click()
    assert 0 < huatong.counted < all_


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
    page.page.wait_for_timeout(200)  # the picture learns of a scrolled page by an event
    page.page.mouse.click(*at)
    page.page.wait_for_timeout(100)


def test_a_place_of_the_graph_shows_its_findings_and_the_background_all(huatong: Opened) -> None:
    all_ = huatong.counted
    tap(huatong, "system.data_lake")
    found = huatong.counted
    assert 0 < found < all_
    expect(huatong.page.locator("#chips")).to_contain_text("data_lake")
    tap(huatong, "flow.lake-to-sg")
    assert 0 < huatong.counted <= found
    box = huatong.page.locator("#canvas").bounding_box()
    assert box is not None
    huatong.script("void document.getElementById('canvas')._cyreg.cy.zoom(0.05)")
    huatong.page.wait_for_timeout(100)
    huatong.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    assert huatong.counted == all_


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
