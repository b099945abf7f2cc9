"""YAML text to nodes with positions, on the events of the C parser; refuses what YAML allows and people regret:
duplicate keys, tags, merge keys, several documents, keys that are not words, aliases that blow up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from engine.graph.collector import collector_paused
from engine.graph.limits import MAX_BORROWED, MAX_DEPTH, MAX_REPEATS
from engine.graph.nodes import Listing, Mapping, Node, Scalar, span
from engine.graph.unreadable import RefusedError, no_document, too_deep, too_many_aliases, twice, unreadable
from engine.ground import messages
from engine.ground.problem import Problem
from engine.ground.schema import Text2
from engine.ground.source import Source, Span

_CLOSED_BY_A_SIGN: Final = (
    "while parsing a flow mapping",
    "while parsing a flow sequence",
    "while scanning a quoted scalar",
)


def compose(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """The document as nodes, None where there is none to go on with; and what is wrong with its text."""
    problems: list[Problem] = []
    try:
        builder = _Builder(source.path, CParser(source.text).get_event, problems)
        with collector_paused():
            root = builder.document()
        if root is None:
            problems.append(no_document(source))
        return root, tuple(problems)
    except RefusedError as refused:
        problems.append(refused.problem)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why, index = Text2(error.problem or ""), mark.index if mark else 0
        problems.append(unreadable(source, "YAML", why, index, _opened(source.path, error)))
    except yaml.reader.ReaderError as error:
        problems.append(unreadable(source, "YAML", Text2(error.reason), error.position))
    except UnicodeEncodeError as error:
        problems.append(unreadable(source, "YAML", Text2("control characters are not allowed"), error.start))
    return None, tuple(problems)


def _opened(path: str, error: yaml.MarkedYAMLError) -> Span | None:
    """The bracket or the quotes that stand open where the text breaks off."""
    mark = error.context_mark
    if mark is None or error.context not in _CLOSED_BY_A_SIGN:
        return None
    return Span(path, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


class _Open:
    """A mapping or list that has begun; `entries` is None for a list, `key` waits for its value in a mapping."""

    __slots__ = ("before", "entries", "items", "key", "start")

    def __init__(self, start: Any, before: int) -> None:
        self.start = start
        self.before = before  # nodes made before it
        self.entries: dict[str, tuple[Scalar, Node]] | None = {} if type(start) is MappingStartEvent else None
        self.items: list[Node] = []
        self.key: Node | None = None


class _Builder:
    """The open mappings and lists, innermost last, while the events of one document pass by."""

    def __init__(self, path: str, next_event: Callable[[], Any], problems: list[Problem]) -> None:
        self.path = path
        self.next_event = next_event
        self.problems = problems
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node | None, int]] = {}  # None while still open
        self.made = 0
        self.borrowed = 0

    def document(self) -> Node | None:
        """The only document of the stream."""
        ends = {
            MappingStartEvent: self.begun,
            SequenceStartEvent: self.begun,
            MappingEndEvent: self.ended,
            SequenceEndEvent: self.ended,
            AliasEvent: self.named,
            DocumentStartEvent: self.started,
        }
        next_event, stack = self.next_event, self.stack
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                node: Node | None = self.scalar(event)
            elif kind in ends:
                node = ends[kind](event)
            elif kind is StreamEndEvent:
                return self.root
            else:
                continue
            if node is None:
                continue
            if not stack:
                self.root = node
                continue
            within = stack[-1]
            if within.entries is None:
                within.items.append(node)
            elif within.key is None:
                within.key = node
                if type(node) is not Scalar or not node.text or node.text == "<<":
                    within.key = self.refused_key(node)
            else:
                key, within.key = within.key, None
                if type(key) is Scalar:
                    pair = (key, node)
                    if within.entries.setdefault(key.text, pair) is not pair:
                        self.problems.append(twice(self.path, key, within.entries[key.text][0]))

    def scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        node = Scalar(event.value, event.implicit[0], start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.made += 1
        if event.tag is not None:
            self.refuse_tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 1)
        return node

    def begun(self, event: Any) -> None:
        if event.tag is not None:
            self.refuse_tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (None, 0)
        if len(self.stack) >= MAX_DEPTH:
            raise RefusedError(too_deep(self.span(event)))
        self.stack.append(_Open(event, self.made))

    def ended(self, event: Any) -> Node:
        done = self.stack.pop()
        node = self.closed(done.start, done.entries, done.items, event)
        self.made += 1
        if done.start.anchor is not None:
            self.anchors[done.start.anchor] = (node, self.made - done.before)
        return node

    def started(self, event: Any) -> None:
        if self.root is not None:
            raise RefusedError(messages.documents.SECOND_DOCUMENT(self.span(event)))

    def closed(self, start: Any, entries: dict[str, tuple[Scalar, Node]] | None, items: list[Node], end: Any) -> Node:
        """The finished collection."""
        line, column = start.start_mark.line + 1, start.start_mark.column + 1
        mark = end.end_mark if start.flow_style else start.start_mark
        end_line, end_column = mark.line + 1, mark.column + 1 + (not start.flow_style)
        if entries is None:
            return Listing(items, line, column, end_line, end_column)
        return Mapping(entries, line, column, end_line, end_column)

    def named(self, event: Any) -> Node:
        """The node that an alias repeats."""
        node, size = self.anchors.get(event.anchor, (None, -1))
        if node is None:
            say = messages.documents
            told = say.ALIAS_WITHIN_ITSELF if size >= 0 else say.ALIAS_OF_NOTHING
            raise RefusedError(told(self.span(event), name=event.anchor))
        self.made += size
        self.borrowed += size
        if self.borrowed > max(MAX_BORROWED, MAX_REPEATS * (self.made - self.borrowed)):
            raise RefusedError(too_many_aliases(self.span(event)))
        return node

    def refuse_tag(self, event: Any) -> None:
        self.problems.append(messages.documents.TAG(self.span(event), tag=event.tag))

    def refused_key(self, key: Node) -> Node:
        """A key that is no word, so that its value is left out; the problem is told."""
        if isinstance(key, Scalar) and key.text:
            self.problems.append(messages.documents.MERGE_KEY(span(self.path, key)))
        else:
            self.problems.append(messages.documents.KEY_IS_A_WORD(span(self.path, key)))
        return Listing([], key.line, key.column, key.end_line, key.end_column)

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if end.line != start.line:
            return Span(self.path, start.line + 1, start.column + 1, start.line + 1, start.column + 2)
        return Span(self.path, start.line + 1, start.column + 1, end.line + 1, max(end.column, start.column + 1) + 1)
