"""What waits for a person: the queues of review."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from onrecord.casebook.access import SEEN_CLAIM
from onrecord.casebook.conflicts import find_conflicts
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import record_of
from onrecord.model import Figure, Waiting

QUEUES = {
    "unreviewed": "claim.status = 'unreviewed'",
    "doubtful": "claim.status = 'unreviewed' AND claim.doubtful = 1",
    "conflicting": "claim.status = 'unreviewed' AND EXISTS (SELECT 1 FROM conflict"
    " WHERE conflict.claim = claim.id AND conflict.event = claim.event)",
    "differs": "EXISTS (SELECT 1 FROM log WHERE log.subject = claim.id AND log.action = 'differs'"
    " AND log.seq > claim.revision)",
    "decided": "claim.status != 'unreviewed'",
    "all": "1",
}
"""The queues by name, each with its condition in SQL."""
_OF_CODER = "claim.document IN (SELECT document FROM allotment WHERE coder = ?)"


def queue(
    book: Casebook,
    name: str,
    *,
    event: str | None = None,
    coder: str | None = None,
    viewer: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Iterator[Waiting]:
    """Yield the claims of a queue, in the order of documents and places.

    Args:
        book: The casebook.
        name: One of `QUEUES`.
        event: Only claims of this event.
        viewer: Only claims that this user may see; None sees all.
        coder: Only claims in documents that were given to this coder.
        limit: So many at most.
        offset: How many to pass over first.
    """
    if name == "conflicting":
        find_conflicts(book)
    wanted = [("claim.event = ?", (event,)), (_OF_CODER, (coder,)), (SEEN_CLAIM, (viewer,) * 2)]
    given = [(condition, values) for condition, values in wanted if values[0] is not None]
    condition = " AND ".join([QUEUES[name], *(one for one, _ in given)])
    joined = "claim JOIN document ON document.id = claim.document"
    order = "ORDER BY claim.place, claim.number LIMIT ? OFFSET ?"
    query = f"SELECT claim.*, document.path FROM {joined} WHERE {condition} {order}"  # noqa: S608
    values = [*(value for _, of in given for value in of), limit, offset]
    for row in book.db.execute(query, values):
        yield waiting_of(row)


def waiting_of(row: sqlite3.Row) -> Waiting:
    """Return a row of `claim`, with its document's path, as a record."""
    record = record_of(row)
    return Waiting(
        claim=row["id"],
        of=row["kind"],
        document=row["path"],
        start=row["start"],
        end=row["stop"],
        text=row["text"],
        sentence=row["sentence"],
        outcome=record.outcome if isinstance(record, Figure) else (),
        group=record.group if isinstance(record, Figure) else (),
        low=row["low"],
        high=row["high"],
        event=row["event"],
        status=row["status"],
        revision=row["revision"],
        doubts=record.doubts if isinstance(record, Figure) else (),
    )
