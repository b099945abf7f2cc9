"""Chromium, the pages that it opens, and one page that tests use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from engine.render.formats import rendered
from engine.render.html.page import html
from tests.findings.by_hand import finding
from tests.render.examples import by_hand, example
from tests.render.hostile import HOSTILE
from tests.render.html.chromium import ARGUMENTS, CHROMIUM, WIDTHS, Opened, opened
from tests.render.html.poison import poisoned
from tests.render.html.test_injection import full


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield started
        started.close()


@pytest.fixture(scope="package")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {name: rendered("html", example(name)) for name in ("huatong", "fennel", "corner-shop")}
    pages["hostile"] = rendered("html", poisoned(full(), HOSTILE))
    pages["many"] = html(by_hand(*(finding(f"f{at}", citations=(f"PIPL {at % 40}",)) for at in range(5000))))
    for name, page in pages.items():
        (folder / f"{name}.html").write_bytes(page)
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture(params=WIDTHS)
def huatong(request: pytest.FixtureRequest, browser: Browser, files: dict[str, Path]) -> Iterator[Opened]:
    """The report on a telecom company, in a wide window and in a narrow one."""
    with opened(browser, files["huatong"], request.param) as page:
        yield page
