"""`python docs/pictures/draw.py`: draws the terminal reports that the documentation shows, from the real output.

Needs `rich` (it comes with the developers' tools). A report's first and last lines are kept, the middle is cut.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PICTURES = {"huatong": ("examples/huatong", "en"), "huatong-zh": ("examples/huatong", "zh")}
FIRST, LAST, WIDTH = 24, 26, 112


def main() -> None:
    """One SVG per picture, the same bytes for the same report."""
    for name, (example, lang) in PICTURES.items():
        command = [sys.executable, "-m", "engine", "check", example, "--lang", lang, "--color", "always"]
        environment = {**os.environ, "COLUMNS": str(WIDTH - 10)}
        printed = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False).stdout
        lines = printed.splitlines()
        shown = [f"$ policy check {example} --lang {lang}", *lines[:FIRST], "  ⋮", *lines[-LAST:]]
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="truecolor")
            for line in shown:
                console.print(Text.from_ansi(line, no_wrap=True, overflow="ignore"), soft_wrap=True)
            drawn = console.export_svg(title="policy check", unique_id=name)
        # No picture of ours asks another server for a font.
        own = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
        (HERE / f"{name}.svg").write_text(own, encoding="utf-8")


if __name__ == "__main__":
    main()
