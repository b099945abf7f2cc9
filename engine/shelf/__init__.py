"""The only door to shipped data, user folders, manifests and the compile cache; what the texts mean is left to others.

Paths are reported as given, or relative to the shipped folder's parent (`rulesets/pipl/law.policy`), never absolute.
"""

from engine.shelf.cache import cache_key, cached, engine_stamp, keep
from engine.shelf.inputs import Input, evidence, manifests, unchanged
from engine.shelf.nearest import LONGEST, PROJECT, SETTINGS, WAIVERS, settings_file, waivers_beside, waivers_file
from engine.shelf.shipped import RuleFile, checkout, files_at, policy_files, report_file, rule_files
from engine.shelf.text import one_text
from engine.shelf.written import one_of, write, write_all

__all__ = [
    "LONGEST",
    "PROJECT",
    "SETTINGS",
    "WAIVERS",
    "Input",
    "RuleFile",
    "cache_key",
    "cached",
    "checkout",
    "engine_stamp",
    "evidence",
    "files_at",
    "keep",
    "manifests",
    "one_of",
    "one_text",
    "policy_files",
    "report_file",
    "rule_files",
    "settings_file",
    "unchanged",
    "waivers_beside",
    "waivers_file",
    "write",
    "write_all",
]
