"""Where a claim stands: what the machine read, and the decisions about it, in their order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from onrecord.model import LogEntry, Status

STATUS_OF: dict[str, Status] = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "edited",
    "add": "added",
    "reopen": "unreviewed",
}
"""What a claim becomes by each action that decides about it."""
UNDO, NOTE = "undo", "note"
ACTIONS = (*STATUS_OF, UNDO, NOTE)


class State(NamedTuple):
    """Where a claim stands: its record as JSON, its status, and the last entry about it (0: none)."""

    record: str
    status: Status
    revision: int


def fold(read: str | None, entries: Sequence[LogEntry]) -> State | None:
    """Return where a claim stands, or None where nobody says it (any more).

    Args:
        read: What the newest program reads, as JSON; None if it reads no such claim.
        entries: The entries of the log about the claim, in their order.
    """
    status: Status = "unreviewed"
    record = read
    undone = undone_by(entries)
    for entry in entries:
        if entry.seq in undone or entry.action not in STATUS_OF:
            continue
        status = STATUS_OF[entry.action]
        decided = cast(dict[str, object], (entry.after or {}).get("record"))
        record = read if status == "unreviewed" else json.dumps(decided, ensure_ascii=False)
    if record is None:
        return None
    revision = entries[-1].seq if entries else 0
    return State(record, status, revision)


def undone_by(entries: Iterable[LogEntry]) -> frozenset[int]:
    """Return the numbers of the entries that later ones take back; taking back can be taken back."""
    undone: set[int] = set()
    for entry in sorted(entries, key=lambda one: one.seq, reverse=True):
        if entry.action == UNDO and entry.seq not in undone and entry.after:
            undone.add(entry.after["seq"])
    return frozenset(undone)
