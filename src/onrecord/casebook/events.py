"""Events as people have decided: assigned, merged, split, named, over those the machine gathered.

An event is the figures in it. When documents come in, events are gathered anew and may get other
ids; a decision therefore carries the figures that were in the event, and is carried out on the event
that holds most of them now.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.casebook.folding import UNDO, undone_by
from onrecord.casebook.log import append, entries
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError, ChangedError
from onrecord.model import Event, Json, LogEntry, decode_as, encode, replace, stable_id

ASSIGN, MERGE, SPLIT, NAME = "assign", "merge", "split", "name"
EVENT_ACTIONS = (ASSIGN, MERGE, SPLIT, NAME, UNDO)


class Settled(NamedTuple):
    """Events after decisions, each figure's event, and decisions that found no event to be about."""

    events: tuple[Event, ...]
    event_of: dict[str, str]
    unsettled: tuple[int, ...]


def settle(
    events: Sequence[Event], decisions: Iterable[LogEntry], documents: Mapping[str, str]
) -> Settled:
    """Return the events after all decisions about them.

    Args:
        events: As the machine gathered them.
        decisions: The log's entries about events, in their order.
        documents: The path of each claim's document, by the claim's id, in the order of the
            collection; claims that are not in it have no event.
    """
    held = {event.id: event for event in events}
    event_of = {figure: event.id for event in events for figure in event.figures}
    taken = list(decisions)
    undone = undone_by(taken)
    unsettled: list[int] = []
    for entry in taken:
        if entry.seq in undone or entry.action == UNDO or entry.after is None:
            continue
        if not _carry_out(entry, entry.after, held, event_of):
            unsettled.append(entry.seq)
    return Settled(_rebuilt(held, event_of, documents), event_of, tuple(unsettled))


def _carry_out(
    entry: LogEntry, after: Json, held: dict[str, Event], event_of: dict[str, str]
) -> bool:
    """Do what one entry says; False where an event that it is about is not to be found."""
    if entry.action == SPLIT:
        source = _found(entry.subject, after["members"], held, event_of)
        if source is None:
            return False
        held[after["event"]] = replace(
            held[source], id=after["event"], label=after["label"], figures=(), aliases=()
        )
        event_of.update(dict.fromkeys(after["figures"], after["event"]))
        return True
    target = _found(entry.subject if entry.action != ASSIGN else after["event"], after["members"],
                    held, event_of)  # fmt: skip
    if entry.action == ASSIGN:
        if after["event"] is None:
            event_of.pop(entry.subject, None)
        elif target is not None:
            event_of[entry.subject] = target
        return after["event"] is None or target is not None
    if target is None:
        return False
    if entry.action == NAME:
        held[target] = replace(held[target], label=after["label"])
        return True
    joined = [_found(one, figures, held, event_of) for one, figures in after["joined"].items()]
    for one in (one for one in joined if one not in {None, target}):
        event_of.update({figure: target for figure, event in event_of.items() if event == one})
        aliases = (*held[target].aliases, held[one].label, *held[one].aliases)
        held[target] = replace(held[target], aliases=tuple(dict.fromkeys(aliases)))
    return None not in joined


def _found(
    event: str | None, members: Sequence[str], held: dict[str, Event], event_of: dict[str, str]
) -> str | None:
    """Return the id of the event that is meant: of that id, else the one with most of its figures."""
    if event in held:
        return event
    now = Counter(event_of[figure] for figure in members if figure in event_of)
    return now.most_common(1)[0][0] if now else None


def _rebuilt(
    held: dict[str, Event], event_of: dict[str, str], documents: Mapping[str, str]
) -> tuple[Event, ...]:
    """Return the events with the figures that they have now; those without any are gone."""
    figures: dict[str, list[str]] = {}
    for claim in documents:
        if claim in event_of:
            figures.setdefault(event_of[claim], []).append(claim)
    return tuple(
        replace(
            event,
            figures=tuple(figures[event.id]),
            documents=tuple(dict.fromkeys(documents[claim] for claim in figures[event.id])),
        )
        for event in held.values()
        if event.id in figures
    )


