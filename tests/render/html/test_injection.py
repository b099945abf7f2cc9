"""No text of a manifest becomes markup, script or an address, wherever in a result it stands."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from msgspec.structs import replace

from engine.findings.accounts import (
    BaselineOf,
    Gone,
    ParameterOf,
    SeverityOf,
    SkippedOf,
    SupposedOf,
    UnevidencedOf,
    WaiverOf,
)
from engine.findings.finding import Location, Subject, Waiver
from engine.ground.schema import Text2
from engine.render.formats import rendered
from engine.render.given import Given
from engine.render.html.page import html
from tests.findings.by_hand import finding
from tests.render.examples import example
from tests.render.hostile import HOSTILE
from tests.render.html.poison import poisoned
from tests.render.html.reading import Element, data_of, read

HARMLESS = "x"
SHIFTS = range(0, len(HOSTILE), 10)


@cache
def full() -> Given:
    """An example with everything in its result that a result can hold."""
    given = example("fennel")
    text, place = Text2("words", "文字"), Location("examples/fennel/manifest.yaml", 3, 1, 3, 6)
    waiver = WaiverOf("a.rule", "record", 2024, "f", "reason", "approver", "2027-01-01", "t", "e", "applied", 1, place)
    gone = Gone("f", "a.rule", "gap", "high", Subject("flow", "gone"), text, 2024, "fixed")
    waived = finding(waiver=Waiver("2027-01-01", "by", "because", "ticket", "evidence"), between=("a", "b"))
    result = replace(
        given.result,
        findings=(*given.result.findings, waived),
        attestations=(finding("attested", grade="attested"),),
        conflicts=(finding("conflict", between=("a.rule", "b.rule")),),
        waivers=(waiver,),
        baseline=BaselineOf("old.json", "2025-01-01", "audit", 1, 2, (gone,)),
        skipped=(SkippedOf("a.rule", "low", ("PIPL 1",), text, text),),
        severities=(SeverityOf("a.rule", "low", "high"),),
        parameters=(ParameterOf("a.parameter", text, text, text),),
        supposed=(SupposedOf("flow.a.fact", "value", text, place),),
        unevidenced=(UnevidencedOf("flow.fact", text, 3, ("a", "b"), place),),
    )
    return replace(given, result=result)


def shape(root: Element) -> list[tuple[str, tuple[str, ...]]]:
    """The elements in order with the names of their attributes; what stands in backticks is code, and may differ."""
    return [(each.tag, tuple(each.attributes)) for each in root.all() if each.tag != "code"]


@cache
def harmless() -> Element:
    return read(rendered("html", poisoned(full(), (HARMLESS,))))


@cache
def hostile(shift: int) -> Element:
    texts = (*HOSTILE[shift:], *HOSTILE[:shift])
    return read(rendered("html", poisoned(full(), texts)))


@pytest.mark.parametrize("shift", SHIFTS)
def test_hostile_text_never_changes_what_the_page_is_made_of(shift: int) -> None:
    assert shape(hostile(shift)) == shape(harmless())


@pytest.mark.parametrize("shift", SHIFTS)
def test_no_attribute_of_a_page_is_an_address_or_a_listener(shift: int) -> None:
    for element in hostile(shift).all():
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            if name in ("href", "src"):
                assert (value or "").startswith(("#", "data:,", "data:image/svg+xml;base64,"))


@pytest.mark.parametrize("shift", SHIFTS)
def test_the_data_hold_no_character_of_markup_and_are_read_back_whole(shift: int) -> None:
    root = hostile(shift)
    held = "".join(each for each in root.one("script", id="report").children if isinstance(each, str))
    assert not set(held) & set("<>&\u2028\u2029")
    data, plain = data_of(root), data_of(harmless())
    assert [len(data[name]) for name in ("rows", "headings", "texts")] == [
        len(plain[name]) for name in ("rows", "headings", "texts")
    ]


def test_no_text_turns_the_direction_of_what_stands_beside_it() -> None:
    page = html(poisoned(full(), ("\u202egnp.exe\u2066\u0000\x1b[31m",))).decode()
    assert not set(page) & set("\u202e\u2066\u0000\x1b")
    assert "�gnp.exe" in page


def test_the_seal_of_a_page_does_not_depend_on_its_data() -> None:
    pages = [hostile(shift).one("meta", **{"http-equiv": "Content-Security-Policy"}) for shift in SHIFTS]
    assert all(one.attributes == other.attributes for one, other in pairwise(pages))


def test_template_language_in_a_manifest_is_text() -> None:
    page = html(poisoned(full(), ("{{ 7 * 7 }}{% include 'x' %}{# no #}",))).decode()
    assert "49" not in read(page.encode()).one("main").all("h3")[0].text()
    assert "{{ 7 * 7 }}" in page
