"""What a gate makes of a result: what fails it, and why."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from engine.findings.finding import Finding


class Limit(Struct, frozen=True):
    """The most risk that a run allows, and whether the score is `over` it for certain, `perhaps`, or `under` it."""

    most: float
    state: Literal["over", "perhaps", "under"]


class Gated(Struct, frozen=True):
    """The findings that fail a gate, whether facts without evidence do (`unbacked`), and the limit of risk, if any."""

    failed: tuple[Finding, ...] = ()
    unbacked: bool = False
    limit: Limit | None = None

    @property
    def fails(self) -> bool:
        """Whether the run fails."""
        return bool(self.failed) or self.unbacked or (self.limit is not None and self.limit.state == "over")
