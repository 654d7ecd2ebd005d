"""Decisions about events: claims assigned, events merged, split, named. Each is an entry of the log."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from onrecord.casebook.eventview import show_decision
from onrecord.casebook.log import append
from onrecord.casebook.settling import ASSIGN, MERGE, NAME, SPLIT
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError, ChangedError
from onrecord.model import Event, decode_as, stable_id


def assign(book: Casebook, claim: str, event: str | None, *, user: str, reason: str = "") -> int:
    """Give a claim to an event, or to none, and return the number of the log's entry.

    Raises:
        CasebookError: If the casebook has no such claim or event.
    """
    with transaction(book) as db:
        row = db.execute("SELECT event FROM claim WHERE id = ?", (claim,)).fetchone()
        if row is None:
            raise CasebookError(f"has no claim {claim!r}", path=book.path)
        after = {"event": event, "members": members_of(book, event) if event else []}
        seq = append(
            db, user, ASSIGN, claim, reason=reason, before={"event": row["event"]}, after=after
        )
        show_decision(book, seq)
    return seq


def merge(
    book: Casebook,
    target: str,
    others: Sequence[str],
    *,
    user: str,
    reason: str = "",
    seen: Mapping[str, str] | None = None,
) -> int:
    """Make several events one, which keeps the id and label of `target`.

    Args:
        book: The casebook.
        target: The event that stays.
        others: Those that become part of it.
        user: Who decides.
        reason: Why.
        seen: The revision of each event as the user saw it (see `event_revision`).

    Raises:
        ChangedError: If one of the events is not as it was seen.
        CasebookError: If the casebook has no such events, or they are fewer than two.
    """
    others = tuple(dict.fromkeys(one for one in others if one != target))
    if not others:
        raise CasebookError("a merge needs two events", path=book.path)
    with transaction(book) as db:
        _check_seen(book, seen)
        after = {
            "members": members_of(book, target),
            "joined": {one: members_of(book, one) for one in others},
        }
        seq = append(db, user, MERGE, target, reason=reason, after=after)
        show_decision(book, seq)
    return seq


def split(
    book: Casebook,
    event: str,
    figures: Sequence[str],
    label: str,
    *,
    user: str,
    reason: str = "",
    seen: Mapping[str, str] | None = None,
) -> str:
    """Make an event of its own of some figures of another, and return its id; `seen` as for `merge`.

    Raises:
        ChangedError: If the event is not as it was seen.
        CasebookError: If they are not figures of that event, or all of them.
    """
    with transaction(book) as db:
        _check_seen(book, seen)
        members = members_of(book, event)
        moved = [figure for figure in members if figure in set(figures)]
        if not moved or len(moved) == len(members) or len(moved) != len(set(figures)):
            hint = f"choose some, and not all, of its {len(members)} figures"
            raise CasebookError(f"event {event} cannot be split so", path=book.path, hint=hint)
        (count,) = db.execute("SELECT count(*) FROM log WHERE action = 'split'").fetchone()
        made = stable_id("e", event, *moved, count)
        after = {"members": members, "figures": moved, "event": made, "label": label}
        seq = append(db, user, SPLIT, event, reason=reason, after=after)
        show_decision(book, seq)
    return made


def name_event(
    book: Casebook,
    event: str,
    label: str,
    *,
    user: str,
    reason: str = "",
    seen: Mapping[str, str] | None = None,
) -> int:
    """Give an event another label; `seen` as for `merge`.

    Raises:
        ChangedError: If the event is not as it was seen.
        CasebookError: If the casebook has no such event.
    """
    with transaction(book) as db:
        _check_seen(book, seen)
        after = {"members": members_of(book, event), "label": label}
        seq = append(db, user, NAME, event, reason=reason, after=after)
        show_decision(book, seq)
    return seq


def event_revision(book: Casebook, event: str) -> str:
    """Return what tells an event as it stands from what it was before; empty if there is none."""
    row = book.db.execute("SELECT record FROM event WHERE id = ?", (event,)).fetchone()
    return hashlib.sha256(row["record"].encode()).hexdigest()[:16] if row else ""


def _check_seen(book: Casebook, seen: Mapping[str, str] | None) -> None:
    for event, revision in (seen or {}).items():
        if event_revision(book, event) != revision:
            raise ChangedError(
                f"event {event} is no longer as it was shown",
                path=book.path,
                hint="look at it again, then decide",
            )


def members_of(book: Casebook, event: str) -> list[str]:
    """Return the ids of an event's figures.

    Raises:
        CasebookError: If there is no such event.
    """
    row = book.db.execute("SELECT record FROM event WHERE id = ?", (event,)).fetchone()
    if row is None:
        hint = "`onrecord events` lists the events with their ids"
        raise CasebookError(f"has no event {event!r}", path=book.path, hint=hint)
    return list(decode_as(Event, row["record"]).figures)
