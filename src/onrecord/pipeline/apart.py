"""The documents in one file, without figures, read in a process of their own."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.errors import ConfigError
from onrecord.model import Document, Failure, Record, pack_all, unpack_all
from onrecord.pipeline.inspection import Inspection, inspected
from onrecord.pipeline.options import Options
from onrecord.pipeline.parallel import Limits, ordered_map
from onrecord.pipeline.paths import STDIN, expand
from onrecord.pipeline.readings import Progress, lost_failure
from onrecord.pipeline.tasks import Todo


class Source(Record, frozen=True, kw_only=True):
    """A document as its reader gives it, or why there is none."""

    document: Document | None = None
    failure: Failure | None = None


class Look(Record, frozen=True, kw_only=True):
    """What a document turned out to be, or why it could not be read."""

    inspection: Inspection | None = None
    failure: Failure | None = None


class _Asked(NamedTuple):
    path: str
    options: Options
    data: bytes | None


def sources(path: str, options: Options) -> tuple[Source, ...]:
    """Return every document in a file as its reader gives it.

    Args:
        path: The file as the user named it, `CONTAINER!/NAME`, or `-`.
        options: Passwords and limits.
    """
    found = ordered_map(
        _read, _asked([path], options), jobs=1, limits=_limits(options), lost=_no_source
    )
    return unpack_all(Source, next(found))


def inspect(
    paths: Iterable[str], options: Options, progress: Progress | None = None
) -> Iterator[Inspection | Failure]:
    """Yield what each document in the files turned out to be, and what could not be read.

    Args:
        paths: Files, folders, globs, `-`; see `expand`.
        options: Passwords and limits.
        progress: Told after each file.

    Raises:
        ConfigError: If `paths` name no document at all.
    """
    names = list(expand(paths))
    if not names:
        raise ConfigError(
            "no documents found", hint="`onrecord plugins` lists the suffixes that are read"
        )
    found = ordered_map(
        _look, _asked(names, options), jobs=1, limits=_limits(options), lost=_no_look
    )
    for count, packed in enumerate(found, start=1):
        if progress is not None:
            progress(count, len(names))
        for look in unpack_all(Look, packed):
            if look.inspection:
                yield look.inspection
            elif look.failure:
                yield look.failure


def _asked(paths: Iterable[str], options: Options) -> Iterator[Todo[_Asked]]:
    for path in paths:
        yield Todo(_Asked(path, options, sys.stdin.buffer.read() if path == STDIN else None))


def _limits(options: Options) -> Limits:
    return Limits(options.timeout, options.memory)


def _no_source(asked: _Asked, error: Exception) -> bytes:
    return pack_all((Source(failure=lost_failure(asked.path, error)),))


def _no_look(asked: _Asked, error: Exception) -> bytes:
    return pack_all((Look(failure=lost_failure(asked.path, error)),))


def _read(asked: _Asked) -> bytes:
    return pack_all(
        tuple(
            Source(failure=one) if isinstance(one, Failure) else Source(document=one)
            for one in _documents(asked, plain=True)
        )
    )


def _look(asked: _Asked) -> bytes:
    return pack_all(
        tuple(
            Look(failure=one) if isinstance(one, Failure) else Look(inspection=inspected(one))
            for one in _documents(asked, plain=False)
        )
    )


def _documents(asked: _Asked, *, plain: bool) -> Iterator[Document | Failure]:
    from onrecord.pipeline.stages import read_sources  # noqa: PLC0415 - only a worker reads

    return read_sources(asked.path, asked.options.told, asked.data, plain=plain)
