"""Who codes which documents: documents given to coders, and rounds in which several code the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.casebook.log import append, entries
from onrecord.casebook.sources import load_document
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError
from onrecord.model import Json, LogEntry, Round, replace

ALLOT, ROUND, CODE, FINISH, SETTLE = "allot", "round", "code", "finish", "settle"
"""Actions of the log: a document given to a coder; a round begun; a claim coded in it, a coder done with
it, a unit of it settled by an adjudicator."""


def allot(book: Casebook, documents: Iterable[str], coder: str | None, *, user: str) -> int:
    """Give documents to a coder, or to none, and return how many were given.

    Args:
        book: The casebook.
        documents: Ids or paths.
        coder: Who is to code them; None takes them from whoever has them.
        user: Who gives them.

    Raises:
        CasebookError: If there is no such document.
    """
    ids = dict.fromkeys(load_document(book, one).id for one in documents)
    with transaction(book) as db:
        for document in ids:
            before: Json = {"coder": coder_of(book, document)}
            after: Json = {"document": document, "coder": coder}
            seq = append(db, user, ALLOT, document, before=before, after=after)
            db.execute("DELETE FROM allotment WHERE document = ?", (document,))
            if coder is not None:
                db.execute("INSERT INTO allotment VALUES (?, ?, ?)", (document, coder, seq))
    return len(ids)


def coder_of(book: Casebook, document: str) -> str | None:
    """Return who is to code a document."""
    row = book.db.execute("SELECT coder FROM allotment WHERE document = ?", (document,)).fetchone()
    return row["coder"] if row else None


def allotment_problems(book: Casebook) -> Iterable[str]:
    """Yield where the table of who codes what does not follow from the log."""
    wanted: dict[str, tuple[str, int]] = {}
    for entry in entries(book, actions=(ALLOT,)):
        after = entry.after or {}
        wanted.pop(entry.subject, None)
        if after.get("coder") is not None:
            wanted[entry.subject] = (after["coder"], entry.seq)
    rows = book.db.execute("SELECT document, coder, seq FROM allotment")
    if {row[0]: (row[1], row[2]) for row in rows} != wanted:
        yield "who codes which document does not follow from the log"


def new_round(
    book: Casebook,
    name: str,
    documents: Iterable[str],
    coders: Sequence[str],
    *,
    user: str,
    blind: bool = True,
) -> Round:
    """Begin a round in which several people code the same documents.

    Args:
        book: The casebook.
        name: What the round is called.
        documents: Ids or paths.
        coders: Two or more.
        user: Who begins it.
        blind: Whether nobody is to see what another said until all have finished.

    Raises:
        CasebookError: If there is a round of this name, or no such document, or coders are too few.
    """
    people = tuple(dict.fromkeys(coders))
    if len(people) < 2:
        raise CasebookError("a round needs two coders", path=book.path)
    ids = tuple(dict.fromkeys(load_document(book, one).id for one in documents))
    if not ids or not name.strip():
        raise CasebookError("a round needs a name and a document", path=book.path)
    with transaction(book) as db:
        if any(one.name == name for one in rounds(book)):
            raise CasebookError(f"has a round {name!r} already", path=book.path)
        after: Json = {"documents": ids, "coders": people, "blind": blind}
        seq = append(db, user, ROUND, name, after=after)
    return Round(name=name, documents=ids, coders=people, blind=blind, begun=seq)


def rounds(book: Casebook) -> list[Round]:
    """Return the rounds, in the order in which they were begun."""
    finished: dict[str, list[str]] = {}
    for entry in entries(book, actions=(FINISH,)):
        finished.setdefault(entry.subject, []).append(entry.user)
    return [
        _round(entry, tuple(finished.get(entry.subject, ())))
        for entry in entries(book, actions=(ROUND,))
    ]


def load_round(book: Casebook, name: str) -> Round:
    """Return a round by its name.

    Raises:
        CasebookError: If there is none.
    """
    known = {one.name: one for one in rounds(book)}
    if name not in known:
        hint = f"there are {', '.join(known)}" if known else "`onrecord code new` begins one"
        raise CasebookError(f"has no round {name!r}", path=book.path, hint=hint)
    return known[name]


def round_begun(book: Casebook, seq: int) -> Round | None:
    """Return the round that was begun by an entry of the log, if there is one."""
    return next((one for one in rounds(book) if one.begun == seq), None)


def finished_round(book: Casebook, name: str) -> Round:
    """Return a round that all its coders have finished.

    Raises:
        CasebookError: If there is none, or somebody has not finished.
    """
    found = load_round(book, name)
    if found.open:
        who = " and ".join(found.open)
        hint = "`onrecord code finish` says that one is done"
        raise CasebookError(f"{who} did not finish round {name!r} yet", path=book.path, hint=hint)
    return found


def as_seen_by(book: Casebook, user: str, found: Iterable[LogEntry]) -> Iterable[LogEntry]:
    """Yield entries of the log, those without their content that `user` must not see yet.

    Such are what other coders said in blind rounds that are not finished.
    """
    hidden = {one.name for one in rounds(book) if one.blind and one.open}
    for entry in found:
        of = (entry.after or {}).get("round")
        if entry.action == CODE and entry.user != user and of in hidden:
            yield blank(entry, "a blind round")
        else:
            yield entry


def blank(entry: LogEntry, why: str) -> LogEntry:
    """Return an entry without what it is about and says; who wrote it, and when, stays."""
    return replace(entry, subject="", reason="", before=None, after={"withheld": why})


def _round(entry: LogEntry, finished: tuple[str, ...]) -> Round:
    after = entry.after or {}
    return Round(
        name=entry.subject,
        documents=tuple(after["documents"]),
        coders=tuple(after["coders"]),
        blind=after["blind"],
        finished=finished,
        begun=entry.seq,
    )
