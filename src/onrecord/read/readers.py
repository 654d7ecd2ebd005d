"""The readers and unpackers, and which of them a file is for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from onrecord.plugins import (
    READER_GROUP,
    UNPACKER_GROUP,
    Format,
    Reader,
    Registry,
    Unpacker,
)
from onrecord.read.delimited import DelimitedReader
from onrecord.read.docx import DocxReader
from onrecord.read.html import HtmlReader
from onrecord.read.mail import MailFormat
from onrecord.read.markdown import MarkdownReader
from onrecord.read.plain import PlainReader

_READERS: tuple[Reader, ...] = (
    PlainReader(),
    MarkdownReader(),
    HtmlReader(),
    DelimitedReader(),
    DocxReader(),
    MailFormat(),
)
READERS: Registry[Reader] = Registry("reader", READER_GROUP, _READERS)
"""All readers, built in and added."""

_UNPACKERS: tuple[Unpacker, ...] = (MailFormat(),)
UNPACKERS: Registry[Unpacker] = Registry("unpacker", UNPACKER_GROUP, _UNPACKERS)
"""All unpackers, built in and added."""

FormatT = TypeVar("FormatT", bound=Format)


class Choice(NamedTuple):
    """What a file is for: a reader, an unpacker, or both; `notice` where its name misleads."""

    reader: Reader | None
    unpacker: Unpacker | None
    notice: str | None = None


def choose(name: str, data: bytes) -> Choice:
    """Return what reads a file: what its bytes say, else its suffix, else plain text.

    Formats added by other packages go before the built-in ones.

    Args:
        name: The file's name; only its suffix counts.
        data: All its bytes.
    """
    suffix = PurePath(name).suffix.lower()
    reader, unpacker = _pick(READERS.all(), suffix, data), _pick(UNPACKERS.all(), suffix, data)
    if reader and unpacker and reader.name != unpacker.name:
        # A DOCX is a ZIP too: the one whose bytes are told more exactly is asked first.
        reader, unpacker = (reader, None) if reader.claims(data) else (None, unpacker)
    if reader is None and unpacker is None:
        reader = READERS.get("plain")
    found = reader or unpacker
    misled = found and suffix in known_suffixes() and suffix not in found.suffixes
    notice = f"named {suffix}, but read as {found.name} by its bytes" if found and misled else None
    return Choice(reader, unpacker, notice)


def known_suffixes() -> tuple[str, ...]:
    """Return every suffix that something reads or unpacks, in order and without repetition."""
    formats: tuple[Format, ...] = (*READERS.all(), *UNPACKERS.all())
    return tuple(dict.fromkeys(suffix for form in formats for suffix in form.suffixes))


def _pick(formats: Iterable[FormatT], suffix: str, data: bytes) -> FormatT | None:
    """Return the format that has the suffix, unless the bytes are plainly those of another."""
    ordered = tuple(formats)[::-1]
    named = next((form for form in ordered if suffix in form.suffixes), None)
    if named and named.claims(data):
        return named
    claiming = [form for form in ordered if form.claims(data)]
    if named and named.textual:
        claiming = [form for form in claiming if not form.textual]
    return next(iter(claiming), named)
