"""What one input may take, and how many inputs there are."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, ParamSpec

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engine.ground.problem import PolicyError
from tests.properties.chance import Chance
from tests.properties.drawing import LONG, thrown

SECONDS: Final = 5.0  # of the processor's time; hundreds of times what an honest file of this size takes
MIB: Final = 200  # by which the largest size of the process may grow, and for each character of the texts
BYTES: Final = 600  # so many more: what is made of a text is of its size
THROWS: Final = 160

P = ParamSpec("P")


class TooLongError(Exception):
    """An input took more than its time. (No PolicyError, and nothing that the engine catches.)"""


def inputs(normal: int, long: int) -> Callable[[Callable[[Chance], None]], Callable[[], None]]:
    """Draws so many inputs for a property, in the normal and in the long run; the same ones every time."""
    die = st.binary(min_size=THROWS, max_size=THROWS).map(thrown)
    how = settings(
        max_examples=long if LONG else normal,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )

    def drawn(check: Callable[[Chance], None]) -> Callable[[], None]:
        return how(given(die)(check))

    return drawn


def refused(work: Callable[[], object], *texts: str) -> PolicyError | None:
    """The problems with which a piece of work is refused; None where it is done. Fails, and shows the texts that the
    work is given, where anything else comes out, or where it takes too long or too much room."""
    before = _largest_mib()
    try:
        with _limited():
            work()
    except PolicyError as error:
        return error
    except Exception as error:
        raise AssertionError(f"{type(error).__name__}: {error}\n" + "\n".join(map(repr, texts))) from error
    finally:
        assert _largest_mib() - before < MIB + sum(map(len, texts)) * BYTES / (1 << 20), texts
    return None


@contextmanager
def _limited() -> Iterator[None]:
    def over(_: int, __: FrameType | None) -> None:
        raise TooLongError

    handler = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, handler)


def _largest_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
