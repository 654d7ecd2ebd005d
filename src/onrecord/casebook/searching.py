"""Search over the texts of documents, and the lists of documents and events, a page at a time."""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

from onrecord.casebook.access import SEEN_DOCUMENT
from onrecord.casebook.listing import HIDDEN_CLAIMS, match_words
from onrecord.casebook.store import Casebook

OPENS, CLOSES = "\x02", "\x03"
"""Stand around the words that were found, until the page is made; texts seldom hold them."""
AROUND = 24
"""Words of a snippet."""
_MARKED = re.compile(f"{OPENS}([^{OPENS}{CLOSES}]*){CLOSES}")
_SEEN_EVENT = (
    "EXISTS (SELECT 1 FROM claim WHERE claim.event = event.id"  # noqa: S608
    f" AND claim.number NOT IN ({HIDDEN_CLAIMS}))"
)
_SEEN = f"(? = '' OR {SEEN_DOCUMENT})"
_CURRENT = "NOT EXISTS (SELECT 1 FROM document AS later WHERE later.replaces = document.id)"


class Piece(NamedTuple):
    """A piece of a snippet; `found` where it is words that were looked for."""

    words: str
    found: bool


def search_texts(
    book: Casebook, words: str, *, after: int = 0, limit: int = 20, reader: str = ""
) -> list[sqlite3.Row]:
    """Return the documents whose text has all the words, with a snippet, in the order they came in.

    Args:
        book: The casebook.
        words: See `match_words`.
        after: The number of the last document that is not wanted.
        limit: So many at most.
        reader: Who asks, where something is confidential to them.
    """
    query = (
        "SELECT document.number, document.id, document.path, document.title, document.date,"  # noqa: S608
        " document.issuer, snippet(document_words, 1, ?, ?, '…', ?) AS snippet"
        " FROM document_words JOIN document ON document.number = document_words.rowid"
        f" WHERE document_words MATCH ? AND document_words.rowid > ? AND {_CURRENT}"
        f" AND {_SEEN} ORDER BY document_words.rowid LIMIT ?"
    )
    values = (OPENS, CLOSES, AROUND, match_words(words), after, reader, reader, limit)
    return book.db.execute(query, values).fetchall()


def pieces_of(snippet: str) -> list[Piece]:
    """Return a snippet cut into what was found and what stands around it."""
    parts = _MARKED.split(snippet)
    made = [Piece(words, found=bool(index % 2)) for index, words in enumerate(parts)]
    return [each for each in made if each.words]


def list_documents(
    book: Casebook, words: str = "", *, after: int = 0, limit: int = 50, reader: str = ""
) -> list[sqlite3.Row]:
    """Return current documents in the order they came in, with how many claims each has.

    Args:
        book: The casebook.
        words: Only those whose path, title or issuer has these letters.
        after: The number of the last document that is not wanted.
        limit: So many at most.
        reader: Who asks, where something is confidential to them.
    """
    fits = "number > ?"
    values: list[object] = [after]
    if words:
        fits += " AND instr(lower(path || ' ' || coalesce(title, '') || ' ' || coalesce(issuer, '')), ?) > 0"
        values.append(words.lower())
    numbers = f"SELECT number FROM document INDEXED BY document_list WHERE {fits} ORDER BY number"  # noqa: S608
    query = (
        "SELECT document.number, document.id, document.path, document.title, document.issuer,"  # noqa: S608
        " document.date, document.language, document.replaces,"
        " (SELECT count(*) FROM claim WHERE claim.document = document.id) AS claims,"
        " (SELECT count(*) FROM claim WHERE claim.document = document.id AND status = 'unreviewed')"
        f" AS unreviewed FROM document WHERE document.number IN ({numbers}) AND {_CURRENT}"
        f" AND {_SEEN} ORDER BY document.number LIMIT ?"
    )
    return book.db.execute(query, [*values, reader, reader, limit]).fetchall()


def count_documents(book: Casebook, *, reader: str = "") -> int:
    """Return how many current documents there are, to whom asks."""
    if reader:
        query = f"SELECT count(*) FROM document WHERE {_CURRENT} AND {SEEN_DOCUMENT}"  # noqa: S608
        return int(book.db.execute(query, (reader,)).fetchone()[0])
    replaced = "SELECT count(DISTINCT replaces) FROM document WHERE replaces IS NOT NULL"
    query = f"SELECT (SELECT count(*) FROM document) - ({replaced})"  # noqa: S608
    return int(book.db.execute(query).fetchone()[0])


class EventPlace(NamedTuple):
    """Where a list of events goes on: the date of one, `~` for none, and its id."""

    date: str
    id: str


def list_events(
    book: Casebook,
    words: str = "",
    *,
    after: EventPlace | None = None,
    limit: int = 50,
    reader: str = "",
) -> list[sqlite3.Row]:
    """Return events in the order of their dates, those without one last.

    Args:
        book: The casebook.
        words: Only those whose label, place or id has these letters.
        after: Only those after this place.
        limit: So many at most.
        reader: Who asks, where something is confidential to them; events of which they see nothing
            are left out.
    """
    where, values = ["1"], list[object]()
    if reader:
        where.append(_SEEN_EVENT)
        values += [reader, reader]
    if words:
        where.append("instr(lower(label || ' ' || coalesce(place, '') || ' ' || id), ?) > 0")
        values.append(words.lower())
    if after is not None:
        where.append("(coalesce(date, '~'), id) > (?, ?)")
        values += after
    query = (
        "SELECT id, label, place, date, figures, documents FROM event"  # noqa: S608
        f" WHERE {' AND '.join(where)} ORDER BY coalesce(date, '~'), id LIMIT ?"
    )
    return book.db.execute(query, [*values, limit]).fetchall()
