"""How the properties draw: Hypothesis throws the die, always the same throws, and more of them if asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st

from tests.properties.chance import Chance

LONG: Final = os.environ.get("CLAUSEFLOW_LONG") == "1"
FEW: Final = os.environ.get("CLAUSEFLOW_FEW") == "1"
THROWS: Final = 1200


def many(draws: int) -> int:
    """So many draws in the normal run; twenty times as many in the long run, a twentieth where mutants are tried."""
    return draws * 20 if LONG else draws // 20 if FEW else draws


def thrown(throws: bytes) -> Chance:
    """A die whose throws are written down already; when they are used up, it falls on its first side. (One draw of many
    bytes costs Hypothesis a hundredth of many draws.)"""
    left = iter(throws)

    def below(sides: int) -> int:
        return next(left, 0) % sides if sides <= 256 else (next(left, 0) * 256 + next(left, 0)) % sides

    return Chance(below)


def always(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The settings of every property: the same draws every time, no clock, no memory. What fails says which rule and
    which manifest; throws are not worth shrinking, nor printing."""
    return settings(
        max_examples=many(examples),
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        verbosity=Verbosity.quiet,
        suppress_health_check=[HealthCheck.large_base_example],
    )


def dice(manifests: int) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Draws a property's two arguments: a die for its rules, and so many for manifests."""
    die = st.binary(min_size=THROWS, max_size=THROWS).map(thrown)
    return given(die, st.tuples(*[die] * manifests))
