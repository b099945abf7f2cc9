"""What the clauses say on which findings rest, in a sentence each, and where the lawmaker published them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from engine.checks.program import Compiled
from engine.findings.finding import Finding
from engine.ground.schema import Text2


class ArticleOf(Struct, frozen=True):
    """A clause that some finding cites: a paraphrase of it, else of the whole that it is part of, and the address of
    the official text of its law."""

    citation: str
    says: Text2
    published: str | None


def articles(findings: Iterable[Finding], compiled: Compiled) -> tuple[ArticleOf, ...]:
    """The clauses that the findings cite, by citation; those of which the ledgers tell nothing are left out."""
    found = []
    for citation in sorted({each for finding in findings for each in finding.citations}):
        key, _, reference = citation.partition(" ")
        card = compiled.laws.get(key)
        if card is not None:
            article = ArticleOf(citation, card.law.says(reference), card.law.published)
            if article.says != Text2() or article.published is not None:
                found.append(article)
    return tuple(found)
