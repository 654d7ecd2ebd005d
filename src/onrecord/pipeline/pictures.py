"""Pictures of a document's pages, drawn in processes of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.model import Document, Failure, ReadOptions, Record, pack_all, unpack_all
from onrecord.pipeline.options import Options
from onrecord.pipeline.parallel import Limits, ordered_map
from onrecord.pipeline.readings import lost_failure
from onrecord.pipeline.tasks import Todo
from onrecord.report.dossier import Pictures

WIDTH = 1000
"""Pixels across: enough to read small print by, and some 80 KB a page."""

AT_ONCE = 8
"""Pages that a worker draws for one answer."""


class Picture(Record, frozen=True, kw_only=True):
    """A page as a WebP picture."""

    number: int
    data: bytes | None = None
    failure: Failure | None = None


class _Asked(NamedTuple):
    path: str
    id: str
    numbers: tuple[int, ...]
    options: ReadOptions


def pictures(options: Options, tell: Callable[[Failure], None]) -> Pictures:
    """Return what draws pages.

    Args:
        options: Passwords and limits.
        tell: Told why a document's pages cannot be drawn.
    """

    def draw(document: Document, numbers: tuple[int, ...]) -> Iterator[tuple[int, bytes | None]]:
        told = False
        for packed in ordered_map(
            _draw,
            _tasks(document, numbers, options),
            jobs=1,
            limits=Limits(options.timeout, options.memory),
            lost=_lost,
        ):
            for picture in unpack_all(Picture, packed):
                if picture.failure and not told:
                    told = True
                    tell(picture.failure)
                yield picture.number, picture.data

    return draw


def _tasks(document: Document, numbers: Iterable[int], options: Options) -> Iterator[Todo[_Asked]]:
    left = iter(numbers)
    while some := tuple(islice(left, AT_ONCE)):
        yield Todo(_Asked(document.path, document.id, some, options.reading))


def _lost(asked: _Asked, error: Exception) -> bytes:
    return _none(asked, lost_failure(asked.path, error))


def _none(asked: _Asked, failure: Failure) -> bytes:
    return pack_all(tuple(Picture(number=number, failure=failure) for number in asked.numbers))


def _draw(asked: _Asked) -> bytes:
    from onrecord.read import bytes_of, failure_of  # noqa: PLC0415 - only a worker reads
    from onrecord.read.pictures import page_pictures  # noqa: PLC0415

    try:
        data = bytes_of(asked.path, asked.options)
        if hashlib.sha256(data).hexdigest() != asked.id:
            reason = "has changed since it was read; its pages are not drawn"
            hint = "run the command again"
            return _none(asked, Failure(path=asked.path, code="read", reason=reason, hint=hint))
        drawn = page_pictures(data, asked.path, asked.numbers, WIDTH, asked.options)
        return pack_all(
            tuple(
                Picture(number=number, data=picture)
                for number, picture in zip(asked.numbers, drawn, strict=True)
            )
        )
    except Exception as error:  # noqa: BLE001 - a page that cannot be drawn costs its picture
        return _none(asked, failure_of(error, asked.path))
