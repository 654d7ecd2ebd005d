"""The stages in their order, for one document."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract import extract_figures
from onrecord.extract.printed import on_pages
from onrecord.extract.voices import attribute
from onrecord.model import DEFAULTS, Document, Failure, Figure, ReadOptions, replace
from onrecord.pipeline.paths import STDIN, is_glob, nearest, printable
from onrecord.read import (
    contents,
    failure_of,
    is_inside,
    read_document,
    read_documents,
)
from onrecord.resolve import LocalEvent, describe, local_events, locate
from onrecord.text import segment


class Work(NamedTuple):
    """What the stages make of one document; its figures have no event yet."""

    document: Document
    figures: tuple[Figure, ...]
    happenings: tuple[LocalEvent, ...]


def read_one(path: str) -> tuple[Document, tuple[Figure, ...]] | Failure:
    """Return a document with its figures (without events), or why it could not be read.

    Args:
        path: The file as the user named it; the records carry it. `-` reads standard input.
    """
    work = next(work_on(path))
    return work if isinstance(work, Failure) else (work.document, work.figures)


def work_on(
    path: str,
    options: ReadOptions = DEFAULTS,
    data: bytes | None = None,
    *,
    plain: bool = False,
) -> Iterator[Work | Failure]:
    """Yield what the stages make of each document in a file, or why they could not.

    Args:
        path: The file as the user named it.
        options: Passwords and limits.
        data: What standard input held, where `path` is `-` and it has been read.
        plain: Whether the document is left as its reader gives it, without figures.

    Whatever a hostile or broken file makes a stage do, the answer is a `Failure`, so that a run
    over many files goes on.
    """
    for found in _found(path, options, data):
        if isinstance(found, Failure):
            yield found
        else:
            yield Work(found, (), ()) if plain else _guarded(found, path)


def _found(
    path: str, options: ReadOptions, data: bytes | None = None
) -> Iterator[Document | Failure]:
    """Yield the documents in a file as readers give them; the last may be why the rest is not read."""
    try:
        if path == STDIN:
            yield from contents(sys.stdin.buffer.read() if data is None else data, path, options)
        elif is_inside(path):
            yield read_document(path, options=options)
        else:
            yield from read_documents(path, name=printable(path), options=options)
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        yield _failure(path, error)


def _guarded(document: Document, path: str) -> Work | Failure:
    try:
        return _stages(document)
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        return _failure(path, error)


def _failure(path: str, error: Exception) -> Failure:
    """Return the record of an error, with what was probably meant where the path names nothing."""
    failure = failure_of(error, printable(path))
    near = nearest(path)
    if near:
        return replace(failure, hint=f"did you mean {near}?")
    if is_glob(path):
        hint = "for files in subfolders too, write `**/` before the name"
        return replace(failure, reason="matches no file", hint=hint)
    return failure


def _stages(document: Document) -> Work:
    return extract(describe(segment(document)))


def extract(document: Document) -> Work:
    """Return what a document that is divided and described states, and what it speaks of."""
    figures = locate(document, attribute(document, extract_figures(document)))
    figures = on_pages(document, figures)
    return Work(document, figures, local_events(document, figures))
