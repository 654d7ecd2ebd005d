"""Casebooks among other files: told by their first bytes, without loading SQLite.

The file is SQLite's, with a number of its own in the header
(https://www.sqlite.org/fileformat.html, "Application ID").
"""

from __future__ import annotations

APPLICATION_ID = 0x4F6E5263  # "OnRc"
_MAGIC = b"SQLite format 3\0"
_APPLICATION_AT = 68
_HEADER = 100


def is_casebook(path: str) -> bool:
    """True for a file that is a casebook of any version."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - asked of every path of every run
            head = file.read(_HEADER)
    except (OSError, ValueError):
        return False
    number = head[_APPLICATION_AT : _APPLICATION_AT + 4]
    return head.startswith(_MAGIC) and number == APPLICATION_ID.to_bytes(4, "big")
