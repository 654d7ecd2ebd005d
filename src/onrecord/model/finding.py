"""What a check found, and what a run could not do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from onrecord.model.base import Record

Severity = Literal["note", "warning", "error"]

PASSED = "passed"
"""The code of a failure that tells of files that are no documents; nothing was left out."""

PARTLY = "partly"
"""The code of a failure that tells of a document of which only a part was read."""

WITHHELD = "withheld"
"""The code of a failure that tells what a casebook withholds from everything that leaves it."""

_NAMED = 5


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


def passed_over(path: str, names: Sequence[str]) -> Failure:
    """Return what tells of files that were passed over, with the first names.

    Args:
        path: The folder or archive they lie in.
        names: Their names, in order.
    """
    shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    files = "file" if len(names) == 1 else "files"
    return Failure(path=path, code=PASSED, reason=f"{len(names):,} {files} passed over: {shown}")
