"""The drawn graph in a browser: no text leaves its place or meets another, in fonts of any width; nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from engine.graph.layout import placed
from engine.graph.picture import Picture
from engine.ground.schema import Language
from engine.render.marks import Marks, marks
from engine.render.svg import svg
from engine.render.svg.style import FONT
from tests.render.examples import example
from tests.render.html.chromium import ARGUMENTS, CHROMIUM, Opened, needs_chromium, opened
from tests.render.pictures import poisoned, poisoned_marks

pytestmark = needs_chromium

FONTS: Final = (FONT, '"DejaVu Sans"', '"Noto Sans CJK SC"')
MISPLACED: Final = """() => {
  const found = [];
  const apart = (one, other) => one.right <= other.left + 1 || other.right <= one.left + 1
    || one.bottom <= other.top + 3 || other.bottom <= one.top + 3;
  const inside = (inner, outer) => inner.left >= outer.left && inner.right <= outer.right
    && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  const place = (element) => element.getBoundingClientRect();
  const whole = place(document.documentElement);
  for (const text of document.querySelectorAll("text"))
    if (!inside(place(text), whole)) found.push(["outside", text.textContent]);
  const nodes = [...document.querySelectorAll("rect.node")];
  for (const node of nodes)
    for (const text of node.parentNode.querySelectorAll(".name, .what"))
      if (text.textContent.trim() && !inside(place(text), place(node))) found.push(["clipped", text.textContent]);
  const labels = [...document.querySelectorAll(".label")];
  labels.forEach((one, at) => {
    for (const other of labels.slice(at + 1))
      if (!apart(place(one), place(other))) found.push(["labels", one.textContent, other.textContent]);
    for (const node of nodes)
      if (!apart(place(one), place(node))) found.push(["over", one.textContent, node.parentNode.dataset.id]);
  });
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield started
        started.close()


def _given(name: str) -> tuple[Picture, Marks]:
    if name == "poisoned":
        return poisoned(), poisoned_marks()
    given = example(name)
    assert given.picture is not None
    return given.picture, marks(given.result)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    ("name", "language"), [("huatong", "zh"), ("huatong", "en"), ("fennel", "en"), ("poisoned", "en")]
)
def test_text_stays_in_its_place(browser: Browser, tmp_path: Path, name: str, language: Language, font: str) -> None:
    picture, marked = _given(name)
    drawn = svg(picture, placed(picture), language, marked).decode()
    assert FONT in drawn
    file = tmp_path / "graph.svg"
    file.write_text(drawn.replace(FONT, font), encoding="utf-8")
    with opened(browser, file) as page:
        assert page.script(MISPLACED) == []


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")])
def test_it_is_light_or_dark_as_the_reader_wants(browser: Browser, tmp_path: Path, scheme: str, ground: str) -> None:
    picture, marked = _given("fennel")
    file = tmp_path / "graph.svg"
    file.write_bytes(svg(picture, placed(picture), "en", marked))
    with opened(browser, file, color_scheme=scheme) as page:
        assert _fill(page, ".bg") == ground
        page.page.emulate_media(media="print")
        assert _fill(page, ".bg") == "rgb(255, 255, 255)"


def _fill(page: Opened, selector: str) -> Any:
    return page.script(f"getComputedStyle(document.querySelector('{selector}')).fill")
