"""`python -m locks`: pins every dependency with its hashes into `run.txt` and `dev.txt`, without index addresses."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
OPTIONS = [
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
]


def main() -> None:
    """`run` is what the engine needs and its build backend; `dev` adds the dependency group of the tools."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.NamedTemporaryFile("w", suffix=".in", encoding="utf-8") as tools:
        tools.write("\n".join(project["dependency-groups"]["dev"]))
        tools.flush()
        inputs = {
            "run": ["--build-deps-for=editable", "pyproject.toml"],
            "dev": ["--constraint=locks/run.txt", "pyproject.toml", tools.name],
        }
        for name, given in inputs.items():
            command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "-o", f"locks/{name}.txt", *given]
            subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
