"""A casebook as it may leave where something in it is withheld or confidential.

Claims and documents come redacted (see `redaction`). Events are gathered anew from what is published, so
that no withheld word lives on in a label. Of the log remain who did what and when: what was changed, and
why, may hold withheld words, and hashes could be tried against guesses. Files as they came do not leave.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from onrecord.casebook.events import Settled, settle
from onrecord.casebook.publishing import Leaving, Publication
from onrecord.model import Document, Event, Json, LogEntry, Standing, replace
from onrecord.resolve.local_event import LocalEvent

_TOLD = ("program", "seq")
"""What remains of what an entry says of the state after it."""


class Closed:
    """What leaves a casebook, made from what is in it."""

    def __init__(
        self,
        publication: Publication,
        documents: Callable[[], Iterable[Document]],
        claims: Iterable[Standing],
        happenings: Callable[[str], Iterable[LocalEvent]],
        decisions: Iterable[LogEntry],
    ) -> None:
        """Take what is in a casebook.

        Args:
            publication: Says what is withheld.
            documents: Gives the documents, as often as it is asked.
            claims: All their claims as they stand.
            happenings: Gives what a document of some id speaks of.
            decisions: What was decided about events.
        """
        self._publication = publication
        self._documents = documents
        self._happenings = happenings
        self._decisions = list(decisions)
        self._claims: dict[str, list[Standing]] = defaultdict(list)
        for one in claims:
            self._claims[one.record.document_id].append(one)

    def documents(self) -> Iterator[Document]:
        """Yield the documents that may leave."""
        return (one.document for one in self._leaving())

    def claims(self) -> Iterator[Standing]:
        """Yield the claims that may leave, each with its event."""
        for one in self._leaving():
            yield from self._standing(one)

    def events(self) -> tuple[Event, ...]:
        """Return the events that published figures speak of."""
        return self._settled.events

    def log(self, entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
        """Yield entries with what they are about and what was done, but not what was said."""
        for entry in entries:
            after: Json = {name: (entry.after or {}).get(name) for name in _TOLD}
            yield replace(
                entry,
                subject=self._known.get(entry.subject, ""),
                reason="",
                before=None,
                after={name: value for name, value in after.items() if value is not None} or None,
                previous="",
                hash="",
            )

    def document_id(self, document: str) -> str | None:
        """Return the id under which a document is published, None where it is not."""
        return self._known.get(document)

    def _leaving(self) -> Iterator[Leaving]:
        return self._publication.leaving(
            (document, [one.record for one in self._claims.get(document.id, ())])
            for document in self._documents()
        )

    def _standing(self, one: Leaving) -> Iterator[Standing]:
        source = {
            self._publication.id_of(each.record.id): each
            for each in self._claims.get(one.source, ())
        }
        for record in one.claims:
            event = self._settled.event_of.get(record.id)
            yield source[record.id]._replace(record=replace(record, event=event))

    @cached_property
    def _settled(self) -> Settled:
        from onrecord.resolve import merge_events  # noqa: PLC0415 - it brings the gazetteer's code

        happenings: list[LocalEvent] = []
        paths: dict[str, str] = {}
        for one in self._leaving():
            happenings += map(one.happening, self._happenings(one.source))
            paths.update((record.id, one.document.path) for record in one.claims)
        decisions = map(self._publication.entry, self._decisions)
        return settle(merge_events(happenings)[1], decisions, paths)

    @cached_property
    def _known(self) -> dict[str, str]:
        """The published ids of the documents and claims that leave, by their own."""
        known = {}
        for one in self._leaving():
            known[one.source] = one.document.id
            published = {record.id for record in one.claims}
            for each in self._claims.get(one.source, ()):
                made = self._publication.id_of(each.record.id)
                if made in published:
                    known[each.record.id] = made
        return known
