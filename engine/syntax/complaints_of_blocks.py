"""Complaints about items and their clauses: brackets, order, what is missing, names, texts, citations, dates."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Final

from engine.ground.problem import Problem
from engine.syntax.pieces import ITEMS, Piece
from engine.syntax.situation import CLAUSES, NEEDED, REPEATED, Situation

_NAMED: Final = ("define", "exemption", "judgement", "table", "parameter", "attestation", "combination")
_CITING: Final = ("rule", "exemption", "judgement", "attestation", "group", "combination", "conflict", "amend", "law")
_HEADED: Final = ("rule", "judgement", "attestation", "conflict")
_WRITTEN: Final = {"must": "must` or `should", "in force": "in force from", "judged": "judged on"}


def listed(words: Sequence[str], most: int = 8) -> str:
    """The words in a row: `a, b or c`."""
    shown = list(words[:most]) + (["…"] if len(words) > most else [])
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" or {shown[-1]}" if shown else ""


def unknown_item(at: Situation) -> Problem | None:
    """A word that begins no item."""
    outside = "RULE" in at.expected and not at.unclosed()
    if at.here is None or not outside or not at.places.first_on_line(at.here, at.before[-1] if at.before else None):
        return None
    if at.places.column(at.here) > 1 and at.before:
        return None
    if at.here.form == "sign" and at.word in (")", "}", "]"):
        return at.problem("P112", f"this `{at.word}` closes nothing")
    near = difflib.get_close_matches(at.word, ITEMS, 1)
    help_ = f"did you mean `{near[0]}`?" if near else f"items begin with {listed([f'`{i}`' for i in ITEMS], 20)}"
    return at.problem("P115", f"`{at.word}` begins no item", help_)


def unclosed_bracket(at: Situation) -> Problem | None:
    """A bracket still open where the item, or the clause around it, ends; or one that closes nothing."""
    stack = at.unclosed()
    if at.word in (")", "}", "]"):
        closes = {")": "(", "}": "{", "]": "["}[at.word]
        if not any(piece.text == closes for piece in stack):
            return at.problem("P112", f"this `{at.word}` closes nothing")
    if not stack:
        return None
    inner = stack[-1]
    ends = at.here is None or (at.word in ITEMS and at.places.column(at.here) == 1)
    clause = inner.text != "{" and at.clause() is not None
    other = at.word in ("}", ")", "]") and {"(": ")", "{": "}", "[": "]"}[inner.text] != at.word
    if not (ends or ((clause or other) and not at.last_is_operator())):
        return None
    closing = {"(": ")", "{": "}", "[": "]"}[inner.text]
    where = f"before `{at.word}`" if at.here else "at the end"
    message = f"`{at.named}` is not closed" if inner is stack[0] and inner.text == "{" else f"a `{closing}` is missing"
    return at.problem("P112", f"{message} {where}", f"close it with `{closing}`", (inner, "opened here"))


def missing_text(at: Situation) -> Problem | None:
    """A title or another text without quotes, or without its language."""
    if at.here is None:
        return None
    if at.here.form in ("word", "text") and at.before and at.before[-1].form == "text" and _touch(at):
        help_ = 'a quote inside a text is written `\\"`'
        return at.problem("P102", f"the text ends before `{at.word}`", help_, (at.before[-1], "this text"))
    if at.here.form == "text" and {"EN", "ZH"} <= at.expected:
        return at.problem("P107", "the text does not say its language", 'write `en "…"` or `zh "…"` before it')
    if at.expected == {"STRING"}:
        return at.problem("P107", f"the text after `{at.last}` does not stand in quotes", f'write `{at.last} "…"`')
    if {"EN", "ZH"} <= at.expected and at.last in ("title", "ask", "fix", "note"):
        return at.problem("P107", f"a text is missing after `{at.last}`", f'write `{at.last} en "…" zh "…"`')
    if at.word == "en" and at.before[-2:-1] and at.before[-2].text == "zh":
        return at.problem("P116", "`en` stands before `zh`", "put the English text first")
    return None


def bad_citation(at: Situation) -> Problem | None:
    """What stands where a citation belongs, or goes on after one."""
    help_ = "a citation is the key of a law and a clause: `cite PIPL 38(1)`"
    if at.here is None:
        return None
    if "CITATION" in at.expected:
        if at.word.upper() != at.word and at.here.form == "word" and at.after and at.after[0].form == "number":
            help_ = f"keys of laws are capitals: `{at.word.upper()} {at.after[0].text}`"
        elif at.here.form == "number":
            help_ = "a citation begins with the key of a law: `cite PIPL 38(1), PIPL 39`"
        return at.problem("P111", f"`{at.word}` begins no citation", help_)
    if at.expected & {"CITE", "COMMA"} and at.here.form in ("number", "sign") and _in_cite(at):
        help_ = "citations are separated by commas, each with the key of its law: `cite PIPL 38(1), PIPL 39`"
        return at.problem("P111", f"`{at.word}` is not part of a citation", help_)
    if "REFERENCE" in at.expected and at.item == "articles" and at.word != "}":
        help_ = "an entry is a clause and what becomes of it: `38(1) text ruled`"
        return at.problem("P111", f"`{at.word}` begins no entry of a ledger", help_)
    return None


def bad_literal(at: Situation) -> Problem | None:
    """What stands where a date or a duration belongs."""
    if at.here is None:
        return None
    if at.word == "in" and at.after and at.after[0].text == "force" and "_IN_FORCE" in at.expected:
        return at.problem("P110", "`in force` does not say since when", "write `in force from 2024-03-22`")
    if at.expected == {"DATE"}:
        return at.problem("P110", f"`{at.word}` is not a date", "dates are written `2024-03-22`, without quotes")
    if at.expected == {"DURATION"} and (at.last != "within" or at.here.form == "number"):
        unit = f" {at.after[0].text}" if at.after and at.here.form == "number" and at.after[0].form == "word" else ""
        units = "minutes, hours, days, weeks, months, years, working days"
        help_ = f"durations are written `72 hours`; the units are {units}"
        return at.problem("P121", f"`{at.word}{unit}` is not a duration", help_)
    if at.word == "," and at.before[-1].form == "number" and at.after and at.after[0].form == "number":
        return at.problem("P121", "a comma ends a number", "digits are grouped like this: `1_000_000`")
    return None


def reserved_name(at: Situation) -> Problem | None:
    """A word of the language where a new name is given."""
    if at.here is None or at.here.form != "word" or at.expected != {"NAME"} or at.operand_expected():
        return None
    what = f"a {at.last}" if at.last in _NAMED else "a variable"
    return at.problem("P109", f"`{at.word}` is a word of the language, it cannot name {what}", "choose another name")


def missing_cite(at: Situation) -> Problem | None:
    """A rule, exception, case, list or scope without a citation."""
    ends = at.here is None or at.word == "}" or at.clause() is not None or at.word in ("unless", "but", "case")
    if "CITE" not in at.expected or at.item not in _CITING or not ends or _given_later(at, "cite"):
        return None
    found = [word for word in at.before if word.text in ("unless", "case", "when", *_CITING)]
    what = {"unless": "exception", "case": "case", "when": "condition"}.get(found[-1].text, found[-1].text)
    return at.problem(
        "P108",
        f"this {what} has no `cite`",
        "say which clause of which law it rests on: `cite PIPL 38(1)`",
        (found[-1], f"the {what}"),
    )


def missing_colon(at: Situation) -> Problem | None:
    """A fact or a column without the colon after its name."""
    if at.here is None or at.here.form != "word" or "FACT_NAME" not in at.expected or at.clause() is not None:
        return None
    if at.operator_expected() or not at.places.first_on_line(at.here, at.before[-1] if at.before else None):
        return None
    return at.problem(
        "P101", f"`{at.word}` is no fact: a `:` is missing", f'a fact is written `{at.word}: yesno en "…"`'
    )


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
                help_ = "join the conditions with `and`" if clause == "when" else "keep one of them"
                return at.problem("P116", f"`{clause}` is given twice", help_, (piece, "first here"))
        later = [(seen, piece) for seen, piece in so_far if order.index(seen) > order.index(clause)]
        if later:
            seen, piece = later[0]
            help_ = f"the order is {listed([f'`{name}`' for name in order], 20)}".replace(" or ", ", ")
            return at.problem("P116", f"`{clause}` stands before `{seen}`", help_, (piece, f"`{seen}`"))
    if clause is None and at.word != "}":
        return None
    end = len(order) if clause is None else order.index(clause)
    for name in order[:end]:
        if name in NEEDED.get(at.item, ()) and name not in [seen for seen, _ in so_far]:
            if _given_later(at, name):
                return at.problem("P116", f"`{name}` stands before `{clause}`", f"put `{name}` first")
            written = _WRITTEN.get(name, name)
            return at.problem("P122", f"`{at.named}` has no `{written}`", f"it belongs before `{clause or at.word}`")
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
