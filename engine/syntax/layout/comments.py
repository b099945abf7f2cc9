"""Comments and blank lines: taken over from the text into the lines of its layout."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final, NamedTuple

from engine.syntax.layout.lines import IN, Line
from engine.syntax.layout.written import TOKEN, is_comment, stands_alone

_BLANK: Final = re.compile(r"\n[ \t\r]*\n")
# How many words of a text a layout leaves out, and how many it adds, where it spells something otherwise.
_SKIPS: Final = sorted(product(range(8), repeat=2), key=sum)


class _Comment(NamedTuple):
    text: str
    alone: bool  # on a line of its own
    blank: bool  # a blank line stands before it
    next_word: int


@dataclass(slots=True)
class _Read:
    """The words of a text, which of them have a blank line before them, and the comments."""

    words: list[str] = field(default_factory=list)
    blank: list[bool] = field(default_factory=list)
    comments: list[_Comment] = field(default_factory=list)


def with_comments(text: str, lines: Sequence[Line]) -> str:
    """The lines as a text, with the comments of `text` and its blank lines.

    A comment on a line of its own stands before the line of the word that follows it, one at a line's end behind the
    line of the word before it. Items are one blank line apart; within an item blank lines stay, but for those at the
    ends of a block and more than one.
    """
    read = _read(text)
    starts: list[int] = []  # the first word of each line
    laid: list[str] = []
    for line in lines:
        starts.append(len(laid))
        laid += TOKEN.findall(line.text)
    places = _aligned(read.words, laid)
    above, behind = _placed(read, places, starts)
    blank = {places[index] for index, is_blank in enumerate(read.blank) if is_blank}
    shown: list[str] = []
    for at, line in enumerate(lines):
        indent = line.text[: len(line.text) - len(line.text.lstrip())] + (IN if line.text.lstrip() == "}" else "")
        block = [(f"{indent}{each.text}", each.blank) for each in above.get(at, ())]
        block.append((f"{line.text}  {behind[at].text}" if at in behind else line.text, starts[at] in blank))
        opened = not at or lines[at - 1].text.endswith("{")
        for index, (each, is_blank) in enumerate(block):
            may = (index or not opened) and (line.begins or (line.text == "}" and index < len(block) - 1))
            if shown and ((line.item and not index) or (is_blank and may)):
                shown.append("")
            shown.append(each)
    for comment in above.get(len(lines), ()):
        shown += ["", comment.text] if comment.blank and shown else [comment.text]
    return "\n".join([*shown, ""]) if shown else ""


def _placed(
    read: _Read, places: Sequence[int], starts: Sequence[int]
) -> tuple[dict[int, list[_Comment]], dict[int, _Comment]]:
    """The comments above each line, and the one behind it; those above line N of N lines stand at the end."""
    above: dict[int, list[_Comment]] = {}
    behind: dict[int, _Comment] = {}
    last = 0
    for comment in read.comments:
        word = comment.next_word if comment.alone else comment.next_word - 1
        word += comment.alone and read.words[word : word + 1] == [","]
        at = bisect_right(starts, places[word]) - 1 if word < len(read.words) else len(starts)
        if at in behind:  # only one stands behind a line, and none before it comes later
            above.setdefault(at, []).append(behind.pop(at))
        if comment.alone or at < last:
            above.setdefault(max(at, last), []).append(comment)
        else:
            behind[at] = comment
        last = max(at, last)
    return above, behind


def _read(text: str) -> _Read:
    read, end = _Read(), 0
    for token in TOKEN.finditer(text):
        blank = _BLANK.search(text, end, token.start()) is not None
        end = token.end()
        if is_comment(token[0]):
            alone = stands_alone(text, token.start())
            read.comments.append(_Comment(token[0].rstrip(), alone, blank, len(read.words)))
        else:
            read.words.append(token[0])
            read.blank.append(blank)
    return read


def _aligned(words: Sequence[str], laid: Sequence[str]) -> list[int]:
    """Where each word stands in the layout; where words differ, the nearest pair that is equal twice goes on."""
    if words == laid:
        return list(range(len(words)))
    places: list[int] = []
    there = 0
    while len(places) < len(words):
        here = len(places)
        if there < len(laid) and words[here] != laid[there]:
            skipped, there = _apart(words, laid, here, there)
            places += [max(there - 1, 0)] * skipped
            if skipped:
                continue
        places.append(min(there, len(laid) - 1))
        there += 1
    return places


def _apart(words: Sequence[str], laid: Sequence[str], here: int, there: int) -> tuple[int, int]:
    """How many words to skip, and the place in the layout where both go on alike."""
    for skipped, added in _SKIPS:
        if list(words[here + skipped : here + skipped + 2]) == list(laid[there + added : there + added + 2]):
            return skipped, there + added
    return 0, there
