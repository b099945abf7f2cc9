"""Every format is a projection of the saved result: made later it has the same bytes, and it needs no score."""

from __future__ import annotations

from contextlib import chdir
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from engine.app.report import Asked, of_saved
from engine.findings.finding import Because, Location, Step, Waiver
from engine.findings.result import Result, to_json
from engine.ground.schema import Text2
from engine.render.formats import FORMATS, ONLY_FILES, WITH_PICTURE, rendered
from engine.render.given import Given
from tests.findings.by_hand import finding
from tests.render.examples import ROOT, by_hand, example

EVIL = "=1+1\x00\x1b[2J\u202e</script><b>{{ 7*7 }}]]>&\"'`|](http://evil.example)\r\n@all ;=2"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_made_later_has_the_same_bytes(name: str, language: str, tmp_path: Path) -> None:
    """What gated the run is the run's, and not part of the result."""
    checked = example("huatong", language)
    now = replace(checked, failed=frozenset(), unbacked=False, limit=None)
    file = tmp_path / "result.json"
    file.write_bytes(to_json(checked.result))
    with chdir(ROOT):
        later = of_saved(Asked(file, (), checked.language, False, name in WITH_PICTURE, cache=True)).given
    assert later.unread is None
    assert rendered(name, later) == rendered(name, now)


def unscored(result: Result) -> Result:
    """The result as an engine without scores would have made it."""
    findings = tuple(replace(each, risk=None) for each in result.findings)
    return replace(result, risk=None, summary=replace(result.summary, risk=None), findings=findings)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_needs_a_score_or_a_manifest(name: str) -> None:
    given = example("huatong")
    why = Text2("the manifest is gone", "清单已不存在")
    bare = replace(given, result=unscored(given.result), sources=(), picture=None, unread=why)
    assert rendered(name, bare)
    assert rendered(name, replace(bare, language="zh", both=True))


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_is_put_out_by_a_result_without_anything(name: str) -> None:
    assert rendered(name, by_hand())


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_is_put_out_by_what_a_manifest_says(name: str) -> None:
    text, place = Text2(EVIL, EVIL), Location(EVIL, 1, 1, 1, 2)
    made = finding(
        EVIL,
        owner=EVIL,
        title=text,
        fix=text,
        because=(Because("duty", text, "false", place),),
        path=(Step("flow", EVIL, text, place),),
        missing=(EVIL,),
        missing_total=1,
        waiver=Waiver("2026-12-31", EVIL, EVIL, EVIL, EVIL),
        location=place,
    )
    given: Given = by_hand(made, replace(made, fingerprint="b", waiver=None, verdict="undetermined"), both=True)
    for said in _texts(name, rendered(name, given)):
        assert b"\x1b" not in said
        assert b"\x00" not in said


def _texts(name: str, made: bytes) -> list[bytes]:
    """The file, or what is text in its archive."""
    if name not in ONLY_FILES:
        return [made]
    with ZipFile(BytesIO(made)) as archive:
        return [archive.read(each) for each in archive.namelist() if each.endswith((".xml", ".rels"))]
