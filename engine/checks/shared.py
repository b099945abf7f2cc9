"""What runs of one program make alike, whatever the manifest, the day and the settings: made by the first, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from engine.checks.gathers import Table
    from engine.checks.taxonomy import Answers, Taxonomy
    from engine.checks.value import Data, SetValue


class Shared(Struct):
    """Filled by the runs of a program, and taken over by a part of it: its nodes are the same."""

    taxonomies: dict[str, Taxonomy] = field(default_factory=dict)
    constants: dict[int, Data] = field(default_factory=dict)
    """By the id of a literal's node."""
    answers: dict[int, Answers] = field(default_factory=dict)
    """By the id of a node that asks of each term how it stands to a literal."""
    groups: dict[tuple[str, int, int], SetValue] = field(default_factory=dict)
    """By name and how many turns of its terms lie before the bounds of the day."""
    behind: dict[tuple[str, str, str, bool], Table] = field(default_factory=dict)
    """By shape, domain, what an absent reference gives, and whether it may be none."""
