"""Bytes → text: which encoding a file is in."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from onrecord.errors import ReadError
from onrecord.model import Notice, about

# Longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Detection looks at this many bytes; more does not change its mind and costs seconds.
_SAMPLE = 65_536
# A short English text with a few accents is easily taken for one of these, two bytes a letter.
_EAST_ASIAN = ["big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jp", "euc_jis_2004",
    "euc_jisx0213", "euc_kr", "gb18030", "gb2312", "gbk", "hz", "iso2022_jp", "johab", "shift_jis",
    "shift_jis_2004", "shift_jisx0213"]  # fmt: skip
_FEW = 0.1


class Decoded(NamedTuple):
    """A file's text, the encoding it was in, and what the user should know about the reading."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, path: str, *, declared: str | None = None) -> Decoded:
    """Return the text in `data`, every character kept but a byte order mark.

    The order is: byte order mark, UTF-8 (strict), the encoding the format declares, detection,
    Windows-1252. UTF-8 goes before a declared encoding because text in another encoding is
    practically never valid UTF-8, while wrong declarations are common
    (https://datatracker.ietf.org/doc/html/rfc3629#section-1).

    Args:
        data: The file's bytes.
        path: The file's name, for the error.
        declared: An encoding named inside the file (HTML), if any.

    Raises:
        ReadError: If the bytes are no text, or follow a byte order mark they do not obey.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_by_mark(data[len(mark) :], encoding, path), encoding)
    if b"\x00" in data:
        raise ReadError(
            "holds NUL bytes: this is a binary file, or text in UTF-16 without its mark",
            path=path,
            hint="save it as UTF-8 text",
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    return _not_utf8(data, place, declared)


def _by_mark(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"begins with the mark of {encoding} but byte {error.start} does not follow it",
            path=path,
            hint="save it as UTF-8 text",
        ) from error


def _not_utf8(data: bytes, place: int, declared: str | None) -> Decoded:
    """Decode bytes that are not UTF-8; Windows-1252 with replacement never fails."""
    detected = _detect(data, place)
    for encoding in (declared, detected, "cp1252"):
        try:
            if encoding:
                text, name = data.decode(encoding), codecs.lookup(encoding).name
                return Decoded(text, name, about(f"not UTF-8 (byte {place}); read as {name}"))
        except (LookupError, UnicodeDecodeError):
            continue
    text = data.decode("cp1252", errors="replace")
    lost = text.count("\ufffd")
    notice = f"not UTF-8 (byte {place}); read as cp1252, {lost} bytes could not be read"
    return Decoded(text, "cp1252", about(notice))


def _detect(data: bytes, place: int) -> str | None:
    """Return the likeliest encoding around the first byte that is not UTF-8, or None."""
    start = max(0, place - _SAMPLE // 4)
    sample = data[start : start + _SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    excluded = _EAST_ASIAN if high < _FEW * len(sample) else None
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files are UTF-8

    best = from_bytes(sample, cp_exclusion=excluded).best()
    return best.encoding if best else None
