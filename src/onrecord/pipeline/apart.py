"""The documents in one file, without figures, read in a process of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

from onrecord.model import Document, Failure, Record, pack_all, unpack_all
from onrecord.pipeline.options import Options
from onrecord.pipeline.parallel import Limits, ordered_map
from onrecord.pipeline.paths import STDIN
from onrecord.pipeline.readings import lost_failure
from onrecord.pipeline.tasks import Todo


class Source(Record, frozen=True, kw_only=True):
    """A document as its reader gives it, or why there is none."""

    document: Document | None = None
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
    return _apart(_read, path, options)


def described(path: str, options: Options) -> tuple[Source, ...]:
    """Return every document in a file with its blocks, and with what it says of itself."""
    return _apart(_describe, path, options)


def _apart(task: Callable[[_Asked], bytes], path: str, options: Options) -> tuple[Source, ...]:
    asked = _Asked(path, options, sys.stdin.buffer.read() if path == STDIN else None)
    (packed,) = ordered_map(
        task,
        iter((Todo(asked),)),
        jobs=1,
        limits=Limits(options.timeout, options.memory),
        lost=_lost,
    )
    return unpack_all(Source, packed)


def _lost(asked: _Asked, error: Exception) -> bytes:
    return pack_all((Source(failure=lost_failure(asked.path, error)),))


def _read(asked: _Asked) -> bytes:
    return _packed(asked, plain=True)


def _describe(asked: _Asked) -> bytes:
    return _packed(asked, plain=False)


def _packed(asked: _Asked, *, plain: bool) -> bytes:
    from onrecord.pipeline.stages import read_sources  # noqa: PLC0415 - only a worker reads

    found = read_sources(asked.path, asked.options.reading, asked.data, plain=plain)
    return pack_all(
        tuple(
            Source(failure=one) if isinstance(one, Failure) else Source(document=one)
            for one in found
        )
    )
