"""A file → all documents in it: its own text, its attachments, and theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from onrecord.errors import OnRecordError, ReadError
from onrecord.model import (
    DEFAULTS,
    INSIDE,
    PARTLY,
    PASSED,
    Document,
    Failure,
    Notice,
    Part,
    ReadOptions,
    passed_over,
    replace,
)
from onrecord.read.failures import failure_of
from onrecord.read.readers import choose
from onrecord.read.sniff import refuse_empty, refuse_unreadable


class _Place(NamedTuple):
    """Where a file lies: its path, the container's id, and how many containers deep."""

    path: str
    parent: str | None = None
    depth: int = 0


class _Budget:
    """What one file may still unpack to; kept over all its depths."""

    def __init__(self, options: ReadOptions) -> None:
        self.parts = options.max_parts
        self.bytes = options.max_unpacked

    def take(self, part: Part) -> bool:
        """Count a part; False when it is one too many."""
        self.parts -= 1
        self.bytes -= len(part.data)
        return self.parts >= 0 and self.bytes >= 0


def contents(
    data: bytes, name: str, options: ReadOptions = DEFAULTS
) -> Iterator[Document | Failure]:
    """Yield every document in a file, and for each that cannot be read why.

    A document inside is called `CONTAINER!/NAME`; a second of the same name `CONTAINER!/2/NAME`.

    Args:
        data: The whole file.
        name: The path to record.
        options: Passwords and limits.

    Raises:
        OnRecordError: If the file itself cannot be read.
    """
    yield from _read(Part(name, data), _Place(name), options, _Budget(options))


def member(data: bytes, name: str, path: str, options: ReadOptions = DEFAULTS) -> bytes:
    """Return the bytes of one file in a container, without reading any.

    Args:
        data: The container's bytes.
        name: The container's path.
        path: The file's path, as its document carries it (`CONTAINER!/NAME`).
        options: Passwords and limits.

    Raises:
        ReadError: If there is no such file in it.
    """
    inner = path.removeprefix(name)
    if not inner:
        return data
    unpacker = choose(name, data).unpacker
    if unpacker:
        for at, part in _named(unpacker.unpack(data, name, options), name):
            if path == at or path.startswith(at + INSIDE):
                return member(part.data, at, path, options)
    raise ReadError("is not there any more", path=path, hint="read the file anew")


def _read(
    part: Part, place: _Place, options: ReadOptions, budget: _Budget
) -> Iterator[Document | Failure]:
    refuse_empty(part.data, place.path)
    choice = choose(place.path, part.data, part.media_type)
    own = hashlib.sha256(part.data).hexdigest()
    unread: OnRecordError | None = None
    if choice.reader:
        if choice.reader.textual:
            refuse_unreadable(part.data, place.path)
        try:
            document = choice.reader.read(part.data, place.path, options)
        except OnRecordError as error:
            if choice.unpacker is None:
                raise
            unread = error
        else:
            yield _placed(document, part, place, choice.notice)
    if choice.unpacker:
        inside = choice.unpacker.unpack(part.data, place.path, options)
        if unread:
            # A message without a word of its own still has what is attached to it.
            first = next(inside, None)
            if first is None:
                raise unread
            yield replace(failure_of(unread, place.path), code=PARTLY)
            inside = chain((first,), inside)
        yield from _parts(inside, _Place(place.path, own, place.depth + 1), options, budget)


def _parts(
    inside: Iterator[Part], within: _Place, options: ReadOptions, budget: _Budget
) -> Iterator[Document | Failure]:
    for path, part in _named(inside, within.path):
        if part.media_type == PASSED:
            yield passed_over(within.path, (part.problem or "").split("\n"))
            continue
        try:
            if not budget.take(part):
                raise ReadError(  # noqa: TRY301
                    "holds more than the limit of files or bytes; what is behind is not read",
                    path=within.path,
                    hint="unpack it and read the files you need",
                )
            if part.problem:
                raise ReadError(part.problem, path=path, hint=part.hint)  # noqa: TRY301
            if within.depth > options.max_depth:
                raise ReadError(  # noqa: TRY301
                    f"lies more than {options.max_depth} files deep", path=path, hint="unpack it"
                )
            yield from _read(part, within._replace(path=path), options, budget)
        except OnRecordError as error:
            yield failure_of(error, path)
            if budget.parts < 0 or budget.bytes < 0:
                return
        except Exception as error:  # noqa: BLE001 - one part must not cost the others
            yield failure_of(error, path)


def _named(inside: Iterator[Part], container: str) -> Iterator[tuple[str, Part]]:
    """Yield parts with their paths; the second of one name is told apart by a number."""
    seen: dict[str, int] = {}
    for part in inside:
        if part.media_type == PASSED:
            yield container, part
            continue
        clean = part.name.strip("/") or "unnamed"
        count = seen[clean] = seen.get(clean, 0) + 1
        yield container + INSIDE + (f"{count}/{clean}" if count > 1 else clean), part


def _placed(document: Document, part: Part, place: _Place, notice: Notice | None) -> Document:
    """Return the document with what only its container and its name tell."""
    told = {key: getattr(part, key) for key in ("url", "captured") if getattr(part, key)}
    if told:
        document = replace(document, metadata=replace(document.metadata, **told))
    if notice:
        document = replace(document, notices=(*document.notices, notice))
    return replace(document, parent=place.parent) if place.parent else document
