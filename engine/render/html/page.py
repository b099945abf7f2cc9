"""The whole page: templates filled with a result, styles and scripts inside, sealed by its content policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from engine.findings.result import Result
from engine.ground.schema import Text2
from engine.render.block import cited, reasons
from engine.render.given import Given
from engine.render.html.asking import asking
from engine.render.html.bar import bar
from engine.render.html.bilingual import CODES, catalogue, counted, said, spans
from engine.render.html.figures import closing, figures
from engine.render.html.heat import heat
from engine.render.html.network import Network, network
from engine.render.html.rows import AT_MOST, listed, rows
from engine.render.html.sealed import content_policy, embedded, readable
from engine.render.html.shelved import Shelved
from engine.render.html.standing import BYS, By, Heading, Headings, in_order
from engine.render.risk import between
from engine.render.told import sort
from engine.shelf import report_file

FOLDER: Final = "templates/html"
GRAPH: Final = "assets/cytoscape/cytoscape.min.js"
STYLES: Final = ("ground", "page", "summary", "tables", "findings", "open", "graph", "print")
SCRIPTS: Final = (
    "words",
    "elements",
    "state",
    "filters",
    "finding",
    "proof",
    "list",
    "looks",
    "graph",
    "switches",
    "start",
)
DARK: Final = "/* dark */\n"
IN_BRIEF: Final = 200
"""So many findings are listed for browsers that run no scripts."""

_HEATS: Final[tuple[By, ...]] = ("article", "system", "party", "dataset")


def html(given: Given, at_most: int = AT_MOST) -> bytes:
    """The report as one HTML file in UTF-8; the same bytes for the same given. At most so many findings are in it."""
    shelved, headings = Shelved(given.sources), Headings(given.result, given.picture)
    found = rows(given, headings, shelved, at_most)
    drawn = network(given)
    data = {
        "words": catalogue(),
        "title": _title(given),
        "bys": BYS,
        "rows": found.rows,
        "headings": _headings(found.headings),
        "questions": [_pair(each.text) for each in given.result.questions],
        "laws": [(each.id, _pair(each.title)) for each in given.result.regimes],
        "kinds": [(each.kind, _pair(each.title)) for each in given.result.kinds],
        **shelved.lists(),
        "read": not given.unread,
        "language": _language(given),
        "network": drawn.drawn,
    }
    style = _style()
    script = _script()
    library = report_file(GRAPH) if drawn.drawn else ""
    scripts = [each for each in (library, script) if each]
    environment = _environment()
    text = environment.get_template("page.html").render(
        _context(given, headings, drawn, found.left_out),
        content_policy=content_policy(scripts, [style]),
        style=Markup(style),
        scripts=[Markup(each) for each in scripts],
        data=Markup(embedded(data)),
    )
    return text.encode()


def _context(given: Given, headings: Headings, drawn: Network, left_out: int) -> dict[str, Any]:
    result, findings = given.result, listed(given.result)
    risk = result.risk or result.summary.risk
    return {
        "given": given,
        "result": result,
        "lang": CODES[given.language],
        "codes": CODES,
        "contents": tuple(_contents(result)),
        "shown": _language(given),
        "title": Text2(*_title(given)),
        "name": given.picture.title if given.picture else "",
        "closing": closing(given),
        "figures": figures(result),
        "bar": bar(result.summary.risk) if result.summary.risk else None,
        "risk": risk,
        "editions": {each.id: each.edition for each in result.rulesets},
        "heats": [heat(by, findings, headings) for by in _HEATS],
        "network": drawn,
        "asking": asking(result),
        "brief": findings[:IN_BRIEF],
        "brief_left": max(0, len(findings) - IN_BRIEF),
        "left_out": left_out,
        "total": len(findings),
        "several": {each.listing: each.several for each in result.kinds},
        "kinds": {each.kind: each.title for each in result.kinds},
    }


def _contents(result: Result) -> Iterator[str]:
    """The sections that the page has, in order."""
    yield from ("summary", "laws", "heat", "graph", "findings", "questions", "assumed")
    accounts = {
        "attestations": result.attestations,
        "conflicts": result.conflicts,
        "waivers": result.waivers,
        "baseline": result.baseline,
        "changed": (*result.skipped, *result.severities, *result.parameters),
        "readings": result.readings,
        "supposed": result.supposed,
        "unevidenced": result.unevidenced,
    }
    yield from (name for name, held in accounts.items() if held)
    yield "about"


def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: report_file(f"{FOLDER}/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        w=lambda name, **values: spans(said(name, **values)),
        ws=lambda name, **values: spans(said(name, **values), block=True),
        n=lambda name, count: spans(counted(name, count)),
        said=said,
        gaps=lambda count: counted("group_gaps", count),
        between=between,
        cited=cited,
        label=sort,
        deciding=reasons,
    )
    environment.filters.update(two=_two, side=getattr, sentences=lambda text: spans(text, block=True))
    return environment


def _two(text: Text2 | str) -> Markup:
    return spans(text if isinstance(text, Text2) else Text2(text))


def _finalized(value: object) -> object:
    """What is written into the page; texts without characters that a reader cannot see."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else readable(value)


def _style() -> str:
    """The page's styles; the colours of the dark are written once and stand wherever it is dark."""
    parts = "".join(report_file(f"{FOLDER}/style/{name}.css") for name in STYLES)
    return parts.replace(DARK, report_file(f"{FOLDER}/style/dark.css"))


def _script() -> str:
    """The page's own script: its parts in order, in a scope of their own."""
    parts = "".join(report_file(f"{FOLDER}/script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _language(given: Given) -> str:
    return "both" if given.both else given.language


def _title(given: Given) -> tuple[str, str]:
    title, result = said("title"), given.result
    name = given.picture.title if given.picture else _common(result)
    en, zh = (f"{each}: {name}" if name else each for each in (title.en, title.zh))
    return (en, zh.replace(": ", "：", 1))


def _common(result: Result) -> str:
    """The first input, where nothing else names what was checked."""
    return result.inputs[0].path if result.inputs else ""


def _pair(text: Text2) -> tuple[str, str]:
    return (text.en or text.zh, text.zh or text.en)


def _headings(headings: Sequence[Heading]) -> list[tuple[str, tuple[str, str], tuple[str, str], int]]:
    """Key, words and note of each heading, and its place among all in order."""
    order = {key: at for at, key in enumerate(sorted((each.key for each in headings), key=in_order))}
    return [(each.key, _pair(each.label), _pair(each.note), order[each.key]) for each in headings]
