"""Tests of reading files."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError, ReadError
from onrecord.read import read_bytes, read_document
from onrecord.read.readers import choose
from onrecord.read.sniff import MAX_TEXT_BYTES


def test_plain_text_is_the_decoded_file(tmp_path: Path) -> None:
    """The text is what the file holds, with its own line ends; the id is the bytes' SHA-256."""
    data = "Várn\r\n\r\n41 people died.\n\tNone fled. \r".encode()
    path = tmp_path / "varn.txt"
    path.write_bytes(data)
    document = read_document(path, name="in/varn.txt")
    assert document.text == data.decode()
    assert document.id == hashlib.sha256(data).hexdigest()
    assert (document.path, document.media_type) == ("in/varn.txt", "text/plain")
    assert document.blocks == ()


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", b"x", "plain"),
        ("a.MD", b"x", "markdown"),
        ("a.htm", b"x", "html"),
        ("-", b"<!DOCTYPE html><p>x", "html"),
        ("-", b"\n <html><body>x", "html"),
        ("page", b"<?xml version='1.0'?><html xmlns='x'>", "html"),
        ("notes.unknown", b"x < y", "plain"),
        ("a.txt", b"<html> is a tag", "plain"),
        (
            "a.pdf",
            b"Twelve people were killed at Varn on the third of May, the mayor said.",
            "plain",
        ),
        ("a.pdf", b"%PF-1.4 obj", "pdf"),
        ("a.pdf", b"Twelve people were killed in Varn, and 41 were wounded there.\n" * 2, "plain"),
    ],
)
def test_suffix_then_content_tells_the_format(name: str, data: bytes, reader: str) -> None:
    """A known suffix decides; without one the first bytes do; else it is plain text."""
    chosen = choose(name, data).reader
    assert chosen is not None
    assert chosen.name == reader


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"%PDF-1.7 ...", "is broken: no PDF structure"),
        (b"PK\x03\x04 ...", "ZIP container, damaged"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "save it as JPEG"),
        (b"!BDN\x01\x02", "export its messages"),
        (b"Rar!\x1a\x07\x01", "unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"text with \x00 in it", "NUL bytes"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    """Empty, binary and unread formats are refused with the reason, the path and a way out."""
    with pytest.raises(ReadError) as error:
        read_bytes(data, "file.txt")
    assert message in str(error.value)
    assert error.value.path == "file.txt"
    assert error.value.hint


def test_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    """A missing file and a folder are told apart."""
    with pytest.raises(ReadError, match="does not exist"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read_document(tmp_path)
    with pytest.raises(ReadError, match="cannot be opened"):
        read_document(tmp_path / ("n" * 400))


def test_unpermitted_file_says_so(tmp_path: Path) -> None:
    """A file without read permission is reported as such."""
    path = tmp_path / "closed.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(ReadError, match="may not be read"):
        read_document(path)


def test_larger_files_are_refused(tmp_path: Path) -> None:
    """A file above the limit is refused without being read whole."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_TEXT_BYTES + 1)
    with pytest.raises(ReadError, match="larger than 64 MB"):
        read_document(path)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "-"]))
def test_hostile_bytes_never_crash(data: bytes, name: str) -> None:
    """Any bytes give a document or an error of this package."""
    try:
        document = read_bytes(data, name)
    except OnRecordError:
        return
    assert document.id == hashlib.sha256(data).hexdigest()
