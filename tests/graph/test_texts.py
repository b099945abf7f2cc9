"""YAML and JSON to nodes: what is kept, where it stands, what is refused."""

from __future__ import annotations

import gc
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.graph import from_json, from_yaml
from engine.graph.limits import MAX_DEPTH
from engine.graph.nodes import Listing, Mapping, Node, Scalar
from engine.ground.problem import Problem
from engine.ground.source import Source
from tests.graph.plain import Plain, plain


def yaml_node(text: str) -> Node:
    node, problems = from_yaml.compose(Source("m.yaml", text))
    assert node is not None
    assert problems == ()
    return node


def at(node: Node, *way: str | int) -> Node:
    for step in way:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.entries[step][1]
        elif isinstance(node, Listing) and isinstance(step, int):
            node = node.items[step]
    return node


def stretch(node: Node) -> tuple[int, int, int, int]:
    return node.line, node.column, node.end_line, node.end_column


def test_words_keep_their_text_and_place() -> None:
    node = yaml_node("a: NO\nb:\n  - 0123\n  - '12:30'\nc: {中文: 值}\n")
    assert plain(node) == {"a": "NO", "b": ["0123", "12:30"], "c": {"中文": "值"}}
    assert stretch(at(node, "a")) == (1, 4, 1, 6)
    assert stretch(at(node, "b", 1)) == (4, 5, 4, 12)
    assert stretch(at(node, "c", "中文")) == (5, 9, 5, 10)
    assert stretch(at(node, "c")) == (5, 4, 5, 11)


def test_quotes_are_told_from_bare_words() -> None:
    node = yaml_node("[a, 'a', \"a\"]")
    assert isinstance(node, Listing)
    assert [isinstance(item, Scalar) and item.bare for item in node.items] == [True, False, False]


def test_an_alias_repeats_what_it_names() -> None:
    assert plain(yaml_node("a: &x {b: [1]}\nc: *x\n")) == {"a": {"b": ["1"]}, "c": {"b": ["1"]}}


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    yaml_node("a: 1")
    assert gc.isenabled()
    gc.disable()
    try:
        yaml_node("a: 1")
        assert not gc.isenabled()
    finally:
        gc.enable()


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)
REFUSED_YAML = [
    ("a: 1\nb: 2\na: 3\n", "P302", 3, 1),
    ("a: &x 1\nb: *x\na: *x\n", "P302", 3, 1),
    ("a: !!python/object:os.system x\n", "P304", 1, 4),
    ("a: !thing {b: 1}\n", "P304", 1, 4),
    ("<<: {a: 1}\n", "P304", 1, 1),
    ("? [a]\n: 1\n", "P304", 1, 3),
    ("a: *b\n", "P304", 1, 4),
    ("a: &a [*a]\n", "P304", 1, 8),
    ("a: 1\n---\nb: 2\n", "P304", 2, 1),
    (BOMB, "P303", 5, 0),
    ("a: " + "[" * 40 + "]" * 40, "P303", 1, 3 + MAX_DEPTH),
    ("a:\n\tb: 1\n", "P301", 2, 1),
    ("a: >= 5\n", "P301", 1, 5),
    ("a: [1, 2\n", "P301", 2, 1),
    ("a: b: c\n", "P301", 1, 5),
    ("a: \x01\n", "P301", 1, 4),
    ("", "P301", 1, 1),
    ("# nothing\n", "P301", 1, 1),
]


def found(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in problems if each.span]


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED_YAML, ids=[r[0][:20] for r in REFUSED_YAML])
def test_yaml_is_refused_where_people_regret_it(text: str, code: str, line: int, column: int) -> None:
    _, problems = from_yaml.compose(Source("m.yaml", text))
    [(told, told_line, told_column)] = found(problems)
    assert (told, told_line) == (code, line)
    assert column in (0, told_column)


def test_the_second_key_points_at_the_first() -> None:
    _, [problem] = from_yaml.compose(Source("m.yaml", "a: 1\n\na: 2\n"))
    assert [(label.span.line, label.text.en) for label in problem.labels] == [(1, "first written here")]


