"""Pages of the HTML report in a real browser: Debian's Chromium, driven by playwright.

Without it the tests are skipped, and say so; `.ci/run` installs it and lets no test be skipped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Dialog, Page

CHROMIUM: Final = Path("/usr/bin/chromium")
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS: Final = (1280, 390)

needs_chromium: Final = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium (apt-get install chromium)")


class Opened:
    """A page that was opened, and all that it told or asked for since."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told: list[str] = []
        page.on("console", lambda message: self.told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.told.append(f"error: {error}"))
        page.on("dialog", self._asked_back)
        page.on("request", lambda request: self._asked(request.url))

    def _asked_back(self, dialog: Dialog) -> None:
        self.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "data:")):
            self.told.append(f"request: {url}")

    def script(self, text: str) -> Any:
        """The value of an expression in the page."""
        return self.page.evaluate(text)

    @property
    def shown(self) -> int:
        """How many findings are listed."""
        return self.page.locator("#list article").count()

    @property
    def counted(self) -> int:
        """How many findings the page says that it shows, of each once."""
        text = self.page.locator("#count").inner_text()
        return int(text.split()[0]) if text[:1].isdigit() else 0


@contextmanager
def opened(browser: Browser, file: Path, width: int = 1280, hash_: str = "", **more: Any) -> Iterator[Opened]:
    """The file in a window of that width; that it told nothing and asked for nothing is checked when it is closed."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **more)
    made = Opened(context.new_page())
    made.page.goto(f"{file.as_uri()}{hash_}")
    yield made
    context.close()
    assert made.told == []
