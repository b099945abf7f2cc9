"""A new rule and its page of cases, as skeletons that parse and of which `policy lint` says what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from engine import shelf
from engine.app.cases.page import ENDING
from engine.ground import messages
from engine.ground.nearest import did_you_mean
from engine.ground.problem import PolicyError
from engine.ground.refusals import refusal
from engine.shelf.shipped import RULES, checkout
from engine.syntax import tree as syntax
from engine.syntax.from_text import parse_all
from engine.typed.rules import SOFT

_ARTICLE: Final = re.compile(r"art_0*([0-9]+)")
_NOWHERE: Final = "0"  # no ledger has it, so that the citation is told to lead nowhere

_RULE: Final = """\
rule {id} {{
  title     en ""  zh ""
  cite      {key} {article}
  for       flow f
  {duty}false
}}
"""
_PAGE: Final = """\
# {key} {article}

```manifest
flows:
  one: {{}}
```

## A gap

```expect
```

## Met; and undetermined, less one fact

```expect
```
"""


def scaffold(folders: Sequence[Path], ruleset: str, name: str) -> tuple[Path, Path]:
    """Writes the rule `RULESET.NAME` and its page; where they are now.

    They stand in the first of the user's `folders`, else in the checkout. Raises `PolicyError` where there is no
    such ruleset, nowhere to write, or something that would be overwritten; then nothing is written.
    """
    law = _law(folders, ruleset)
    folder = _folder(folders, ruleset)
    files = folder / f"{name}{RULES}", folder / f"{name}{ENDING}"
    there = [file for file in files if file.exists()]
    if there:
        raise PolicyError([messages.files.IS_THERE(None, path=str(file)) for file in there])
    found = _ARTICLE.match(name)
    said = {
        "id": f"{ruleset}.{name}",
        "key": law.key.text,
        "article": found[1] if found else _NOWHERE,
        "duty": "should    " if law.force in SOFT else "must      ",
    }
    _write(files, (_RULE.format(**said), _PAGE.format(**said)))
    return files


def _law(folders: Sequence[Path], ruleset: str) -> syntax.Law:
    """The law that the ruleset declares; only its own files are read, so that other rules may be unfinished."""
    files = shelf.rule_files(folders)
    own = [(file.source, file.ruleset) for file in files if file.ruleset == ruleset]
    for module in parse_all(own):
        for item in module.items:
            if isinstance(item, syntax.Law):
                return item
    known = sorted({file.ruleset for file in files if file.source.path.endswith("/law.policy")})
    near = did_you_mean(ruleset, known, messages.policies.DECLARE_LAW)
    raise PolicyError([messages.policies.NO_RULESET_WITH_LAW(None, name=ruleset, near=near)])


def _folder(folders: Sequence[Path], ruleset: str) -> Path:
    """The folder of the ruleset, in the user's first folder or the checkout; it need not exist yet."""
    if folders:
        return folders[0] if folders[0].resolve().name == ruleset else folders[0].joinpath(*ruleset.split("."))
    shipped = checkout()
    if shipped is None:
        raise PolicyError([messages.files.INSTALLED(None, instead=messages.files.OWN_FOLDER)])
    return shipped.joinpath(*ruleset.split("."))


def _write(files: Sequence[Path], texts: Sequence[str]) -> None:
    """All of the files, or none."""
    try:
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
        shelf.write_all([(file, text.encode()) for file, text in zip(files, texts, strict=True)])
    except OSError as error:
        path = str(error.filename or files[0])
        raise PolicyError([messages.files.NO_RIGHT_TO_WRITE(None, path=path, why=refusal(error))]) from error
