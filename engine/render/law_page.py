"""A law as a page in Markdown: each clause with what it says and who bears it, the shares, the doubts, the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from engine.findings.catalogue import in_force
from engine.findings.coverage import GRADES, Coverage, Covered
from engine.findings.doubts import Doubts
from engine.ground.schema import Text2
from engine.render.block import cited
from engine.render.coverage import because, closing
from engine.render.explained import days
from engine.render.markdown.escaped import cell, code, literal
from engine.render.words import Words

RULES: Final = 6  # of one clause


def law_page(found: Coverage, doubtful: Doubts, words: Words) -> str:
    """The page in the language of `words`; it ends with a line break."""
    return "\n".join([*_head(found, words), *_clauses(found, words), *_doubts(doubtful, words)]) + "\n"


def _head(found: Coverage, words: Words) -> Iterator[str]:
    law = found.law
    yield f"## {literal(law.key)} · {literal(words.of(law.title))}"
    yield ""
    said = [words(law.force), days(in_force(law.period), words), code(law.ruleset)]
    if law.published is not None:
        said.append(f"[{words('official_text')}]({law.published})")
    yield " · ".join(said)
    yield ""
    yield "  ".join(closing(found, words))
    yield ""


def _clauses(found: Coverage, words: Words) -> Iterator[str]:
    heads = [words(f"page_{name}") for name in ("clause", "says", "state", "rules")]
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|"
    for each in found.clauses:
        yield f"| {literal(each.clause)} | {_said(each, words)} | {_state(each, words)} | {_rules(each, words)} |"
    yield ""


def _said(clause: Covered, words: Words) -> str:
    """What the clause says, and why it has its state."""
    return " ".join(cell(words.of(text)) for text in (clause.says, clause.words) if text != Text2())


def _state(clause: Covered, words: Words) -> str:
    state = words(clause.state)
    return state if clause.because is None else words("said", what=state, more=because(clause.because, words))


def _rules(clause: Covered, words: Words) -> str:
    """The rules that bear a clause; of very many only the first."""
    if clause.state not in GRADES:
        return ""
    names = ", ".join(code(rule) for rule in clause.rules[:RULES])
    left = len(clause.rules) - RULES
    return words("told_more", names=names, n=left) if left > 0 else names


def _doubts(found: Doubts, words: Words) -> Iterator[str]:
    contested = (
        f"{literal(words.of(each.title))} ({code(each.name)}; {literal(cited(each.cites))})" for each in found.contested
    )
    asked = (f"{literal(words.of(each.ask))} ({literal(cited(each.cites))})" for each in found.asked)
    noted = (f"{code(each.id)} {cell(words.of(each.note))}" for each in found.noted)
    unread = (f"{literal(each.reference)} {words(f'read_{each.certainty}')}" for each in found.unread)
    yield from _listed("page_contested", contested, words)
    yield from _listed("page_asked", asked, words)
    yield from _listed("page_noted", noted, words)
    yield from _listed("page_unread", unread, words)


def _listed(head: str, items: Iterable[str], words: Words) -> Iterator[str]:
    lines = [f"- {each}" for each in items]
    if lines:
        yield from (f"### {words(head)}", "", *lines, "")
