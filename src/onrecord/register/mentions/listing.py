"""Mentions as lists ask for them: by document, outcome and what was decided, a page at a time.

The list is read from `register.mentions.kept`, which must be up to date.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import NamedTuple

from onrecord.casebook.access import HIDDEN, SEEN_DOCUMENT
from onrecord.casebook.listing import Place
from onrecord.casebook.store import Casebook
from onrecord.register.listing import HIDDEN_PERSONS

FACETS = ("status", "outcome", "document")
"""What mentions are told apart by; a document by its number."""
_FROM = (
    "FROM mention JOIN document ON document.id = mention.document"
    " WHERE document.id NOT IN (SELECT replaces FROM document WHERE replaces IS NOT NULL)"
)
_SEEN = (
    f" AND {SEEN_DOCUMENT} AND mention.id NOT IN ({HIDDEN})"  # noqa: S608
    f" AND mention.id NOT IN (SELECT statement FROM person_part WHERE person IN ({HIDDEN_PERSONS}))"
)


class Wanted(NamedTuple):
    """Which mentions are asked for. An empty string asks for nothing.

    `reader` is who asks, where something is confidential to them.
    """

    status: str = ""
    outcome: str = ""
    document: str = ""
    reader: str = ""


def list_mentions(
    book: Casebook, wanted: Wanted, *, after: Place | None = None, limit: int = 50
) -> list[sqlite3.Row]:
    """Return the rows of mentions that fit, in the order of documents and places, those after a place."""
    where, values = _conditions(wanted)
    if after is not None:
        where += " AND (document.number, start) > (?, ?)"
        values += after
    return book.db.execute(
        "SELECT mention.id, mention.document, document.number AS number, document.title, document.path, start,"
        f" status, outcome, mention.record {_FROM}{where} ORDER BY number, start, mention.id LIMIT ?",
        [*values, limit],
    ).fetchall()


def count_mentions(book: Casebook, wanted: Wanted) -> dict[str, Counter[str]]:
    """Return how many mentions fit, by each facet."""
    where, values = _conditions(wanted)
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    rows = book.db.execute(
        f"SELECT status, outcome, document.number, count(*) {_FROM}{where} GROUP BY 1, 2, 3",
        values,
    )
    for *parts, count in rows:
        for name, value in zip(FACETS, parts, strict=True):
            found[name][str(value)] += count
    return found


def find_mention(book: Casebook, name: str, *, reader: str = "") -> sqlite3.Row | None:
    """Return the row of a mention by its id, if who asks may see it."""
    where, values = _conditions(Wanted(reader=reader))
    row: sqlite3.Row | None = book.db.execute(
        f"SELECT mention.*, number {_FROM}{where} AND mention.id = ?",
        [*values, name],
    ).fetchone()
    return row


def _conditions(wanted: Wanted) -> tuple[str, list[object]]:
    where, values = "", list[object]()
    for column, value in (
        ("mention.status", wanted.status), ("mention.outcome", wanted.outcome),
        ("CAST(document.number AS TEXT)", wanted.document),
    ):  # fmt: skip
        if value:
            where += f" AND {column} = ?"
            values.append(value)
    if wanted.reader:
        where += _SEEN
        values += [wanted.reader] * _SEEN.count("?")
    return where, values
