"""The rows of what registers tell beside who somebody is, and of the lists for support schemes.

Each record fills one row, its fields in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.book_rows import Maker, Row, listed
from onrecord.model import PARTICULARS, Bereaved, Mention, Record, Survivor

KINDS: tuple[type[Record], ...] = (*PARTICULARS, Survivor, Bereaved)
REGISTER_COLUMNS: dict[type[Record], Row] = {kind: kind.__struct_fields__ for kind in KINDS}
REGISTER_COLUMNS[Mention] = (
    "id", "status", "document", "start", "end", "text", "outcome", "date", "age", "sex", "place", "kin",
    "sentence",
)  # fmt: skip
"""The heading of each kind of record's table."""


def _row(one: Record) -> Iterator[Row]:
    values: list[Any] = [getattr(one, name) for name in type(one).__struct_fields__]
    yield tuple(listed(value) if isinstance(value, tuple) else value for value in values)


def _mention(one: Mention) -> Iterator[Row]:
    said = one.said
    yield (
        one.id, one.status, said.document, said.start, said.end, one.text,
        listed(status.status for status in said.statuses),
        listed(status.date for status in said.statuses if status.date),
        said.age.text if said.age else None, said.sex, said.place,
        listed(f"{kin.name} ({kin.relation})" for kin in said.kin), one.sentence,
    )  # fmt: skip


REGISTER_MAKERS: dict[type[Record], Maker] = {
    **dict.fromkeys(KINDS, _row),
    Mention: _mention,
}
"""What makes the rows of each kind of record."""
