"""What `policy rules` lists: the rules of rulesets, or what becomes of each clause of a law."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.app.rules import rules
from engine.app.selection import rulesets_named
from engine.findings.catalogue import Listed, catalogue
from engine.findings.coverage import Coverage, coverage
from engine.findings.doubts import Doubts, doubts
from engine.ground import messages
from engine.ground.nearest import KNOWN, all_of, did_you_mean
from engine.ground.problem import PolicyError


def listed(folders: Sequence[Path], rulesets: Sequence[str], *, cache: bool) -> tuple[Listed, ...]:
    """The rules that are shipped and those of the user's `folders`; of `rulesets` (and what lies below) if any are
    named. Raises `PolicyError` where a name leads to no ruleset with rules."""
    program = rules(folders, (), cache).program
    known = {rule.ruleset for rule in program.rules}
    return catalogue(program, set(rulesets_named(program, rulesets)) if rulesets else known)


def covered(folders: Sequence[Path], law: str, *, cache: bool) -> tuple[Coverage, Doubts]:
    """The coverage of the law with this key (`PIPL`), or of the ruleset with this id (`cn.cbf`), and what is doubtful
    about it. Raises `PolicyError` where there is none."""
    program = rules(folders, (), cache).program
    for key, card in program.laws.items():
        if law in (key, card.law.ruleset):
            return coverage(program, key), doubts(program, key)
    every = KNOWN(names=all_of(sorted(program.laws)))
    names = sorted({*program.laws, *(card.law.ruleset for card in program.laws.values())})
    raise PolicyError([messages.rulesets.NO_LAW(None, key=law, near=did_you_mean(law, names, every))])
