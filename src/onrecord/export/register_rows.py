"""The rows of what registers tell beside who somebody is, and of the lists for support schemes.

Each record fills one row, its fields in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.book_rows import Maker, Row, listed
from onrecord.model import PARTICULARS, Bereaved, Record, Survivor

KINDS: tuple[type[Record], ...] = (*PARTICULARS, Survivor, Bereaved)
REGISTER_COLUMNS: dict[type[Record], Row] = {kind: kind.__struct_fields__ for kind in KINDS}
"""The heading of each kind of record's table."""


def _row(one: Record) -> Iterator[Row]:
    values: list[Any] = [getattr(one, name) for name in type(one).__struct_fields__]
    yield tuple(listed(value) if isinstance(value, tuple) else value for value in values)


REGISTER_MAKERS: dict[type[Record], Maker] = dict.fromkeys(KINDS, _row)
"""What makes the rows of each kind of record."""
