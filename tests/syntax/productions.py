"""The grammar with nothing left out of its trees: what a production is made of, which ones a text uses, and which are
broken where a problem is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

ITEM = re.compile(
    r"^(?:law|articles|calendar|kind|extend|terms|group|combination|table|define|parameter|contested|judgement"
    r"|attestation|exemption|rule|amend|conflict|policy)\b",
    re.MULTILINE,
)


@cache
def transparent() -> Lark:
    """The parser of a grammar that inlines no production, renames none and keeps all tokens."""
    grammar = files("engine.syntax").joinpath("grammar.lark").read_text(encoding="utf-8")
    grammar = re.sub(r"^\?(?=\w+:)", "", grammar, flags=re.MULTILINE)
    grammar = re.sub(r"\b_(?=[a-z]+\b)", "", grammar)
    grammar = re.sub(r"\s-> [a-z_]+", "", grammar)
    return Lark(
        grammar,
        parser="lalr",
        lexer="contextual",
        propagate_positions=True,
        maybe_placeholders=False,
        keep_all_tokens=True,
    )


@cache
def expansions() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The ways in which each production may be written, as symbols; repetitions are productions of their own."""
    ways: dict[str, list[tuple[str, ...]]] = {}
    for rule in transparent().rules:
        ways.setdefault(str(rule.origin.name), []).append(tuple(str(symbol.name) for symbol in rule.expansion))
    return {name: tuple(each) for name, each in ways.items()}


@cache
def productions() -> Mapping[str, frozenset[str]]:
    """All productions of the grammar, each with the symbols that it may be made of."""
    return {name: frozenset(_symbols(name, ())) for name in expansions() if not _repetition(name)}


def used(text: str) -> dict[str, set[str]]:
    """The productions that a text uses, each with the symbols that it was made of there."""
    found: dict[str, set[str]] = {}
    for node in transparent().parse(text).iter_subtrees():
        found.setdefault(str(node.data), set()).update(_name(child) for child in node.children)
    return found


def broken(text: str, line: int, column: int, width: int) -> set[str]:
    """The productions that are broken where a problem of a text is marked: in an item that can be read, the smallest
    ones around the mark with what they are made of; in one that cannot, those that were being read, and those for
    which nothing else could stand there. In either, those in which these stand as well."""
    try:
        tree = transparent().parse(item := _item(text, line))
    except UnexpectedInput as error:
        stack = _read(item)
        read = {*_begun(stack), *_begun(stack[: -_longest(stack)])} if stack else {"start", "item"}
        return read | set(_awaited(getattr(error, "accepts", None) or set()))
    return set(_marked(tree, "start", (line, column), (line, column + width)))


def _read(item: str) -> list[str]:
    """What was read of an item before it could not go on, as symbols; a dotted name counts as its first word."""
    reading = transparent().parse_interactive(item)
    with suppress(UnexpectedInput):
        reading.exhaust_lexer()
    stack = [_name(each) for each in reading.parser_state.value_stack]
    while stack[-1:] == ["DOT_WORD"]:
        stack.pop()
    return stack


def _item(text: str, line: int) -> str:
    """The item in which a line lies, where it lies."""
    starts = [text.count("\n", 0, match.start()) for match in ITEM.finditer(text)]
    first = max((start for start in starts if start < line), default=0)
    last = min((start for start in starts if start >= line), default=None)
    return "\n" * first + "\n".join(text.split("\n")[first:last])


def _begun(stack: list[str]) -> Iterator[str]:
    """The productions that what was read last begins, or is."""
    for name, ways in expansions().items():
        if any(_ends_with(stack, way[:length]) for way in ways for length in range(1, len(way) + 1)):
            yield _production(name)


def _awaited(accepted: set[str]) -> Iterator[str]:
    """The productions of which alone the next word could have been the first."""
    for name, ways in expansions().items():
        if {way[0] for way in ways if way} == accepted:
            yield _production(name)


def _longest(stack: list[str]) -> int:
    """How much of what was read last belongs to one production; 1 at least."""
    ways = [way for each in expansions().values() for way in each]
    return max(
        (length for way in ways for length in range(2, len(way) + 1) if _ends_with(stack, way[:length])), default=1
    )


def _ends_with(stack: list[str], way: tuple[str, ...]) -> bool:
    return len(way) <= len(stack) and stack[-len(way) :] == list(way)


def _marked(node: Tree[Token], around: str, start: tuple[int, int], end: tuple[int, int]) -> Iterator[str]:
    """The smallest production around a mark, those of its extent, the one around them, and their parts in the mark."""
    inner = [child for child in node.children if isinstance(child, Tree) and _around(child, start, end)]
    if inner and not _same(node, inner[0]):
        yield from _marked(inner[0], str(node.data), start, end)
        return
    yield str(node.data)
    yield around
    for child in inner or [each for each in node.children if isinstance(each, Tree) and not each.meta.empty]:
        if child in inner:
            yield from _marked(child, str(node.data), start, end)
        elif start <= (child.meta.line, child.meta.column) and (child.meta.end_line, child.meta.end_column) <= end:
            yield from _whole(child)


def _whole(node: Tree[Token]) -> Iterator[str]:
    """A production and those of the same extent below it."""
    yield str(node.data)
    for child in node.children:
        if isinstance(child, Tree) and _same(node, child):
            yield from _whole(child)


def _around(node: Tree[Token], start: tuple[int, int], end: tuple[int, int]) -> bool:
    meta = node.meta
    return not meta.empty and (meta.line, meta.column) <= start and end <= (meta.end_line, meta.end_column)


def _same(one: Tree[Token], other: Tree[Token]) -> bool:
    if one.meta.empty or other.meta.empty:
        return False
    return (one.meta.start_pos, one.meta.end_pos) == (other.meta.start_pos, other.meta.end_pos)


def _symbols(name: str, above: tuple[str, ...]) -> Iterator[str]:
    for way in expansions()[name]:
        for symbol in way:
            if not _repetition(symbol):
                yield symbol
            elif symbol not in above:
                yield from _symbols(symbol, (*above, symbol))


def _repetition(name: str) -> bool:
    """Whether a symbol is one that lark makes for `x*` or `x+`: `__policy_star_0`."""
    return re.fullmatch(r"__[a-z_]+_(star|plus)_[0-9]+", name) is not None


def _production(name: str) -> str:
    """The production that a name belongs to: `policy` of `__policy_star_0`."""
    return re.sub(r"^__([a-z_]+)_(star|plus)_[0-9]+$", r"\1", name)


def _name(symbol: Tree[Token] | Token) -> str:
    return symbol.type if isinstance(symbol, Token) else str(symbol.data)
