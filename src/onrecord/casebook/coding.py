"""What coders say in a round: entries of the log that leave the current view alone.

A coder says of each claim that the machine read whether it stands, with what changes, and adds claims of
their own. All are offered what the machine had read when the round began, whatever others have decided
since, so that each codes for themselves.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterator
from typing import NamedTuple, get_args

from onrecord.casebook.decisions import BY_HAND, bare, in_place, standing_in
from onrecord.casebook.log import append, entries
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.rounds import CODE, FINISH, load_round
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError
from onrecord.model import (
    Claim,
    Coding,
    Figure,
    Json,
    Round,
    Status,
    Waiting,
    decode,
    replace,
    stable_id,
)

CODINGS: tuple[Coding, ...] = get_args(Coding)
_STATUS: dict[str, Status] = {
    "accept": "accepted", "edit": "edited", "reject": "rejected", "add": "added",
}  # fmt: skip
_READING = "SELECT max(number) FROM reading WHERE document = ? AND read < ?"


class Coded(NamedTuple):
    """What a coder said last of a claim; `record` is the claim as they have it."""

    seq: int
    coder: str
    subject: str
    status: Status
    record: Reviewed
    reason: str


Said = dict[str, dict[str, Coded]]
"""What each coder said, by the ids of the claims."""


class Task(NamedTuple):
    """A claim that a coder has before them: as it is offered, or as they have it, and what they said."""

    claim: str
    record: Reviewed
    coded: Coded | None


def submit(
    book: Casebook,
    name: str,
    claim: str,
    coding: Coding,
    *,
    user: str,
    record: Reviewed | None = None,
    reason: str = "",
) -> int:
    """Write down what a coder says of a claim in a round, and return the entry's number.

    Args:
        book: The casebook.
        name: The round.
        claim: The id of a claim that the machine read, or of one that the coder marked in this round.
        coding: `accept`, `edit`, `reject`, or `drop` for one they marked.
        user: The coder.
        record: For `edit`, the claim as it should be; its place and words in the text stay.
        reason: Why.

    Raises:
        CasebookError: If the user does not code in the round or has finished it, or there is no such claim.
    """
    with transaction(book):
        found = _coding_in(book, name, user)
        before = said(book, found, claim=claim)[user].get(claim)
        offered = before.record if before else offered_claim(book, found, claim)
        own = before is not None and before.status == "added"
        _check(coding, own=own, record=record)
        made = in_place(record, offered) if record is not None else offered
        after: Json = {"document": offered.document_id, "round": name, "coding": coding}
        if coding != "drop":
            after |= {"record": bare(made), "own": own}
        old = {"status": before.status, "record": bare(before.record)} if before else None
        return append(
            book.db, user, CODE, claim, reason=reason, before=old, after=after | _salt(found)
        )


def mark(book: Casebook, name: str, record: Reviewed, *, user: str, reason: str = "") -> str:
    """Put in a claim that a coder marked in a round, and return its id; it is in no view.

    Raises:
        CasebookError: If the user does not code in the round, or the words are not at their place.
    """
    with transaction(book):
        found = _coding_in(book, name, user)
        path = standing_in(book, record)
        if record.document_id not in found.documents:
            raise CasebookError(f"is not coded in round {name!r}", path=path)
        (count,) = book.db.execute("SELECT max(seq) FROM log").fetchone()
        claim = stable_id("c", name, user, record.document_id, record.start, record.end, count)
        made = replace(record, id=claim, extractor=BY_HAND, document=path)
        after: Json = {
            "document": record.document_id, "round": name, "coding": "add", "record": bare(made),
            "own": True,
        }  # fmt: skip
        append(book.db, user, CODE, claim, reason=reason, after=after | _salt(found))
    return claim


def finish(book: Casebook, name: str, *, user: str, leave: bool = False) -> int:
    """Note that a coder is done with a round, and return how many claims they left without a word.

    Args:
        book: The casebook.
        name: The round.
        user: The coder.
        leave: Whether claims may be left; they are missing data then.

    Raises:
        CasebookError: If the user does not code in it, has finished it, or claims are left.
    """
    with transaction(book):
        _coding_in(book, name, user)
        left = sum(one.status == "unreviewed" for one in mine(book, name, user))
        if left and not leave:
            hint = "code them, or finish with --leave: they count as missing"
            raise CasebookError(f"{left} claims of round {name!r} are not coded yet", hint=hint)
        append(book.db, user, FINISH, name, after={"left": left})
    return left


def mine(book: Casebook, name: str, user: str) -> Iterator[Waiting]:
    """Yield what a coder has before them in a round, in the order of the text, with what they said.

    Raises:
        CasebookError: If there is no such round, or they do not code in it.
    """
    for one in tasks(book, load_round(book, name), user):
        row = book.db.execute(
            "SELECT path, text FROM document WHERE id = ?", (one.record.document_id,)
        ).fetchone()
        yield _waiting(one, row["path"], row["text"])


def tasks(
    book: Casebook, found: Round, user: str, documents: Collection[str] | None = None
) -> Iterator[Task]:
    """Yield what a coder has before them in a round, in the order of the text.

    Args:
        book: The casebook.
        found: The round.
        user: The coder.
        documents: Only what stands in these; None for all of the round.

    Raises:
        CasebookError: If they do not code in it.
    """
    own = said(book, found)[_coder(book, found, user)]
    for document in found.documents:
        if documents is not None and document not in documents:
            continue
        claims = offered(book, found, document)
        claims |= {
            one.subject: one.record for one in own.values() if one.record.document_id == document
        }
        for claim, record in sorted(claims.items(), key=lambda one: (one[1].start, one[0])):
            yield Task(claim, record, own.get(claim))


def said(
    book: Casebook, found: Round, viewer: str | None = None, *, claim: str | None = None
) -> Said:
    """Return what coders said in a round.

    Args:
        book: The casebook.
        found: The round.
        viewer: Who looks: while a blind round is not finished by all, a coder sees their own only.
        claim: Only what was said of this one.
    """
    told: Said = {coder: {} for coder in found.coders}
    for entry in entries(book, after=found.begun, subject=claim, actions=(CODE,)):
        after = entry.after or {}
        if after["round"] != found.name:
            continue
        own = told[entry.user]
        if after["coding"] == "drop":
            own.pop(entry.subject, None)
            continue
        record = _claim(json.dumps(after["record"], ensure_ascii=False))
        status: Status = "added" if after["own"] else _STATUS[after["coding"]]
        own[entry.subject] = Coded(
            entry.seq, entry.user, entry.subject, status, record, entry.reason
        )
    if viewer is None or not (found.blind and found.open):
        return told
    return {viewer: told[viewer]} if viewer in told else {}


def offered(book: Casebook, found: Round, document: str) -> dict[str, Reviewed]:
    """Return the claims of a document that a round's coders are offered, by their ids."""
    query = f"SELECT id, record FROM machine WHERE reading = ({_READING})"  # noqa: S608
    rows = book.db.execute(query, (document, found.begun))
    return {row["id"]: _claim(row["record"]) for row in rows}


