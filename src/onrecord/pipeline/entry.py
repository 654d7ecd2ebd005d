"""One document's reading as bytes: what goes through pipes, into the spool and into the cache.

Its three parts stand apart, so that a command that prints figures does not decode texts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.errors import DecodeError
from onrecord.model import Document, Failure, Figure, Record, pack_all, replace, unpack_all

if TYPE_CHECKING:
    from onrecord.pipeline.stages import Work
    from onrecord.resolve import LocalEvent


class Kept(Record, frozen=True, kw_only=True):
    """One reading of a file: its entry, or why there is none.

    `inside` is what follows the file's own path in the document's (`!/NAME`), or empty.
    """

    inside: str
    entry: bytes
    failure: Failure | None = None


_HEAD = struct.Struct("<II")


def write_bundle(readings: Iterable[Kept]) -> bytes:
    """Return the bytes that `read_bundle` reads: all readings of one file."""
    return pack_all(tuple(readings))


def read_bundle(bundle: bytes) -> tuple[Kept, ...]:
    """Return the readings of a file.

    Raises:
        DecodeError: If the bytes are no bundle of this version.
    """
    return unpack_all(Kept, bundle)


def write_entry(work: Work) -> bytes:
    """Return the bytes that the functions below read."""
    figures, happenings = pack_all(work.figures), pack_all(work.happenings)
    head = _HEAD.pack(len(figures), len(happenings))
    return head + figures + happenings + pack_all((work.document,))


def entry_figures(entry: bytes, path: str) -> tuple[Figure, ...]:
    """Return the figures of an entry, as read from `path`.

    Raises:
        DecodeError: If the bytes are no entry of this version.
    """
    return unpack_figures(packed_figures(entry), path)


def packed_figures(entry: bytes) -> bytes:
    """Return the part that `unpack_figures` reads."""
    return _part(entry, 0)


def unpack_figures(packed: bytes, path: str) -> tuple[Figure, ...]:
    """Return figures, as read from `path`."""
    figures = unpack_all(Figure, packed)
    if figures and figures[0].document != path:
        return tuple(replace(figure, document=path) for figure in figures)
    return figures


def packed_happenings(entry: bytes) -> bytes:
    """Return the part that `unpack_happenings` reads."""
    return _part(entry, 1)


def unpack_happenings(packed: bytes, path: str) -> tuple[LocalEvent, ...]:
    """Return the happenings that a document speaks of, as read from `path`."""
    from onrecord.resolve import LocalEvent  # noqa: PLC0415 - it brings the gazetteer's code

    happenings = unpack_all(LocalEvent, packed)
    if happenings and happenings[0].document != path:
        return tuple(replace(happening, document=path) for happening in happenings)
    return happenings


def entry_document(entry: bytes, path: str) -> Document:
    """Return the document of an entry, as read from `path`."""
    (document,) = unpack_all(Document, _part(entry, 2))
    return document if document.path == path else replace(document, path=path)


def _part(entry: bytes, number: int) -> bytes:
    if len(entry) < _HEAD.size:
        raise DecodeError("the entry is cut short", hint="empty the cache")
    first, second = _HEAD.unpack_from(entry)
    bounds = (_HEAD.size, _HEAD.size + first, _HEAD.size + first + second, len(entry))
    return entry[bounds[number] : bounds[number + 1]]
