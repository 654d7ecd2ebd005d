"""What waits between two passes comes back as it was put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.spool import Spool


@given(st.lists(st.binary(max_size=60)), st.integers(0, 200))
def test_parts_come_back_in_order(parts: list[bytes], in_memory: int) -> None:
    """Whether they fit into memory, overflow, or all go to the file."""
    spool = Spool(in_memory)
    for part in parts:
        spool.add(part)
    assert list(spool.read()) == parts
