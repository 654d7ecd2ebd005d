"""What is read from each document of a run: from the cache, here, or by other processes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord.casebook.files import is_casebook
from onrecord.errors import ConfigError
from onrecord.model import PARTLY, Failure, ReadOptions, passed_over, unread
from onrecord.pipeline.cache import Cache, default_folder
from onrecord.pipeline.entry import Kept, read_bundle, write_bundle, write_entry
from onrecord.pipeline.options import Options
from onrecord.pipeline.paths import STDIN, expand, known_suffixes, printable
from onrecord.pipeline.taken import Taken
from onrecord.pipeline.tasks import Done, Todo

if TYPE_CHECKING:
    from onrecord.pipeline.stages import Work

LOADED_FIRST = ("onrecord.pipeline.stages",)
"""What a worker loads before it is timed."""

AUTO_SHARE = 20
"""Documents for which, with `jobs` 0, one more process is worth its start."""

Progress = Callable[[int, int], None]
"""Called with the documents done and the documents in all, after each one."""


class Reading(NamedTuple):
    """One document of a run, packed (see `entry`), or why it could not be read."""

    path: str
    entry: bytes
    failure: Failure | None


_NOTHING = write_bundle(())
"""What is read of a path that is no file of a document."""


class _Task(NamedTuple):
    """What a worker needs; `data` stands for standard input, `plain` asks for the text alone."""

    path: str
    key: str | None
    folder: str
    options: ReadOptions
    data: bytes | None = None
    plain: bool = False


def iter_readings(
    paths: Iterable[str],
    options: Options,
    progress: Progress | None = None,
    *,
    plain: bool = False,
    taken: Taken | None = None,
) -> Iterator[Reading]:
    """Yield what is read from each document that `paths` name, in their order.

    With `plain` a document that is not in the cache is read for its text alone, and not kept. `taken` is told what
    casebooks give besides.

    Raises:
        ConfigError: If `paths` name no document at all, or not one casebook for a past state.
    """
    store = open_cache(options)
    passed: list[str] = []
    names = list(expand(paths, store.known_suffixes if store else known_suffixes, passed))
    if not names:
        raise ConfigError(
            "no documents found", hint="`onrecord plugins` lists the suffixes that are read"
        )
    books = {name for name in names if is_casebook(name)}
    if options.as_of and len(books) != 1:
        hint = "give one casebook; documents beside it are read as they are"
        raise ConfigError(f"--as-of is for one casebook, not {len(books)}", hint=hint)
    jobs = _jobs(options, len(names))
    missed = False

    def prepared() -> Iterator[Todo[_Task] | Done[bytes]]:
        nonlocal missed
        for name in names:
            if name in books:
                yield Done(_NOTHING)
                continue
            task = _prepare(name, store, options.told, plain=plain)
            missed = missed or isinstance(task, Todo)
            yield task

    tasks = prepared()
    bundles = _together(tasks, jobs, options) if options.isolate else _alone(tasks)
    for count, (name, bundle) in enumerate(zip(names, bundles, strict=True), start=1):
        if progress is not None:
            progress(count, len(names))
        if name in books:
            yield from _from_casebook(name, options, taken)
        for kept in read_bundle(bundle):
            yield Reading(printable(name) + kept.inside, kept.entry, kept.failure)
    if store is not None and missed:
        store.prune()
    if passed:
        yield _passed(passed)


def _from_casebook(name: str, options: Options, taken: Taken | None) -> Iterator[Reading]:
    """Yield the documents of a casebook, each with its figures as people have decided."""
    from onrecord.pipeline.casebooks import casebook_readings  # noqa: PLC0415 - if there is one

    for one in casebook_readings(name, options, taken or Taken()):
        if isinstance(one, Failure):
            yield Reading(one.path, b"", one)
        else:
            yield Reading(*one, None)


def _passed(names: list[str]) -> Reading:
    """Return what tells of files in folders that are no documents by their names."""
    shown = [printable(name) for name in names]
    folder = os.path.dirname(commonpath(shown)) or "."  # noqa: PTH120 - as it was named
    within = folder + os.sep
    return Reading(folder, b"", passed_over(folder, [n.removeprefix(within) for n in shown]))


def lost_failure(path: str, error: Exception) -> Failure:
    """Return the record of a file whose worker crashed or was given up."""
    return Failure(
        path=printable(path),
        code="lost",
        reason=str(error),
        hint="see whether other programs open it; a longer --timeout may help",
    )


def open_cache(options: Options) -> Cache | None:
    """Return the cache that a run is to use, if any."""
    if not options.cache:
        return None
    return Cache(Path(options.cache_dir) if options.cache_dir else default_folder())


def _jobs(options: Options, documents: int) -> int:
    wanted = options.jobs or min(os.cpu_count() or 1, 1 + documents // AUTO_SHARE)
    return max(1, min(wanted, documents))


def _prepare(
    path: str, store: Cache | None, options: ReadOptions, *, plain: bool = False
) -> Todo[_Task] | Done[bytes]:
    """Return what was read where the cache has it, else what a worker needs to read it."""
    task = _Task(path, None, "", options, plain=plain)
    if path == STDIN:
        return Todo(task._replace(data=sys.stdin.buffer.read()))
    if store is None:
        return Todo(task)
    try:
        key = store.key(path, options)
    except OSError:
        return Todo(task)  # reading it says why
    bundle = store.load(key)
    if bundle is not None:
        return Done(bundle)
    return Todo(task if plain else task._replace(key=key, folder=str(store.folder)))


def _alone(tasks: Iterable[Todo[_Task] | Done[bytes]]) -> Iterator[bytes]:
    for task in tasks:
        yield task.result if isinstance(task, Done) else _read(task.item)


def _together(
    tasks: Iterable[Todo[_Task] | Done[bytes]], jobs: int, options: Options
) -> Iterator[bytes]:
    from onrecord.pipeline.parallel import Limits, ordered_map  # noqa: PLC0415 - cached runs do without

    limits = Limits(options.timeout, options.memory)
    return ordered_map(_read, tasks, jobs=jobs, limits=limits, lost=_lost)


def _lost(task: _Task, error: Exception) -> bytes:
    return write_bundle((Kept(inside="", entry=b"", failure=lost_failure(task.path, error)),))


def _read(task: _Task) -> bytes:
    """Read one file and keep the result; runs in a worker."""
    from onrecord.pipeline.stages import work_on  # noqa: PLC0415 - a cached run needs no reader

    name = printable(task.path)
    found = list(work_on(task.path, task.options, task.data, plain=task.plain))
    kept = [one for work in found for one in _kept(work, name)]
    bundle = write_bundle(kept)
    if task.key is not None and any(one.entry for one in kept) and not any(map(_cut_short, found)):
        store = Cache(Path(task.folder))
        if store.key(task.path, task.options) == task.key:  # it did not change meanwhile
            store.save(task.key, bundle)
    return bundle


def _cut_short(work: Work | Failure) -> bool:
    """True for a document of which more would be read in more time."""
    return not isinstance(work, Failure) and any(
        notice.kind == "late" for notice in work.document.notices
    )


def _kept(work: Work | Failure, name: str) -> Iterator[Kept]:
    """Yield a reading without the file's name, under which it may be found again.

    A document of which pages, rows or blocks were not read is told of a second time: whoever sees
    only what was counted would take it for read.
    """
    if isinstance(work, Failure):
        yield Kept(inside=work.path.removeprefix(name), entry=b"", failure=work)
        return
    document = work.document
    inside = document.path.removeprefix(name)
    yield Kept(inside=inside, entry=write_entry(work))
    passed = unread(document.notices)
    if passed:
        reason = f"was read in part only: {'; '.join(passed)}"
        failure = Failure(path=document.path, code=PARTLY, reason=reason)
        yield Kept(inside=inside, entry=b"", failure=failure)
