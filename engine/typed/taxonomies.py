"""Taxonomies: their terms as declared, and which term a word of a rule means."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.ground import messages
from engine.ground.nearest import did_you_mean, one_of
from engine.ground.schema import Period, Terms
from engine.ground.source import Span
from engine.syntax import tree as syntax
from engine.typed.problems import Problems
from engine.typed.texts import check_text


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The terms of one taxonomy, as the words of rules name them."""

    terms: Terms

    @property
    def name(self) -> str:
        """What the taxonomy is called."""
        return self.terms.name

    def term(self, word: syntax.Word, problems: Problems, known: Collection[str] = ()) -> str | None:
        """The term that a word means: its full name, or its last parts where they are unique. Notes P205, P206.

        `known`: what else would be right here (groups of these terms), for the help.
        """
        if word.text in self.terms.entries:
            return word.text
        found = self.terms.endings.get(word.text, ())
        if len(found) == 1:
            return found[0]
        if found:
            told = messages.declarations.SEVERAL_TERMS
            problems.tell(told(word.span, word=word.text, names=one_of(found), taxonomy=self.name))
        else:
            near = did_you_mean(word.text, known or self.terms.entries.keys())
            problems.tell(messages.declarations.NO_TERM(word.span, word=word.text, taxonomy=self.name, near=near))
        return None

    def holds(self, word: str) -> bool:
        """Whether the word means a term, or could mean several."""
        return word in self.terms.entries or word in self.terms.endings


@dataclass(frozen=True, slots=True)
class Combination:
    """Terms of one taxonomy that together make what none of them is alone: the ways to do so, and when it counts."""

    terms: str
    ways: tuple[tuple[str, ...], ...]
    period: Period


def taxonomies(modules: Sequence[syntax.Module], problems: Problems) -> dict[str, Taxonomy]:
    """All declared taxonomies by name, in the order of the modules."""
    found: dict[str, Taxonomy] = {}
    spans: dict[str, Span] = {}
    for module in modules:
        for item in module.items:
            if not isinstance(item, syntax.TermsDecl):
                continue
            name = item.name.text
            if name in found:
                problems.tell(messages.declarations.TAXONOMY_TWICE(item.name.span, spans[name], taxonomy=name))
                continue
            spans[name] = item.name.span
            found[name] = _taxonomy(item, problems)
    return found


def _taxonomy(item: syntax.TermsDecl, problems: Problems) -> Taxonomy:
    name = item.name.text
    check_text(item.title, "the taxonomy `{}`", name, item.name.span, problems, needed=False)
    spans: dict[str, Span] = {}
    for word, text in item.entries:
        check_text(text, "the term `{}`", word.text, word.span, problems)
        if word.text in spans:
            told = messages.declarations.TERM_TWICE
            problems.tell(told(word.span, spans[word.text], term=word.text, taxonomy=name))
            continue
        spans[word.text] = word.span
    for term, span in spans.items():
        parent = term.rpartition(".")[0]
        if parent and parent not in spans:
            problems.tell(messages.declarations.NO_PARENT(span, term=term, parent=parent, taxonomy=name))
    return taxonomy(Terms(name, item.title, {word.text: text for word, text in item.entries}))


def taxonomy(terms: Terms) -> Taxonomy:
    """The taxonomy of terms that are declared already."""
    return Taxonomy(terms)
