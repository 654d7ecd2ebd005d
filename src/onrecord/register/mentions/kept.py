"""The mentions of documents kept in the casebook, so that lists of them are quick.

Looking for persons in a document takes some milliseconds, so that each is looked through once, when
somebody asks. What was decided about mentions follows from the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.casebook.folding import UNDO
from onrecord.casebook.log import entries
from onrecord.casebook.mentions import MENTION_ACTIONS, decided_mentions
from onrecord.casebook.sources import document_of
from onrecord.casebook.store import Casebook, transaction
from onrecord.model import Mention, encode, replace
from onrecord.register.mentions.find import find_mentions

MADE_BY = 1
"""Counts up whenever persons are found in another way: documents are then looked through anew."""
_STATE = "mentions"
"""The row of `state` with the entry of the log up to which decisions are shown."""
_UNSEEN = (
    "FROM document WHERE id NOT IN (SELECT replaces FROM document WHERE replaces IS NOT NULL)"  # noqa: S608
    f" AND id NOT IN (SELECT document FROM mentions_looked WHERE made_by = {MADE_BY})"
)


def unseen(book: Casebook, document: str | None = None) -> int:
    """Return how many documents have not been looked through; of all, or of one by its id."""
    where, values = ("", ()) if document is None else (" AND id = ?", (document,))
    (count,) = book.db.execute(f"SELECT count(*) {_UNSEEN}{where}", values).fetchone()
    return int(count)


def look_through(
    book: Casebook,
    *,
    document: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Look for persons in the documents that have not been looked through; return how many these were.

    Args:
        book: The casebook.
        document: The path or id of the only document that is wanted.
        progress: Told after each document how many of how many are done.
    """
    rows = book.db.execute(
        f"SELECT id, text, record {_UNSEEN} AND (? IS NULL OR ? IN (id, path)) ORDER BY number",
        (document, document),
    ).fetchall()
    for done, row in enumerate(rows, start=1):
        found = find_mentions(document_of(row))
        with transaction(book) as db:
            db.execute(
                "DELETE FROM mention WHERE document = ? AND status = 'unreviewed'", (row["id"],)
            )
            db.executemany(
                "INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?, ?)", map(_row, found)
            )
            db.execute("INSERT OR REPLACE INTO mentions_looked VALUES (?, ?)", (row["id"], MADE_BY))
        if progress is not None:
            progress(done, len(rows))
    return len(rows)


def decided_up_to_date(book: Casebook) -> bool:
    """True where mentions are shown as they are decided about now."""
    return _shown(book) == _newest(book)


def show_decided(book: Casebook) -> None:
    """Bring what was decided about mentions up to date, in a transaction of its own."""
    if decided_up_to_date(book):
        return
    with transaction(book) as db:
        newest = _newest(book)
        since = entries(book, after=_shown(book), actions=(*MENTION_ACTIONS,))
        _show(book, {entry.subject for entry in since})
        db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (_STATE, str(newest)))


def _show(book: Casebook, subjects: Iterable[str]) -> None:
    for subject in subjects:
        found = decided_mentions(book, subject=subject).get(subject)
        if found is None:
            book.db.execute("UPDATE mention SET status = 'unreviewed' WHERE id = ?", (subject,))
        else:
            book.db.execute("INSERT OR REPLACE INTO mention VALUES (?, ?, ?, ?, ?, ?)", _row(found))


def _shown(book: Casebook) -> int:
    row = book.db.execute("SELECT value FROM state WHERE name = ?", (_STATE,)).fetchone()
    return int(row["value"]) if row else 0


def _newest(book: Casebook) -> int:
    """Return the newest entry that may be about a mention."""
    return max(
        book.db.execute("SELECT max(seq) FROM log WHERE action = ?", (one,)).fetchone()[0] or 0
        for one in (*MENTION_ACTIONS, UNDO)
    )


def _row(one: Mention) -> tuple[str, str | None, int, str, str, str]:
    outcome = one.said.statuses[0].status if one.said.statuses else ""
    bare = encode(replace(one, status="unreviewed"))
    return (one.id, one.said.document_id, one.said.start or 0, outcome, one.status, bare)
