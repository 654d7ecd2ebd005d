"""Persons named in documents: accepted or rejected as candidates for the register, in the log."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.casebook.folding import UNDO, undone_by
from onrecord.casebook.log import append, entries
from onrecord.casebook.store import Casebook, transaction
from onrecord.casebook.withholding import passages_of, withheld
from onrecord.errors import CasebookError
from onrecord.model import Json, Mention, PersonStatement, Span, from_builtins, to_builtins

ACCEPT, REJECT = "accept mention", "reject mention"
"""Actions of entries about persons whom documents name."""
MENTION_ACTIONS = (ACCEPT, REJECT, UNDO)


def decide_mention(
    book: Casebook, mention: Mention, *, accepted: bool, user: str, reason: str = ""
) -> int:
    """Note that a person named in a document is a statement of the register, or none.

    The entry carries the statement as it was seen, so that it stays what was decided about. `undo`
    takes it back.

    Raises:
        CasebookError: If the words do not stand in the casebook's document.
    """
    said = mention.said
    with transaction(book) as db:
        row = db.execute("SELECT text FROM document WHERE id = ?", (said.document_id,)).fetchone()
        if row is None or row["text"][said.start : said.end] != mention.text:
            raise CasebookError(f"{mention.text!r} does not stand there", path=book.path)
        after: Json = {
            "statement": to_builtins(said),
            "text": mention.text,
            "sentence": mention.sentence,
        }
        return append(
            db, user, ACCEPT if accepted else REJECT, mention.id, reason=reason, after=after
        )


def decided_mentions(book: Casebook, *, subject: str | None = None) -> dict[str, Mention]:
    """Return the mentions that somebody has decided about, as they stand now, by id; all, or one."""
    taken = list(entries(book, subject=subject, actions=MENTION_ACTIONS))
    undone = undone_by(taken)
    found: dict[str, Mention] = {}
    for entry in taken:
        if entry.action != UNDO and entry.seq not in undone and entry.after:
            found[entry.subject] = Mention(
                id=entry.subject,
                status="accepted" if entry.action == ACCEPT else "rejected",
                text=entry.after["text"],
                sentence=entry.after["sentence"],
                said=from_builtins(PersonStatement, entry.after["statement"]),
            )
    return found


def accepted_statements(book: Casebook) -> list[PersonStatement]:
    """Return the statements of documents that somebody has accepted, in the order of documents."""
    found = [one.said for one in decided_mentions(book).values() if one.status == "accepted"]
    return sorted(found, key=lambda said: (said.source, said.start or 0))


def near_passage(mention: Mention, passages: Iterable[Span]) -> bool:
    """True where a withheld passage of its document may hold something of what a mention says.

    That is so where it meets the mention's sentence, wherever the name stands in that.
    """
    start, end, room = mention.said.start or 0, mention.said.end or 0, len(mention.sentence)
    return any(one.meets((start - room, end + room)) for one in passages)


def withheld_mentions(book: Casebook) -> frozenset[str]:
    """Return the ids of accepted mentions of which something stands in a withheld passage."""
    found = [one for one in withheld(book) if one.document is not None]
    if not found:
        return frozenset()
    return frozenset(
        one.id for one in decided_mentions(book).values()
        if near_passage(one, passages_of(found, one.said.document_id or ""))
    )  # fmt: skip
