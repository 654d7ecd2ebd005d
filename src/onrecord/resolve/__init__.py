"""Words → things: dates, places, events, and what a document says of itself.

Each name is loaded when it is first asked for: whoever merges events needs no reader of dates.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.resolve.dates import find_dates
    from onrecord.resolve.events import gather
    from onrecord.resolve.local_event import LocalEvent
    from onrecord.resolve.located import locate
    from onrecord.resolve.merge import merge_events
    from onrecord.resolve.metadata import describe
    from onrecord.resolve.places import find_places
    from onrecord.resolve.walk import local_events

_HOMES = {
    "LocalEvent": "local_event",
    "describe": "metadata",
    "find_dates": "dates",
    "find_places": "places",
    "gather": "events",
    "local_events": "walk",
    "locate": "located",
    "merge_events": "merge",
}

__all__ = [
    "LocalEvent",
    "describe",
    "find_dates",
    "find_places",
    "gather",
    "local_events",
    "locate",
    "merge_events",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as different as the names are
    """Return one of the names in `__all__`, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
