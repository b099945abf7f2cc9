"""A drawn graph as a file: what it is, the graph itself, and what its signs mean."""

from __future__ import annotations

from typing import Final

from engine.graph.layout import Layout
from engine.graph.layout.shapes import BOLD
from engine.graph.layout.text import cut, width
from engine.graph.picture import Picture
from engine.ground.schema import Language
from engine.render.marks import Marks
from engine.render.svg.drawn import Drawing, drawing, drawn
from engine.render.svg.legend import legend
from engine.render.svg.style import STYLE
from engine.render.svg.words import graph_words
from engine.render.xml import xml

LEAST: Final = 480.0
ENOUGH: Final = 960.0  # for a title, however long
MARGIN: Final = 20.0


def svg(
    picture: Picture, layout: Layout, language: Language, marks: Marks | None = None, notes: tuple[str, ...] = ()
) -> bytes:
    """The graph as UTF-8 SVG that needs nothing from anywhere and runs nothing. `notes` are lines below the title.

    Without `marks` it says that nothing was checked."""
    what = drawing(picture, layout, marks, graph_words(language))
    told = [*_summary(what, marks), *notes]
    title = picture.title or what.words("data_flows")
    wide = max(layout.width, LEAST, min(width(title, 16 * BOLD) + 2 * MARGIN, ENOUGH))
    signs, sign_height = legend(what, wide - 2 * MARGIN)
    head = 44 + 16 * len(told)
    high = head + layout.height + sign_height + MARGIN
    lines = [cut(line, 11, wide - 2 * MARGIN) for line in told]
    lang = "zh-CN" if language == "zh" else "en"
    size = f'width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}"'
    labelled = 'role="img" aria-labelledby="graph-title graph-desc"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {labelled} lang="{lang}" {size}>',
        f'<title id="graph-title">{xml(title)}</title>',
        f'<desc id="graph-desc">{xml(" ".join(told))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="bg" width="{wide:g}" height="{high:g}"/>',
        f'<text class="title" x="{MARGIN:g}" y="32">{xml(cut(title, 16 * BOLD, wide - 2 * MARGIN))}</text>',
        *(f'<text class="told" x="{MARGIN:g}" y="{52 + 16 * at}">{xml(line)}</text>' for at, line in enumerate(lines)),
        f'<g transform="translate(0 {head:g})">',
        *drawn(what),
        "</g>",
        f'<g transform="translate({MARGIN:g} {head + layout.height:g})">',
        *signs,
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(parts).encode()


def _summary(what: Drawing, marks: Marks | None) -> list[str]:
    words = what.words
    places = sum(max(1, len(node.members)) for node in what.picture.nodes if node.kind not in ("end", "unknown"))
    flows = sum(len(edge.flows) for edge in what.picture.edges) + sum(len(node.inside) for node in what.picture.nodes)
    if marks is None:
        found = ""
    else:
        total = {
            sort: sum(mark.counts.get(sort, 0) for mark in marks.by_record.values()) for sort in ("gap", "undetermined")
        }
        found = words(
            "marked",
            gaps=words.number("gaps", total["gap"]),
            undetermined=words.number("undetermined", total["undetermined"]),
        )
    told = words("summary", places=words.number("places", places), flows=words.number("flows", flows), marks=found)
    lines = [told]
    if what.picture.by:
        lines.append(words(f"by_{what.picture.by}"))
    if marks is None:
        lines.append(words("unmarked"))
    elif what.shown.elsewhere:
        lines.append(words.number("elsewhere", what.shown.elsewhere))
    return lines
