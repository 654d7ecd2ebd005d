"""What a file is, by its first bytes: the formats that are read, and those that are not yet."""

from __future__ import annotations

import re

from onrecord.errors import ReadError

MAX_TEXT_BYTES = 64 * 1024 * 1024
"""Texts above this size are refused: no statement is that long, and hostile files are."""

MAX_BYTES = 1024 * 1024 * 1024
"""Files of any kind above this size are refused; scans and web archives are large."""

# Signatures as in https://www.iana.org/assignments/media-types and the formats' own documents.
_UNPACK = "unpack it, and name the folder"
_PRINT = "open it and print it to PDF"
_PICTURE = "open it and save it as JPEG or PNG"
_UNREAD = (
    (b"PK\x03\x04", "a ZIP container, damaged or of an unknown kind", _UNPACK),
    (b"!BDN", "an Outlook store (PST)", "export its messages as MSG files, or as a mailbox (MBOX)"),
    (b"GIF8", "a GIF image", _PICTURE),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an XZ archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"SQLite format 3\x00", "an SQLite database", "export its tables as CSV"),
    (b"%!PS", "PostScript", _PRINT),
    (b"AT&TFORM", "a DjVu file", _PRINT),
    (b"\xffWPC", "a WordPerfect file", "open it in LibreOffice and save it as ODT or PDF"),
)
# Files of the ISO base media format tell their kind behind their first length.
_BOXED = {b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif"}
_TELEPHONE = "a telephone's picture (HEIC, AVIF)"
_HTML_TAGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<table", b"<h1")
_HEAD_BYTES = 4096
_FEW_BYTES = 64
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HTML_SECOND = (b"<?xml", b"<!--")


def refuse_unreadable(data: bytes, path: str) -> None:
    """Raise a `ReadError` that says what a file is when it cannot be read as text.

    Args:
        data: The file's bytes.
        path: Its name, for the error.

    Raises:
        ReadError: For a file above `MAX_TEXT_BYTES`, or one whose first bytes are those of a
            format that is not read yet.
    """
    boxed = data[4:8] == b"ftyp" and data[8:12] in _BOXED
    kinds = ((name, way) for signature, name, way in _UNREAD if data.startswith(signature))
    name, way = (_TELEPHONE, _PICTURE) if boxed else next(kinds, ("", ""))
    if name:
        raise ReadError(f"is {name}, a format that is not read", path=path, hint=way)
    if len(data) > MAX_TEXT_BYTES:
        raise ReadError(
            f"is larger than {MAX_TEXT_BYTES // 2**20} MB",
            path=path,
            hint="split it into documents",
        )


def refuse_empty(data: bytes, path: str) -> None:
    """Raise a `ReadError` for a file that holds nothing, or more than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"is larger than {MAX_BYTES // 2**20} MB", path=path, hint="split it into documents"
        )
    if not data[:4096].strip(b" \t\r\n\xef\xbb\xbf") and not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise ReadError("is empty", path=path, hint="nothing to read in it; leave it out")


def looks_like_html(data: bytes) -> bool:
    """True when the bytes begin as a web page does, whatever the file is called."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_HTML_SECOND):
        return b"<html" in head
    return head.startswith(_HTML_TAGS)


def looks_like_text(data: bytes) -> bool:
    """True when the first bytes are words in UTF-8: several lines, or long, and no control bytes.

    A few letters tell nothing: a torn file of another format may begin with them.
    """
    head = data[:_HEAD_BYTES]
    if len(head) < _FEW_BYTES or _CONTROL.search(head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.end == len(head) == _HEAD_BYTES  # a character cut in two
    return True
