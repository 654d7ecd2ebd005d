"""Runs over many documents: what their figures and events are, with bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Collection, Document, Failure, Figure, replace
from onrecord.pipeline.entry import (
    entry_document,
    entry_figures,
    packed_figures,
    unpack_figures,
)
from onrecord.pipeline.gathering import Gathering, with_comparisons
from onrecord.pipeline.options import Options
from onrecord.pipeline.presets import under_preset
from onrecord.pipeline.readings import Progress, iter_readings, open_cache
from onrecord.pipeline.spool import Spool
from onrecord.pipeline.taken import Taken


def iter_documents(
    paths: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    plain: bool = False,
) -> Iterator[tuple[Document, tuple[Figure, ...]] | Failure]:
    """Yield each document with its figures (without events), or why it could not be read.

    Args:
        paths: Files, folders, globs, `-`; see `expand`.
        options: How to read them.
        progress: Told after each document.
        plain: Whether their texts are enough; figures are then those that are known already.

    Raises:
        ConfigError: If `paths` name no document at all.
    """
    options = options or Options()
    for path, entry, failure in iter_readings(paths, options, progress, plain=plain):
        if failure is not None:
            yield failure
        else:
            figures = under_preset(entry_figures(entry, path), options.preset)
            yield entry_document(entry, path), tuple(figures)


def stream_figures(
    paths: Iterable[str], options: Options | None = None, progress: Progress | None = None
) -> Iterator[Figure | Failure]:
    """Yield every figure with its event, and every failure, in the order of documents.

    Events are known when the last document has been read; until then the figures wait in a
    temporary file, so that those of one document at a time are in memory.

    Raises:
        ConfigError: If `paths` name no document at all.
    """
    options = options or Options()
    paths = tuple(paths)
    spool = Spool()
    failures: dict[int, Failure] = {}
    gathering = Gathering(open_cache(options), paths, options)
    for number, reading in enumerate(iter_readings(paths, options, progress)):
        if reading.failure is not None:
            failures[number] = reading.failure
            spool.add(b"")
        else:
            gathering.add(reading)
            spool.add(reading.path.encode() + b"\0" + packed_figures(reading.entry))
    event_of, _ = gathering.events()
    for number, part in enumerate(spool.read()):
        if number in failures:
            yield failures[number]
            continue
        path, _, packed = part.partition(b"\0")
        for figure in under_preset(unpack_figures(packed, path.decode()), options.preset):
            yield replace(figure, event=event_of.get(figure.id))


def read_collection(
    paths: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    comparisons: bool = True,
    taken: Taken | None = None,
) -> Collection:
    """Return everything that the documents say: figures with their events, and comparisons.

    A document whose bytes were read before under another name counts once; the copy is among the
    failures. What the register of a casebook says of an event is an account of its own.

    Args:
        paths: Files, folders, globs, `-`; see `expand`.
        options: How to read them.
        progress: Told after each document.
        comparisons: Whether to lay the accounts of each event beside each other.
        taken: Is told what casebooks give besides.

    Raises:
        ConfigError: If `paths` name no document at all.
    """
    options = options or Options()
    documents: dict[str, Document] = {}
    figures: list[Figure] = []
    failures: list[Failure] = []
    store = open_cache(options)
    paths = tuple(paths)
    gathering = Gathering(store, paths, options)
    taken = taken or Taken()
    for reading in iter_readings(paths, options, progress, taken=taken):
        if reading.failure is not None:
            failures.append(reading.failure)
            continue
        document = entry_document(reading.entry, reading.path)
        if document.id in documents:
            failures.append(_copy(reading.path, documents[document.id].path))
            continue
        documents[document.id] = document
        figures.extend(under_preset(entry_figures(reading.entry, reading.path), options.preset))
        gathering.add(reading)
    event_of, events = gathering.events()
    collection = Collection(
        documents=tuple(documents.values()),
        figures=tuple(replace(figure, event=event_of.get(figure.id)) for figure in figures),
        events=events,
        failures=tuple(failures),
        decided=frozenset(taken.decided),
        claims=tuple(taken.claims),
    )
    if taken.books and comparisons:
        from onrecord.pipeline.registers import with_registers  # noqa: PLC0415 - if there is one

        collection = with_registers(collection, taken.books)
    return with_comparisons(collection, store) if comparisons else collection


def _copy(path: str, of: str) -> Failure:
    return Failure(
        path=path,
        code="copy",
        reason=f"is {of} again, byte for byte, and counts once",
        hint="remove the copy",
    )
