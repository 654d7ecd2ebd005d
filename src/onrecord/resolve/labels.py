"""Names for events that a reader can tell apart: place and date, in neutral words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from onrecord.model import When, Where
from onrecord.resolve.say_dates import say_date


class Named(Protocol):
    """What a label needs to know of an account of a happening."""

    @property
    def wide(self) -> bool:
        """True for a war or a time as a whole."""

    @property
    def title(self) -> str | None:
        """The document's title."""


def label_of(
    members: Sequence[Named], place: Where | None, when: When | None, names: Counter[str]
) -> str:
    """Return the event's label: its place and date; without these a name, or the title.

    The label never takes a document's qualification of what happened: those are aliases.
    """
    date = say_date(when.edtf) if when else ""
    if members and members[0].wide:
        return f"the wider conflict, {date}" if date else "the wider conflict"
    if place:
        return f"{place.name or place.text}, {date}" if date else place.name or place.text
    if date:
        return f"events of {date}"
    if names:
        return min(names, key=lambda name: (-names[name], name))
    return (
        next((member.title for member in members if member.title), None)
        or "event without place and date"
    )
