"""`python docs/images/office.py`: prints workbooks and documents of two examples with LibreOffice and takes pictures.

Needs Debian's libreoffice-calc, libreoffice-writer, poppler-utils, fonts-noto-cjk, fonts-arphic-ukai and
fonts-crosextra-carlito.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pypdf import PdfReader

from tests.render.office.libreoffice import pictured, printed

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
DOTS: Final = 80
PICTURES: Final = {
    ("xlsx", "huatong", "zh"): (
        ("概要", "summary"),
        ("评估发现", "findings"),
        ("控制矩阵（按条文）", "articles"),
        ("证据清单", "evidence"),
    ),
    ("xlsx", "fennel", "en"): (
        ("Data-protection workpaper", "summary"),
        ("Findings", "findings"),
    ),
    ("xlsx", "huatong", "both"): (("Findings 评估发现", "findings"),),
    ("docx", "huatong", "zh"): (("评估范围与依据", "first"), ("三、不符合事项", "gaps")),
    ("docx", "fennel", "en"): (("What was checked", "first"), ("What is unknown", "unknown")),
    ("docx", "huatong", "both"): (("What was checked", "first"), ("Where the law is not kept", "gaps")),
}
"""By format, example and language: words on the first page that is shown, and what it is called."""


def main() -> None:
    """Checks the examples, prints the files, takes a picture of the pages asked for."""
    with TemporaryDirectory() as folder:
        for (kind, example, language), wanted in PICTURES.items():
            file = Path(folder, f"{example}-{language}.{kind}")
            command = [sys.executable, "-m", "engine", "check", f"examples/{example}", "-q", "--lang", language]
            subprocess.run([*command, "-o", f"{kind}={file}"], cwd=ROOT, check=False, capture_output=True)
            pdf = printed(file)
            pages = [page.extract_text() for page in PdfReader(pdf).pages]
            for words, name in wanted:
                page = next(at for at, text in enumerate(pages, 1) if words in text)
                pictured(pdf, page, HERE / f"{kind}-{example}-{language}-{name}.png", DOTS)


if __name__ == "__main__":
    main()
