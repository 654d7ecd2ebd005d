"""The readers, and which of them reads a file."""

from __future__ import annotations

from pathlib import PurePath

from onrecord.plugins import READER_GROUP, Reader, Registry
from onrecord.read.html import HtmlReader
from onrecord.read.markdown import MarkdownReader
from onrecord.read.plain import PlainReader
from onrecord.read.sniff import looks_like_html

_BUILTINS: tuple[Reader, ...] = (PlainReader(), MarkdownReader(), HtmlReader())
READERS: Registry[Reader] = Registry("reader", READER_GROUP, _BUILTINS)
"""All readers, built in and added."""


def reader_for(name: str, data: bytes) -> Reader:
    """Return the reader of a file: by its suffix, else by its content, else plain text.

    Readers added by other packages go before the built-in ones for the same suffix.

    Args:
        name: The file's name; only its suffix counts.
        data: Its bytes, or the first thousand of them.
    """
    suffix = PurePath(name).suffix.lower()
    for reader in reversed(READERS.all()):
        if suffix in reader.suffixes:
            return reader
    return READERS.get("html" if looks_like_html(data) else "plain")


def known_suffixes() -> tuple[str, ...]:
    """Return every suffix that some reader reads, in order and without repetition."""
    return tuple(dict.fromkeys(suffix for reader in READERS.all() for suffix in reader.suffixes))
