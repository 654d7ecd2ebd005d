"""The current view of events: a row each, and each claim's event. It follows from the layers under it.

What follows from all of them is `show_events`; the rest of this file brings the view up to date where
something has changed, without a look at what has not:

- A new decision is about events as they stand, so that it is carried out on these alone (`show_decision`).
- What is taken back, later decisions may build on: all that hangs together with it is settled anew
  (`show_anew`).
- A claim that goes leaves its event (`leave_events`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.casebook.folding import UNDO
from onrecord.casebook.log import entries, entry_of
from onrecord.casebook.settling import EVENT_ACTIONS, SPLIT, Settled, settle
from onrecord.casebook.store import Casebook
from onrecord.model import Event, LogEntry, decode_as, encode

_SPLITS = 1 << 40
"""Events that people made stand behind those gathered, in the order of the log."""
_PATHS = (
    "SELECT claim.id, document.path FROM claim JOIN document ON document.id = claim.document"
    " {where} ORDER BY document.number, claim.start, claim.number"
)
_LISTED = "IN (SELECT value FROM json_each(?))"


def event_decisions(book: Casebook) -> list[LogEntry]:
    """Return the log's entries about events, in their order."""
    return [one for one in entries(book, actions=EVENT_ACTIONS) if _about_events(one)]


def keep_gathered(book: Casebook, events: Iterable[Event]) -> None:
    """Put in the events as the machine joined them, in place of those before; inside a transaction."""
    book.db.execute("DELETE FROM gathered")
    rows = [(event.id, place, encode(event)) for place, event in enumerate(events)]
    book.db.executemany("INSERT INTO gathered VALUES (?, ?, ?)", rows)


def settled_events(book: Casebook) -> Settled:
    """Return the events that follow from those gathered and from the decisions about them."""
    return settle(_gathered(book), event_decisions(book), _paths(book))


def load_events(book: Casebook) -> tuple[Event, ...]:
    """Return the events as they stand, in the order in which documents speak of them."""
    rows = book.db.execute("SELECT record FROM event ORDER BY position")
    return tuple(decode_as(Event, row["record"]) for row in rows)


def show_events(book: Casebook) -> None:
    """Write the view of events anew, and each claim's event, inside a transaction."""
    settled = settled_events(book)
    book.db.execute("DELETE FROM event")
    _put(book, settled.events, _places(book))
    _move(book, settled.event_of, book.db.execute("SELECT id, event FROM claim"))


def show_decision(book: Casebook, seq: int) -> None:
    """Carry out a new decision about events as they stand, inside a transaction."""
    row = book.db.execute("SELECT * FROM log WHERE seq = ?", (seq,)).fetchone()
    entry = entry_of(row)
    named = named_in(entry)
    query = f"SELECT DISTINCT event FROM claim WHERE id {_LISTED} AND event IS NOT NULL"  # noqa: S608
    held = {one["event"] for one in book.db.execute(query, (_list(named),))} | named
    rows = book.db.execute(
        f"SELECT position, record FROM event WHERE id {_LISTED} ORDER BY position",  # noqa: S608
        (_list(held),),
    ).fetchall()
    events = [decode_as(Event, one["record"]) for one in rows]
    places = {event.id: one["position"] for event, one in zip(events, rows, strict=True)}
    if entry.action == SPLIT:
        places[(entry.after or {})["event"]] = _SPLITS + seq
    paths = _paths(book, {one for event in events for one in event.figures} | named)
    _write(book, held, settle(events, [entry], paths), places, paths)


def show_anew(book: Casebook, names: Iterable[str]) -> None:
    """Settle anew all events that hang together with events or claims, inside a transaction.

    Two events do where a decision speaks of both, or of claims in both.
    """
    decisions = event_decisions(book)
    known = set(names)
    parts = [*map(named_in, decisions), *_gathered_names(book)]
    size = 0
    while size != len(known):
        size = len(known)
        for part in parts:
            if not part.isdisjoint(known):
                known |= part
    about = [one for one in decisions if not known.isdisjoint(named_in(one))]
    paths = _paths(book, known)
    _write(book, known, settle(_gathered(book, known), about, paths), _places(book), paths)


def leave_events(book: Casebook, claims: Collection[str]) -> None:
    """Take claims that are about to go out of their events, inside a transaction."""
    query = f"SELECT DISTINCT event FROM claim WHERE id {_LISTED} AND event IS NOT NULL"  # noqa: S608
    left = [row["event"] for row in book.db.execute(query, (_list(claims),))]
    for event in left:
        row = book.db.execute(
            "SELECT position, record FROM event WHERE id = ?", (event,)
        ).fetchone()
        held = decode_as(Event, row["record"])
        paths = _paths(book, set(held.figures) - set(claims))
        book.db.execute("DELETE FROM event WHERE id = ?", (event,))
        _put(book, settle([held], [], paths).events, {event: row["position"]})


