"""One document's reading as bytes: what goes through pipes, into the spool and into the cache.

Figures and document stand apart, so that a command that prints figures does not decode texts.
"""

from __future__ import annotations

import struct

from onrecord.errors import DecodeError
from onrecord.model import Document, Figure, pack_all, replace, unpack_all

_HEAD = struct.Struct("<I")


def write_entry(document: Document, figures: tuple[Figure, ...]) -> bytes:
    """Return the bytes that `entry_figures` and `entry_document` read."""
    packed = pack_all(figures)
    return _HEAD.pack(len(packed)) + packed + pack_all((document,))


def entry_figures(entry: bytes, path: str) -> tuple[Figure, ...]:
    """Return the figures of an entry, as read from `path`.

    Raises:
        DecodeError: If the bytes are no entry of this version.
    """
    figures = unpack_all(Figure, entry[_HEAD.size : _split(entry)])
    if figures and figures[0].document != path:
        return tuple(replace(figure, document=path) for figure in figures)
    return figures


def entry_document(entry: bytes, path: str) -> Document:
    """Return the document of an entry, as read from `path`.

    Raises:
        DecodeError: If the bytes are no entry of this version.
    """
    (document,) = unpack_all(Document, entry[_split(entry) :])
    return document if document.path == path else replace(document, path=path)


def _split(entry: bytes) -> int:
    if len(entry) < _HEAD.size:
        raise DecodeError("the entry is cut short", hint="empty the cache")
    (length,) = _HEAD.unpack_from(entry)
    return _HEAD.size + int(length)
