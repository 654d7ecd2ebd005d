"""What is read from each document of a run: from the cache, here, or by other processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import ConfigError
from onrecord.model import Failure
from onrecord.pipeline.cache import Cache, default_folder
from onrecord.pipeline.entry import write_entry
from onrecord.pipeline.options import Options
from onrecord.pipeline.paths import STDIN, expand, known_suffixes, printable
from onrecord.pipeline.tasks import Done, Todo

AUTO_SHARE = 20
"""Documents for which, with `jobs` 0, one more process is worth its start."""

Progress = Callable[[int, int], None]
"""Called with the documents done and the documents in all, after each one."""


class Reading(NamedTuple):
    """One document of a run, packed (see `entry`), or why it could not be read."""

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
    store = open_cache(options)
    names = list(expand(paths, store.known_suffixes if store else known_suffixes))
    if not names:
        raise ConfigError(
            "no documents found", hint="`onrecord plugins` lists the suffixes that are read"
        )
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


def open_cache(options: Options) -> Cache | None:
    """Return the cache that a run is to use, if any."""
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
    from onrecord.pipeline.stages import work_on  # noqa: PLC0415 - a cached run needs no reader

    work = work_on(task.path)
    if isinstance(work, Failure):
        return Reading(work.path, b"", work)
    entry = write_entry(work)
    if task.key is not None:
        store = Cache(Path(task.folder))
        if store.key(task.path) == task.key:  # the file did not change while it was read
            store.save(task.key, entry)
    return Reading(work.document.path, entry, None)
