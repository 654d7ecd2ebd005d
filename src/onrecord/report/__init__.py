"""The dossier: every figure beside the others, and each one link away from its words.

Each name is loaded when it is first asked for: a dossier made before needs none of the pages' code.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.report.bundle import pack_dossier, restore_dossier
    from onrecord.report.dossier import DossierReport, build_dossier
    from onrecord.report.view import Run

_HOMES = {
    "DossierReport": "dossier",
    "Run": "view",
    "build_dossier": "dossier",
    "pack_dossier": "bundle",
    "restore_dossier": "bundle",
}

__all__ = ["DossierReport", "Run", "build_dossier", "pack_dossier", "restore_dossier"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as different as the names are
    """Return one of the names in `__all__`, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
