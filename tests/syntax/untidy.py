"""Text written untidily: other spaces, and comments wherever one may stand; it says the same."""

from __future__ import annotations

import re

from engine.syntax.from_text import parser
from tests.properties.chance import Chance

SPACES = (" ", "\n", "   ", "\n\n\n")
COMMENTS = (" # c{n}\n", "\n# c{n}\n", "\n\n  # c{n}  \n\n", "#c{n}\n # d{n}\n")
HELD = ("AGGREGATE", "_COUNT", "_IN_FORCE")  # terminals that look at what follows them
EVEN = "(){}[],."


def untidy(text: str, chance: Chance) -> str:
    """The text with other spaces between its words, and more comments."""
    rare = chance.one((1000, 50, 10, 4))
    out, end, held, before = "", 0, False, ""
    for at, token in enumerate(parser().parse_interactive(text).iter_parse()):
        assert token.start_pos is not None
        gap = re.sub(r"#[^\n]*", "", text[end : token.start_pos])
        if (gap or token[0] in EVEN or before[-1:] in EVEN) and chance.often(2):
            comment = not held and chance.often(rare)
            gap = chance.one(COMMENTS).format(n=at) if comment else chance.one(SPACES)
        out += gap + token
        end, held, before = token.end_pos or 0, token.type in HELD, token
    return out + chance.one(("", "\n", "\n# end", "\n\n\n# end\n"))


def comments(text: str) -> list[str]:
    """The comments of a text in order."""
    return [each.rstrip() for each in re.findall(r'"(?:[^"\\\n]|\\.)*"|(#[^\n]*)', text) if each]
