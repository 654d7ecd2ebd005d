"""The catalogue of checks, one file a rule; each name is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.check.catalogue import RULES, checks
    from onrecord.check.names import FILE_NAME, FORMATS
    from onrecord.check.pages import catalogue_page, explain
    from onrecord.check.rendering import render
    from onrecord.check.rule import Rule
    from onrecord.check.run import run_checks
    from onrecord.check.suppress import (
        Outcome,
        Suppression,
        apply_suppressions,
        find_suppressions,
        load_suppressions,
    )

_HOMES = {
    "RULES": "catalogue",
    "checks": "catalogue",
    "catalogue_page": "pages",
    "explain": "pages",
    "FORMATS": "names",
    "render": "rendering",
    "Rule": "rule",
    "run_checks": "run",
    "FILE_NAME": "names",
    "Outcome": "suppress",
    "Suppression": "suppress",
    "apply_suppressions": "suppress",
    "find_suppressions": "suppress",
    "load_suppressions": "suppress",
}

__all__ = [
    "FILE_NAME",
    "FORMATS",
    "RULES",
    "Outcome",
    "Rule",
    "Suppression",
    "apply_suppressions",
    "catalogue_page",
    "checks",
    "explain",
    "find_suppressions",
    "load_suppressions",
    "render",
    "run_checks",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as different as the names are
    """Return one of the names in `__all__`, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