def test_advice_fits_the_slip() -> None:
    _, [tab] = from_yaml.compose(Source("m.yaml", "a:\n\tb: 1\n"))
    assert "not with tabs" in tab.help.en
    _, [sign] = from_yaml.compose(Source("m.yaml", "a: >= 5\n"))
    assert "1_000_000.." in sign.help.en


@pytest.mark.parametrize(
    ("text", "line", "column", "help_"),
    [
        ("a: 1\nb: {c: 1\nd: 2\n", 2, 4, "close the bracket"),
        ("a: [1\nb: 2\n", 1, 4, "close the bracket"),
        ('a: 1\nb: "two\nc: 3\n', 2, 4, "close the quotes"),
    ],
)
def test_what_stands_open_is_shown_where_it_was_opened(text: str, line: int, column: int, help_: str) -> None:
    _, [problem] = from_yaml.compose(Source("m.yaml", text))
    [label] = problem.labels
    assert (label.span.line, label.span.column, label.text.en) == (line, column, "opened here")
    assert help_ in problem.help.en
    assert "found" not in problem.message.zh


REFUSED_JSON = [
    ('{"a": 1, "a": 2}', "P302", 1, 10),
    ('{"a": 1} {"b": 2}', "P301", 1, 10),
    ('{"a": 1,}', "P301", 1, 9),
    ('{"a" 1}', "P301", 1, 2),
    ("{a: 1}", "P301", 1, 2),
    ('{"a": 01}', "P301", 1, 8),
    ('{"a": nil}', "P301", 1, 7),
    ('{"a": "b', "P301", 1, 7),
    ('{"a": "\\q"}', "P301", 1, 8),
    ('{"a":\n [1, 2\n', "P301", 3, 1),
    ("[" * 40 + "]" * 40, "P303", 1, 1 + MAX_DEPTH),
    ("", "P301", 1, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED_JSON, ids=[r[0][:20] for r in REFUSED_JSON])
def test_json_is_refused_at_its_place(text: str, code: str, line: int, column: int) -> None:
    _, problems = from_json.compose(Source("m.json", text))
    assert found(problems) == [(code, line, column)]


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)
trees = st.recursive(words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3))


@given(st.dictionaries(words, trees, max_size=4), st.sampled_from([None, 0, 2]))
def test_json_text_is_read_as_json_says(tree: Plain, indent: int | None) -> None:
    node, problems = from_json.compose(Source("m.json", json.dumps(tree, indent=indent)))
    assert problems == ()
    assert node is not None
    assert plain(node) == tree


@given(st.dictionaries(words.filter(lambda word: word != "<<"), trees, max_size=4), st.sampled_from([None, 2]))
def test_yaml_reads_the_same_text_the_same(tree: Plain, indent: int | None) -> None:
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    ours, _ = from_json.compose(Source("m.json", text))
    theirs, problems = from_yaml.compose(Source("m.yaml", text))
    assume(not problems)
    assert isinstance(ours, Mapping)
    assert isinstance(theirs, Mapping)
    assert plain(ours) == plain(theirs)
    assert stretch(ours) == stretch(theirs)
    assert [stretch(key) for key, _ in ours.entries.values()] == [stretch(key) for key, _ in theirs.entries.values()]


@given(st.text(max_size=40) | st.text("{}[]\",: \n\tab1-#&*!|>'", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for language in (from_yaml, from_json):
        node, problems = language.compose(Source("m", text))
        assert node is not None or problems
        for problem in problems:
            assert problem.span is not None
            assert 1 <= problem.span.line <= text.count("\n") + 2


def test_each_line_of_json_lines_is_a_manifest() -> None:
    nodes, problems = from_json.compose_lines(Source("m.jsonl", '{"a": 1}\n\n{"b": [true, null]}\n'))
    assert problems == ()
    assert [plain(node) for node in nodes] == [{"a": "1"}, {"b": ["true", "null"]}]
    assert nodes[1].line == 3
