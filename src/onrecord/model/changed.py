"""What changed between two states of a collection."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record

What = Literal[
    "added", "gone", "value", "status", "verdict", "event_new", "event_gone", "event_merged",
    "event_split", "event_named",
]  # fmt: skip


class Changed(Record, frozen=True, kw_only=True, tag_field="kind", tag="changed"):
    """One thing that is otherwise in a later state of a collection than in an earlier one.

    `id` is the claim's or event's, in the later state where it is there; `with_id` the other claim of a
    verdict. `before` and `after` say it in words, None where there was, or is, nothing.
    """

    what: What
    id: str
    document: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    before: str | None = None
    after: str | None = None
    with_id: str | None = None
