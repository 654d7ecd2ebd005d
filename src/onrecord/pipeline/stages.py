"""The stages in their order, for one document."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.model import Document, Failure, Figure
from onrecord.pipeline.paths import STDIN, nearest, printable
from onrecord.read import read_bytes, read_document

Read = tuple[Document, tuple[Figure, ...]]


def read_one(path: str) -> Read | Failure:
    """Return a document with its figures (without events), or why it could not be read.

    Whatever a hostile or broken file makes a stage do, the answer is a `Failure`, so that a run
    over many files goes on.

    Args:
        path: The file as the user named it; the records carry it. `-` reads standard input.
    """
    name = printable(path)
    try:
        document = _read(path)
        return document, _figures(document)
    except OnRecordError as error:
        near = nearest(path)
        hint = f"did you mean {near}?" if near else error.hint
        return Failure(path=name, code=error.code, reason=error.message, hint=hint)
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        return defect(name, error)


def defect(path: str, error: BaseException) -> Failure:
    """Return the failure that reports an error nobody foresaw, with the place it came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename).name
        place = f" in {name}, line {trace.tb_lineno}"
    reason = f"{type(error).__name__}: {error}{place}"
    return Failure(path=path, code="internal", reason=reason, hint="please report this defect")


def _read(path: str) -> Document:
    if path == STDIN:
        document = read_bytes(sys.stdin.buffer.read(), path)
    else:
        document = read_document(path, name=printable(path))
    described: Document = _stage("resolve", "describe")(_stage("text", "segment")(document))
    return described


def _figures(document: Document) -> tuple[Figure, ...]:
    figures = _stage("extract", "extract_figures", lambda _: ())(document)
    figures = _stage("extract", "attribute", lambda _, found: found)(document, figures)
    located: tuple[Figure, ...] = _stage("resolve", "locate", lambda _, found: found)(
        document, figures
    )
    return located


def _stage(stage: str, name: str, instead: Any = lambda same: same) -> Any:  # noqa: ANN401
    """Return a stage's function, or `instead` of one that does not exist yet."""
    return getattr(import_module(f"onrecord.{stage}"), name, instead)
