"""The messages of the page by id, a file for each of its parts, both languages side by side."""

from typing import Final

from engine.render.html.words import findings, listings, page, pictures, summary

_PARTS: Final = (page, summary, pictures, findings, listings)

EN: Final[dict[str, str]] = {name: text for part in _PARTS for name, text in part.EN.items()}
ZH: Final[dict[str, str]] = {name: text for part in _PARTS for name, text in part.ZH.items()}
