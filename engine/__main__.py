"""The `policy` command, also as `python -m engine`; an interrupt while it is still being imported is quiet too."""

import sys


def main() -> None:
    """Runs the command that the process was started with, and ends the process with its exit code."""
    try:
        from engine.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
