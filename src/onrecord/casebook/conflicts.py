"""Which claims conflict with another of their event, kept until one of the event's claims changes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from onrecord.casebook.folding import NOTE
from onrecord.casebook.rounds import ALLOT, CODE, FINISH
from onrecord.casebook.sources import load_document
from onrecord.casebook.store import Casebook, transaction
from onrecord.casebook.view import record_of
from onrecord.compare import compare
from onrecord.model import Collection, Event, Figure, decode_as

_CLAIMS = (
    "SELECT id, document, event, revision FROM claim WHERE kind = 'figure'"
    " AND status != 'rejected' AND event IS NOT NULL ORDER BY event, id"
)
_NO_CHANGE = ("export", CODE, FINISH, ALLOT, NOTE)
"""Actions of the log that change no claim and no event."""
_READINGS = "SELECT document, max(number) FROM reading GROUP BY document"


def find_conflicts(book: Casebook) -> int:
    """Bring the conflicts up to date, and return how many events were compared anew."""
    key = _key(book)
    row = book.db.execute("SELECT value FROM state WHERE name = 'conflicts'").fetchone()
    if row is not None and row["value"] == key:
        return 0
    now = _states(book)
    known = dict(tuple(row) for row in book.db.execute("SELECT event, state FROM compared"))
    stale = [event for event, state in now.items() if known.get(event) != state]
    gone = known.keys() - now.keys()
    with transaction(book) as db:
        db.executemany("DELETE FROM compared WHERE event = ?", [(one,) for one in (*gone, *stale)])
        for event in stale:
            db.execute("INSERT INTO compared VALUES (?, ?)", (event, now[event]))
            rows = [(event, claim) for claim in conflicting(book, event)]
            db.executemany("INSERT INTO conflict VALUES (?, ?)", rows)
        db.execute("INSERT OR REPLACE INTO state VALUES ('conflicts', ?)", (key,))
    return len(stale)


def conflicting(book: Casebook, event: str) -> list[str]:
    """Return the ids of an event's figures whose account conflicts with another's."""
    rows = book.db.execute(
        "SELECT claim.* FROM claim JOIN document ON document.id = claim.document"
        " WHERE event = ? AND kind = 'figure' AND status != 'rejected'"
        " ORDER BY document.number, start, claim.number",
        (event,),
    ).fetchall()
    figures = tuple(one for one in map(record_of, rows) if isinstance(one, Figure))
    if len(figures) < 2:
        return []
    row = book.db.execute("SELECT record FROM event WHERE id = ?", (event,)).fetchone()
    documents = dict.fromkeys(figure.document_id for figure in figures)
    collection = Collection(
        documents=tuple(load_document(book, one) for one in documents),
        figures=figures,
        events=(decode_as(Event, row["record"]),) if row else (),
    )
    pairs = [pair for one in compare(collection) for pair in one.pairs]
    return sorted({side for one in pairs if one.verdict == "conflict" for side in (one.a, one.b)})


def conflict_problems(book: Casebook) -> Iterator[str]:
    """Yield which events' conflicts are kept as up to date, and do not follow from their claims."""
    now = _states(book)
    for event, state in book.db.execute("SELECT event, state FROM compared").fetchall():
        if now.get(event) != state:
            continue  # they are out of date, and made anew when they are asked for
        rows = book.db.execute(
            "SELECT claim FROM conflict WHERE event = ? ORDER BY claim", (event,)
        )
        if [row[0] for row in rows] != conflicting(book, event):
            yield f"event {event}: its conflicts do not follow from its claims"


def _key(book: Casebook) -> str:
    """Return what changes whenever claims or events may have changed."""
    marks = ", ".join("?" * len(_NO_CHANGE))
    last = book.db.execute(
        f"SELECT seq FROM log WHERE action NOT IN ({marks}) ORDER BY seq DESC LIMIT 1",  # noqa: S608
        _NO_CHANGE,
    ).fetchone()
    gathered = book.db.execute("SELECT value FROM state WHERE name = 'gathered'").fetchone()
    return f"{last['seq'] if last else 0} {gathered['value'] if gathered else ''}"


def _states(book: Casebook) -> dict[str, str]:
    """Return of each event a hash of its claims, the last decision about each, and its reading."""
    readings = dict(tuple(row) for row in book.db.execute(_READINGS))
    claims: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for claim, document, event, revision in book.db.execute(_CLAIMS):
        claims[event].append((claim, revision, readings[document]))
    return {
        event: hashlib.sha256(repr(of).encode()).hexdigest()
        for event, of in claims.items()
        if len(of) > 1
    }
