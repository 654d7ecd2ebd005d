"""The stages in their order, for one document."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from onrecord.errors import OnRecordError
from onrecord.extract import extract_figures
from onrecord.extract.voices import attribute
from onrecord.model import Document, Failure, Figure
from onrecord.pipeline.paths import STDIN, is_glob, nearest, printable
from onrecord.read import read_bytes, read_document
from onrecord.resolve import LocalEvent, describe, local_events, locate
from onrecord.text import segment

T = TypeVar("T")


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
    work = work_on(path)
    return work if isinstance(work, Failure) else (work.document, work.figures)


def work_on(path: str) -> Work | Failure:
    """Return what the stages make of one document, or why they could not.

    Whatever a hostile or broken file makes a stage do, the answer is a `Failure`, so that a run
    over many files goes on.
    """
    return _guarded(lambda: _stages(_read(path)), path)


def read_source(path: str) -> Document | Failure:
    """Return a document as its reader gives it: text and what is stated beside it, no figures."""
    return _guarded(lambda: _read(path), path)


def _guarded(work: Callable[[], T], path: str) -> T | Failure:
    try:
        return work()
    except OnRecordError as error:
        return _failure(path, error)
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        return _defect(printable(path), error)


def _failure(path: str, error: OnRecordError) -> Failure:
    reason, hint = error.message, error.hint
    near = nearest(path)
    if near:
        hint = f"did you mean {near}?"
    elif is_glob(path):
        reason, hint = "matches no file", "for files in subfolders too, write `**/` before the name"
    return Failure(path=printable(path), code=error.code, reason=reason, hint=hint)


def _read(path: str) -> Document:
    if path == STDIN:
        return read_bytes(sys.stdin.buffer.read(), path)
    return read_document(path, name=printable(path))


def _stages(document: Document) -> Work:
    document = describe(segment(document))
    figures = locate(document, attribute(document, extract_figures(document)))
    return Work(document, figures, local_events(document, figures))


def _defect(path: str, error: Exception) -> Failure:
    """Return the failure that reports an error nobody foresaw, with the place it came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename).name
        place = f" in {name}, line {trace.tb_lineno}"
    reason = " ".join(f"{type(error).__name__}: {error}{place}".split())
    return Failure(path=path, code="internal", reason=reason, hint="please report this defect")
