"""Claims that were edited outside, taken back as decisions.

A row that was exported carries what the claim looked like then (`token`). A field that is otherwise
than the claim has it now is an edit, another status a decision, another event an assignment, and a row
without an id a claim that a person adds. Rows whose claim changed since they were exported are refused,
unless what they ask for is so already: the same file taken back twice decides nothing twice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from onrecord.casebook import events
from onrecord.casebook.corrections import FIXED, with_fields
from onrecord.casebook.decisions import add_claim, bare, decide
from onrecord.casebook.folding import STATUS_OF
from onrecord.casebook.log import append, entries
from onrecord.casebook.newclaims import blank, place_of
from onrecord.casebook.published import Published
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.store import Casebook, transaction
from onrecord.casebook.view import load_claim
from onrecord.errors import ConfigError, OnRecordError
from onrecord.model import Json, Standing, encode

IMPORT = "import"
"""The action of the entry that tells of a file taken back."""
ASSIGN, REFUSED, SAME = "assign", "refused", "same"
_ACTIONS: dict[str, str] = dict(
    pair for action, status in STATUS_OF.items() for pair in ((action, action), (status, action))
)
"""What a status, or the word for a decision, asks for."""


class Seen(NamedTuple):
    """How a claim stood when its row was exported."""

    status: str
    revision: int
    digest: str


class Row(NamedTuple):
    """A claim as it came back.

    `claim` is empty for a new one; `given` are its filled fields, of which a new claim is made;
    `changes` returns those fields that are otherwise than in a record as plain JSON. `shown` gives the
    digest of a record as this format shows it, `digest` that of the row itself, if it is complete.
    """

    number: int
    claim: str
    revision: str
    status: str
    reason: str
    given: Json
    changes: Callable[[Json], Json]
    shown: Callable[[Json], str]
    digest: str

    @property
    def seen(self) -> Seen:
        """What its `revision` tells."""
        status, number, digest = ([*self.revision.split("-"), "", "", ""])[:3]
        return Seen(status, int(number) if number.isdecimal() else 0, digest)

    @property
    def untouched(self) -> bool:
        """True for a row that is as it was exported."""
        same = self.status.strip().lower() in {"", self.seen.status}
        return same and bool(self.digest) and self.digest == self.seen.digest


class Unread(NamedTuple):
    """A line that could not be understood, and why."""

    number: int
    why: str


class Step(NamedTuple):
    """What a row comes to: a decision, `same` for nothing, `refused` with the reason in `told`."""

    number: int
    action: str
    claim: str = ""
    told: str = ""
    reason: str = ""
    record: Reviewed | None = None
    event: str | None = None


def plain(record: Reviewed) -> Json:
    """Return a claim as JSON has it: lists for tuples."""
    found: Json = json.loads(encode(record))
    return found


def token(one: Standing, digest: str) -> str:
    """Return what tells how a claim stood when it was exported: status, revision, what was shown."""
    return f"{one.status}-{one.revision}-{digest}"


def digest_of(shown: object) -> str:
    """Return a short digest of what a format shows of a claim."""
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def plan(book: Casebook, visible: Published, rows: Iterable[Row | Unread]) -> Iterator[Step]:
    """Yield what each row comes to; nothing is written."""
    seen: set[str] = set()
    for row in rows:
        if isinstance(row, Unread):
            yield Step(row.number, REFUSED, told=row.why)
        elif row.claim in seen:
            yield Step(row.number, REFUSED, row.claim, "stands twice in the file")
        else:
            seen.update({row.claim} - {""})
            yield from _guarded(book, visible, row)


def _guarded(book: Casebook, visible: Published, row: Row) -> list[Step]:
    try:
        return list(_known(book, visible, row) if row.claim else _new(book, row))
    except OnRecordError as error:
        told = f"{error.message} ({error.hint})" if error.hint else error.message
        return [Step(row.number, REFUSED, row.claim, told)]
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        return [Step(row.number, REFUSED, row.claim, f"cannot be understood: {error}")]


def _known(book: Casebook, visible: Published, row: Row) -> Iterator[Step]:
    found = visible.claim(row.claim)
    if found is None:
        yield Step(row.number, REFUSED, row.claim, "the casebook has no such claim")
        return
    claim, standing = found
    current = plain(standing.record)
    changes = row.changes(current)
    event = changes.pop("event", current["event"])
    asked = _asked(row, standing)
    moved = event != current["event"]
    if row.untouched or not (asked or moved or changes):
        yield Step(row.number, SAME, claim)
        return
    fixed = sorted(changes.keys() & FIXED)
    if row.revision != token(standing, row.shown(current)):
        yield Step(row.number, REFUSED, claim, _since(book, row, claim))
    elif fixed:
        yield Step(row.number, REFUSED, claim, f"{', '.join(fixed)} cannot be changed")
    else:
        event = _event(visible, event)
        record = with_fields(load_claim(book, claim)[0], changes) if changes else None
        if action := _decision(asked, edited=bool(changes)):
            yield Step(row.number, action, claim, _told(current, changes), row.reason, record)
        if moved:
            told = f"event {current['event']} → {event}"
            yield Step(row.number, ASSIGN, claim, told, row.reason, event=event)


def _asked(row: Row, standing: Standing) -> str:
    """Return the decision that the status of a row asks for; empty where it was left alone."""
    status = row.status.strip().lower()
    if status and status not in _ACTIONS:
        raise ConfigError(f"no status {row.status!r}", hint=", ".join(STATUS_OF))
    asked = _ACTIONS.get(status, "")
    left = {"", _ACTIONS.get(row.seen.status, ""), _ACTIONS[standing.status]}
    return "" if asked in left else asked


def _decision(asked: str, *, edited: bool) -> str:
    if edited and asked not in {"", "accept", "edit"}:
        raise ConfigError(f"changes fields and asks to {asked}", hint="ask for one of the two")
    if not edited and asked in {"edit", "add"}:
        raise ConfigError(f"asks to {asked}, and changes no field")
    return "edit" if edited else asked


def _new(book: Casebook, row: Row) -> Iterator[Step]:
    start = blank(book, row.given)
    changes = {name: value for name, value in row.changes(start).items() if value is not None}
    event = changes.pop("event", None)
    record = place_of(start, changes)
    known = _added_before(book, record)
    if known is not None:
        yield Step(row.number, SAME, known)
    else:
        yield Step(row.number, "add", "", repr(record.text), row.reason, record, event)


def _added_before(book: Casebook, record: Reviewed) -> str | None:
    """Return the id of the claim that somebody added with the same fields, whatever became of it."""
    wanted = bare(record)
    for entry in entries(book, document=record.document_id, actions=("add",)):
        if {**(entry.after or {})["record"], "id": record.id} == json.loads(json.dumps(wanted)):
            return entry.subject
    return None


def _event(visible: Published, event: str | None) -> str | None:
    if event is not None and event not in {one.id for one in visible.events()}:
        raise ConfigError(f"no event {event!r}", hint="`onrecord events` lists them")
    return event


def _since(book: Casebook, row: Row, claim: str) -> str:
    if not row.seen.digest:
        return "has no revision, so that nobody knows which state it was made from"
    last = next((one for one in entries(book, after=row.seen.revision, subject=claim)), None)
    if last is None:
        return "changed since the export: it is read or gathered otherwise now"
    return f"changed since the export, by {last.user} at {last.time} ({last.action})"


def _told(current: Json, changes: Json) -> str:
    return "; ".join(
        f"{name} {_short(current.get(name))} → {_short(changes[name])}" for name in changes
    )


def _short(value: object) -> str:
    return "–" if value is None else json.dumps(value, ensure_ascii=False)


def carry_out(
    book: Casebook, steps: Iterable[Step], *, user: str, reason: str, source: Json
) -> list[Step]:
    """Write the decisions that a file comes to, and return what became of each of its rows.

    Args:
        book: The casebook.
        steps: As planned.
        user: Who takes the file back.
        reason: Why, for rows that give no reason of their own.
        source: What the log is to say of the file: its name, digest, format.
    """
    steps = list(steps)
    counted = sum(step.action not in {SAME, REFUSED} for step in steps)
    if not counted:
        return steps
    with transaction(book) as db:
        append(db, user, IMPORT, str(source["file"]), reason=reason,
               after={**source, "decisions": counted})  # fmt: skip
    return [_carried_out(book, step, user, reason) for step in steps]


def _carried_out(book: Casebook, step: Step, user: str, reason: str) -> Step:
    why = step.reason or reason
    try:
        if step.action == ASSIGN:
            events.assign(book, step.claim, step.event, user=user, reason=why)
        elif step.action == "add" and step.record is not None:
            claim = add_claim(book, step.record, user=user, reason=why)
            if step.event is not None:
                events.assign(book, claim, step.event, user=user, reason=why)
            return step._replace(claim=claim)
        elif step.action not in {SAME, REFUSED}:
            decide(book, step.claim, step.action, user=user, reason=why, record=step.record)
    except OnRecordError as error:
        return Step(step.number, REFUSED, step.claim, error.message)
    return step
