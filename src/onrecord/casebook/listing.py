"""Lists of claims: those that fit what is asked for, a page at a time, and counts of them.

The lists run over the index `claim_place`, which holds what is asked by in the order of documents and
places, so that none reads more rows than it shows; the counts over `claim_facets`.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from onrecord.casebook.access import HIDDEN
from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError

Place = tuple[int, int]
"""Where a list goes on: a claim's `place` and `number`."""

TOP = 12
"""Events that are counted."""
MOST_SORTED = 20_000
"""Claims up to which those that fit are sorted by event; of more, events are not counted."""
MOST_MATCHES = 2000
"""Matches of a search for words up to which its facets are counted; beyond, they are counted of
the first so many, and the page says so."""

MOST_WORDS = 100
"""Words that are searched for at once."""

_INDEXED = "claim INDEXED BY claim_place"
_TERM = re.compile(r'"([^"]*)"|(\S+)')
NO_EVENT = "none"
HIDDEN_CLAIMS = (
    f"SELECT number FROM claim WHERE id IN ({HIDDEN})"  # noqa: S608
    f" UNION SELECT number FROM claim WHERE document IN ({HIDDEN})"
)
"""The numbers of claims that a user must not see, as SQL with the user for its two parameters."""
QUEUES = {
    "conflicting": "SELECT held.number FROM conflict JOIN claim AS held"
    " ON held.id = conflict.claim AND held.event = conflict.event",
    "differs": "SELECT held.number FROM log JOIN claim AS held ON held.id = log.subject"
    " WHERE log.action = 'differs' AND log.seq > held.revision",
}
"""The numbers of claims that conflict with another, or that a newer program reads otherwise, as SQL."""
_GIVEN_TO = (
    "SELECT held.number FROM allotment JOIN claim AS held ON held.document = allotment.document"
    " WHERE allotment.coder = ?"
)


class Asked(NamedTuple):
    """What claims are asked for. An empty string asks for nothing.

    `event` is an id, or `none` for claims without one; `document` an id. `reader` is who asks, where
    something is confidential to them (see `access`). `queue` is one of `QUEUES`, `coder` who was given the
    documents.
    """

    words: str = ""
    kind: str = ""
    outcome: str = ""
    group: str = ""
    status: str = ""
    event: str = ""
    document: str = ""
    doubtful: bool = False
    reader: str = ""
    queue: str = ""
    coder: str = ""


class Counts(NamedTuple):
    """How many claims there are by each facet; `capped` where only the first matches were counted."""

    total: int
    kind: Counter[str]
    status: Counter[str]
    outcome: Counter[str]
    group: Counter[str]
    event: Counter[str]
    doubtful: int
    capped: bool


def list_claims(
    book: Casebook, asked: Asked, *, after: Place | None = None, limit: int = 50
) -> list[sqlite3.Row]:
    """Return the rows of `claim` that fit, in the order of documents and places.

    Args:
        book: The casebook.
        asked: Which claims.
        after: Only those after this place.
        limit: So many at most.
    """
    where, values = _conditions(asked)
    if after is not None:
        where.append("(claim.place, claim.number) > (?, ?)")
        values += after
    return _rows(book, asked, where, values, "ASC", limit)


def list_claims_before(
    book: Casebook, asked: Asked, before: Place, limit: int = 50
) -> list[sqlite3.Row]:
    """Return the last rows that fit and stand before a place, in the same order."""
    where, values = _conditions(asked)
    where.append("(claim.place, claim.number) < (?, ?)")
    return _rows(book, asked, where, [*values, *before], "DESC", limit)[::-1]


def _rows(
    book: Casebook, asked: Asked, where: list[str], values: list[object], way: str, limit: int
) -> list[sqlite3.Row]:
    # The conditions are fixed words; what was asked for is bound.
    numbers = f"SELECT number FROM {_table(asked)} {_where(where)} ORDER BY place {way}, number {way} LIMIT ?"  # noqa: S608
    query = (
        "SELECT claim.*, document.path, document.title, document.number AS document_number"  # noqa: S608
        f" FROM claim JOIN document ON document.id = claim.document WHERE claim.number IN ({numbers})"
        f" ORDER BY claim.place {way}, claim.number {way}"
    )
    return book.db.execute(query, [*values, limit]).fetchall()


def count_claims(book: Casebook, asked: Asked) -> Counts:
    """Return how many claims fit, by each facet; of events, those with most claims."""
    if asked.words or asked.document or asked.event not in {"", NO_EVENT}:
        return _count_few(book, asked)
    cube = _cube(book, asked)
    rows = [(*row[:5], None, row[5]) for row in cube if _fits(row, asked)]
    made = _counted(rows, capped=False)
    made.event.clear()
    narrowed = made.total < sum(row[5] for row in cube)
    if not narrowed or made.total <= MOST_SORTED:
        made.event.update(_events(book, asked, made.total))
    return made


class Waiting(NamedTuple):
    """How many claims there are, how they stand, and how many of those not reviewed are doubtful."""

    total: int
    status: Counter[str]
    doubtful: int
    without_event: int


def count_waiting(book: Casebook, *, reader: str = "") -> Waiting:
    """Return what an overview says of the claims, to whom asks."""
    asked = Asked(reader=reader)
    cube = _cube(book, asked)
    status: Counter[str] = Counter()
    for row in cube:
        status[row["status"]] += row[5]
    doubtful = sum(row[5] for row in cube if row["doubtful"] and row["status"] == "unreviewed")
    where, values = _conditions(asked._replace(event=NO_EVENT))
    query = f"SELECT count(*) FROM claim INDEXED BY claim_event {_where(where)}"  # noqa: S608
    (without,) = book.db.execute(query, values).fetchone()
    return Waiting(status.total(), status, doubtful, without)


