"""Decisions about claims: each is an entry of the log and nothing besides."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.casebook.eventview import named_in, show_anew
from onrecord.casebook.folding import NOTE, STATUS_OF, UNDO, undone_by
from onrecord.casebook.log import append, entries
from onrecord.casebook.mentions import ACCEPT, REJECT
from onrecord.casebook.persons import APART, SAME
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.settling import EVENT_ACTIONS
from onrecord.casebook.store import Casebook, transaction
from onrecord.casebook.view import load_claim, show_claim
from onrecord.errors import CasebookError, ChangedError
from onrecord.model import Json, replace, stable_id, to_builtins

REVERSIBLE = frozenset({*STATUS_OF, *EVENT_ACTIONS, SAME, APART, "list event", ACCEPT, REJECT})
BY_HAND = "hand"
"""The extractor of what a person wrote."""


class Deciding(NamedTuple):
    """Who decides and why; `seen` is the revision they saw, `round` that of coding they adjudicate."""

    user: str
    reason: str = ""
    seen: int | None = None
    round: str | None = None


def decide(
    book: Casebook,
    claim: str,
    action: str,
    *,
    user: str,
    reason: str = "",
    record: Reviewed | None = None,
    seen: int | None = None,
) -> int:
    """Write a decision about a claim into the log, and return the entry's number.

    Args:
        book: The casebook.
        claim: The claim's id.
        action: `accept`, `reject`, `edit`, `reopen` or `note`.
        user: Who decides.
        reason: Why.
        record: For `edit`, the claim as it should be; its place and words in the text stay.
        seen: The revision that the user saw; None where they saw none.

    Raises:
        ChangedError: If somebody decided about the claim since `seen`.
        CasebookError: If there is no such claim, or the action needs something that is missing.
    """
    with transaction(book):
        return write_decision(book, claim, action, Deciding(user, reason, seen), record)


def write_decision(
    book: Casebook, claim: str, action: str, by: Deciding, record: Reviewed | None = None
) -> int:
    """Do what `decide` does, inside a transaction."""
    _check(action, by.reason, record)
    current, state = load_claim(book, claim)
    if by.seen is not None and by.seen != state.revision:
        raise _changed(book, claim, state.revision)
    after = _in_round(_after(current, action, record), by)
    before: Json = {"status": state.status, "record": bare(current)}
    seq = append(book.db, by.user, action, claim, reason=by.reason, before=before, after=after)
    show_claim(book, current.document_id, claim)
    return seq


def add_claim(book: Casebook, record: Reviewed, *, user: str, reason: str = "") -> str:
    """Put in a claim that a person marked by hand, and return its id.

    Args:
        book: The casebook.
        record: The claim; its id is made here, its extractor becomes `hand`.
        user: Who marked it.
        reason: Why.

    Raises:
        CasebookError: If its words are not at its place in the document.
    """
    with transaction(book):
        return write_claim(book, record, Deciding(user, reason))


def write_claim(book: Casebook, record: Reviewed, by: Deciding) -> str:
    """Do what `add_claim` does, inside a transaction."""
    path = standing_in(book, record)
    kind = type(record).__name__
    (count,) = book.db.execute("SELECT count(*) FROM log WHERE action = 'add'").fetchone()
    claim = stable_id("h", record.document_id, kind, record.start, record.end, count)
    made = replace(record, id=claim, extractor=BY_HAND, document=path)
    after = _in_round({"document": record.document_id, "record": bare(made)}, by)
    append(book.db, by.user, "add", claim, reason=by.reason, after=after)
    show_claim(book, record.document_id, claim)
    return claim


def standing_in(book: Casebook, record: Reviewed) -> str:
    """Return the path of the document that a claim's words stand in, at its place.

    Raises:
        CasebookError: If they do not.
    """
    row = book.db.execute(
        "SELECT text, path FROM document WHERE id = ?", (record.document_id,)
    ).fetchone()
    if row is None or row["text"][record.start : record.end] != record.text:
        raise CasebookError(
            f"{record.text!r} does not stand at {record.start}:{record.end}",
            path=record.document,
            hint="mark the words again",
        )
    return str(row["path"])


def undo(book: Casebook, seq: int, *, user: str, reason: str = "") -> int:
    """Take back the decision with number `seq`, and return the new entry's number.

    Raises:
        CasebookError: If there is no such decision, or it has been taken back already.
    """
    with transaction(book):
        return write_undo(book, seq, user=user, reason=reason)


def write_undo(book: Casebook, seq: int, *, user: str, reason: str = "") -> int:
    """Do what `undo` does, inside a transaction."""
    found = next(entries(book, after=seq - 1), None)
    if found is None or found.seq != seq or found.action not in REVERSIBLE:
        raise CasebookError(f"has no decision {seq} that can be taken back", path=book.path)
    document = (found.after or {}).get("document")
    about = list(entries(book, subject=found.subject))
    if seq in undone_by(about):
        raise CasebookError(f"decision {seq} has been taken back already", path=book.path)
    after: Json = {"document": document, "seq": seq}
    new = append(book.db, user, UNDO, found.subject, reason=reason, before=found.after, after=after)
    if document:
        show_claim(book, document, found.subject)
    else:
        show_anew(book, named_in(found))
    return new


def _check(action: str, reason: str, record: Reviewed | None) -> None:
    if action not in {*STATUS_OF, NOTE} or action == "add":
        known = ", ".join([*(one for one in STATUS_OF if one != "add"), NOTE])
        raise CasebookError(f"no decision {action!r}", hint=f"there are {known}")
    if (action == "edit") != (record is not None):
        raise CasebookError("an edit, and nothing else, comes with the claim as it should be")
    if action == NOTE and not reason.strip():
        raise CasebookError("a note has no words", hint="give them as the reason")


def _after(current: Reviewed, action: str, record: Reviewed | None) -> Json:
    """Return what the log notes as the state after: the record as it was seen by who decides."""
    if action == NOTE:
        return {"document": current.document_id}
    if record is None:
        return {"document": current.document_id, "record": bare(current)}
    made = in_place(record, current)
    return {"document": current.document_id, "record": bare(made)}


def in_place(record: Reviewed, current: Reviewed) -> Reviewed:
    """Return a claim as a person has it, with the place and the words of the one that is corrected.

    Raises:
        CasebookError: If they are not of one kind.
    """
    if type(record) is not type(current):
        raise CasebookError(f"claim {current.id} is no {type(record).__name__.lower()}")
    names = ("id", "document", "document_id", "start", "end", "text", "page", "sentence")
    kept = {name: getattr(current, name) for name in names}
    return replace(record, **kept, extractor=BY_HAND)


def _in_round(after: Json, by: Deciding) -> Json:
    return after | {"round": by.round} if by.round else after


def bare(record: Reviewed) -> Json:
    """Return a claim without its event: to which event it belongs is decided apart."""
    return to_builtins(replace(record, event=None))


def _changed(book: Casebook, claim: str, revision: int) -> ChangedError:
    last = next(entries(book, after=revision - 1))
    return ChangedError(
        f"claim {claim} was changed by {last.user} at {last.time} ({last.action})",
        path=book.path,
        hint="look at it again, then decide",
    )
