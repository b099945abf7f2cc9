"""Every word that a template or a script of the page names is in its catalogue."""

from __future__ import annotations

import re

from engine.render.html.words import EN as WORDS
from tests.render.examples import ROOT

FILES = sorted((ROOT / "reports" / "templates" / "html").rglob("*.*"))
PAGE = "\n".join(file.read_text(encoding="utf-8") for file in FILES if file.suffix in {".html", ".js"})


def test_words_that_are_named_whole_are_there() -> None:
    named = set(re.findall(r"""\b(?:said|w|message)\(["'](\w+)["'](?! ?[~+])""", PAGE))
    named |= set(re.findall(r"data\.words\.(\w+)", PAGE))
    assert len(named) > 100
    assert named - WORDS.keys() == set()


def test_words_that_are_put_together_begin_as_some_do() -> None:
    beginnings = set(re.findall(r"""\b(?:said|w|message)\([`"'](\w+_)(?:\$\{|["'] ?[~+])""", PAGE))
    assert {"part_", "by_"} <= beginnings
    assert {each for each in beginnings if not any(word.startswith(each) for word in WORDS)} == set()
