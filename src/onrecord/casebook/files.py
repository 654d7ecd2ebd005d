"""Casebooks among other files: told by their first bytes, without loading SQLite.

The file is SQLite's, with a number of its own in the header
(https://www.sqlite.org/fileformat.html, "Application ID").
"""

from __future__ import annotations

import os
import threading
from collections import Counter

APPLICATION_ID = 0x4F6E5263  # "OnRc"
_HELD: Counter[tuple[int, int]] = Counter()
"""Casebooks that this process has open, by device and inode.

They are not opened once more to be looked at: where one process closes a file, all its locks on that
file go, also those of SQLite; another process that then closes the casebook takes the write-ahead log
away from under it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""
_LOCK = threading.Lock()
_MAGIC = b"SQLite format 3\0"
_APPLICATION_AT = 68
_HEADER = 100


def is_casebook(path: str) -> bool:
    """True for a file that is a casebook of any version."""
    with _LOCK:
        if _HELD and _place(path) in _HELD:
            return True
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - asked of every path of every run
                head = file.read(_HEADER)
        except (OSError, ValueError):
            return False
    number = head[_APPLICATION_AT : _APPLICATION_AT + 4]
    return head.startswith(_MAGIC) and number == APPLICATION_ID.to_bytes(4, "big")


def hold(path: str) -> tuple[int, int] | None:
    """Note that a casebook is about to be opened, and return what `release` takes."""
    place = _place(path)
    if place is not None:
        with _LOCK:
            _HELD[place] += 1
    return place


def release(place: tuple[int, int] | None) -> None:
    """Note that a casebook was closed."""
    if place is not None:
        with _LOCK:
            _HELD[place] -= 1
            if _HELD[place] <= 0:
                del _HELD[place]


def _place(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked of every path of every run
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
