"""`python docs/images/graphs.py`: draws the data-flow graphs that the documentation shows, with `policy graph`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from holding import holding

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PLACES = 300


def main() -> None:
    """One SVG per picture, the same bytes for the same manifest and rules."""
    _draw("graph-huatong", "examples/huatong")
    _draw("graph-huatong-zh", "examples/huatong", "--lang", "zh")
    _draw("graph-huatong-by-party", "examples/huatong", "--by", "party")
    _draw("graph-fennel", "examples/fennel")
    with TemporaryDirectory() as folder:
        manifest = Path(folder, "holding.json")
        manifest.write_text(holding(PLACES), encoding="utf-8")
        _draw("graph-holding", str(manifest), "--no-check")


def _draw(name: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "engine", "graph", *arguments, "-o", f"svg={HERE / name}.svg"]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
