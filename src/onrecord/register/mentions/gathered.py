"""The mentions of a casebook's documents, dated by the event that their sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.casebook.sources import current_documents
from onrecord.casebook.store import Casebook
from onrecord.model import Document, Mention, PersonStatement, Span, decode_as, replace
from onrecord.register.mentions.kept import look_through, show_decided


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
    look_through(book, document=document)
    show_decided(book)
    for one in current_documents(book):
        if document in {None, one.path, one.id}:
            yield from mentions_in(book, one)


def mentions_in(book: Casebook, document: Document) -> Iterator[Mention]:
    """Yield the persons whom a document that was looked through names, in their order."""
    rows = book.db.execute(
        "SELECT start, event.date FROM claim JOIN event ON event.id = claim.event"
        " WHERE claim.document = ? AND kind = 'figure' AND status != 'rejected' ORDER BY start",
        (document.id,),
    )
    placed = [_Placed(row["start"], row["date"]) for row in rows]
    rows = book.db.execute(
        "SELECT status, record FROM mention WHERE document = ? ORDER BY start, id", (document.id,)
    )
    for row in rows.fetchall():
        one = replace(decode_as(Mention, row["record"]), status=row["status"])
        yield dated(one, document, placed) if one.status == "unreviewed" else one


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
