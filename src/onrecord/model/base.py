"""The base of every record: frozen, keyword-only, strict when decoded."""

from __future__ import annotations

import hashlib
from typing import TypeVar

import msgspec

RecordT = TypeVar("RecordT", bound="Record")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record. Functions stand between records; no record knows its container."""


def replace(record: RecordT, **changes: object) -> RecordT:
    """Return a copy of `record` with the fields in `changes` set anew."""
    return msgspec.structs.replace(record, **changes)


def stable_id(prefix: str, *parts: object) -> str:
    """Return an id that is the same on every machine and in every run for the same parts.

    Args:
        prefix: One or two letters that say what the id names (`f` figure, `e` event …).
        parts: What the record is identified by, e.g. the document's hash, kind, start and end.

    Returns:
        The prefix, a hyphen and 12 hexadecimal digits of a SHA-256.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"
