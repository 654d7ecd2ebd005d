"""Names of persons, in any of several scripts: read into parts, written in plain letters, compared."""

from onrecord.register.names.compare import NameLikeness, alike, compare_names
from onrecord.register.names.letters import plain, script_of
from onrecord.register.names.parts import Name, read_name
from onrecord.register.names.variants import folded, skeleton

__all__ = [
    "Name",
    "NameLikeness",
    "alike",
    "compare_names",
    "folded",
    "plain",
    "read_name",
    "script_of",
    "skeleton",
]
