"""What reports call a law: its title, with the key by which citations name it."""

from __future__ import annotations

from engine.findings.result import Regime
from engine.ground.schema import Text2


def key(ruleset: str) -> str:
    """The key of a law's citations: the last part of the id of its ruleset.

    >>> key("cn.cbf")
    'CBF'
    """
    return ruleset.rpartition(".")[2].upper()


def called(law: Regime) -> Text2:
    """`Provisions on Promoting and Regulating Cross-Border Data Flows (CBF)`; by its key alone where it has no other
    title."""
    short = key(law.id)
    english, chinese = law.title.of("en"), law.title.of("zh")
    return Text2(
        short if english in ("", short) else f"{english} ({short})",
        short if chinese in ("", short) else f"{chinese}（{short}）",
    )


def named(law: Regime) -> Text2:
    """The same where Chinese citations spell the law out: its Chinese title needs no key."""
    return Text2(called(law).en, law.title.of("zh"))
