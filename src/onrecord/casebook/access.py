"""Who may see what: confidential documents, claims and statements, and groups of those who need to know.

A document, a claim or a statement about a person is `open` unless somebody decided otherwise. At `team`
it stays in the casebook: it
is in nothing that leaves. At `restricted` only the members of the named groups get to see it. This is for
those who work through a server: whoever can read the casebook's file can read all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from onrecord.casebook.log import append, entries
from onrecord.casebook.persons import statements_now
from onrecord.casebook.sources import load_document
from onrecord.casebook.store import Casebook, transaction
from onrecord.casebook.view import load_claim
from onrecord.casebook.withholding import make_key
from onrecord.errors import CasebookError
from onrecord.model import Json, Level, LogEntry, Restriction

RESTRICT, GROUP = "restrict", "group"
"""Actions of the log: who may see a document or a claim; who is in a group."""
LEVELS: tuple[Level, ...] = get_args(Level)

HIDDEN = (
    "SELECT subject FROM restriction WHERE level = 'restricted' AND subject NOT IN (SELECT subject"
    " FROM restricted_to JOIN member ON member.name = restricted_to.name WHERE member.user = ?)"
)
"""The ids of documents and claims that a user must not see, as SQL with the user for its parameter."""
SEEN_CLAIM = f"claim.id NOT IN ({HIDDEN}) AND claim.document NOT IN ({HIDDEN})"
"""That a user may see a row of `claim`, as SQL with the user for its two parameters."""
SEEN_DOCUMENT = f"document.id NOT IN ({HIDDEN})"
"""That a user may see a row of `document`, as SQL with the user for its parameter."""


def restrict(
    book: Casebook,
    of: Literal["document", "claim", "statement"],
    subject: str,
    level: Level,
    *,
    groups: Sequence[str] = (),
    user: str,
    reason: str,
) -> int:
    """Say who may see a document, a claim or a statement, and return the number of the log's entry.

    Args:
        book: The casebook.
        of: `document`, `claim`, or `statement`: what a list says of a person.
        subject: Its id; a document's path will do.
        level: `open`, `team` or `restricted`.
        groups: For `restricted`, the groups whose members may see it.
        user: Who decides so.
        reason: Why.

    Raises:
        CasebookError: If there is no such document, claim, level or group, or no reason is given.
    """
    _check(book, level, groups, reason)
    document: str | None
    with transaction(book):
        if of == "document":
            subject = document = load_document(book, subject).id
        elif of == "statement":
            document = _document_of(book, subject)
        else:
            document = load_claim(book, subject)[0].document_id
        return _write(book, Restriction(
            of=of, subject=subject, level=level, groups=tuple(groups), user=user, reason=reason, seq=0,
        ), document)  # fmt: skip


def restrict_person(
    book: Casebook,
    statements: Iterable[str],
    level: Level,
    *,
    groups: Sequence[str] = (),
    user: str,
    reason: str,
) -> int:
    """Say who may see a person: every statement that is about it; as `restrict`, all of it or nothing."""
    _check(book, level, groups, reason)
    seq = 0
    with transaction(book):
        for one in statements:
            made = Restriction(
                of="statement", subject=one, level=level, groups=tuple(groups), user=user,
                reason=reason, seq=0,
            )  # fmt: skip
            seq = _write(book, made, _document_of(book, one))
    return seq


def _document_of(book: Casebook, statement: str) -> str | None:
    """Return the id of the document that a statement was read in, or None for one of a list."""
    found = statements_now(book, [statement])
    if not found:
        raise CasebookError(f"has no statement {statement!r}", path=book.path)
    return found[0].document_id


def _check(book: Casebook, level: Level, groups: Sequence[str], reason: str) -> None:
    if level not in LEVELS:
        raise CasebookError(f"no level {level!r}", hint=f"there are {', '.join(LEVELS)}")
    if bool(groups) != (level == "restricted"):
        raise CasebookError("groups, and nothing else, are named with `restricted`")
    known = members(book)
    for group in groups:
        if group not in known:
            hint = (
                f"there are {', '.join(known)}" if known else "`onrecord restrict group` makes one"
            )
            raise CasebookError(f"has no group {group!r}", path=book.path, hint=hint)
    if not reason.strip():
        raise CasebookError("needs a reason", path=book.path, hint="give --reason")


def set_group(
    book: Casebook, group: str, people: Iterable[str], *, user: str, reason: str = ""
) -> int:
    """Say who is in a group, and return the number of the log's entry."""
    if not group.strip():
        raise CasebookError("a group needs a name", path=book.path)
    with transaction(book) as db:
        before: Json = {"members": list(members(book).get(group, ()))}
        after: Json = {"members": list(dict.fromkeys(people))}
        seq = append(db, user, GROUP, group, reason=reason, before=before, after=after)
        _show_members(book, group, after["members"])
    return seq


