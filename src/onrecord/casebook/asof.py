"""A casebook as it stood at an earlier entry of its log.

The layers are only added to, each with the entry that tells of it; what stood then follows from
those up to that entry, as the current view follows from all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.casebook.folding import ACTIONS, State, fold
from onrecord.casebook.log import entries
from onrecord.casebook.sources import document_of
from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError
from onrecord.model import Claim, Document, Figure, LogEntry, Standing, decode

NOW = 1 << 62
"""For an entry: no entry comes after it."""
_DOCUMENTS = (
    "SELECT id, text, record FROM document WHERE added <= :at AND id NOT IN"
    " (SELECT replaces FROM document WHERE replaces IS NOT NULL AND added <= :at) ORDER BY number"
)
_READING = "SELECT max(number) FROM reading WHERE document = ? AND read <= ?"


def documents_at(book: Casebook, at: int = NOW) -> Iterator[Document]:
    """Yield the documents that no version known at entry `at` replaced."""
    for row in book.db.execute(_DOCUMENTS, {"at": at}):
        yield document_of(row)


def claims_at(book: Casebook, document: str, at: int) -> list[Standing]:
    """Return the claims of a document as they stood after entry `at`, in their order, without events."""
    rows = book.db.execute(
        f"SELECT id, record FROM machine WHERE reading = ({_READING})",  # noqa: S608
        (document, at),
    )
    read = {row["id"]: row["record"] for row in rows}
    about: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in until(entries(book, document=document, actions=ACTIONS), at):
        about[entry.subject].append(entry)
    states = (fold(read.get(claim), about.get(claim, [])) for claim in read.keys() | about.keys())
    return sorted((_standing(state) for state in states if state is not None), key=_place)


def happenings_at(book: Casebook, document: str, at: int = NOW) -> list[str]:
    """Return what a document spoke of, by its newest reading at entry `at`, as lines of JSON."""
    query = f"SELECT happenings FROM reading WHERE number = ({_READING})"  # noqa: S608
    row = book.db.execute(query, (document, at)).fetchone()
    return [line for line in row["happenings"].split("\n") if line] if row else []


def until(found: Iterator[LogEntry], at: int | None) -> Iterator[LogEntry]:
    """Yield entries up to entry `at`; all without it."""
    for entry in found:
        if at is not None and entry.seq > at:
            return
        yield entry


def _standing(state: State) -> Standing:
    record = decode(state.record)
    if not isinstance(record, Figure | Claim):
        raise CasebookError("a record that is no claim lies among the claims")
    return Standing(record, state.status, state.revision)


def _place(one: Standing) -> tuple[int, int, str]:
    return one.record.start, one.record.end, one.record.id
