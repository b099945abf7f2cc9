"""Words to terms of a taxonomy: the whole dotted name, or its last parts where only one term ends so."""

from __future__ import annotations

from msgspec import Struct

from engine.graph.unfit import UnfitError
from engine.ground.nearest import did_you_mean, listed
from engine.ground.schema import Terms


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
            raise UnfitError("P315", f"`{word}` may be {listed(found, 'or')}", "write the name with more of its parts")
        raise UnfitError("P314", f"`{word}` is not a term of `{self.title}`", lambda: self.meant(word))

    def meant(self, word: str) -> str:
        """Help that names the terms whose title in one of the languages holds the word, else the nearest names."""
        wanted = word.casefold().replace("_", " ")
        titled = [name for name, titles in self.titles.items() if wanted in titles][:8]
        return f"did you mean {listed(titled, 'or')}?" if titled else did_you_mean(word, sorted(self.names)).en


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
