"""What a check found, and what a run could not do."""

from __future__ import annotations

from typing import Any, Literal

from onrecord.model.base import Record

Severity = Literal["note", "warning", "error"]


class Anchor(Record, frozen=True, kw_only=True):
    """Words in a document that a finding points to."""

    document: str
    start: int
    end: int
    text: str


class Finding(Record, frozen=True, kw_only=True, tag_field="kind", tag="finding"):
    """One thing that a check found.

    `severity` says how sure it is that a reader should look, never who is right: `note` a doubtful
    reading, `warning` accounts or numbers that differ, `error` an impossibility within a document
    (an impossible date, a part larger than its whole).
    """

    code: str
    severity: Severity
    message: str
    anchors: tuple[Anchor, ...]
    data: dict[str, Any] = {}


class Failure(Record, frozen=True, kw_only=True, tag_field="kind", tag="failure"):
    """A document that could not be read, or only in part; the run went on without it."""

    path: str
    code: str
    reason: str
    hint: str = ""
