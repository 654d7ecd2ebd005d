"""The current view: one row a claim, as it stands now. It follows from the other layers alone."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from onrecord.casebook.eventview import leave_events, show_anew
from onrecord.casebook.folding import ACTIONS, State, fold
from onrecord.casebook.log import entries
from onrecord.casebook.readings import NEWEST, Reviewed, newest_of, newest_reading
from onrecord.casebook.sources import CURRENT
from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError
from onrecord.model import Claim, Figure, LogEntry, decode, replace

_COLUMNS = (
    "id", "document", "kind", "start", "stop", "text", "sentence", "low", "high", "outcome",
    "people", "voice", "polarity", "doubtful", "status", "revision", "record", "place",
)  # fmt: skip
PLACES = 2**32
"""A claim's `place` is its document's number times this, and where it starts: the order of lists."""
_SET = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
_UPSERT = (
    f"INSERT INTO claim ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
    f" ON CONFLICT (id) DO UPDATE SET {_SET}"
)


def show_document(book: Casebook, document: str) -> None:
    """Write the rows of a document's claims anew, inside a transaction; claims that stay keep their events."""
    source = _source(book, document)
    wanted = dict(_states(book, document))
    rows = book.db.execute("SELECT id FROM claim WHERE document = ?", (document,)).fetchall()
    known = {row["id"] for row in rows}
    _drop(book, known - wanted.keys())
    book.db.executemany(_UPSERT, [_row(state, source) for state in wanted.values()])
    new = wanted.keys() - known
    _index(book.db, new)
    if again := _read_before(book.db, document, new):
        show_anew(book, again)


def show_claim(book: Casebook, document: str, claim: str) -> None:
    """Write the row of one claim anew, inside a transaction, and its event where it comes or goes."""
    about = list(entries(book, subject=claim, actions=ACTIONS))
    state = fold(newest_of(book.db, document, claim), about)
    known = book.db.execute("SELECT 1 FROM claim WHERE id = ?", (claim,)).fetchone()
    if state is None:
        _drop(book, [claim])
        return
    book.db.execute(_UPSERT, _row(state, _source(book, document)))
    if known is None:
        _index(book.db, [claim])
        if len(about) > 1:  # it was there before, and decisions may know it
            show_anew(book, [claim])


def hide_document(book: Casebook, document: str) -> None:
    """Take a document that a later version replaces out of the view; its layers stay."""
    rows = book.db.execute("SELECT id FROM claim WHERE document = ?", (document,)).fetchall()
    _drop(book, [row["id"] for row in rows])


def load_claim(book: Casebook, claim: str) -> tuple[Reviewed, State]:
    """Return a claim as it stands, with its event.

    Raises:
        CasebookError: If there is none with this id.
    """
    row = book.db.execute("SELECT * FROM claim WHERE id = ?", (claim,)).fetchone()
    if row is None:
        hint = "`onrecord review` lists the claims with their ids"
        raise CasebookError(f"has no claim {claim!r}", path=book.path, hint=hint)
    return record_of(row), State(row["record"], row["status"], row["revision"])


def record_of(row: sqlite3.Row) -> Reviewed:
    """Return a row of `claim` as the record of the ledger."""
    record = decode(row["record"])
    if not isinstance(record, Figure | Claim):
        raise CasebookError(f"claim {row['id']} is a {row['kind']}, which nobody can decide about")
    return replace(record, event=row["event"])


def view_problems(book: Casebook) -> Iterator[str]:
    """Yield where the view is not what follows from the other layers, and anchors that do not hold."""
    documents = book.db.execute(f"SELECT id, path FROM document {CURRENT}").fetchall()  # noqa: S608
    for row in documents:
        source = _source(book, row["id"])
        wanted = {claim: _row(state, source) for claim, state in _states(book, row["id"])}
        query = f"SELECT {', '.join(_COLUMNS)} FROM claim WHERE document = ?"  # noqa: S608
        found = {one["id"]: tuple(one) for one in book.db.execute(query, (row["id"],))}
        for claim in sorted(wanted.keys() | found.keys()):
            if wanted.get(claim) != found.get(claim):
                yield f"claim {claim} of {row['path']}: the view does not follow from the layers under it"
            else:
                start, stop, words = found[claim][3:6]
                if source.text[start:stop] != words:
                    yield f"claim {claim} of {row['path']}: its words are not at its place in the text"


def _index(db: sqlite3.Connection, claims: Iterable[str]) -> None:
    db.executemany(
        "INSERT INTO claim_words (rowid, sentence) SELECT number, sentence FROM claim WHERE id = ?",
        [(claim,) for claim in claims],
    )


def _drop(book: Casebook, claims: Collection[str]) -> None:
    leave_events(book, claims)
    gone = [(claim,) for claim in claims]
    book.db.executemany(
        "INSERT INTO claim_words (claim_words, rowid, sentence)"
        " SELECT 'delete', number, sentence FROM claim WHERE id = ?",
        gone,
    )
    book.db.executemany("DELETE FROM claim WHERE id = ?", gone)


def _read_before(db: sqlite3.Connection, document: str, claims: Collection[str]) -> list[str]:
    """Return those of some claims that an earlier program read as well: events may know them."""
    rows = db.execute(
        "SELECT DISTINCT id FROM machine WHERE reading IN (SELECT number FROM reading"  # noqa: S608
        f" WHERE document = ? AND number != ({NEWEST}))",
        (document, document),
    )
    return [row["id"] for row in rows if row["id"] in claims]


def _states(book: Casebook, document: str) -> Iterator[tuple[str, State]]:
    read = newest_reading(book.db, document)
    about: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in entries(book, document=document, actions=ACTIONS):
        about[entry.subject].append(entry)
    for claim in read.keys() | about.keys():
        state = fold(read.get(claim), about.get(claim, []))
        if state is not None:
            yield claim, state


class _Source(NamedTuple):
    """What a claim's row is made of besides the claim: its document's number and text."""

    number: int
    text: str


def _source(book: Casebook, document: str) -> _Source:
    query = "SELECT number, text FROM document WHERE id = ?"
    return _Source(*book.db.execute(query, (document,)).fetchone())


def _row(state: State, source: _Source) -> tuple[Any, ...]:
    record = decode(state.record)
    if not isinstance(record, Figure | Claim):
        raise CasebookError("a record that is no claim lies among the claims")
    low, high = (record.low, record.high) if isinstance(record, Figure) else (None, None)
    outcome = record.outcome if isinstance(record, Figure) else ()
    group = record.group if isinstance(record, Figure) else ()
    return (
        record.id, record.document_id, type(record).__name__.lower(), record.start, record.end,
        record.text, source.text[slice(*record.sentence)], low, high, _words(outcome), _words(group),
        record.sources[-1].name if record.sources else "", record.polarity,
        int(isinstance(record, Figure) and bool(record.doubts)), state.status, state.revision,
        state.record, source.number * PLACES + record.start,
    )  # fmt: skip


def _words(names: tuple[str, ...]) -> str:
    return f" {' '.join(names)} " if names else ""
