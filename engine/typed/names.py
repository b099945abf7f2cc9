"""The names that rulesets declare, and which of them a ruleset sees: its own, those that it uses, and the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from engine.ground import messages
from engine.ground.nearest import did_you_mean, nearest, with_article
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
        """What it is: `define`."""
        return _WHAT[type(self.item)]

    def article(self) -> Text2:
        """What it is, for messages: `a define`, `定义`."""
        return Text2(with_article(self.what), messages.declarations.WHAT[self.what].zh)


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

    def near(self, word: str, ruleset: str, *what: type) -> Text2:
        """Help for a word that is not known in a ruleset, among the names of some kinds of items."""
        known = [name for name, of in self.seen.get(ruleset, {}).items() if isinstance(of.item, what)]
        elsewhere = [of for of in self.declared if of.word.text == word and isinstance(of.item, what)]
        if elsewhere and not nearest(word, known):
            return messages.declarations.DECLARED_BY(ruleset=elsewhere[0].ruleset)
        return did_you_mean(word, known)


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
                    problems.tell(messages.declarations.BUILT_IN(item.name.span, name=item.name.text))
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
                told, says = messages.declarations.NAMED_BY_BOTH, messages.declarations.AND_HERE
                problem = told(use.span, one.word.span, name=name, ruleset=use.text, other=other.ruleset)
                problems.tell(replace(problem, labels=(*problem.labels, Label(other.word.span, says))))
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
    say, name = messages.declarations, one.word.text
    if first.ruleset == one.ruleset:
        problems.tell(say.NAMED_BEFORE(one.word.span, first.word.span, name=name, what=first.article()))
    else:
        told = say.NAMED_ELSEWHERE
        problems.tell(told(one.word.span, first.word.span, name=name, what=first.article(), ruleset=first.ruleset))
