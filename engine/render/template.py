"""A report by the user's own template: Jinja2 in a sandbox, over the result as data.

A template sees `result` (the JSON result as lists and mappings), `lang`, and the filters `text` (a text given in two
languages) and `cited`; it reads no file, calls nothing of Python, and changes nothing of what it sees. The name before
`.j2` says what it makes: in `.html`, `.htm` and `.xml` everything is escaped unless it is marked safe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

import msgspec

from engine import shelf
from engine.findings.result import to_json
from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span
from engine.render import block
from engine.render.formats import TEMPLATE
from engine.render.words import words

if TYPE_CHECKING:
    from jinja2 import Environment

    from engine.render.given import Given

ESCAPED: Final = (".html", ".htm", ".xml")


def by_template(file: Path, given: Given) -> bytes:
    """What the template makes of the result, as UTF-8. Raises `PolicyError` for a template that cannot be read, is
    broken, or asks for what is not there."""
    from jinja2 import Template, TemplateError, TemplateSyntaxError

    source = shelf.one_text(file)
    environment = _environment(source.path, given)
    try:
        code = environment.compile(source.text, name=source.path, filename=source.path)
        template = Template.from_code(environment, code, environment.make_globals(None))
        made = template.render(result=msgspec.json.decode(to_json(given.result)), lang=given.language)
    except TemplateSyntaxError as error:
        raise PolicyError([_problem(source, error.lineno, error.message or "")], [source]) from None
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as error:
        line = _line(source.path, error.__traceback__)
        raise PolicyError([_problem(source, line, str(error) or type(error).__name__)], [source]) from None
    return made.encode()


def _environment(path: str, given: Given) -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    said = words(given.language)

    def text(of: Mapping[str, str]) -> str:
        """The text in the language of the report; side by side where both are asked for."""
        both = Text2(of["en"], of["zh"])
        return " / ".join(dict.fromkeys(filter(None, (both.en, both.zh)))) if given.both else said.of(both)

    def cited(citations: Sequence[str]) -> str:
        """Citations without what each shares with the one before."""
        return block.cited(citations)

    made = ImmutableSandboxedEnvironment(
        autoescape=path.removesuffix(TEMPLATE).endswith(ESCAPED),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {"text": text, "cited": cited}
    made.filters |= filters
    return made


def _line(path: str, trace: TracebackType | None) -> int:
    """The last line of the template that was at work: Jinja2 tells it in the traceback."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _problem(source: Source, line: int, why: str) -> Problem:
    text = source.line(line) if line <= source.text.count("\n") + 1 else ""
    begin = len(text) - len(text.lstrip()) + 1
    span = Span(source.path, line, begin, line, max(len(text.rstrip()), begin) + 1)
    return messages.runs.BROKEN_TEMPLATE(span, why=_plain(why))


def _plain(why: str) -> str:
    return f"{why[:1].lower()}{why[1:]}".rstrip(".").replace("\n", " ")
