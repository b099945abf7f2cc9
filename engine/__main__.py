"""The `policy` command, also as `python -m engine`; an interrupt while it is still being imported is quiet too."""

import gc
import sys
from typing import Final

MADE_BETWEEN_COLLECTIONS: Final = 200_000


def main() -> None:
    """Runs the command that the process was started with, and ends the process with its exit code.

    Garbage is looked for less often than by default, also while modules are read: nearly all that a command makes is of
    use until it ends.
    """
    gc.set_threshold(MADE_BETWEEN_COLLECTIONS)
    try:
        from engine.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
