"""A casebook as it stood at an earlier entry of its log.

The layers are only added to, each with the entry that tells of it; what stood then follows from
those up to that entry, as the current view follows from all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from onrecord.casebook.events import EVENT_ACTIONS, Settled, settle
from onrecord.casebook.folding import ACTIONS, State, fold
from onrecord.casebook.log import entries
from onrecord.casebook.sources import document_of
from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError
from onrecord.model import (
    Claim,
    Document,
    Event,
    Figure,
    LogEntry,
    Standing,
    decode,
    decode_as,
    replace,
)

_DOCUMENTS = (
    "SELECT id, path, text, record FROM document WHERE added <= :at AND id NOT IN"
    " (SELECT replaces FROM document WHERE replaces IS NOT NULL AND added <= :at) ORDER BY number"
)
_READING = "SELECT max(number) AS number FROM reading WHERE document = ? AND read <= ?"


class Past:
    """What a casebook held after entry `at`."""

    def __init__(self, book: Casebook, at: int) -> None:
        """Look at `book` after entry `at`."""
        self._book = book
        self._at = at

    def documents(self) -> Iterator[Document]:
        """Yield the documents that no version known then replaced."""
        for row in self._book.db.execute(_DOCUMENTS, {"at": self._at}):
            yield document_of(row)

    def claims(self) -> Iterator[Standing]:
        """Yield the claims, rejected ones as well, each with the event it belonged to."""
        for state in self._states:
            event = self._settled.event_of.get(state.record.id)
            yield state._replace(record=replace(state.record, event=event))

    def events(self) -> tuple[Event, ...]:
        """Return the events: gathered by this program from what had been read, then as decided."""
        return self._settled.events

    @cached_property
    def _states(self) -> tuple[Standing, ...]:
        about: dict[str, list[LogEntry]] = defaultdict(list)
        for entry in self._entries(ACTIONS):
            about[(entry.after or {}).get("document", "")].append(entry)
        return tuple(
            one
            for row in self._book.db.execute(_DOCUMENTS, {"at": self._at}).fetchall()
            for one in sorted(self._in(row["id"], about[row["id"]]), key=_place)
        )

    def _in(self, document: str, decided: list[LogEntry]) -> Iterator[Standing]:
        rows = self._book.db.execute(
            f"SELECT id, record FROM machine WHERE reading = ({_READING})",  # noqa: S608
            (document, self._at),
        )
        read = {row["id"]: row["record"] for row in rows}
        about: dict[str, list[LogEntry]] = defaultdict(list)
        for entry in decided:
            about[entry.subject].append(entry)
        for claim in read.keys() | about.keys():
            state = fold(read.get(claim), about.get(claim, []))
            if state is not None:
                yield _standing(state)

    @cached_property
    def _settled(self) -> Settled:
        from onrecord.resolve import (  # noqa: PLC0415 - it brings the gazetteer's code
            LocalEvent,
            merge_events,
        )

        happenings: list[LocalEvent] = []
        paths: dict[str, str] = {}
        for row in self._book.db.execute(_DOCUMENTS, {"at": self._at}).fetchall():
            paths[row["id"]] = row["path"]
            query = f"SELECT happenings FROM reading WHERE number = ({_READING})"  # noqa: S608
            for reading in self._book.db.execute(query, (row["id"], self._at)):
                lines = filter(None, reading["happenings"].split("\n"))
                happenings += [decode_as(LocalEvent, line) for line in lines]
        documents = {one.record.id: paths[one.record.document_id] for one in self._states}
        return settle(merge_events(happenings)[1], self._entries(EVENT_ACTIONS), documents)

    def _entries(self, actions: tuple[str, ...]) -> Iterator[LogEntry]:
        for entry in entries(self._book, actions=actions):
            if entry.seq > self._at:
                return
            yield entry


def _standing(state: State) -> Standing:
    record = decode(state.record)
    if not isinstance(record, Figure | Claim):
        raise CasebookError("a record that is no claim lies among the claims")
    return Standing(record, state.status, state.revision)


def _place(one: Standing) -> tuple[int, int, str]:
    return one.record.start, one.record.end, one.record.id
