"""Parts of a casebook as the dossier's page functions want them."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.casebook.readings import Reviewed
from onrecord.casebook.sources import document_of
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import record_of
from onrecord.model import Collection, Comparison, Document, Event, Figure, decode_as
from onrecord.report.highlights import Look
from onrecord.report.view import Run, View, document_key, event_key, make_view

LOOKS = {
    "qualification": {"letter": "L", "line": "dotted", "hue": "rose"},
    "recognition": {"letter": "E", "line": "dashed", "hue": "blue"},
    "responsibility": {"letter": "B", "line": "double", "hue": "brown"},
    "appeal": {"letter": "F", "line": "dashed", "hue": "teal"},
    "addressee": {"letter": "W", "line": "dotted", "hue": "grey"},
}
"""How the words of claims that are no numbers are drawn; their letters are those of no outcome."""
NO_EVENT = "events/none"


def view_of(
    book: Casebook,
    documents: Sequence[tuple[int, Document]],
    figures: Iterable[Figure],
    comparisons: Iterable[Comparison] = (),
    events: Iterable[Event] = (),
) -> View:
    """Return what the dossier's pages are made from, with the workbench's addresses.

    Args:
        book: The casebook.
        documents: The documents with their numbers.
        figures: Their figures as they stand.
        comparisons: Comparisons of these figures.
        events: Events that are not looked up, since they are only supposed.
    """
    listed = tuple(figures)
    found = {event.id: event for event in events}
    found |= {
        one.id: one for one in events_named(book, {one.event for one in listed} - found.keys())
    }
    collection = Collection(
        documents=tuple(document for _, document in documents),
        figures=listed,
        events=tuple(found.values()),
        comparisons=tuple(comparisons),
    )
    pages = {document_key(document.path): f"documents/{number}" for number, document in documents}
    pages |= {event_key(event): f"events/{event}" for event in found}
    pages[event_key(None)] = NO_EVENT
    return dataclasses.replace(make_view(collection, (), Run(title="Workbench")), pages=pages)


def events_named(book: Casebook, ids: Iterable[str | None]) -> list[Event]:
    """Return the events with these ids that there are."""
    found = []
    for one in sorted(filter(None, ids)):
        row = book.db.execute("SELECT record FROM event WHERE id = ?", (one,)).fetchone()
        if row is not None:
            found.append(decode_as(Event, row["record"]))
    return found


def documents_of(book: Casebook, ids: Iterable[str]) -> list[tuple[int, Document]]:
    """Return documents by their ids, with their numbers, in the order they came in."""
    found = []
    for one in dict.fromkeys(ids):
        row = book.db.execute(
            "SELECT number, text, record FROM document WHERE id = ?", (one,)
        ).fetchone()
        if row is not None:
            found.append((int(row["number"]), document_of(row)))
    return sorted(found, key=lambda each: each[0])


def figures_of(rows: Iterable[sqlite3.Row]) -> list[Figure]:
    """Return those of a table's claims that are figures."""
    return [one for one in map(record_of, rows) if isinstance(one, Figure)]


def look_of_claim(claim: Reviewed, kind: str) -> Look:
    """Return how the words of a claim that is no number are drawn."""
    return Look(LOOKS.get(kind, LOOKS["addressee"]), f"{kind}: {claim.text}", claim.polarity)
