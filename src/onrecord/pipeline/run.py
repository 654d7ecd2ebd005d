"""Runs over many documents: in order, cached, in parallel, with bounded memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import ConfigError
from onrecord.model import Collection, Document, Failure, Figure
from onrecord.pipeline.cache import Cache, default_folder
from onrecord.pipeline.entry import entry_document, entry_figures, write_entry
from onrecord.pipeline.options import Options
from onrecord.pipeline.paths import STDIN, expand, printable
from onrecord.pipeline.tasks import Done, Todo

AUTO_SHARE = 20
"""Documents for which, with `jobs` 0, one more process is worth its start."""

Progress = Callable[[int, int], None]
"""Called with the documents done and the documents in all, after each one."""


class Reading(NamedTuple):
    """One document of a run, packed, or why it could not be read."""

    path: str
    entry: bytes
    failure: Failure | None


class _Task(NamedTuple):
    path: str
    key: str | None
    folder: str


def iter_readings(
    paths: Iterable[str], options: Options, progress: Progress | None = None
) -> Iterator[Reading]:
    """Yield what is read from each document that `paths` name, in their order.

    Raises:
        ConfigError: If `paths` name no document at all.
    """
    names = list(expand(paths))
    if not names:
        raise ConfigError(
            "no documents found", hint="`onrecord plugins` lists the suffixes that are read"
        )
    store = _open_cache(options)
    jobs = _jobs(options, len(names))
    missed = False

    def prepared() -> Iterator[Todo[_Task] | Done[Reading]]:
        nonlocal missed
        for name in names:
            task = _prepare(name, store)
            missed = missed or isinstance(task, Todo)
            yield task

    tasks = prepared()
    readings = _alone(tasks) if jobs == 1 else _together(tasks, jobs, options.timeout)
    for count, reading in enumerate(readings, start=1):
        if progress is not None:
            progress(count, len(names))
        yield reading
    if store is not None and missed:
        store.prune()


def iter_documents(
    paths: Iterable[str], options: Options | None = None, progress: Progress | None = None
) -> Iterator[tuple[Document, tuple[Figure, ...]] | Failure]:
    """Yield each document with its figures (without events), or why it could not be read."""
    for path, entry, failure in iter_readings(paths, options or Options(), progress):
        yield failure or (entry_document(entry, path), entry_figures(entry, path))


def _open_cache(options: Options) -> Cache | None:
    if not options.cache:
        return None
    return Cache(Path(options.cache_dir) if options.cache_dir else default_folder())


def _jobs(options: Options, documents: int) -> int:
    wanted = options.jobs or min(os.cpu_count() or 1, 1 + documents // AUTO_SHARE)
    return max(1, min(wanted, documents))


def _prepare(path: str, store: Cache | None) -> Todo[_Task] | Done[Reading]:
    """Return the reading where the cache has it, else what a worker needs to make it."""
    if path == STDIN:
        return Done(_read(_Task(path, None, "")))  # a worker has no standard input
    if store is None:
        return Todo(_Task(path, None, ""))
    try:
        key = store.key(path)
    except OSError:
        return Todo(_Task(path, None, ""))  # reading it says why
    entry = store.load(key)
    if entry is not None:
        return Done(Reading(printable(path), entry, None))
    return Todo(_Task(path, key, str(store.folder)))


def _alone(tasks: Iterable[Todo[_Task] | Done[Reading]]) -> Iterator[Reading]:
    for task in tasks:
        yield task.result if isinstance(task, Done) else _read(task.item)


def _together(
    tasks: Iterable[Todo[_Task] | Done[Reading]], jobs: int, timeout: float
) -> Iterator[Reading]:
    from onrecord.pipeline.parallel import ordered_map  # noqa: PLC0415 - seldom needed

    return ordered_map(_read, tasks, jobs=jobs, timeout=timeout, lost=_lost)


def _lost(task: _Task, error: Exception) -> Reading:
    hint = "look at this document alone, with --jobs 1; please report the defect"
    path = printable(task.path)
    failure = Failure(path=path, code="internal", reason=str(error), hint=hint)
    return Reading(path, b"", failure)


def _read(task: _Task) -> Reading:
    """Read one document and keep the result; runs in this process or in a worker."""
    from onrecord.pipeline.stages import read_one  # noqa: PLC0415 - a cached run needs no reader

    read = read_one(task.path)
    if isinstance(read, Failure):
        return Reading(read.path, b"", read)
    entry = write_entry(*read)
    if task.key is not None:
        store = Cache(Path(task.folder))
        if store.key(task.path) == task.key:  # the file did not change while it was read
            store.save(task.key, entry)
    return Reading(read[0].path, entry, None)


def read_collection(
    paths: Iterable[str], options: Options | None = None, progress: Progress | None = None
) -> Collection:
    """Return everything that the documents say: figures with their events, and comparisons."""
    documents: list[Document] = []
    figures: list[Figure] = []
    failures: list[Failure] = []
    for read in iter_documents(paths, options, progress):
        if isinstance(read, Failure):
            failures.append(read)
        else:
            documents.append(read[0])
            figures.extend(read[1])
    return Collection(documents=tuple(documents), figures=tuple(figures), failures=tuple(failures))


def stream_figures(
    paths: Iterable[str], options: Options | None = None, progress: Progress | None = None
) -> Iterator[Figure | Failure]:
    """Yield every figure with its event, and every failure, in the order of documents.

    The figures of one document at a time are in memory; the rest wait in a temporary file.
    """
    for read in iter_documents(paths, options, progress):
        if isinstance(read, Failure):
            yield read
        else:
            yield from read[1]
