"""The names that rulesets declare, and which of them a ruleset sees: its own, those that it uses, and the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.ground import messages
from engine.ground.nearest import did_you_mean, with_article
from engine.ground.problem import Label
from engine.ground.schema import Text2
from engine.syntax import tree as syntax
from engine.typed.ledger import WORDS, Ledger
from engine.typed.problems import Problems

BUILT_IN: Final = ("governed", "day")

Item = (
    syntax.Define
    | syntax.Exemption
    | syntax.Parameter
    | syntax.Judgement
    | syntax.GroupDecl
    | syntax.CombinationDecl
    | syntax.TableDecl
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared name. `key` tells it apart in the whole program: `cn.cbf.exported`; the words keep their names, and
    so do parameters, judgements, groups and tables, which policies and manifests call by name."""

    key: str
    ruleset: str
    item: Item

    @property
    def word(self) -> syntax.Word:
        """The name as written."""
        return self.item.name

    @property
    def what(self) -> str:
        """What it is, for messages."""
        return _WHAT[type(self.item)]


_WHAT: Final[Mapping[type, str]] = {
    syntax.Define: "define",
    syntax.Exemption: "exemption",
    syntax.Parameter: "parameter",
    syntax.Judgement: "judgement",
    syntax.GroupDecl: "group",
    syntax.CombinationDecl: "combination",
    syntax.TableDecl: "table",
}


@dataclass(frozen=True, slots=True)
class Names:
    """All declared names, and for each ruleset those that it sees."""

    declared: tuple[Declared, ...]
    seen: dict[str, dict[str, Declared]]

    def near(self, word: str, ruleset: str, *what: type) -> str:
        """Help for a word that is not known in a ruleset, among the names of some kinds of items."""
        known = [name for name, of in self.seen.get(ruleset, {}).items() if isinstance(of.item, what)]
        help_ = did_you_mean(word, known).en
        if help_.startswith("did"):
            return help_
        elsewhere = [of for of in self.declared if of.word.text == word and isinstance(of.item, what)]
        if elsewhere:
            return f"`{elsewhere[0].ruleset}` declares it; add `use {elsewhere[0].ruleset}` to the law to see it"
        return help_


def names(modules: Sequence[syntax.Module], known: Ledger, problems: Problems) -> Names:
    """The names that the modules declare; notes P221 where one hides another, P408 where a ruleset is not known."""
    own: dict[str, dict[str, Declared]] = {module.ruleset: {} for module in modules}
    everywhere: dict[str, Declared] = {}
    declared: list[Declared] = []
    for module in modules:
        for item in module.items:
            if isinstance(item, Item):
                one = Declared(_key(item, module.ruleset), module.ruleset, item)
                first = own[module.ruleset].get(item.name.text) or everywhere.get(one.key)
                if first is None:
                    declared.append(one)
                    own[module.ruleset][item.name.text] = everywhere[one.key] = one
                elif not _adds_up(first, one):
                    _clash(one, first, problems)
                if item.name.text in BUILT_IN:
                    message = f"`{item.name.text}` is built in"
                    problems.add("P221", item.name.span, message, "choose another name")
    seen = {ruleset: _seen(ruleset, own, known, problems) for ruleset in own}
    return Names(tuple(declared), seen)


def _seen(
    ruleset: str, own: Mapping[str, dict[str, Declared]], known: Ledger, problems: Problems
) -> dict[str, Declared]:
    visible = dict(own.get(WORDS, {}))
    law = known.of_ruleset.get(ruleset)
    for use in known.declared[law.key].uses if law is not None else ():
        if use.text not in own:
            near = did_you_mean(use.text, own.keys() - {WORDS, ruleset})
            problems.tell(messages.rulesets.NO_RULESET(use.span, name=use.text, near=near))
        for name, one in own.get(use.text, {}).items():
            if name in visible and visible[name].ruleset not in (WORDS, one.ruleset):
                other = visible[name]
                message = f"`{name}` of `{use.text}` is also declared by `{other.ruleset}`, which is used too"
                places = (Label(one.word.span, Text2("here")), Label(other.word.span, Text2("and here")))
                problems.add("P221", use.span, message, "rename one of them", places)
            visible.setdefault(name, one)
    for name, one in own[ruleset].items():
        if name in visible and visible[name] is not one:
            _clash(one, visible[name], problems)
        visible[name] = one
    return visible


def _key(item: Item, ruleset: str) -> str:
    private = isinstance(item, syntax.Define | syntax.Exemption) and ruleset != WORDS
    return f"{ruleset}.{item.name.text}" if private else item.name.text


def _adds_up(first: Declared, one: Declared) -> bool:
    """Several declarations of one group in one ruleset, each with its own dates, are one group."""
    both = isinstance(first.item, syntax.GroupDecl) and isinstance(one.item, syntax.GroupDecl)
    return both and first.ruleset == one.ruleset


def _clash(one: Declared, first: Declared, problems: Problems) -> None:
    where = "" if first.ruleset == one.ruleset else f" of `{first.ruleset}`"
    message = f"`{one.word.text}` is already the name of {with_article(first.what)}{where}"
    problems.add("P221", one.word.span, message, "choose another name", (Label(first.word.span, Text2("first here")),))
