"""What a console shows with parts left out is found again in what was printed, and found anew where it changed."""

from __future__ import annotations

import pytest

from tests.tutorials.elided import refitted
from tests.tutorials.page import Step, steps

PRINTED = ["one", "two", "three", "four", "five", "six"]


@pytest.mark.parametrize(
    "shown",
    [
        PRINTED,
        ["…"],
        ["one", "…"],
        ["…", "six"],
        ["one", "two", "…", "six"],
        ["…", "three", "four", "…"],
        ["one", "…", "three", "…", "five", "six"],
    ],
)
def test_what_was_printed_stays(shown: list[str]) -> None:
    assert refitted(shown, PRINTED) == shown


def test_without_an_elision_everything_is_shown() -> None:
    assert refitted(["one", "2"], PRINTED) == PRINTED
    assert refitted([], PRINTED) == PRINTED


def test_what_changed_is_shown_as_it_is_now() -> None:
    assert refitted(["1", "…"], PRINTED) == ["one", "…"]
    assert refitted(["…", "sixx"], PRINTED) == ["…", "six"]
    assert refitted(["…", "thre", "fourr", "…"], PRINTED) == ["…", "three", "four", "…"]


def test_parts_are_found_in_their_order() -> None:
    assert refitted(["…", "five", "…", "two", "…"], PRINTED) != ["…", "five", "…", "two", "…"]


def test_a_console_has_commands_with_their_lines() -> None:
    assert steps("$ policy a \\\n  b\none\n\n$ echo $?\n1\n") == [
        Step("policy a \\\n  b", ("one", "")),
        Step("echo $?", ("1",)),
    ]
