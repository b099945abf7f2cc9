"""Every sentence of a report is made of words of its language, of ids of the manifest and of what it states."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.cli import run
from tests.words.shipped import laws, words

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ("huatong", "fennel", "corner-shop", "thin")
VERDICTS = "met,exempt,not_applicable"

QUOTED = re.compile(r"`[^`]*`")
PLACE = re.compile(r"rulesets/[\w./]+\.policy(:\d+)?")
LATIN = re.compile(r"[A-Za-z_]{2,}")
CHINESE = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3001\u3002]")
SOURCE = re.compile(r"[=!<>]=|covered by|[\[\]{}]|\b[a-z_]+\(\w+\)|\b[a-z]\.[a-z]|\w_\w")


@cache
def told(example: str) -> dict[str, Any]:
    """The result of an example with all its verdicts."""
    with pytest.MonkeyPatch.context() as patch, pytest.MonkeyPatch.context() as printed:
        patch.chdir(ROOT)
        lines: list[bytes] = []
        printed.setattr("click.echo", lambda text="", **_: lines.append(text if isinstance(text, bytes) else b""))
        run(["check", f"examples/{example}", "-f", "json", "--show", VERDICTS])
    result: dict[str, Any] = json.loads(lines[0])
    return result


def texts(node: object, key: str = "") -> Iterator[dict[str, str]]:
    """All texts in two languages, but those that rulesets write and those of paths."""
    if isinstance(node, dict):
        if set(node) == {"en", "zh"} and key not in ("title", "fix", "ask"):
            yield node
        for name, below in node.items():
            yield from texts(below, name) if name != "path" else ()
    elif isinstance(node, list):
        for each in node:
            yield from texts(each, key)


def ids(example: str) -> set[str]:
    """Whatever the manifest names: ids and keys, as words of its text."""
    files = sorted((ROOT / "examples" / example).glob("*.yaml"))
    return {word for file in files for word in re.findall(r"[\w.-]+", file.read_text(encoding="utf-8"))}


def latin_words() -> set[str]:
    """The Latin words that Chinese labels of the schema have: `GDPR`, `HIPAA`."""
    schema = words()
    labels = [fact.title.zh for kind in schema.kinds.values() for fact in kind.facts.values()]
    labels += [label.zh for terms in schema.terms.values() for label in terms.entries.values()]
    labels += [group.title.zh for group in schema.groups.values()]
    labels += [table.title.zh for table in schema.tables.values()]
    labels += [law.title.zh for law in laws().values()]
    return {word for label in labels for word in LATIN.findall(label)}


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_chinese_report_has_no_words_of_another_language(example: str) -> None:
    allowed = latin_words() | {"PIPL", "GDPR", "CBF", "CNY", "EUR", "USD"}
    said = [text["zh"] for text in texts(told(example))]
    assert len(said) > 20
    for sentence in said:
        latin = set(LATIN.findall(PLACE.sub("", QUOTED.sub("", sentence))))
        assert not latin - allowed, sentence


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_english_report_shows_no_chinese_and_no_text_of_a_rule(example: str) -> None:
    for text in texts(told(example)):
        sentence = PLACE.sub("", QUOTED.sub("", text["en"]))
        assert not CHINESE.search(sentence), sentence
        assert not SOURCE.search(sentence), sentence


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_stands_in_backticks_is_an_id_of_the_manifest(example: str) -> None:
    known = ids(example)
    for finding in told(example)["findings"]:
        for because in finding["because"]:
            for quoted in QUOTED.findall(because["text"]["en"]):
                assert quoted.strip("`") in known, because["text"]["en"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_both_languages_name_the_same_things(example: str) -> None:
    for text in texts(told(example)):
        assert sorted(QUOTED.findall(text["en"])) == sorted(QUOTED.findall(text["zh"])), text
