"""Records of the casebook: what was done, by whom, and where a claim stands."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from onrecord.model.base import Record
from onrecord.model.claim import Claim
from onrecord.model.figure import Figure

Status = Literal["unreviewed", "accepted", "rejected", "edited", "added"]
Json = dict[str, Any]
"""A JSON object."""


class LogEntry(Record, frozen=True, kw_only=True, tag_field="kind", tag="log"):
    """One entry of a casebook's log.

    `seq` counts from 1 without gaps. `time` is ISO 8601 in UTC. `action` is what was done, `subject`
    the id of what it was done to. `before` and `after` are the states, as far as the action has them.
    `previous` is the hash of the entry before (64 zeros for the first), `hash` the SHA-256 of all the
    fields, in hexadecimal: see `onrecord.casebook.log.digest_of`.
    """

    seq: int
    time: str
    user: str
    action: str
    subject: str = ""
    reason: str = ""
    before: Json | None = None
    after: Json | None = None
    previous: str
    hash: str


class Standing(NamedTuple):
    """A claim as it stands, with its event; `revision` is the last decision about it (0: none)."""

    record: Figure | Claim
    status: Status
    revision: int


class Waiting(Record, frozen=True, kw_only=True, tag_field="kind", tag="waiting"):
    """A claim of a casebook in a queue of review: what it says, where, and how it stands.

    `revision` is the number of the last decision about it, 0 without any.
    """

    claim: str
    of: str
    document: str
    start: int
    end: int
    text: str
    sentence: str
    outcome: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    event: str | None = None
    status: Status
    revision: int
    doubts: tuple[str, ...] = ()


class Proof(Record, frozen=True, kw_only=True, tag_field="kind", tag="proof"):
    """What `onrecord verify` looked at, and what does not hold.

    `stamps` say what authorities have stamped, in plain sentences, `problems` what does not hold; a casebook
    without problems is whole.
    """

    path: str
    head: str
    entries: int
    originals: int
    documents: int
    claims: int
    stamps: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
