"""Rule files in their one layout: which of them would change, and the changes written."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from engine import shelf
from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.syntax.same import same
from engine.syntax.to_text import to_text


class Changed(Struct, frozen=True):
    """A file that is laid out otherwise than it should be, and its text as it should be."""

    path: str
    place: Path
    old: str
    new: str

    def difference(self) -> str:
        """The change, as a unified diff."""
        old, new = (text.splitlines(keepends=True) for text in (self.old, self.new))
        lines = difflib.unified_diff(old, new, self.path, self.path)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


class LaidOut(Struct, frozen=True):
    """How many files were read, which of them would change, and the problems of those that do not parse."""

    files: int
    changed: tuple[Changed, ...]
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...]


def laid_out(paths: Sequence[Path], folders: Sequence[Path]) -> LaidOut:
    """The layout of the files at `paths`; where none are named, of the user's `folders` of rules, else of the shipped
    rules and policies of a checkout.

    Raises `PolicyError` where files cannot be read, or there is nothing to lay out.
    """
    files = shelf.files_at(paths or folders) if paths or folders else _shipped()
    changed: list[Changed] = []
    problems: list[Problem] = []
    broken: list[Source] = []
    for file in files:
        try:
            found = _changed(file)
        except PolicyError as error:
            problems += error.problems
            broken += error.sources
            continue
        changed += [found] if found else []
    return LaidOut(len(files), tuple(changed), tuple(problems), tuple(broken))


def write(changed: Sequence[Changed]) -> None:
    """Writes the files anew, each whole or not at all."""
    for each in changed:
        shelf.write(each.place, each.new.encode())


def _changed(file: shelf.RuleFile) -> Changed | None:
    module = parse(file.source, file.ruleset)
    new = to_text(module, file.source)
    if new == file.source.text:
        return None
    assert file.place is not None
    assert same(module, parse(Source(file.source.path, new), file.ruleset)), (
        f"{file.source.path} would say another thing"
    )
    return Changed(file.source.path, file.place, file.source.text, new)


def _shipped() -> tuple[shelf.RuleFile, ...]:
    if shelf.checkout() is None:
        told = messages.files.INSTALLED(None, instead=messages.files.PATH_OR_OWN_FOLDER)
        raise PolicyError([told])
    return (*shelf.rule_files(), *shelf.policy_files())
