"""The formats of a report by name; what a format is made with is imported when it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.render.given import Given

FORMATS: Final[tuple[str, ...]] = (
    "text",
    "json",
    "sarif",
    "junit",
    "csv",
    "gitlab",
    "github",
    "markdown",
    "html",
    "xlsx",
    "docx",
)
TEMPLATE: Final = ".j2"
"""What the user's own templates end in; a template is a format under the path of its file."""

LIGHT: Final = frozenset({"text", "json"})
"""Formats that a check makes itself, without any import for them."""

ONLY_FILES: Final = frozenset({"xlsx", "docx"})
"""Formats that are no text."""

PRINTED: Final = tuple(each for each in FORMATS if each not in ONLY_FILES)
"""Formats that may go to stdout."""

WITH_PICTURE: Final = frozenset({"html"})
"""Formats that show the data-flow graph."""

ONE_LANGUAGE: Final = frozenset({"text", "sarif", "junit", "gitlab", "github"})
"""Formats that speak one language at a time."""


def rendered(name: str, given: Given) -> bytes:
    """The report in one of `FORMATS`, or by a template: the same bytes for the same given."""
    match name:
        case "json":
            from engine.render.json import json

            return json(given.result)
        case "text":
            from engine.render.plain_text import plain_text

            return plain_text(given)
        case "sarif":
            from engine.render.sarif.whole import sarif

            return sarif(given)
        case "junit":
            from engine.render.junit import junit

            return junit(given)
        case "csv":
            from engine.render.csv.table import table

            return table(given)
        case "gitlab":
            from engine.render.gitlab import gitlab

            return gitlab(given)
        case "github":
            from engine.render.github import github

            return github(given)
        case "markdown":
            from engine.render.markdown.page import markdown

            return markdown(given)
        case "html":
            from engine.render.html.page import html

            return html(given)
        case "xlsx":
            from engine.render.xlsx.workbook import xlsx

            return xlsx(given)
        case "docx":
            from engine.render.docx.letter import docx

            return docx(given)
        case _ if name.endswith(TEMPLATE):
            from engine.render.template import by_template

            return by_template(Path(name), given)
        case _:
            raise AssertionError(f"`{name}` is no format")
