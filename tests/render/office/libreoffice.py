"""Files of office formats printed by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

SOFFICE: Final = shutil.which("soffice")
PDFTOPPM: Final = shutil.which("pdftoppm")
FONTS: Final = Path(__file__).with_name("fonts.conf")


def printed(file: Path) -> Path:
    """The file as PDF, beside it."""
    assert SOFFICE is not None, "LibreOffice is not installed"
    own = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [SOFFICE, own, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return file.with_suffix(".pdf")


def pictured(pdf: Path, page: int, to: Path, dots: int) -> None:
    """A page of the PDF as PNG, so many dots an inch."""
    assert PDFTOPPM is not None, "poppler-utils is not installed"
    pages = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([PDFTOPPM, "-r", str(dots), *pages, "-png", str(pdf), str(to.with_suffix(""))], check=True)
