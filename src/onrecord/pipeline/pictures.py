"""Pictures of a document's pages, drawn in processes of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from onrecord.model import INSIDE, Box, Document, Failure, ReadOptions, Record, pack_all, unpack_all
from onrecord.pipeline.options import Options
from onrecord.pipeline.parallel import Limits, ordered_map
from onrecord.pipeline.readings import lost_failure
from onrecord.pipeline.taken import Origin
from onrecord.pipeline.tasks import Todo
from onrecord.report.dossier import Pictures

LOADED_FIRST = ("onrecord.read.pictures",)
"""What a worker loads before it is timed."""

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
    kept: _Kept | None = None


class _Kept(NamedTuple):
    """The original of a document out of a casebook, and what is painted over on its pages."""

    file: str
    path: str
    id: str
    boxes: dict[int, tuple[Box, ...]]


def pictures(
    options: Options, tell: Callable[[Failure], None], origins: Mapping[str, Origin] | None = None
) -> Pictures:
    """Return what draws pages.

    Args:
        options: Passwords and limits.
        tell: Told why a document's pages cannot be drawn.
        origins: Of documents out of casebooks, where their pages come from.
    """
    known = origins or {}

    def draw(document: Document, numbers: tuple[int, ...]) -> Iterator[tuple[int, bytes | None]]:
        origin = known.get(document.id)
        if origin is not None and origin.unseen:
            seen = {page.number for page in document.pages if page.source != "none"}
            numbers = tuple(number for number in numbers if number in seen)
        told = False
        limits = Limits(options.timeout, options.memory)
        with _kept(origin) as kept:
            tasks = _tasks(document, numbers, options, kept)
            for packed in ordered_map(_draw, tasks, jobs=1, limits=limits, lost=_lost):
                for picture in unpack_all(Picture, packed):
                    if picture.failure and not told:
                        told = True
                        tell(picture.failure)
                    yield picture.number, picture.data

    return draw


def _tasks(
    document: Document, numbers: Iterable[int], options: Options, kept: _Kept | None
) -> Iterator[Todo[_Asked]]:
    left = iter(numbers)
    while some := tuple(islice(left, AT_ONCE)):
        yield Todo(_Asked(document.path, document.id, some, options.reading, kept))


def _lost(asked: _Asked, error: Exception) -> bytes:
    return _none(asked, lost_failure(asked.path, error))


def _none(asked: _Asked, failure: Failure) -> bytes:
    return pack_all(tuple(Picture(number=number, failure=failure) for number in asked.numbers))


def _draw(asked: _Asked) -> bytes:
    from onrecord.read import failure_of  # noqa: PLC0415 - only a worker reads
    from onrecord.read.pictures import page_pictures  # noqa: PLC0415

    try:
        data = _bytes(asked)
        if hashlib.sha256(data).hexdigest() != (asked.kept.id if asked.kept else asked.id):
            reason = "has changed since it was read; its pages are not drawn"
            hint = "run the command again"
            return _none(asked, Failure(path=asked.path, code="read", reason=reason, hint=hint))
        boxes = asked.kept.boxes if asked.kept else {}
        drawn = page_pictures(data, asked.path, asked.numbers, WIDTH, asked.options, painted=boxes)
        return pack_all(
            tuple(
                Picture(number=number, data=picture)
                for number, picture in zip(asked.numbers, drawn, strict=True)
            )
        )
    except Exception as error:  # noqa: BLE001 - a page that cannot be drawn costs its picture
        return _none(asked, failure_of(error, asked.path))


def _bytes(asked: _Asked) -> bytes:
    """Return the bytes of the file to draw: as it lies, or as it came into a casebook."""
    from onrecord.read import bytes_of  # noqa: PLC0415 - only a worker reads
    from onrecord.read.contents import member  # noqa: PLC0415

    if asked.kept is None:
        return bytes_of(asked.path, asked.options)
    data = Path(asked.kept.file).read_bytes()
    path = asked.kept.path
    return member(data, path.partition(INSIDE)[0], path, asked.options) if INSIDE in path else data


@contextmanager
def _kept(origin: Origin | None) -> Iterator[_Kept | None]:
    """Lay the original of a document out of a casebook down for workers, for as long as they draw.

    They must not open the casebook: SQLite does not survive being taken along into another process
    (https://www.sqlite.org/howtocorrupt.html, "Carrying an open database connection across a fork()").
    """
    if origin is None:
        yield None
        return
    from onrecord.pipeline.casebooks import original_of  # noqa: PLC0415 - if there is one

    with TemporaryDirectory(prefix="onrecord-") as folder:
        file = Path(folder) / "original"
        data, path = original_of(origin)
        file.write_bytes(data)
        yield _Kept(str(file), path, origin.document, origin.boxes)
