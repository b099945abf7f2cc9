"""Where a parse stopped: the piece that does not fit, what stands before it, and what could have stood there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.ground.problem import Message, Problem, Value
from engine.ground.source import Span
from engine.syntax.pieces import Piece, Places

# The clauses of the items that have a block, in their order; those that must be there; those that may be repeated.
CLAUSES: Final[dict[str, tuple[str, ...]]] = {
    "law": ("title", "force", "use", "in force", "published", "calendar", "governs"),
    "kind": ("title", "plural", "judged", "lasts", "governed"),
    "calendar": ("title", "weekend", "rolls", "known"),
    "judgement": ("title", "ask", "valid", "cite"),
    "attestation": ("title", "ask", "valid", "cite"),
    "exemption": ("case", "but not when"),
    "rule": (
        "title",
        "cite",
        "severity",
        "in force",
        "for",
        "judged",
        "governs",
        "when",
        "must",
        "unless",
        "fix",
        "note",
    ),
    "conflict": ("title", "cite", "for", "between", "when", "fix", "note"),
    "policy": ("title", "use"),
    "table": ("title", "open", "row", "else"),
}
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "law": ("force",),
    "calendar": ("weekend", "known"),
    "judgement": ("cite",),
    "attestation": ("cite",),
    "conflict": ("cite", "for", "between"),
    "exemption": ("case",),
    "rule": ("cite", "for", "must"),
}
REPEATED: Final = ("use", "governs", "case", "but not when", "unless", "row")

_OPENED_BY: Final = {")": "(", "}": "{", "]": "["}
_CLAUSE_OF: Final = {"should": "must", "in": "in force", "but": "but not when"}
_NO_CLAUSE_AFTER: Final = (".", "==", "!=", "<", "<=", ">", ">=", ",", "(", "and", "or", "not", "still", "for")


@dataclass(frozen=True, slots=True)
class Situation:
    """`here` is None at the end of the text; `before` begins with the item's first word; `after` ends with the item;
    `expected` holds the names of the grammar's terminals that would have fitted, `language` all its keywords."""

    here: Piece | None
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    expected: frozenset[str]
    language: frozenset[str]
    places: Places

    @property
    def word(self) -> str:
        """The text of the piece that does not fit; empty at the end."""
        return self.here.text if self.here else ""

    @property
    def last(self) -> str:
        """The text before it; empty where an item begins."""
        return self.before[-1].text if self.before else ""

    @property
    def item(self) -> str:
        """The first word of the item."""
        words = [piece.text for piece in self.before[:2]]
        return "parameter" if words[:1] == ["contested"] else words[0] if words else ""

    @property
    def named(self) -> str:
        """The item with its name: `rule pipl.art_38`."""
        text = ""
        for piece in self.before:
            if piece.form == "sign" and piece.text != ".":
                break
            text += piece.text if piece.text == "." or text.endswith(".") or not text else f" {piece.text}"
        return text

    def span(self) -> Span:
        """The span of the piece that does not fit; at the end, the last piece."""
        if self.here is not None:
            return self.places.of(self.here)
        return self.places.of(self.before[-1]) if self.before else self.places.span(0, 0)

    def problem(self, told: Message, there: Piece | None = None, /, **values: Value) -> Problem:
        """A problem at the piece that does not fit, with its label at another."""
        return told(self.span(), None if there is None else self.places.of(there), **values)

    def unclosed(self) -> tuple[Piece, ...]:
        """The brackets opened in the item and not yet closed, the innermost last."""
        stack: list[Piece] = []
        for piece in self.before:
            if piece.text in ("{", "(", "["):
                stack.append(piece)
            elif piece.text in _OPENED_BY and stack and stack[-1].text == _OPENED_BY[piece.text]:
                stack.pop()
        return tuple(stack)

    def clause(self) -> str | None:
        """The clause of the item's block that the piece begins, if it does."""
        return self._clause_of(self.here, self.after[0].text if self.after else "")

    def clauses(self) -> tuple[tuple[str, Piece], ...]:
        """The clauses of the item's block so far, each with its first word."""
        found: list[tuple[str, Piece]] = []
        depth = 0
        for index, piece in enumerate(self.before):
            depth += (piece.text in ("{", "(", "[")) - (piece.text in _OPENED_BY)
            clause = self._clause_of(piece, self.before[index + 1].text if index + 1 < len(self.before) else self.word)
            if depth == 1 and clause is not None and self.before[index - 1].text not in _NO_CLAUSE_AFTER:
                found.append((clause, piece))
        return tuple(found)

    def operand_expected(self) -> bool:
        """Whether an expression, or the rest of one, could have stood here."""
        return {"NAME", "LPAR"} <= self.expected

    def operator_expected(self) -> bool:
        """Whether an expression before the piece could have gone on."""
        return "COMPARE" in self.expected or "AND" in self.expected or "OR" in self.expected

    def _clause_of(self, piece: Piece | None, following: str) -> str | None:
        if piece is None or piece.form != "word" or (piece.text == "in" and following != "force"):
            return None
        clause = _CLAUSE_OF.get(piece.text, piece.text)
        return clause if clause in CLAUSES.get(self.item, ()) else None

    def last_is_operator(self) -> bool:
        """Whether the piece before calls for an expression, so that nothing can end here."""
        return self.last in ("and", "or", "not", "(", ",", "==", "!=", "<", "<=", ">", ">=", "+", "-")
