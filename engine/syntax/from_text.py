"""Text to tree: one source, or many with the problems of all of them gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken
from lark.lexer import PatternStr
from lark.utils import TextSlice

from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source
from engine.syntax import tree
from engine.syntax.characters import mended, too_deep
from engine.syntax.complaints import complaint
from engine.syntax.items import Items
from engine.syntax.pieces import Piece, Places, item_starts, pieces
from engine.syntax.situation import Situation

LONGEST: Final = 1_000_000  # characters in one source; a reader holds some hundred bytes for each
MOST: Final = 50  # problems told of one source


def parse(source: Source, ruleset: str) -> tree.Module:
    """The tree of one source, which belongs to `ruleset`. Raises PolicyError with all P1xx problems of the source."""
    return parse_all([(source, ruleset)])[0]


def parse_all(sources: Iterable[tuple[Source, str]]) -> tuple[tree.Module, ...]:
    """The trees of sources, each with its ruleset, in order. Raises one PolicyError with the problems of all."""
    modules: list[tree.Module] = []
    problems: list[Problem] = []
    broken: list[Source] = []
    for source, ruleset in sources:
        items, found = _items(source)
        modules.append(tree.Module(source.path, ruleset, items))
        problems += found
        broken += [source] if found else []
    if problems:
        raise PolicyError(problems, broken)
    return tuple(modules)


@cache
def parser() -> Lark:
    """The parser of the language."""
    grammar = files("engine.syntax").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=True)


def _items(source: Source) -> tuple[tuple[tree.Item, ...], list[Problem]]:
    """The items of a source and its problems, in the order of their places."""
    if len(source.text) > LONGEST:
        return (), [messages.characters.TOO_LONG(source.whole(), most=LONGEST)]
    places = Places(source.path, source.text)
    all_pieces = list(pieces(source.text))
    deep = too_deep(all_pieces, places)
    if deep is not None:
        return (), [deep]
    readable = mended(source.text, all_pieces, places)
    if readable.problems:
        all_pieces = list(pieces(readable.text))
    all_pieces = [piece for piece in all_pieces if piece.form != "comment"]
    builder = Items(source.path)
    items: list[tree.Item] = []
    for parsed in _parsed(readable.text, all_pieces, places, readable.broken):
        if isinstance(parsed, Problem):
            builder.problems.append(parsed)
        else:
            items.append(builder.transform(parsed))
    return tuple(items), _first(sorted((*readable.problems, *builder.problems), key=_place))


def _first(problems: list[Problem]) -> list[Problem]:
    """The problems, or as many as one can read and how many more there are."""
    more = len(problems) - MOST
    if more <= 0:
        return problems
    say, last = messages.characters, problems[MOST].span
    return [*problems[:MOST], say.ONE_MORE(last) if more == 1 else say.MORE(last, n=more)]


def _parsed(
    text: str, all_pieces: list[Piece], places: Places, broken: tuple[int, ...]
) -> Iterator[Tree[Token] | Problem]:
    """What could be parsed, and the problems between; after a problem reading goes on at the next item."""
    starts = [all_pieces[index].start for index in item_starts(all_pieces, places)]
    begin = 0
    for _ in range(MOST + 1):
        try:
            yield from _trees(parser().parse(TextSlice(text, begin, len(text))).children)
            return
        except UnexpectedInput as unexpected:
            error = unexpected
        yield from _whole_items(error)
        offset: int = len(text) if _at_end(error) else error.pos_in_stream  # type: ignore[assignment]
        item = max((start for start in starts if begin <= start < offset), default=begin)
        following = next((start for start in starts if start >= offset and start > item), None)
        if not any(item <= place <= offset for place in broken):
            yield complaint(_situation(all_pieces, places, error, item, offset, following or len(text)))
        if following is None:
            return
        begin = following


def _whole_items(error: UnexpectedInput) -> Iterator[Tree[Token]]:
    """The items that were complete before the parse stopped."""
    for value in error.interactive_parser.parser_state.value_stack[:1]:
        if isinstance(value, Tree) and value.data.startswith("__start"):
            yield from _trees(value.children)


def _trees(children: Iterable[Token | Tree[Token]]) -> Iterator[Tree[Token]]:
    return (child for child in children if isinstance(child, Tree))


def _situation(
    all_pieces: list[Piece], places: Places, error: UnexpectedInput, item: int, offset: int, end: int
) -> Situation:
    inside = [piece for piece in all_pieces if item <= piece.start < end or piece.start <= offset < piece.end]
    reached = next((index for index, piece in enumerate(inside) if piece.end > offset), len(inside))
    here = inside[reached] if reached < len(inside) else None
    return Situation(here, tuple(inside[:reached]), tuple(inside[reached + 1 :]), _expected(error), _language(), places)


def _expected(error: UnexpectedInput) -> frozenset[str]:
    """The terminals that would have been accepted where the parse stopped."""
    return frozenset(error.interactive_parser.accepts())  # type: ignore[no-untyped-call]


@cache
def _language() -> frozenset[str]:
    """All keywords, for telling a slip of the pen from a word in the wrong place."""
    values = [terminal.pattern.value for terminal in parser().terminals if isinstance(terminal.pattern, PatternStr)]
    return frozenset(value for value in values if value.isidentifier())


def _at_end(error: UnexpectedInput) -> bool:
    return isinstance(error, UnexpectedToken) and error.token.type == "$END"


def _place(problem: Problem) -> tuple[int, int, str]:
    return (problem.span.line, problem.span.column, problem.code) if problem.span else (0, 0, problem.code)