def keep_back(book: Casebook, document: str, *, user: str, reason: str) -> None:
    """Keep a document from leaving, inside a transaction, unless it is kept more closely already."""
    row = book.db.execute("SELECT 1 FROM restriction WHERE subject = ?", (document,)).fetchone()
    if row is None:
        made = Restriction(
            of="document", subject=document, level="team", user=user, reason=reason, seq=0
        )
        _write(book, made, document)


def carry_restrictions(book: Casebook, old: str, new: str, *, user: str) -> None:
    """Give a new version of a document the restriction of the one before, inside a transaction."""
    for one in restrictions(book):
        if one.subject == old:
            reason = f"carried over from the version before: {one.reason}"
            made = Restriction(
                of="document", subject=new, level=one.level, groups=one.groups, user=user,
                reason=reason, seq=0,
            )  # fmt: skip
            _write(book, made, new)


def members(book: Casebook) -> dict[str, tuple[str, ...]]:
    """Return the members of each group, by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries(book, actions=(GROUP,)):
        found[entry.subject] = tuple((entry.after or {})["members"])
    return found


def restrictions(book: Casebook) -> list[Restriction]:
    """Return what is confidential, with the reasons; what is open again is not among it."""
    found: dict[str, Restriction] = {}
    for entry in entries(book, actions=(RESTRICT,)):
        one = _restriction(entry)
        found.pop(one.subject, None)
        if one.level != "open":
            found[one.subject] = one
    return list(found.values())


def hidden(book: Casebook, user: str) -> frozenset[str]:
    """Return the ids of documents and claims that a user must not see."""
    return frozenset(row[0] for row in book.db.execute(HIDDEN, (user,)))


def confidential(book: Casebook) -> frozenset[str]:
    """Return the ids of documents and claims that must not leave."""
    return frozenset(row[0] for row in book.db.execute("SELECT subject FROM restriction"))


def access_problems(book: Casebook) -> Iterator[str]:
    """Yield where the tables of who may see what do not follow from the log."""
    wanted = {(one.subject, one.level, one.seq) for one in restrictions(book)}
    to = {(one.subject, group) for one in restrictions(book) for group in one.groups}
    people = {(group, user) for group, users in members(book).items() for user in users}
    for table, rows in (("restriction", wanted), ("restricted_to", to), ("member", people)):
        if {tuple(row) for row in book.db.execute(f"SELECT * FROM {table}")} != rows:  # noqa: S608
            yield f"who may see what ({table}) does not follow from the log"


def _write(book: Casebook, one: Restriction, document: str | None) -> int:
    make_key(book)  # with which the head of the log is sealed from now on
    after: Json = {"document": document, "of": one.of, "level": one.level, "groups": one.groups}
    row = book.db.execute(
        "SELECT level FROM restriction WHERE subject = ?", (one.subject,)
    ).fetchone()
    before: Json = {"level": row["level"] if row else "open"}
    seq = append(
        book.db, one.user, RESTRICT, one.subject, reason=one.reason, before=before, after=after
    )
    book.db.execute("DELETE FROM restriction WHERE subject = ?", (one.subject,))
    if one.level != "open":
        book.db.execute("INSERT INTO restriction VALUES (?, ?, ?)", (one.subject, one.level, seq))
        book.db.executemany(
            "INSERT INTO restricted_to VALUES (?, ?)",
            [(one.subject, group) for group in one.groups],
        )
    return seq


def _show_members(book: Casebook, group: str, people: Iterable[str]) -> None:
    book.db.execute("DELETE FROM member WHERE name = ?", (group,))
    book.db.executemany("INSERT INTO member VALUES (?, ?)", [(group, one) for one in people])


def _restriction(entry: LogEntry) -> Restriction:
    after = entry.after or {}
    return Restriction(
        of=after["of"],
        subject=entry.subject,
        level=after["level"],
        groups=tuple(after["groups"]),
        user=entry.user,
        reason=entry.reason,
        seq=entry.seq,
    )
