"""The mentions of a casebook's documents, dated by the event that their sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.casebook.eventview import load_events
from onrecord.casebook.mentions import decided_mentions
from onrecord.casebook.sources import current_documents
from onrecord.casebook.store import Casebook
from onrecord.model import Document, Mention, PersonStatement, Span, replace
from onrecord.register.mentions.find import find_mentions


class _Placed(NamedTuple):
    start: int
    date: str | None


def mentions_of(book: Casebook, *, document: str | None = None) -> Iterator[Mention]:
    """Yield the persons whom a casebook's documents name, with what was decided about each.

    A mention that was decided about is as it was when somebody did, also where today's program reads
    it otherwise or no more.

    Args:
        book: The casebook.
        document: The path or id of the only document that is asked for.
    """
    decided = decided_mentions(book)
    days = {event.id: event.date.edtf if event.date else None for event in load_events(book)}
    for one in current_documents(book):
        if document not in {None, one.path, one.id}:
            continue
        rows = book.db.execute(
            "SELECT start, event FROM claim WHERE document = ? AND kind = 'figure' AND event IS NOT NULL"
            " AND status != 'rejected' ORDER BY start",
            (one.id,),
        )
        placed = [_Placed(row["start"], days.get(row["event"])) for row in rows]
        found = {each.id: dated(each, one, placed) for each in find_mentions(one)}
        for name, kept in decided.items():
            if kept.said.document_id == one.id:
                found[name] = replace(
                    kept, sentence=found[name].sentence if name in found else kept.sentence
                )
        yield from sorted(found.values(), key=lambda each: each.said.start or 0)


def dated(
    mention: Mention, document: Document, placed: Sequence[tuple[int, str | None]]
) -> Mention:
    """Return a mention without a day of its own with that of the event which its sentence speaks of.

    That is the event of the numbers in the sentence, else of all numbers of the document, if it is one.
    """
    said = mention.said
    if any(status.date for status in said.statuses):
        return mention
    span = next(
        (one for one in document.sentences if one.start <= (said.start or 0) < one.end), Span(0, 0)
    )
    here = {date for start, date in placed if span.start <= start < span.end}
    days = here or {date for _, date in placed}
    day = days.pop() if len(days) == 1 else None
    return replace(mention, said=_on(said, day)) if day else mention


def _on(said: PersonStatement, day: str) -> PersonStatement:
    statuses = tuple(replace(status, date=day) for status in said.statuses)
    age = replace(said.age, at=day) if said.age else None
    return replace(said, statuses=statuses, age=age)
