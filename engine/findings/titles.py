"""What a ruleset declares, called by its title: parameters, tables and their columns, groups, judgements."""

from __future__ import annotations

from engine.checks.program import Compiled
from engine.findings.phrases import alike, phrase
from engine.ground.schema import Text2


def parameter(name: str, compiled: Compiled) -> Text2:
    """A parameter by its title; by its id where it has none."""
    found = compiled.parameters.get(name)
    return (_quoted(found.title) if found is not None else None) or alike(f"`{name}`")


def table(name: str, compiled: Compiled) -> Text2:
    """A table by its title; by its name where it has none."""
    return _quoted(compiled.schema.tables[name].title) or alike(f"`{name}`")


def column(name: str, of: str, compiled: Compiled) -> Text2:
    """A column of the table `of` by its title; by its name in a language in which it has none."""
    table = compiled.schema.tables[of]
    titles = {name: title for (name, _, _), title in zip(table.columns, table.titles, strict=True)}
    return Text2(titles[name].en or name, titles[name].zh or name)


def group(name: str, compiled: Compiled) -> Text2 | None:
    """A group by its title; None where there is no such group, or it has none."""
    found = compiled.schema.groups.get(name)
    return _quoted(found.title) if found is not None else None


def judgement(name: str, word: str, compiled: Compiled) -> Text2 | None:
    """What a part of a rule asks for, `judged` or `attested`: a judgement or a signed answer; None where there is no
    such one."""
    found = compiled.schema.judgements.get(name)
    return phrase(f"{word}_of", title=found.title) if found is not None else None


def _quoted(title: Text2) -> Text2 | None:
    return phrase("quoted", title=title) if title.en and title.zh else None
