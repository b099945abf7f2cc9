"""Complaints about items and their clauses: brackets, order, what is missing, names, texts, citations, dates."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Final

from engine.ground import messages
from engine.ground.nearest import meant
from engine.ground.problem import Problem
from engine.ground.schema import Text2
from engine.syntax.pieces import ITEMS, Piece
from engine.syntax.situation import CLAUSES, NEEDED, REPEATED, Situation

_NAMED: Final = ("define", "exemption", "judgement", "table", "parameter", "attestation", "combination")
_CITING: Final = ("rule", "exemption", "judgement", "attestation", "group", "combination", "conflict", "amend", "law")
_HEADED: Final = ("rule", "judgement", "attestation", "conflict")
_WRITTEN: Final = {"in force": "in force from", "judged": "judged on"}
_MORE: Final = Text2("…", "…")


def listed(words: Sequence[Text2], most: int = 8) -> Text2:
    """The words in a row: `a, b or c`."""
    shown = [*words[:most], *([_MORE] if len(words) > most else [])]
    if not shown:
        return Text2()
    *first, last = shown
    if not first:
        return last
    before = ", ".join(each.en for each in first), "、".join(each.zh for each in first)
    return Text2(f"{before[0]} or {last.en}", f"{before[1]}或{last.zh}")


def quoted(words: Iterable[str]) -> list[Text2]:
    """Each word in backticks."""
    return [Text2(f"`{word}`", f"`{word}`") for word in words]


def unknown_item(at: Situation) -> Problem | None:
    """A word that begins no item."""
    outside = "RULE" in at.expected and not at.unclosed()
    if at.here is None or not outside or not at.places.first_on_line(at.here, at.before[-1] if at.before else None):
        return None
    if at.places.column(at.here) > 1 and at.before:
        return None
    if at.here.form == "sign" and at.word in (")", "}", "]"):
        return at.problem(messages.clauses.CLOSES_NOTHING, sign=at.word)
    close = difflib.get_close_matches(at.word, ITEMS, 1)
    near = meant(close) if close else messages.clauses.ITEMS(words=listed(quoted(ITEMS), 20))
    return at.problem(messages.clauses.NO_ITEM, word=at.word, near=near)


def unclosed_bracket(at: Situation) -> Problem | None:
    """A bracket still open where the item, or the clause around it, ends; or one that closes nothing."""
    stack = at.unclosed()
    if at.word in (")", "}", "]"):
        closes = {")": "(", "}": "{", "]": "["}[at.word]
        if not any(piece.text == closes for piece in stack):
            return at.problem(messages.clauses.CLOSES_NOTHING, sign=at.word)
    if not stack:
        return None
    inner = stack[-1]
    ends = at.here is None or (at.word in ITEMS and at.places.column(at.here) == 1)
    clause = inner.text != "{" and at.clause() is not None
    other = at.word in ("}", ")", "]") and {"(": ")", "{": "}", "[": "]"}[inner.text] != at.word
    if not (ends or ((clause or other) and not at.last_is_operator())):
        return None
    closing = {"(": ")", "{": "}", "[": "]"}[inner.text]
    say = messages.clauses
    if inner is stack[0] and inner.text == "{":
        told = say.ITEM_OPEN if at.here is None else say.ITEM_OPEN_BEFORE
    else:
        told = say.BRACKET_AT_END if at.here is None else say.BRACKET_BEFORE
    return at.problem(told, inner, item=at.named, word=at.word, closing=closing)


def missing_text(at: Situation) -> Problem | None:
    """A title or another text without quotes, or without its language."""
    if at.here is None:
        return None
    if at.here.form in ("word", "text") and at.before and at.before[-1].form == "text" and _touch(at):
        return at.problem(messages.characters.ENDS_BEFORE, at.before[-1], word=at.word)
    if at.here.form == "text" and {"EN", "ZH"} <= at.expected:
        return at.problem(messages.clauses.NO_LANGUAGE)
    if at.expected == {"STRING"}:
        return at.problem(messages.clauses.NO_QUOTES, word=at.last)
    if {"EN", "ZH"} <= at.expected and at.last in ("title", "ask", "fix", "note"):
        return at.problem(messages.clauses.NO_TEXT, word=at.last)
    if at.word == "en" and at.before[-2:-1] and at.before[-2].text == "zh":
        return at.problem(messages.clauses.ENGLISH_FIRST)
    return None


def bad_citation(at: Situation) -> Problem | None:
    """What stands where a citation belongs, or goes on after one."""
    if at.here is None:
        return None
    if "CITATION" in at.expected:
        how = messages.clauses.A_CITATION
        if at.word.upper() != at.word and at.here.form == "word" and at.after and at.after[0].form == "number":
            how = messages.clauses.CAPITALS(example=f"{at.word.upper()} {at.after[0].text}")
        elif at.here.form == "number":
            how = messages.clauses.KEY_FIRST
        return at.problem(messages.clauses.NO_CITATION, word=at.word, how=how)
    if at.expected & {"CITE", "COMMA"} and at.here.form in ("number", "sign") and _in_cite(at):
        return at.problem(messages.clauses.NOT_IN_CITATION, word=at.word)
    if "REFERENCE" in at.expected and at.item == "articles" and at.word != "}":
        return at.problem(messages.clauses.NO_ENTRY, word=at.word)
    return None


def bad_literal(at: Situation) -> Problem | None:
    """What stands where a date or a duration belongs."""
    if at.here is None:
        return None
    if at.word == "in" and at.after and at.after[0].text == "force" and "_IN_FORCE" in at.expected:
        return at.problem(messages.literals.SINCE_WHEN)
    if at.expected == {"DATE"}:
        return at.problem(messages.literals.NOT_A_DATE, word=at.word)
    if at.expected == {"DURATION"} and (at.last != "within" or at.here.form == "number"):
        unit = f" {at.after[0].text}" if at.after and at.here.form == "number" and at.after[0].form == "word" else ""
        return at.problem(messages.literals.NOT_A_DURATION, word=f"{at.word}{unit}")
    if at.word == "," and at.before[-1].form == "number" and at.after and at.after[0].form == "number":
        return at.problem(messages.literals.COMMA)
    return None


def reserved_name(at: Situation) -> Problem | None:
    """A word of the language where a new name is given."""
    if at.here is None or at.here.form != "word" or at.expected != {"NAME"} or at.operand_expected():
        return None
    what = messages.clauses.A_VARIABLE
    if at.last in _NAMED:
        what = Text2(f"a {at.last}", messages.declarations.WHAT[at.last].zh)
    return at.problem(messages.clauses.RESERVED, word=at.word, what=what)


def missing_cite(at: Situation) -> Problem | None:
    """A rule, exception, case, list or scope without a citation."""
    ends = at.here is None or at.word == "}" or at.clause() is not None or at.word in ("unless", "but", "case")
    if "CITE" not in at.expected or at.item not in _CITING or not ends or _given_later(at, "cite"):
        return None
    found = [word for word in at.before if word.text in ("unless", "case", "when", *_CITING)]
    what = {"unless": "exception", "case": "case", "when": "condition"}.get(found[-1].text, found[-1].text)
    return at.problem(messages.clauses.NO_CITE, found[-1], what=messages.clauses.CITING[what])


def missing_colon(at: Situation) -> Problem | None:
    """A fact or a column without the colon after its name."""
    if at.here is None or at.here.form != "word" or "FACT_NAME" not in at.expected or at.clause() is not None:
        return None
    if at.operator_expected() or not at.places.first_on_line(at.here, at.before[-1] if at.before else None):
        return None
    return at.problem(messages.clauses.NO_FACT, word=at.word)


def clause_order(at: Situation) -> Problem | None:
    """A clause twice or too late, or one that is missing before this one."""
    order = CLAUSES.get(at.item)
    so_far = at.clauses()
    if order is None or at.here is None or len(at.unclosed()) != 1 or at.operand_expected():
        return None
    late = [piece.text for piece in at.before[-2:]] == ["in", "force"] and at.word in ("from", "until")
    clause = "in force" if late else at.clause()
    so_far = so_far[:-1] if late else so_far
    if clause is not None:
        for seen, piece in so_far:
            if seen == clause and clause not in REPEATED:
                told = messages.clauses.WHEN_TWICE if clause == "when" else messages.clauses.GIVEN_TWICE
                return at.problem(told, piece, clause=clause)
        later = [(seen, piece) for seen, piece in so_far if order.index(seen) > order.index(clause)]
        if later:
            seen, piece = later[0]
            names = [f"`{name}`" for name in order]
            in_row = Text2(", ".join(names), "、".join(names))
            return at.problem(messages.clauses.TOO_LATE, piece, clause=clause, other=seen, order=in_row)
    if clause is None and at.word != "}":
        return None
    end = len(order) if clause is None else order.index(clause)
    for name in order[:end]:
        if name in NEEDED.get(at.item, ()) and name not in [seen for seen, _ in so_far]:
            if _given_later(at, name):
                return at.problem(messages.clauses.TOO_EARLY, clause=name, other=clause or "")
            told = messages.clauses.LACKS_DUTY if name == "must" else messages.clauses.LACKS_CLAUSE
            written, word = _WRITTEN.get(name, name), clause or at.word
            return at.problem(told, item=at.named, clause=written, word=word)
    return None


def _given_later(at: Situation, clause: str) -> bool:
    """Whether the clause comes later in the head of the same rule, or in the same judgement or conflict."""
    if at.item not in _HEADED or any(piece.text in ("when", "must", "should", "unless") for piece in at.before):
        return False
    head: list[Piece] = []
    for piece in at.after:
        if piece.text in ("when", "must", "should", "unless", "}"):
            break
        head.append(piece)
    return any(piece.text == clause for piece in head)


def _in_cite(at: Situation) -> bool:
    """Whether the last clause word before the piece is `cite`."""
    words = [piece.text for piece in at.before if piece.form == "word" and piece.text.islower()]
    return words[-1:] == ["cite"]


def _touch(at: Situation) -> bool:
    return at.here is not None and at.before[-1].end == at.here.start


BLOCK_COMPLAINTS: Final = (
    unknown_item,
    missing_text,
    bad_citation,
    bad_literal,
    reserved_name,
    unclosed_bracket,
    missing_cite,
    missing_colon,
    clause_order,
)
