"""Kinds with their facts, terms, groups and combinations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from engine.ground.excerpt import columns
from engine.ground.schema import Text2
from engine.syntax import tree
from engine.syntax.layout import clauses
from engine.syntax.layout.clauses import clause
from engine.syntax.layout.expressions import block, laid_out, led
from engine.syntax.layout.lines import BLOCK, IN, Line, begun, fits, padded
from engine.syntax.layout.one_line import path, termset
from engine.syntax.layout.written import Written

_DEEP: Final = " " * (2 * BLOCK)
_TEXT: Final = 49  # how wide the column of the first texts of terms is at most


def kind(of: tree.KindDecl, written: Written) -> list[Line]:
    """A kind, or more facts for one."""
    lines = [Line(f"{'extend' if of.extends else 'kind'} {clauses.variable(of.variable)} {{")]
    lines += clauses.text("title", 0, of.title)
    if of.plural is not None:
        lines += _plural(of.plural, of.several)
    if of.judged_on:
        lines += begun([IN + clauses.judged_on(of.judged_on, of.falls_through)])
    if of.lifetime is not None:
        lines += clause("lasts", 0, [" to ".join(map(path, of.lifetime))])
    if of.governed is not None:
        lines += clauses.condition("governed when", 0, of.governed, written)
    for each in of.facts:
        lines += begun(_fact(each, written))
    return [*lines, Line("}")]


def _plural(word: tree.Word, several: Text2) -> list[Line]:
    one = "  ".join([word.text, *clauses.languages(several)])
    if fits(clauses.before("plural", 0) + one):
        return clause("plural", 0, [one])
    below = clauses.both(several, len(_DEEP))
    return clause("plural", 0, [word.text, _DEEP + below[0], *below[1:]])


def _fact(of: tree.FactDecl, written: Written) -> list[str]:
    """A fact: on one line if it fits and is not asked for, else its texts are set in below it."""
    lines = [f"{IN}{of.name.text}: {clauses.of_type(of.type, of.optional)}"]
    if of.derived is not None:
        lines = _derived(lines[0], of.derived, written)
    words = [f"inverse {of.inverse.text}"] if of.inverse else []
    words += [f"through {of.through.text}"] if of.through else []
    words += [word for word, said in (("covers", of.covers), ("ahead", of.ahead), ("core", of.core)) if said]
    if words and fits(flagged := f"{lines[-1]}  {' '.join(words)}"):
        lines[-1] = flagged
    elif words:
        lines.append(_DEEP + " ".join(words))
    title = clauses.languages(of.title)
    if len(lines) == 1 and not _said(of.ask) and fits(one := "  ".join([lines[0], *title])):
        return [one]
    if title:
        lines += [_DEEP + line if not index else line for index, line in enumerate(clauses.both(of.title, len(_DEEP)))]
    if _said(of.ask):
        asked = clauses.both(of.ask, len(f"{_DEEP}ask "))
        lines += [f"{_DEEP}ask {asked[0]}", *asked[1:]]
    return lines


def _derived(head: str, expr: tree.Expr, written: Written) -> list[str]:
    """What a fact is derived from: behind its type if it fits there, else from the next line on."""
    one = laid_out(expr, written, len(head) + len(" = "))
    if len(one) == 1 and fits(f"{head} = {one[0]}"):
        return [f"{head} = {one[0]}"]
    below = led("= ", expr, written, len(_DEEP))
    return [head, _DEEP + below[0], *below[1:]]


def terms(of: tree.TermsDecl) -> list[Line]:
    """A taxonomy, its texts in columns; a long text stands over the edge of its column."""
    lines = [Line(f"terms {of.name.text} {{"), *clauses.text("title", 0, of.title)]
    names = max((columns(word.text) for word, _ in of.entries), default=0)
    firsts = (columns(clauses.languages(text)[0]) for _, text in of.entries if text.en and text.zh)
    texts = max((each for each in firsts if each <= _TEXT), default=0)
    for word, text in of.entries:
        head = f"{IN}{padded(word.text, names)}  "
        parts = clauses.languages(text, needed=True)
        row = head + "  ".join([*(padded(part, texts) for part in parts[:-1]), *parts[-1:]])
        lines += begun([row] if fits(row) else _below(head, text))
    return [*lines, Line("}")]


def _below(head: str, text: Text2) -> list[str]:
    lines = clauses.both(text, columns(head), needed=True)
    return [head + lines[0], *lines[1:]]


def group(of: tree.GroupDecl, written: Written) -> list[Line]:
    """A list of terms."""
    return _members(f"group {of.name.text} of {of.terms.text}", of, (of.members,), written)


def combination(of: tree.CombinationDecl, written: Written) -> list[Line]:
    """Terms that together make something."""
    return _members(f"combination {of.name.text} of {of.terms.text}", of, of.sets, written)


def _members(
    head: str, of: tree.GroupDecl | tree.CombinationDecl, sets: Sequence[tree.TermSetLiteral], written: Written
) -> list[Line]:
    cites = clauses.cited(of.cites, of.in_force, BLOCK)
    broken = any(written.broken(each.span) for each in sets)
    all_sets = " or ".join(map(termset, sets))
    one = f"{head} = {all_sets}  {'  '.join(cites)}"
    if not _said(of.title) and not broken and len(cites) == 1 and fits(one):
        return begun([one])
    lines = [head, *clauses.titled(of.title)]
    if not broken and fits(f"{IN}= {all_sets}"):
        lines.append(f"{IN}= {all_sets}")
    else:
        for index, each in enumerate(sets):
            lead = f"{IN}{'or' if index else '='} "
            whole = fits(lead + termset(each)) and not written.broken(each.span)
            members = [termset(each)] if whole else block(each, written, BLOCK)
            lines += [lead + members[0], *members[1:]]
    return begun([*lines, IN + cites[0], *cites[1:]])


def _said(text: Text2) -> bool:
    return text != Text2()
