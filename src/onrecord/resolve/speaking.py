"""Which event the records that are no figures speak of: claims, quotations, attributions.

Events are made of figures. A claim speaks of that of a figure in its sentence; else of the happening its
sentence names; else of the one that the text around it is at, as the figures there do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TypeVar

from onrecord.model import Anchored, Collection, Document, Event, Figure, Span, replace
from onrecord.resolve.clues import Clues
from onrecord.resolve.places import place_key
from onrecord.resolve.threads import Thread, compatible
from onrecord.resolve.walk import Walk

AnchoredT = TypeVar("AnchoredT", bound=Anchored)
Places = Mapping[str, tuple[Event, ...]]


def places_of(events: Iterable[Event]) -> Places:
    """Return events by the comparable form of their place."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.place is not None:
            found[place_key(event.place.name or event.place.text)].append(event)
    return {key: tuple(each) for key, each in found.items()}


class Speaking:
    """Tells which event a place of one document speaks of."""

    def __init__(self, document: Document, figures: Iterable[Figure], places: Places) -> None:
        """Walk through a document.

        Args:
            document: With blocks, sentences and metadata.
            figures: Its figures, with their events.
            places: The events of the collection (`places_of`).
        """
        figures = tuple(figures)
        self._places = places
        self._event_of = {figure.id: figure.event for figure in figures}
        self._inside: dict[Span, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.event is not None:
                self._inside[figure.sentence].append(figure)
        self._walk = Walk(document, figures)
        self._walk.read()
        self._trail = sorted(self._walk.trail, key=itemgetter(0))
        self._known: dict[Span, str | None] = {}

    def event_at(self, span: Span, sentence: Span) -> str | None:
        """Return the id of the event that the words at `span` speak of, or None."""
        inside = self._inside.get(sentence)
        if inside:
            return min(inside, key=lambda figure: abs(figure.start - span.start)).event
        if sentence not in self._known:
            self._known[sentence] = self._of_sentence(sentence)
        return self._known[sentence]

    def _of_sentence(self, sentence: Span) -> str | None:
        clues = self._walk.clues(*sentence)
        keys = [name.key for name in clues.names if name.key is not None]
        if keys:  # "the massacre at Brann": this happening and no other, counted here or not
            return self._named(keys, clues)
        placed = (m.key for group in clues.groups for m in self._walk.scene.narrow(group.mentions))
        near = self._named([key for key in placed if key in self._walk.book.known()], clues)
        if near is not None:
            return near
        at = bisect_right(self._trail, sentence.start, key=itemgetter(0)) - 1
        here = self._trail[at][1] if at >= 0 else None
        return self._event(here or self._walk.book.main)

    def _named(self, keys: list[str], clues: Clues) -> str | None:
        """Return the event at one of some places, on a date that may be the sentence's."""
        date = clues.dates[0].edtf if clues.dates else None
        same = [thread for thread in self._walk.book.threads if thread.shares(keys)]
        fits = [thread for thread in same if compatible(thread.date, date)] or same
        for thread in fits:
            event = self._event(thread)
            if event is not None:
                return event
        return self._elsewhere(keys, date)

    def _event(self, thread: Thread | None) -> str | None:
        """Return the event of a thread: that of its figures, else one of other documents."""
        if thread is None:
            return None
        events = (self._event_of.get(figure) for figure in thread.figures)
        counted = Counter(event for event in events if event is not None)
        if counted:
            return counted.most_common(1)[0][0]
        return self._elsewhere(thread.leads, thread.date)

    def _elsewhere(self, keys: Iterable[str], date: str | None) -> str | None:
        """Return the only event of the collection at a place and time, or None."""
        found = {
            event.id
            for key in keys
            for event in self._places.get(key, ())
            if compatible(event.date.edtf if event.date else None, date)
        }
        return found.pop() if len(found) == 1 else None


def speaking_in(collection: Collection) -> Callable[[Document], Speaking | None]:
    """Return what makes a `Speaking` of each document of a collection; None where it has no events."""
    if not collection.events:
        return lambda _: None
    places = places_of(collection.events)
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in collection.figures:
        figures[figure.document_id].append(figure)
    return lambda document: Speaking(document, figures[document.id], places)


def with_events(records: Iterable[AnchoredT], speaking: Speaking | None) -> Iterator[AnchoredT]:
    """Yield the records of one document, each with the event it speaks of."""
    for one in records:
        event = speaking.event_at(one.span, one.sentence) if speaking is not None else None
        yield one if event == one.event else replace(one, event=event)
