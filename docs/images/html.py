"""`python docs/images/html.py`: photographs the HTML reports of two examples in Debian's Chromium.

Both languages, a wide window and a narrow one, light and dark; an open finding, and the graph in the whole window.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from playwright.sync_api import Browser, sync_playwright

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
EXAMPLES: Final = ("huatong", "fennel")
ASSESSMENT: Final = "4f67f114df1f5258bfd56c90fef83fa9"  # the export to Singapore without a security assessment


class Picture(Struct, frozen=True):
    """A name, the example, the window, what stands behind the hash, and what is done before it is taken."""

    name: str
    example: str
    width: int
    height: int
    chosen: str = ""
    act: str = ""


def pictures() -> Iterator[Picture]:
    """All pictures, by name."""
    for example in EXAMPLES:
        for language in ("en", "zh"):
            yield Picture(f"html-{example}-{language}", example, 1280, 1500, f"#lang={language}")
            yield Picture(f"html-{example}-{language}-narrow", example, 390, 1500, f"#lang={language}")
        yield Picture(f"html-{example}-dark", example, 1280, 1500, "#lang=en&theme=dark")
        yield Picture(f"html-{example}-dark-narrow", example, 390, 1500, "#lang=zh&theme=dark")
    opened = "document.querySelector('#list article .body:not([hidden])').closest('article').scrollIntoView()"
    for language, width in (("en", 1280), ("zh", 1280), ("zh", 390)):
        name = f"html-finding-{language}{'' if width > 400 else '-narrow'}"
        yield Picture(name, "huatong", width, 1300, f"#lang={language}&open={ASSESSMENT}", opened)
    enlarged = "document.getElementById('enlarge').click()"
    yield Picture("html-graph", "huatong", 1600, 900, f"#lang=en&open={ASSESSMENT}", enlarged)


def main() -> None:
    """Checks the examples, and takes all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        for example in EXAMPLES:
            command = [sys.executable, "-m", "engine", "check", f"examples/{example}", "-q"]
            subprocess.run(
                [*command, "-o", f"html={folder}/{example}.html"], cwd=ROOT, check=False, capture_output=True
            )
        for picture in pictures():
            taken(browser, picture, Path(folder) / f"{picture.example}.html")
        browser.close()


def taken(browser: Browser, picture: Picture, file: Path) -> None:
    """Takes one picture into this folder."""
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height})
    page.goto(f"{file.as_uri()}{picture.chosen}")
    if picture.act:
        page.evaluate(picture.act)
    else:
        page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(400)
    page.screenshot(path=HERE / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    main()
