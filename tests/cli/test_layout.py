"""Layout: Chinese characters are two columns wide, lines break where they may, terminal codes are not obeyed."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from engine.ground.excerpt import columns
from engine.render.layout import clipped, padded, plain, wrapped
from engine.render.words_en import WORDS as EN
from engine.render.words_zh import WORDS as ZH


def test_width_counts_columns_not_characters() -> None:
    assert columns("policy") == 6
    assert columns("个人信息") == 8
    assert columns("é") == 1  # a combining accent
    assert padded("信息", 6) == "信息  "


def test_chinese_breaks_anywhere_but_before_punctuation() -> None:
    lines = wrapped("向境外提供个人信息应具备法定条件之一。", "", "", limit=12)
    assert all(columns(line) <= 14 for line in lines)
    assert not any(line.startswith("。") for line in lines)
    assert "".join(lines) == "向境外提供个人信息应具备法定条件之一。"


def test_what_opens_stays_with_what_it_opens() -> None:
    lines = wrapped("依据是个人信息保护法（PIPL）和“数据出境”的规定。", "", "", limit=22)
    assert not any(line.endswith(("（", "“")) for line in lines)
    assert lines[0] == "依据是个人信息保护法"


def test_a_text_is_clipped_to_its_columns() -> None:
    assert clipped("abc", 3) == "abc"
    assert clipped("abcdef", 4) == "abc…"
    assert columns(clipped("个人信息处理者", 6)) <= 6


def test_control_characters_are_shown_not_obeyed() -> None:
    assert plain("a\x1b[31mb\x07") == "a�[31mb�"
    assert plain("right\u202eleft") == "right�left"


@given(st.text(alphabet=string.ascii_letters + " 个人信息，。", max_size=200), st.integers(4, 40))
def test_wrapping_loses_no_word(text: str, limit: int) -> None:
    lines = wrapped(text, "", "  ", limit)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_both_catalogues_say_the_same_things() -> None:
    assert EN.keys() == ZH.keys()
    for name, message in EN.items():
        fields = {field for _, field, _, _ in string.Formatter().parse(message) if field}
        others = {field for _, field, _, _ in string.Formatter().parse(ZH[name]) if field}
        assert fields == others, name
