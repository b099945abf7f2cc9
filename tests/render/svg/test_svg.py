"""The drawn graph as SVG: told to everyone, legible in light and dark, and nothing of a manifest runs in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

import pytest

from engine.findings.finding import SEVERITIES
from engine.graph.collapsed import STEPS, collapsed
from engine.graph.layout import placed
from engine.ground.schema import Language
from engine.render.marks import SORTS, Marks, marks
from engine.render.svg import svg, words_en, words_zh
from engine.render.svg.signs import shape
from engine.render.svg.style import DARK, LIGHT, STYLE
from engine.render.xml import seen
from tests.findings.by_hand import result
from tests.render.examples import example
from tests.render.hostile import HOSTILE
from tests.render.pictures import SHOP, found, poisoned, poisoned_marks

NAMES: Final = re.compile(r"svg|title|desc|style|rect|g|text|path|circle|polygon")
GIVEN: Final = re.compile(
    r"role|aria-labelledby|lang|width|height|viewBox|id|class|x|y|rx|cx|cy|r|d|points|transform|data-id|data-flows"
)
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")


def _shop(language: Language = "en", marked: Marks | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(svg(SHOP, placed(SHOP), language, marked or marks(result(*found()))))


def _titles(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}title")]


# ---- what it tells -------------------------------------------------------------------------------------------------


def test_it_has_a_name_and_a_description_for_those_who_cannot_see_it() -> None:
    root = _shop()
    assert root.get("role") == "img"
    first, second, *_ = root
    assert f"{first.get('id')} {second.get('id')}" == root.get("aria-labelledby")
    assert first.text == "A shop"
    assert second.text == "3 places, 3 flows; 3 gaps, 1 undetermined 1 finding concerns nothing that is drawn here"


def test_nodes_and_edges_tell_what_they_are_and_what_was_found() -> None:
    told = _titles(_shop())
    assert "copy\nBackup of Cloud Ltd, Singapore" in told
    assert "till\nSystem of 小店, Mainland China\n1 advice or indication\n· An export rests on a route" in told
    [both] = [each for each in told if each.startswith("out\n")]
    assert both.splitlines() == [
        *("out", "Use: till → copy", "2 gaps", "· An export rests on a route", "on the path of 1 finding"),
        *("too", "Use: till → copy", "1 waived", "· An export rests on a route"),
    ]
    assert "in\nCollection: people → till\ndata: o\n1 undetermined" in "".join(told)


def test_it_speaks_chinese() -> None:
    root = _shop("zh")
    assert root.get("lang") == "zh-CN"
    assert root[1].text == "3 个节点，3 条数据流；3 项不符合，1 项待查明 另有 1 项发现不涉及图中对象"
    assert "copy\n备份（Cloud Ltd），新加坡" in "\n".join(_titles(root)) or "Cloud Ltd的备份，新加坡" in "\n".join(
        _titles(root)
    )


def test_the_legend_names_the_signs_that_occur_and_no_others() -> None:
    legend = ["".join(each.itertext()) for each in _legend(_shop())]
    assert legend == [
        *("People", "System", "Systems of one party", "Country or region"),
        *("1gap, critical", "1undetermined, high", "1advice or indicated", "1waived"),
        *("the number: how many findings of that sort", "on the path of a finding"),
    ]


def test_without_a_check_it_says_so_and_marks_nothing() -> None:
    drawn = svg(SHOP, placed(SHOP), "en").decode()
    assert "no findings are marked: nothing was checked" in drawn
    assert 'class="mark' not in drawn


def test_both_catalogues_hold_the_same_words() -> None:
    plural = {name for name in words_en.WORDS if name.endswith("_1")}
    assert words_en.WORDS.keys() - plural == words_zh.WORDS.keys()
    for name, text in words_zh.WORDS.items():
        assert set(re.findall(r"{\w+}", text)) <= set(re.findall(r"{\w+}", words_en.WORDS[name]))


def test_the_same_picture_gives_the_same_bytes() -> None:
    given = example("huatong")
    assert given.picture is not None
    marked = marks(given.result)
    for language in LANGUAGES:
        once, again = (svg(given.picture, placed(given.picture), language, marked) for _ in range(2))
        assert once == again


@pytest.mark.parametrize("by", STEPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_collapsed_pictures_are_drawn_too(by: str, language: Language) -> None:
    given = example("huatong")
    assert given.picture is not None
    drawn = next(collapsed(given.picture, step) for step in STEPS if step == by)
    root = ElementTree.fromstring(svg(drawn, placed(drawn), language, marks(given.result)))
    assert len(_titles(root)) > len(drawn.nodes)


# ---- marks ---------------------------------------------------------------------------------------------------------


def test_each_severity_has_a_shape_of_its_own_and_each_sort_another_look() -> None:
    shapes = {
        re.sub(r' class="[^"]*"', "", shape("gap", severity, 0, 0, 1)).split("<text")[0] for severity in SEVERITIES
    }
    assert len(shapes) == len(SEVERITIES)
    assert len({shape(sort, "high", 0, 0, 1) for sort in SORTS}) == len(SORTS)
    assert shape("gap", "low", 0, 0, 7).endswith(">7</text>")
    assert shape("gap", "low", 0, 0, 1_000).endswith(">…</text>")


# ---- nothing runs --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_stay_text(language: Language) -> None:
    picture = poisoned()
    data = svg(picture, placed(picture), language, poisoned_marks(), notes=HOSTILE)
    root = ElementTree.fromstring(data)
    for element in root.iter():
        assert NAMES.fullmatch(element.tag.removeprefix("{http://www.w3.org/2000/svg}"))
        assert all(GIVEN.fullmatch(name) for name in element.attrib)
    texts = "\n".join(text for element in root.iter() for text in (element.text, element.tail) if text)
    for text in HOSTILE:
        assert seen(text).strip() in texts
    assert [each.text for each in root.iter("{http://www.w3.org/2000/svg}style")] == [STYLE]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_it_asks_for_nothing_from_anywhere() -> None:
    drawn = svg(SHOP, placed(SHOP), "en").decode()
    assert re.findall(r"\w+://[^\"' <]*", drawn) == ["http://www.w3.org/2000/svg"]


# ---- legible -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_text_stands_out_from_what_it_stands_on(scheme: str) -> None:
    colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", scheme))
    assert scheme in STYLE
    for text, ground in (
        *(("ink", each) for each in ("bg", "node", "people", "party", "country", "box")),
        *(("soft", each) for each in ("bg", "node", "people", "party", "country", "box")),
        *(("on", each) for each in ("critical", "high", "low")),
        ("on-medium", "medium"),
    ):
        assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for line in ("critical", "high", "medium-line", "low", "edge"):
        assert _contrast(colours[line], colours["country"]) >= 2.8, line


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = (int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _legend(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    [legend] = (each for each in root.iter() if each.get("class") == "legend")
    yield from (each for each in legend if each.tag.endswith("}g"))
