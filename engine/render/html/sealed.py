"""What makes the page safe to open: data that no reader takes for markup, and a policy that lets nothing else run."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from engine.render.layout import plain


def readable(text: str) -> str:
    """The text without control characters and without marks that turn the direction of writing; tabs become spaces."""
    return text if text.isprintable() else plain(text.replace("\t", " "))


def embedded(data: object) -> str:
    """The data as JSON that may stand in a `script` element: nothing in it begins a tag, a comment or an entity."""
    text = msgspec.json.encode(data).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The content security policy: these scripts and styles, known by their hashes, and not one request to anywhere."""
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src": " ".join(map(_hash, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