def offered_claim(book: Casebook, found: Round, claim: str) -> Reviewed:
    """Return one claim that a round's coders are offered.

    Raises:
        CasebookError: If there is none with this id.
    """
    query = f"SELECT record FROM machine WHERE reading = ({_READING}) AND id = ?"  # noqa: S608
    for document in found.documents:
        row = book.db.execute(query, (document, found.begun, claim)).fetchone()
        if row is not None:
            return _claim(row["record"])
    hint = "`onrecord code mine` lists the claims with their ids"
    raise CasebookError(
        f"has no claim {claim!r} in round {found.name!r}", path=book.path, hint=hint
    )


def _claim(line: str) -> Reviewed:
    record = decode(line)
    if not isinstance(record, Figure | Claim):
        raise CasebookError("a record that is no claim lies among the claims")
    return record


def _coder(book: Casebook, found: Round, user: str) -> str:
    if user not in found.coders:
        hint = f"its coders are {', '.join(found.coders)}"
        raise CasebookError(
            f"{user} does not code in round {found.name!r}", path=book.path, hint=hint
        )
    return user


def _coding_in(book: Casebook, name: str, user: str) -> Round:
    found = load_round(book, name)
    if _coder(book, found, user) in found.finished:
        raise CasebookError(f"{user} has finished round {name!r}", path=book.path)
    return found


def _check(coding: str, *, own: bool, record: Reviewed | None) -> None:
    if coding not in CODINGS or coding == "add":
        known = ", ".join(one for one in CODINGS if one != "add")
        raise CasebookError(f"nothing to say with {coding!r}", hint=f"there are {known}")
    if (coding == "edit") != (record is not None):
        raise CasebookError("an edit, and nothing else, comes with the claim as it should be")
    if (coding == "drop") != own and coding != "edit":
        hint = "drop takes out what a coder marked; accept and reject are for what was read"
        raise CasebookError(f"{coding} does not fit this claim", hint=hint)


def _salt(found: Round) -> Json:
    """Return what keeps others from trying what somebody said blindly against the entry's hash."""
    return {"salt": secrets.token_hex(16)} if found.blind else {}


def _waiting(one: Task, path: str, text: str) -> Waiting:
    record, own = one.record, one.coded
    figure = record if isinstance(record, Figure) else None
    return Waiting(
        claim=one.claim,
        of=type(record).__name__.lower(),
        document=path,
        start=record.start,
        end=record.end,
        text=record.text,
        sentence=text[slice(*record.sentence)],
        outcome=figure.outcome if figure else (),
        group=figure.group if figure else (),
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        status=own.status if own else "unreviewed",
        revision=own.seq if own else 0,
        doubts=figure.doubts if figure else (),
    )
