"""What a file is, by its first bytes: the formats that are read, and those that are not yet."""

from __future__ import annotations

import re

from onrecord.errors import ReadError

MAX_TEXT_BYTES = 64 * 1024 * 1024
"""Texts above this size are refused: no statement is that long, and hostile files are."""

MAX_BYTES = 1024 * 1024 * 1024
"""Files of any kind above this size are refused; scans and web archives are large."""

# Signatures as in https://www.iana.org/assignments/media-types and the formats' own documents.
_UNREAD = (
    (b"PK\x03\x04", "a ZIP container (DOCX, ODT, XLSX, EPUB …)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (DOC, XLS, MSG)"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"%!PS", "PostScript"),
)
_HTML_TAGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<table", b"<h1")
_HEAD_BYTES = 4096
_FEW_BYTES = 64
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HTML_SECOND = (b"<?xml", b"<!--")


def refuse_unreadable(data: bytes, path: str, known: str) -> None:
    """Raise a `ReadError` that says what a file is when it cannot be read as text.

    Args:
        data: The file's bytes.
        path: Its name, for the error.
        known: The formats that are read, for the hint.

    Raises:
        ReadError: For a file above `MAX_TEXT_BYTES`, or one whose first bytes are those of a
            format that is not read yet.
    """
    for signature, name in _UNREAD:
        if data.startswith(signature):
            raise ReadError(
                f"is {name}, a format that is not read",
                path=path,
                hint=f"save it as one of: {known}",
            )
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
