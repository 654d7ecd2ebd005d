"""Words → things: dates, places, events, and what a document says of itself."""

from onrecord.resolve.dates import find_dates
from onrecord.resolve.events import LocalEvent, gather, local_events, merge_events
from onrecord.resolve.locate import locate
from onrecord.resolve.metadata import describe
from onrecord.resolve.places import find_places

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