def _count_few(book: Casebook, asked: Asked) -> Counts:
    """Count the claims of one event or document, or those that have the words: few enough to look at."""
    where, values = _conditions(asked._replace(words=""))
    capped = False
    if asked.words:
        found = book.db.execute(
            "SELECT rowid FROM claim_words WHERE claim_words MATCH ? LIMIT ?",
            (match_words(asked.words), MOST_MATCHES + 1),
        ).fetchall()
        capped = len(found) > MOST_MATCHES
        where.append(f"number IN ({', '.join(str(int(row[0])) for row in found[:MOST_MATCHES])})")
    query = (
        "SELECT kind, status, doubtful, outcome, people, event, count(*) FROM claim"  # noqa: S608
        f" {_where(where)} GROUP BY 1, 2, 3, 4, 5, 6"
    )
    return _counted(book.db.execute(query, values), capped=capped)


def _cube(book: Casebook, asked: Asked) -> list[sqlite3.Row]:
    """Return how many claims there are of each kind, status, doubt, outcome and group together.

    The index holds them in this order, so that the counting is one walk along it.
    """
    where, values = _conditions(Asked(event=asked.event, reader=asked.reader))
    query = (
        "SELECT kind, status, doubtful, outcome, people, count(*)"  # noqa: S608
        f" FROM claim INDEXED BY claim_facets {_where(where)} GROUP BY 1, 2, 3, 4, 5"
    )
    return book.db.execute(query, values).fetchall()


def _fits(row: sqlite3.Row, asked: Asked) -> bool:
    kind, status, doubtful, outcome, people, _ = row
    return (
        asked.kind in {"", kind}
        and asked.status in {"", status}
        and (not asked.doubtful or bool(doubtful))
        and (not asked.outcome or f" {asked.outcome} " in outcome)
        and (not asked.group or f" {asked.group} " in people)
    )


def _events(book: Casebook, asked: Asked, total: int) -> dict[str, int]:
    """Return the events with most of the claims that fit, and how many have none."""
    where, values = _conditions(asked._replace(event=""))
    if asked.event == NO_EVENT:
        return {NO_EVENT: total}
    index = "claim_facets" if where else "claim_event"
    query = f"SELECT event, count(*) FROM claim INDEXED BY {index} {_where([*where, 'event IS NOT NULL'])}"  # noqa: S608
    rows = book.db.execute(f"{query} GROUP BY event ORDER BY 2 DESC LIMIT {TOP}", values)
    found = {row[0]: row[1] for row in rows}
    none = f"SELECT count(*) FROM claim INDEXED BY {index} {_where([*where, 'event IS NULL'])}"  # noqa: S608
    return found | {NO_EVENT: book.db.execute(none, values).fetchone()[0]}


def _counted(rows: Iterable[Sequence[Any]], *, capped: bool) -> Counts:
    made = Counts(0, Counter(), Counter(), Counter(), Counter(), Counter(), 0, capped)
    total = doubtful = 0
    for kind, status, doubted, outcome, people, event, count in rows:
        total += count
        doubtful += count * doubted
        made.kind[kind] += count
        made.status[status] += count
        made.event[event or NO_EVENT] += count
        for name in outcome.split():
            made.outcome[name] += count
        for name in people.split():
            made.group[name] += count
    return made._replace(total=total, doubtful=doubtful)


def _table(asked: Asked) -> str:
    """Return the table with the index to go by; one document or event has an index of its own."""
    return "claim" if asked.document or asked.event not in {"", NO_EVENT} else _INDEXED


def _conditions(asked: Asked) -> tuple[list[str], list[object]]:
    where: list[str] = []
    values: list[object] = []
    for name in ("kind", "status", "document"):
        if wanted := getattr(asked, name):
            where.append(f"claim.{name} = ?")
            values.append(wanted)
    for column, wanted in (("outcome", asked.outcome), ("people", asked.group)):
        if wanted:
            where.append(f"instr(claim.{column}, ?) > 0")
            values.append(f" {wanted} ")
    if asked.doubtful:
        where.append("claim.doubtful = 1")
    if asked.event == NO_EVENT:
        where.append("claim.event IS NULL")
    elif asked.event:
        where.append("claim.event = ?")
        values.append(asked.event)
    if asked.reader:
        where.append(f"claim.number NOT IN ({HIDDEN_CLAIMS})")
        values += [asked.reader, asked.reader]
    if asked.queue:
        where.append(f"claim.number IN ({QUEUES[asked.queue]})")
    if asked.coder:
        where.append(f"claim.number IN ({_GIVEN_TO})")
        values.append(asked.coder)
    if asked.words:
        where.append("claim.number IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)")
        values.append(match_words(asked.words))
    return where, values


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def match_words(words: str) -> str:
    """Return what full-text search is asked: all the words, "phrases" whole, `begin*` as a beginning.

    Each is quoted, so that nothing a person types is an operator of the search
    (https://www.sqlite.org/fts5.html#full_text_query_syntax).

    Raises:
        CasebookError: If there are too many.
    """
    terms = []
    found = _TERM.findall(words.replace("\0", " "))
    if len(found) > MOST_WORDS:
        raise CasebookError(
            f"{len(found)} words are too many", hint=f"search for {MOST_WORDS} at most"
        )
    for phrase, word in found:
        text = phrase or word.replace('"', "")
        beginning = not phrase and text.endswith("*")
        text = text.rstrip("*") if beginning else text
        if any(each.isalnum() for each in text):
            terms.append(f'"{text}"{"*" if beginning else ""}')
    return " ".join(terms) or '""'
