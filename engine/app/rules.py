"""Rule files → the compiled program, out of the cache where nothing has changed since it was compiled."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from engine import shelf
from engine.checks.program import Compiled
from engine.ground.calendar import day_text
from engine.version import __version__


class Rules(Struct, frozen=True):
    """The compiled program and the files that it was compiled from."""

    program: Compiled
    files: tuple[shelf.RuleFile, ...]

    def own(self) -> tuple[str, ...]:
        """The rulesets in folders of the user that have rules."""
        ruled = {rule.ruleset for rule in self.program.rules}
        return tuple(dict.fromkeys(file.ruleset for file in self.files if file.own and file.ruleset in ruled))

    def edition(self, ruleset: str) -> str:
        """The day from which the ruleset's law is in force in this edition; empty where it has none."""
        for card in self.program.laws.values():
            if card.law.ruleset == ruleset and card.law.period.first is not None:
                return day_text(card.law.period.first)
        return ""

    def digest(self, ruleset: str) -> str:
        """The SHA-256 of the ruleset's files, paths included, in their order."""
        digest = hashlib.sha256()
        for file in self.files:
            if file.ruleset == ruleset:
                digest.update(f"{file.source.path}\0{file.source.text}\0".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def rules(folders: Sequence[Path], policies: Sequence[Path], cache: bool) -> Rules:
    """The shipped rules and policies, the user's `folders` of rules and the policy files named, compiled.

    Raises `PolicyError` with all problems of the rules. What is kept in the cache is data, and only taken if it has
    the shape of this engine's program.
    """
    files = (*shelf.rule_files(folders), *shelf.policy_files(policies))
    key = shelf.cache_key(f"{__version__} {shelf.engine_stamp()}", files)
    if cache and (kept := shelf.cached(key)) is not None:
        try:
            return Rules(msgspec.msgpack.decode(kept, type=Compiled), files)
        except msgspec.MsgspecError:
            pass
    program = _compiled(files)
    if cache:
        shelf.keep(key, msgspec.msgpack.encode(program))
    return Rules(program, files)


def _compiled(files: Sequence[shelf.RuleFile]) -> Compiled:
    """The program compiled from the files; the parser and the checker are imported only here."""
    from engine.checks.from_typed import compiled
    from engine.syntax.from_text import parse_all
    from engine.typed.from_syntax import check

    sources = tuple(file.source for file in files)
    typed = check(parse_all((file.source, file.ruleset) for file in files), sources)
    return compiled(typed, {source.path: source for source in sources})
