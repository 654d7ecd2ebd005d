"""Who copied whom: shared wording, quotations held against their source, independent origins.

Each name is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.trace.graph import source_graph
    from onrecord.trace.origins import find_origins
    from onrecord.trace.reuse import find_reuse
    from onrecord.trace.tables import find_issuers, load_issuers

_HOMES = {
    "find_issuers": "tables",
    "find_origins": "origins",
    "find_reuse": "reuse",
    "load_issuers": "tables",
    "source_graph": "graph",
}

__all__ = ["find_issuers", "find_origins", "find_reuse", "load_issuers", "source_graph"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as different as the names are
    """Return one of the names in `__all__`, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
