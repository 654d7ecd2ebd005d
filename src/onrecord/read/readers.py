"""The readers and unpackers, and which of them a file is for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from onrecord.model import Notice
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
from onrecord.read.epub import EpubReader
from onrecord.read.html import HtmlReader
from onrecord.read.images import ImageReader
from onrecord.read.mail import MailFormat, MboxUnpacker, MhtmlReader, MsgFormat
from onrecord.read.markdown import MarkdownReader
from onrecord.read.odf import OdfReader
from onrecord.read.ole import OleReader
from onrecord.read.pdf import PdfAttachments, PdfReader
from onrecord.read.plain import PlainReader
from onrecord.read.pptx import PptxReader
from onrecord.read.rtf import RtfReader
from onrecord.read.sniff import looks_like_html, looks_like_text
from onrecord.read.warc import WaczUnpacker, WarcUnpacker
from onrecord.read.xlsx import XlsxReader
from onrecord.read.zipped import ZipUnpacker

_READERS: tuple[Reader, ...] = (
    PlainReader(),
    MarkdownReader(),
    HtmlReader(),
    PdfReader(),
    ImageReader(),
    DelimitedReader(),
    DocxReader(),
    OdfReader(),
    RtfReader(),
    XlsxReader(),
    PptxReader(),
    EpubReader(),
    OleReader(),
    MailFormat(),
    MsgFormat(),
    MhtmlReader(),
)
READERS: Registry[Reader] = Registry("reader", READER_GROUP, _READERS)
"""All readers, built in and added."""

_UNPACKERS: tuple[Unpacker, ...] = (
    ZipUnpacker(),
    WarcUnpacker(),
    WaczUnpacker(),
    MboxUnpacker(),
    MailFormat(),
    MsgFormat(),
    PdfAttachments(),
)
UNPACKERS: Registry[Unpacker] = Registry("unpacker", UNPACKER_GROUP, _UNPACKERS)
"""All unpackers, built in and added."""

FormatT = TypeVar("FormatT", bound=Format)


class Choice(NamedTuple):
    """What a file is for: a reader, an unpacker, or both; `notice` where its name misleads."""

    reader: Reader | None
    unpacker: Unpacker | None
    notice: Notice | None = None


def choose(name: str, data: bytes, media_type: str | None = None) -> Choice:
    """Return what reads a file: what its bytes say, else its suffix or type, else plain text.

    Formats added by other packages go before the built-in ones.

    Args:
        name: The file's name; only its suffix counts.
        data: All its bytes.
        media_type: What the file it came in says it is; asked where the suffix tells nothing.
    """
    suffix = _suffix(name)
    known = media_type if suffix not in known_suffixes() else None
    reader = _pick(READERS.all(), suffix, known, data)
    unpacker = _pick(UNPACKERS.all(), suffix, known, data)
    if reader and unpacker and reader.name != unpacker.name:
        # A DOCX is a ZIP too: the one whose bytes are told more exactly is asked first.
        reader, unpacker = (reader, None) if reader.claims(data) else (None, unpacker)
    broken = reader and not reader.textual and not reader.claims(data)
    if (reader is None and unpacker is None) or (broken and not unpacker and looks_like_text(data)):
        reader = READERS.get("html" if looks_like_html(data) else "plain")
    found = reader or unpacker
    misled = found and suffix in known_suffixes() and suffix not in found.suffixes
    if not (found and misled):
        return Choice(reader, unpacker)
    words = f"named {suffix}, but read as {found.name} by its bytes"
    return Choice(reader, unpacker, Notice(text=words))


def known_suffixes() -> tuple[str, ...]:
    """Return every suffix that something reads or unpacks, in order and without repetition."""
    formats: tuple[Format, ...] = (*READERS.all(), *UNPACKERS.all())
    return tuple(dict.fromkeys(suffix for form in formats for suffix in form.suffixes))


def _suffix(name: str) -> str:
    """Return a name's ending; of `.warc.gz` both parts."""
    last = PurePath(name).suffix.lower()
    both = "".join(PurePath(name).suffixes[-2:]).lower()
    return both if both in known_suffixes() else last


def _pick(
    formats: Iterable[FormatT], suffix: str, media_type: str | None, data: bytes
) -> FormatT | None:
    """Return the format that has the suffix, unless the bytes are plainly those of another."""
    ordered = tuple(formats)[::-1]
    named = next(
        (form for form in ordered if suffix in form.suffixes or media_type in form.media_types),
        None,
    )
    if named and named.claims(data):
        return named
    claiming = [form for form in ordered if form.claims(data)]
    if named and named.textual:
        claiming = [form for form in claiming if not form.textual]
    return next(iter(claiming), named)
