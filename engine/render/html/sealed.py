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
    """The data as JSON that may stand in a `script` element: nothing begins a tag, a comment or an entity, and all
    texts are readable."""
    text = msgspec.json.encode(data).decode()
    if not text.isprintable() or "\\u00" in text:
        text = msgspec.json.encode(_readable(msgspec.to_builtins(data))).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _readable(data: object) -> object:
    match data:
        case str():
            return readable(data)
        case dict():
            return {_readable(key): _readable(value) for key, value in data.items()}
        case list() | tuple():
            return [_readable(each) for each in data]
        case _:
            return data


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The content security policy: these scripts and styles, known by their hashes, not one request to anywhere, and
    no text that a script reads as markup."""
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src": " ".join(map(_hash, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
