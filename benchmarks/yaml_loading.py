"""`python -m benchmarks.yaml_loading FLOWS`: our positioned loader against PyYAML's CSafeLoader (gc on) and json."""

from __future__ import annotations

import json
import sys

import yaml

from benchmarks.manifests import as_json, as_yaml, manifest
from benchmarks.stopwatch import cpu_seconds
from engine.graph.from_yaml import compose
from engine.ground.source import Source


def main() -> None:
    """CPU seconds: text to nodes with positions, and what the bare library takes for dicts without positions."""
    flows = int(sys.argv[1])
    content = manifest(flows)
    text, packed = as_yaml(content), as_json(content)
    ours = cpu_seconds(lambda: compose(Source("manifest.yaml", text)), 2)
    theirs = cpu_seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader), 2)
    plain = cpu_seconds(lambda: json.loads(packed), 2)
    print(json.dumps({"flows": flows, "ours": ours, "csafeloader": theirs, "json": plain, "ratio": theirs / ours}))


if __name__ == "__main__":
    main()
