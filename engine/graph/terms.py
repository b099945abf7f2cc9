"""Words to terms of a taxonomy: the whole dotted name, or its last parts where only one term ends so."""

from __future__ import annotations

from msgspec import Struct

from engine.ground import messages
from engine.ground.nearest import did_you_mean, meant, one_of
from engine.ground.schema import Terms, Text2
from engine.ground.unfit import UnfitError


class Taxonomy(Struct, frozen=True):
    """The names of one taxonomy, and the names that each ending may stand for."""

    title: str
    names: frozenset[str]
    endings: dict[str, tuple[str, ...]]
    titles: dict[str, str]

    def term(self, word: str) -> str:
        """The name that `word` stands for. Raises UnfitError if there is none, or more than one."""
        if word in self.names:
            return word
        found = self.endings.get(word, ())
        if len(found) == 1:
            return found[0]
        if found:
            raise UnfitError(messages.answers.SEVERAL_TERMS, word=word, names=one_of(found))
        raise UnfitError(messages.answers.NO_TERM, word=word, terms=self.title, near=lambda: self.meant(word))

    def meant(self, word: str) -> Text2:
        """Help that names the terms whose title in one of the languages holds the word, else the nearest names."""
        wanted = word.casefold().replace("_", " ")
        titled = [name for name, titles in self.titles.items() if wanted in titles][:8]
        return meant(titled) if titled else did_you_mean(word, sorted(self.names))


def taxonomy(terms: Terms) -> Taxonomy:
    """The taxonomy, ready to be asked."""
    endings: dict[str, tuple[str, ...]] = {}
    for name in terms.entries:
        rest = name
        while "." in rest:
            rest = rest.split(".", 1)[1]
            endings[rest] = (*endings.get(rest, ()), name)
    titles = {name: f"{title.en} {title.zh}".casefold() for name, title in terms.entries.items()}
    return Taxonomy(terms.name, frozenset(terms.entries), endings, titles)
