"""What left a casebook: noted in its log."""

from __future__ import annotations

from onrecord.casebook.asof import NOW
from onrecord.casebook.log import append, head
from onrecord.casebook.store import Casebook, transaction
from onrecord.model import Json

EXPORT = "export"
"""The action of an entry that tells of an export."""


def note_export(
    book: Casebook,
    what: str,
    form: str,
    *,
    user: str,
    unredacted: bool = False,
    reason: str = "",
    more: Json | None = None,
) -> int:
    """Note that something leaves a casebook, and return the number of the log's entry.

    Args:
        book: The casebook.
        what: What leaves: the command, or the page.
        form: In which form.
        user: Who takes it out.
        unredacted: Whether what is withheld or confidential is in it.
        reason: Why; unredacted, nothing leaves without one.
        more: What else is to be noted: the file, its digest.
    """
    with transaction(book) as db:
        after = {"form": form, "unredacted": unredacted, "head": head(book), **(more or {})}
        return append(db, user, EXPORT, what, reason=reason, after=after)


def state_of(book: Casebook, at: int | None = None) -> str:
    """Return what tells the content of a casebook from any other: its last entry that is no export.

    It is a head, `SEQ:HASH`; of the casebook as it stood after entry `at`, or now.
    """
    row = book.db.execute(
        "SELECT seq, hash FROM log WHERE action != ? AND seq <= ? ORDER BY seq DESC LIMIT 1",
        (EXPORT, NOW if at is None else at),
    ).fetchone()
    return f"{row['seq']}:{row['hash']}" if row else "0"
