"""What `policy schema` publishes: the JSON Schema of manifests, or of the result of a check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from engine import shelf
from engine.app.rules import rules
from engine.render.answer_schema import Json
from engine.render.manifest_schema import manifest_schema
from engine.render.schema_draft import Draft, in_draft

Published = Literal["manifest", "result"]


def schema_text(what: Published, draft: Draft, folders: Sequence[Path], *, cache: bool) -> bytes:
    """The schema as indented JSON. That of manifests knows the facts that the shipped rulesets and the user's `folders`
    declare; that of results is the published one."""
    if what == "manifest":
        found = manifest_schema(rules(folders, (), cache).program.schema)
    else:
        found = msgspec.json.decode(shelf.report_file("schema/policy-result-1.json"), type=Json)
    return msgspec.json.format(msgspec.json.encode(in_draft(found, draft)), indent=2) + b"\n"
