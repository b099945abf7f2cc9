"""Words to terms of a taxonomy: the whole dotted name, or its last parts where only one term ends so."""

from __future__ import annotations

from engine.ground import messages
from engine.ground.nearest import did_you_mean, meant, one_of
from engine.ground.schema import Terms, Text2
from engine.ground.unfit import UnfitError


def term(word: str, terms: Terms) -> str:
    """The name that `word` stands for. Raises UnfitError if there is none, or more than one."""
    if word in terms.entries:
        return word
    found = terms.endings.get(word, ())
    if len(found) == 1:
        return found[0]
    if found:
        raise UnfitError(messages.answers.SEVERAL_TERMS, word=word, names=one_of(found))
    raise UnfitError(messages.answers.NO_TERM, word=word, terms=terms.name, near=lambda: _near(word, terms))


def _near(word: str, terms: Terms) -> Text2:
    """Help that names the terms whose title begins its words so (`UK`: United Kingdom) or, in one of the languages,
    holds the word; else the nearest names."""
    wanted, titles = word.casefold().replace("_", " "), terms.entries.items()
    initials = [name for name, title in titles if wanted == "".join(each[0] for each in title.en.split()).casefold()]
    titled = initials or [name for name, title in titles if wanted in f"{title.en} {title.zh}".casefold()]
    return meant(titled[:8]) if titled else did_you_mean(word, sorted(terms.entries))
