"""What waits between two passes over a collection: in memory while it is little, then on disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

IN_MEMORY = 2 * 1024 * 1024
"""Bytes that are kept in memory before a file is opened."""


class Spool:
    """A queue of byte strings; written first, then read once in the same order.

    The file has no name and is readable by its owner alone; it is gone when the program ends,
    however it ends.
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        """Keep up to `in_memory` bytes out of the file."""
        self._limit = in_memory
        self._size = 0
        self._parts: list[bytes] = []
        self._file: IO[bytes] | None = None

    def add(self, part: bytes) -> None:
        """Put one byte string at the end."""
        if self._file is None and self._size + len(part) > self._limit:
            import tempfile  # noqa: PLC0415 - seldom needed

            self._file = tempfile.TemporaryFile(prefix="onrecord-")  # noqa: SIM115 - see read
        if self._file is None:
            self._parts.append(part)
            self._size += len(part)
        else:
            self._file.write(len(part).to_bytes(4, "little"))
            self._file.write(part)

    def read(self) -> Iterator[bytes]:
        """Yield what was added, and close the file."""
        yield from self._parts
        if self._file is not None:
            with self._file as file:
                file.seek(0)
                while head := file.read(4):
                    yield file.read(int.from_bytes(head, "little"))