def assign(book: Casebook, claim: str, event: str | None, *, user: str, reason: str = "") -> int:
    """Give a claim to an event, or to none, and return the number of the log's entry.

    Raises:
        CasebookError: If the casebook has no such claim or event.
    """
    with transaction(book) as db:
        row = db.execute("SELECT event FROM claim WHERE id = ?", (claim,)).fetchone()
        if row is None:
            raise CasebookError(f"has no claim {claim!r}", path=book.path)
        after = {"event": event, "members": _members(book, event) if event else []}
        seq = append(
            db, user, ASSIGN, claim, reason=reason, before={"event": row["event"]}, after=after
        )
        show_events(book)
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
            "members": _members(book, target),
            "joined": {one: _members(book, one) for one in others},
        }
        seq = append(db, user, MERGE, target, reason=reason, after=after)
        show_events(book)
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
        members = _members(book, event)
        moved = [figure for figure in members if figure in set(figures)]
        if not moved or len(moved) == len(members) or len(moved) != len(set(figures)):
            hint = f"choose some, and not all, of its {len(members)} figures"
            raise CasebookError(f"event {event} cannot be split so", path=book.path, hint=hint)
        (count,) = db.execute("SELECT count(*) FROM log WHERE action = 'split'").fetchone()
        made = stable_id("e", event, *moved, count)
        after = {"members": members, "figures": moved, "event": made, "label": label}
        append(db, user, SPLIT, event, reason=reason, after=after)
        show_events(book)
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
        after = {"members": _members(book, event), "label": label}
        seq = append(db, user, NAME, event, reason=reason, after=after)
        show_events(book)
    return seq


def event_decisions(book: Casebook) -> list[LogEntry]:
    """Return the log's entries about events, in their order.

    Entries that take back decisions about claims are among them; they name no entry of the others.
    """
    return list(entries(book, actions=EVENT_ACTIONS))


def keep_gathered(book: Casebook, events: Iterable[Event]) -> None:
    """Put in the events as the machine joined them, in place of those before; inside a transaction."""
    book.db.execute("DELETE FROM gathered")
    rows = [(event.id, place, encode(event)) for place, event in enumerate(events)]
    book.db.executemany("INSERT INTO gathered VALUES (?, ?, ?)", rows)


def show_events(book: Casebook) -> Settled:
    """Write the view of events anew, and each claim's event, inside a transaction."""
    settled = settled_events(book)
    book.db.execute("DELETE FROM event")
    book.db.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", map(_event_row, settled.events)
    )
    current = book.db.execute("SELECT id, event FROM claim")
    changed = [
        (settled.event_of.get(row["id"]), row["id"])
        for row in current
        if row["event"] != settled.event_of.get(row["id"])
    ]
    book.db.executemany("UPDATE claim SET event = ? WHERE id = ?", changed)
    return settled


def settled_events(book: Casebook) -> Settled:
    """Return the events that follow from those gathered and from the decisions about them."""
    rows = book.db.execute("SELECT record FROM gathered ORDER BY place")
    events = [decode_as(Event, row["record"]) for row in rows]
    documents = book.db.execute(
        "SELECT claim.id, document.path FROM claim JOIN document ON document.id = claim.document"
        " ORDER BY document.number, claim.start, claim.number"
    )
    return settle(events, event_decisions(book), dict(tuple(row) for row in documents))


def event_problems(book: Casebook) -> list[str]:
    """Return where the view of events does not follow from the layers under it."""
    settled = settled_events(book)
    found = {tuple(row) for row in book.db.execute("SELECT * FROM event")}
    problems = []
    if found != set(map(_event_row, settled.events)):
        problems.append("the view of events does not follow from the layers under it")
    problems += [
        f"claim {row['id']}: its event does not follow from the decisions"
        for row in book.db.execute("SELECT id, event FROM claim")
        if row["event"] != settled.event_of.get(row["id"])
    ]
    return problems


def load_events(book: Casebook) -> tuple[Event, ...]:
    """Return the events as they stand, in the order in which documents speak of them."""
    rows = book.db.execute("SELECT record FROM event ORDER BY rowid")
    return tuple(decode_as(Event, row["record"]) for row in rows)


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


def _event_row(event: Event) -> tuple[str, str, str | None, str | None, int, int, str]:
    place = event.place.name or event.place.text if event.place else None
    date = event.date.edtf if event.date else None
    return (
        event.id, event.label, place, date, len(event.figures), len(event.documents), encode(event),
    )  # fmt: skip


def _members(book: Casebook, event: str) -> list[str]:
    row = book.db.execute("SELECT record FROM event WHERE id = ?", (event,)).fetchone()
    if row is None:
        hint = "`onrecord events` lists the events with their ids"
        raise CasebookError(f"has no event {event!r}", path=book.path, hint=hint)
    return list(decode_as(Event, row["record"]).figures)
