"""The types of a rule in plain words: whom it binds, when, to what, unless what, and what all that rests on.

Made by `explained`; texts in both languages.
"""

from __future__ import annotations

from msgspec import Struct

from engine.findings.catalogue import InForce
from engine.ground.schema import Text2


class Said(Struct, frozen=True):
    """A condition in words, in force in `days` (empty where nothing limits it). `joins` is `and` or `or` where it is
    made of `parts` and has no words of its own, `not` where it denies its only part. What is asked of members has the
    words of the list, then `each` and the part that is asked, or `where`, the part that chooses members, and that part.
    """

    words: Text2
    joins: str = ""
    parts: tuple[Said, ...] = ()
    days: Text2 = Text2()


class Unless(Struct, frozen=True):
    """An exception, or what lifts one: when, by which citations, in force from when to when, and what lifts it."""

    when: Said
    citations: tuple[str, ...]
    in_force: InForce
    but_not: tuple[Unless, ...]


class Source(Struct, frozen=True):
    """One citation: the law, how well its clause was read, a paraphrase of it (else of the whole that it is part of),
    what the ledger says of it, and the address of the law's official text."""

    citation: str
    law: Text2
    force: str
    certainty: str
    says: Text2
    words: Text2
    published: str | None


class Meaning(Struct, frozen=True):
    """A define that the rule calls: what its title means."""

    title: Text2
    means: Said
    citations: tuple[str, ...]


class Asked(Struct, frozen=True):
    """A fact that is read, with its label and its question."""

    fact: str
    title: Text2
    ask: Text2


class Left(Struct, frozen=True):
    """A judgement that is left to people."""

    judgement: str
    title: Text2
    ask: Text2
    citations: tuple[str, ...]


class Settable(Struct, frozen=True):
    """A parameter: its value, and the readings of a contested one."""

    parameter: str
    title: Text2
    value: Text2
    readings: tuple[Text2, ...]
    citations: tuple[str, ...]


class Plain(Struct, frozen=True):
    """A rule in plain words. `scope_facts` are read only to find out whether the law governs a record at all, and on
    which day; a rule that `governs_itself` says whom, instead of its law. A rule `each_year` speaks of a record year by
    year; a conflict names the two rules `between` which it stands, and its duty says nothing."""

    id: str
    title: Text2
    severity: str
    force: str
    grade: str
    in_force: InForce
    law: Text2
    kinds: Text2
    governs_itself: bool
    scope: tuple[Meaning, ...]
    when: Said | None
    duty: Said
    unless: tuple[Unless, ...]
    fix: Text2
    note: Text2
    sources: tuple[Source, ...]
    meanings: tuple[Meaning, ...]
    facts: tuple[Asked, ...]
    scope_facts: tuple[Asked, ...]
    judgements: tuple[Left, ...]
    parameters: tuple[Settable, ...]
    each_year: bool
    between: tuple[str, ...]