def event_problems(book: Casebook) -> list[str]:
    """Return where the view of events does not follow from the layers under it."""
    settled = settled_events(book)
    places = _places(book)
    found = {tuple(row) for row in book.db.execute("SELECT * FROM event")}
    problems = []
    if found != {_row(one, places) for one in settled.events}:
        problems.append("the view of events does not follow from the layers under it")
    problems += [
        f"claim {row['id']}: its event does not follow from the decisions"
        for row in book.db.execute("SELECT id, event FROM claim")
        if row["event"] != settled.event_of.get(row["id"])
    ]
    return problems


def _about_events(entry: LogEntry) -> bool:
    """True for what is no taking back of a decision about a claim."""
    return entry.action != UNDO or (entry.after or {}).get("document") is None


def named_in(entry: LogEntry) -> set[str]:
    """Return the events and claims that a decision speaks of."""
    after = entry.after or {}
    joined = after.get("joined", {})
    named = {
        entry.subject,
        after.get("event"),
        *after.get("members", ()),
        *after.get("figures", ()),
    }
    named.update(joined, *joined.values())
    return {one for one in named if one}


def _gathered(book: Casebook, names: Collection[str] | None = None) -> list[Event]:
    """Return the events as the machine joined them: all, or those among some names."""
    where, values = ("", ()) if names is None else (f"WHERE id {_LISTED}", (_list(names),))
    rows = book.db.execute(f"SELECT record FROM gathered {where} ORDER BY place", values)  # noqa: S608
    return [decode_as(Event, row["record"]) for row in rows]


def _gathered_names(book: Casebook) -> Iterator[set[str]]:
    """Yield of each event that the machine joined its id and its figures' ids."""
    rows = book.db.execute("SELECT id, json_extract(record, '$.figures') AS figures FROM gathered")
    for row in rows:
        yield {row["id"], *json.loads(row["figures"])}


def _paths(book: Casebook, claims: Collection[str] | None = None) -> dict[str, str]:
    """Return the path of each claim's document, in the order of the collection: of all, or of some."""
    if claims is None:
        rows = book.db.execute(_PATHS.format(where=""))
    else:
        rows = book.db.execute(_PATHS.format(where=f"WHERE claim.id {_LISTED}"), (_list(claims),))
    return dict(tuple(row) for row in rows)


def _places(book: Casebook) -> dict[str, int]:
    """Return the place of each event that was ever gathered or made, in the order of lists."""
    found = dict(tuple(row) for row in book.db.execute("SELECT id, place FROM gathered"))
    made = {
        (one.after or {})["event"]: _SPLITS + one.seq for one in entries(book, actions=(SPLIT,))
    }
    return made | found


def _write(
    book: Casebook,
    events: Collection[str],
    settled: Settled,
    places: Mapping[str, int],
    claims: Collection[str],
) -> None:
    """Write what has become of some events, and to which of them some claims belong."""
    book.db.execute(f"DELETE FROM event WHERE id {_LISTED}", (_list(events),))  # noqa: S608
    _put(book, settled.events, places)
    query = f"SELECT id, event FROM claim WHERE id {_LISTED}"  # noqa: S608
    _move(book, settled.event_of, book.db.execute(query, (_list(claims),)))


def _put(book: Casebook, events: Iterable[Event], places: Mapping[str, int]) -> None:
    rows = [_row(one, places) for one in events]
    book.db.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _row(event: Event, places: Mapping[str, int]) -> tuple[str | int | None, ...]:
    place = event.place.name or event.place.text if event.place else None
    date = event.date.edtf if event.date else None
    return (
        event.id, event.label, place, date, len(event.figures), len(event.documents), encode(event),
        places[event.id],
    )  # fmt: skip


def _move(book: Casebook, event_of: Mapping[str, str], claims: Iterable[sqlite3.Row]) -> None:
    """Give claims to the events that they belong to, those of them that do not yet."""
    moved = [
        (event_of.get(row["id"]), row["id"])
        for row in claims
        if row["event"] != event_of.get(row["id"])
    ]
    book.db.executemany("UPDATE claim SET event = ? WHERE id = ?", moved)


def _list(names: Iterable[str]) -> str:
    return json.dumps(list(names))
