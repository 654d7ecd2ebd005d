"""Tests of finding a file's encoding."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.read.decode import decode

ENGLISH = (
    "The Ministry’s report of 3 May says “forty-one” people died in Varn – among them René Kovač. "
    "Their families waited near the café until morning, and nobody told them anything at all."
)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_utf8_is_kept_character_for_character(text: str) -> None:
    """What Python decodes as UTF-8 is the text, line ends and all, but for a byte order mark."""
    decoded = decode(text.encode(), "f.txt")
    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.encoding == "utf-8"
    assert decoded.notices == ()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    """A mark names the encoding and stands outside the text."""
    decoded = decode(mark + ENGLISH.encode(encoding), "f.txt")
    assert (decoded.text, decoded.encoding) == (ENGLISH, encoding)


def test_windows_text_is_read_with_a_notice() -> None:
    """A file in Windows-1252 keeps its quotes and dashes, and the user is told."""
    decoded = decode(ENGLISH.encode("cp1252", "replace"), "f.txt")
    assert "“forty-one” people died in Varn –" in decoded.text
    assert "not UTF-8" in decoded.notices[0].text


def test_cyrillic_text_is_detected() -> None:
    """A file in another alphabet's code page is not read as Western."""
    text = (
        "Министерство сообщило, что в городе погибли сорок один человек и были ранены ещё сто. " * 4
    )
    assert decode(text.encode("cp1251"), "f.txt").text == text


def test_declared_encoding_is_believed_only_after_utf8() -> None:
    """A page that calls itself Latin-1 and is UTF-8 is read as UTF-8."""
    assert decode("Varn – 41".encode(), "f", declared="latin-1").text == "Varn – 41"
    assert decode("Vårn".encode("latin-1"), "f", declared="latin-1").text == "Vårn"


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Arbitrary bytes give text or a `ReadError`, nothing else."""
    try:
        decoded = decode(data, "f")
    except ReadError:
        assert b"\x00" in data or data.startswith(
            (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\xfe\xff")
        )
    else:
        assert isinstance(decoded.text, str)


def test_broken_mark_is_refused() -> None:
    """Bytes that do not obey their own mark are an error that says where."""
    with pytest.raises(ReadError, match="utf-16-le but byte 2"):
        decode(codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "f.txt")


def test_unknown_declared_encoding_is_passed_over() -> None:
    """An invented charset name does not stop the reading."""
    assert decode(b"caf\xe9 and cafes " * 9, "f", declared="x-none").text.startswith("caf")
