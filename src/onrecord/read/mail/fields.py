"""The fields of a message's head: names, addresses and dates in all their encodings."""

from __future__ import annotations

import re
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value, getaddresses, parsedate_to_datetime

from onrecord.read.mail.letter import Person

_LONGEST = 2_000
_MOST_PEOPLE = 200
_ENCODED = re.compile(r"(\?=)\s+(=\?)")


def field(message: Message, name: str) -> str:
    """Return a field on one line, with RFC 2047's encoded words decoded; empty where it is not."""
    return decoded(_raw(message, name))


def people(message: Message, name: str) -> tuple[Person, ...]:
    """Return the names and addresses in a field (RFC 5322, 3.4), at most 200."""
    pairs = getaddresses([_raw(message, name)])
    found = (Person(decoded(shown), " ".join(address.split())) for shown, address in pairs)
    return tuple(person for person in found if person.called)[:_MOST_PEOPLE]


def when(message: Message) -> datetime | None:
    """Return the moment the field Date states, in its own time zone, or None."""
    try:
        return parsedate_to_datetime(_raw(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def file_name(part: Message) -> str:
    """Return the name that a part gives itself (RFC 2231, or encoded words), or nothing."""
    try:
        name = part.get_param("filename", None, "content-disposition") or part.get_param("name")
        if isinstance(name, tuple):
            return " ".join(collapse_rfc2231_value(name, errors="replace").split())
    except (ValueError, LookupError, TypeError):
        return ""
    return decoded(str(name)) if name else ""


def decoded(value: str) -> str:
    """Return a value on one line with its encoded words decoded, as far as they can be."""
    value = " ".join(_ENCODED.sub(r"\1\2", value).split())
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return " ".join("".join(map(_piece, pieces)).split())


def _piece(piece: tuple[bytes | str, str | None]) -> str:
    words, charset = piece
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError):
        return words.decode("utf-8", "replace")


def _raw(message: Message, name: str) -> str:
    """Return a field as it stands; bytes beyond ASCII, against the standard, as UTF-8 or cp1252."""
    value = message.get(name, "")
    raw = str(value)[:_LONGEST] if isinstance(value, str) else _unsure(value)
    return " ".join(raw.split())


def _unsure(value: object) -> str:
    """Return a header that holds bytes beyond ASCII; `email` gives those as its own `Header`."""
    chunks = getattr(value, "_chunks", ())
    raw = "".join(str(chunk[0]) for chunk in chunks)[:_LONGEST]
    data = raw.encode("ascii", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
