"""From paths to records: every stage in order, cached, in parallel, failures kept apart.

Each name is loaded when it is first asked for: a run that is known from before needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.choices import PRESETS
    from onrecord.pipeline.options import Options
    from onrecord.pipeline.paths import expand
    from onrecord.pipeline.readings import Progress
    from onrecord.pipeline.run import iter_documents, read_collection, stream_figures
    from onrecord.pipeline.stages import read_one

_HOMES = {
    "PRESETS": "options",
    "Options": "options",
    "Progress": "readings",
    "expand": "paths",
    "iter_documents": "run",
    "read_collection": "run",
    "read_one": "stages",
    "stream_figures": "run",
}

__all__ = [
    "PRESETS",
    "Options",
    "Progress",
    "expand",
    "iter_documents",
    "read_collection",
    "read_one",
    "stream_figures",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as different as the names are
    """Return one of the names in `__all__`, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
