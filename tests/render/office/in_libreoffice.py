"""Every page that LibreOffice prints of workbooks and documents: none empty, nothing cut, as many as are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from engine.render.formats import rendered
from tests.render.examples import by_hand, example
from tests.render.hostile import hostile_result
from tests.render.office.libreoffice import SOFFICE, printed

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (libreoffice-calc, -writer)")

SIDES = (("en", False), ("zh", False), ("en", True))
FEW = 12
"""Characters that an empty page may have at its foot and head."""


def pages(data: bytes, name: str, folder: Path) -> list[str]:
    """The text of each page."""
    file = folder / name
    file.write_bytes(data)
    return [page.extract_text() for page in PdfReader(printed(file)).pages]


def words_of(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["huatong", "fennel"])
@pytest.mark.parametrize(("language", "both"), SIDES)
@pytest.mark.parametrize(("kind", "most"), [("xlsx", 45), ("docx", 20)])
def test_no_page_is_empty_and_nothing_is_lost(
    kind: str, most: int, name: str, language: str, both: bool, tmp_path: Path
) -> None:
    given = example(name, language, both)
    found = pages(rendered(kind, given), f"report.{kind}", tmp_path)
    assert len(found) <= most
    assert all(len(words_of(page)) > FEW for page in found)
    whole = words_of("".join(found))
    assert "###" not in whole
    for each in given.result.findings:
        text = each.title.zh if language == "zh" else each.title.en
        assert words_of(text) in whole
        assert words_of(each.subject.id) in whole


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_hostile_manifest_is_printed_as_text(kind: str, tmp_path: Path) -> None:
    found = pages(rendered(kind, by_hand(*hostile_result().findings)), f"hostile.{kind}", tmp_path)
    whole = words_of("".join(found))
    assert words_of('=HYPERLINK("http://example.invalid")') in whole
    assert "<script>alert(1)</script>" in whole
