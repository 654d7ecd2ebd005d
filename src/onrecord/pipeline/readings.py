"""What is read from each document of a run: from the cache, here, or by other processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import ConfigError
from onrecord.model import Failure, ReadOptions
from onrecord.pipeline.cache import Cache, default_folder
from onrecord.pipeline.entry import Kept, read_bundle, write_bundle, write_entry
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


Found = tuple[Reading, ...]
"""What one file gave: itself, and the documents in it."""


class _Task(NamedTuple):
    path: str
    key: str | None
    folder: str
    options: ReadOptions


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

    def prepared() -> Iterator[Todo[_Task] | Done[Found]]:
        nonlocal missed
        for name in names:
            task = _prepare(name, store, options.reading)
            missed = missed or isinstance(task, Todo)
            yield task

    tasks = prepared()
    readings = _alone(tasks) if jobs == 1 else _together(tasks, jobs, options.timeout)
    for count, found in enumerate(readings, start=1):
        if progress is not None:
            progress(count, len(names))
        yield from found
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


def _prepare(path: str, store: Cache | None, options: ReadOptions) -> Todo[_Task] | Done[Found]:
    """Return what was read where the cache has it, else what a worker needs to read it."""
    task = _Task(path, None, "", options)
    if path == STDIN:
        return Done(_read(task))  # a worker has no standard input
    if store is None:
        return Todo(task)
    try:
        key = store.key(path, options)
    except OSError:
        return Todo(task)  # reading it says why
    bundle = store.load(key)
    if bundle is not None:
        return Done(_unbundled(bundle, path))
    return Todo(task._replace(key=key, folder=str(store.folder)))


def _unbundled(bundle: bytes, path: str) -> Found:
    name = printable(path)
    return tuple(
        Reading(name + kept.inside, kept.entry, kept.failure) for kept in read_bundle(bundle)
    )


def _alone(tasks: Iterable[Todo[_Task] | Done[Found]]) -> Iterator[Found]:
    for task in tasks:
        yield task.result if isinstance(task, Done) else _read(task.item)


def _together(
    tasks: Iterable[Todo[_Task] | Done[Found]], jobs: int, timeout: float
) -> Iterator[Found]:
    from onrecord.pipeline.parallel import ordered_map  # noqa: PLC0415 - seldom needed

    return ordered_map(_read, tasks, jobs=jobs, timeout=timeout, lost=_lost)


def _lost(task: _Task, error: Exception) -> Found:
    hint = "look at this document alone, with --jobs 1; please report the defect"
    path = printable(task.path)
    failure = Failure(path=path, code="internal", reason=str(error), hint=hint)
    return (Reading(path, b"", failure),)


def _read(task: _Task) -> Found:
    """Read one file and keep the result; runs in this process or in a worker."""
    from onrecord.pipeline.stages import work_on  # noqa: PLC0415 - a cached run needs no reader

    name = printable(task.path)
    readings = tuple(
        Reading(work.path, b"", work)
        if isinstance(work, Failure)
        else Reading(work.document.path, write_entry(work), None)
        for work in work_on(task.path, task.options)
    )
    if task.key is not None and any(reading.entry for reading in readings):
        store = Cache(Path(task.folder))
        if store.key(task.path, task.options) == task.key:  # it did not change meanwhile
            store.save(task.key, write_bundle(_kept(reading, name) for reading in readings))
    return readings


def _kept(reading: Reading, name: str) -> Kept:
    """Return a reading without the file's name, under which it may be found again."""
    inside = reading.path.removeprefix(name)
    return Kept(inside=inside, entry=reading.entry, failure=reading.failure)
