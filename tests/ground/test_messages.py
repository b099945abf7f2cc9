"""The texts of problems: both languages say the same things, each as it is written, and no site says its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import pytest

from engine.ground import messages
from engine.ground.problem import Message, Phrase
from engine.ground.schema import Text2
from tests.problem_page import ROOT, codes_in

TEXTS = "engine/ground/messages/"
MAKES_PROBLEMS = ("engine/ground/problem.py", "engine/render/block.py")
QUOTED = re.compile(r"`[^`]*`|\{[^}]*\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")


def texts() -> dict[str, object]:
    """Everything that the files of texts hold, by `file.NAME`."""
    files = [import_module(f"{messages.__name__}.{each.name}") for each in iter_modules(messages.__path__)]
    return {
        f"{file.__name__.rsplit('.', 1)[-1]}.{name}": value
        for file in files
        for name, value in vars(file).items()
        if name.isupper()
    }


def pairs(value: object) -> Iterator[tuple[str, str]]:
    """The English and the Chinese of each part."""
    match value:
        case Message():
            yield from ((value.en, value.zh), (value.help_en, value.help_zh), (value.label.en, value.label.zh))
        case Phrase() | Text2():
            yield value.en, value.zh
        case dict():
            for name, each in value.items():
                yield from ((name, each),) if isinstance(each, str) else pairs(each)
        case tuple():
            for each in value:
                yield from pairs(each)


ALL = texts()
PAIRS = {f"{name} {at}": pair for name, value in ALL.items() for at, pair in enumerate(pairs(value)) if any(pair)}
MESSAGES = {name: value for name, value in ALL.items() if isinstance(value, Message)}
FILES = sorted({name.partition(".")[0] for name in ALL})


def pairs_of(file: str) -> list[tuple[str, tuple[str, str]]]:
    return [(name, pair) for name, pair in PAIRS.items() if name.startswith(f"{file}.")]


def places(text: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)[^{}]*\}", text))


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_places(file: str) -> None:
    for name, (en, zh) in pairs_of(file):
        assert en, name
        assert zh, name
        assert places(en) == places(zh), name


@pytest.mark.parametrize("file", FILES)
def test_each_language_is_written_as_it_is(file: str) -> None:
    """No Chinese in the English; in the Chinese, outside of the user's words, no punctuation of half width, and no
    space beside a backtick."""
    for name, (en, zh) in pairs_of(file):
        assert not CHINESE.search(en), name
        assert not en.endswith("."), name
        assert CHINESE.search(zh) or en == zh or not QUOTED.sub("", en).strip(), name
        assert not re.search(r"[,;?!()]|: |:$|\.$", QUOTED.sub("", zh)), name
        assert not re.search(r"[\u3400-\u9fff，。：；（）“”、] +`|` +[\u3400-\u9fff，。：；（）“”、]", zh), name


@pytest.mark.parametrize("file", FILES)
def test_a_message_is_told_in_both_languages(file: str) -> None:
    for name, told in MESSAGES.items():
        if name.startswith(f"{file}."):
            every = {place for pair in pairs(told) for text in pair for place in places(text)}
            problem = told(None, None, **dict.fromkeys(every, 7))
            assert problem.message.zh, name
            assert bool(problem.help.en) == bool(problem.help.zh), name
            assert "{" not in QUOTED.sub("", problem.message.zh), name


def test_every_problem_is_told_in_both_languages() -> None:
    assert sorted(codes_in(ROOT / "engine")) == sorted({told.code for told in MESSAGES.values()})


def test_no_site_tells_a_problem_in_words_of_its_own() -> None:
    for path, call in calls():
        if path not in MAKES_PROBLEMS and not path.startswith(TEXTS):
            assert not (isinstance(call.func, ast.Name) and call.func.id == "Problem"), f"{path}:{call.lineno}"


def test_every_site_that_names_a_message_gives_its_values() -> None:
    sites = 0
    for path, call in calls():
        for name, given in named(call):
            sites += 1
            assert name in ALL, f"{path}:{call.lineno}: there is no {name}"
            wanted = {place for pair in pairs(ALL[name]) for text in pair for place in places(text)}
            assert wanted == given, f"{path}:{call.lineno}: {name} takes {sorted(wanted)}, not {sorted(given)}"
    assert sites > 100


@cache
def calls() -> tuple[tuple[str, ast.Call], ...]:
    """All calls of the engine, each with its file."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), node)
        for path in sorted((ROOT / "engine").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )


def named(call: ast.Call) -> Iterator[tuple[str, set[str]]]:
    """The messages that a call names outright, with the names of the values beside."""
    for each in (call.func, *call.args[:1]):
        match each:
            case ast.Attribute(ast.Attribute(ast.Name("messages"), file), name) if name.isupper():
                if not (each is not call.func and isinstance(call.func, ast.Attribute) and call.func.attr == "append"):
                    yield f"{file}.{name}", {keyword.arg for keyword in call.keywords if keyword.arg}


def test_whatever_needs_a_text_is_named_in_both_languages() -> None:
    """The second argument of `check_text` is the English of what lacks its text."""
    given = [call.args[1] for _, call in calls() if isinstance(call.func, ast.Name) and call.func.id == "check_text"]
    said = {each.value for each in given if isinstance(each, ast.Constant)}
    assert len(given) > 20
    assert said <= messages.declarations.WHOSE.keys()
