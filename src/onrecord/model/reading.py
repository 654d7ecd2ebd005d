"""How a file is asked to be read, and what a file that holds others gives."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.choices import MAX_PAGES
from onrecord.model.base import Record


class ReadOptions(Record, frozen=True, kw_only=True):
    """What readers and unpackers are told.

    Attributes:
        passwords: Tried in their order on encrypted files; never written anywhere.
        ocr: Whether pages without text are read from their picture.
        seconds: How long pages may be read from pictures, which takes seconds a page; those behind
            are kept unread, and reported. 0 sets no bound.
        max_pages: Pages of one document that are read; what is behind them is reported.
        max_parts: Documents that one file may hold, at all depths together.
        max_depth: How deep files may lie in files (an attachment of an attached message is 2).
        max_unpacked: Bytes that one file may unpack to, at all depths together.
    """

    passwords: tuple[str, ...] = ()
    ocr: bool = True
    seconds: float = 0.0
    max_pages: int = MAX_PAGES
    max_parts: int = 10_000
    max_depth: int = 8
    max_unpacked: int = 1024 * 1024 * 1024


INSIDE = "!/"
"""Stands between a container's path and the name of what lies in it."""

DEFAULTS = ReadOptions()
"""Reading with no passwords, with OCR, within the usual limits."""


OTHER_PROGRAM = "open it with another program"
"""What is left to do with a file that cannot be unpacked."""


class Part(NamedTuple):
    """A file within a file: an attachment, a captured page, a member of an archive.

    `name` is as the container gives it, with its suffix where there is one; `url` and `captured`
    (ISO 8601) are set for pages of a web archive. `problem` says why `data` is empty or cut, `hint`
    what to do about it.
    """

    name: str
    data: bytes
    media_type: str | None = None
    url: str | None = None
    captured: str | None = None
    problem: str | None = None
    hint: str = OTHER_PROGRAM
