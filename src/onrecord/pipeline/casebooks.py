"""Casebooks in a run: documents read into them, and read out of them with people's decisions."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord.casebook.adding import Arrival, Outcome, add_document, add_reading
from onrecord.casebook.eventview import keep_gathered, show_events
from onrecord.casebook.exports import state_of
from onrecord.casebook.heads import entry_at, sealed
from onrecord.casebook.readings import code_of, happenings_of
from onrecord.casebook.sheets import Sheets
from onrecord.casebook.sources import (
    CURRENT,
    Original,
    current_documents,
    load_document,
    original_bytes,
    take_original,
)
from onrecord.casebook.store import Casebook, open_casebook, transaction
from onrecord.errors import ReadError
from onrecord.model import (
    INSIDE,
    AnyClaim,
    Failure,
    Figure,
    LogEntry,
    decode_as,
    encode,
    replace,
)
from onrecord.pipeline.cache import code_version
from onrecord.pipeline.entry import (
    entry_document,
    entry_figures,
    packed_happenings,
    unpack_happenings,
    write_entry,
)
from onrecord.pipeline.readings import iter_readings
from onrecord.pipeline.stages import Work, extract
from onrecord.pipeline.taken import Origin, State, Taken

if TYPE_CHECKING:
    from onrecord.pipeline.options import Options
    from onrecord.pipeline.readings import Progress, Reading
    from onrecord.resolve import LocalEvent

NO_ORIGINAL = Original("", "", 0, None)
"""For a document whose original lies in the casebook already."""
_BATCH = 50
_SECONDS = 1.0
"""Documents are written together, so many or for so long, since each writing waits for the disk."""


class Told(NamedTuple):
    """A document of a run and what became of it; it is in the casebook when this is told."""

    path: str
    outcome: Outcome | Failure


def add_paths(
    book: Casebook,
    paths: Iterable[str],
    options: Options,
    *,
    user: str,
    keep: bool = True,
    progress: Progress | None = None,
) -> Iterator[Told]:
    """Read documents into a casebook, and yield what became of each once it lies there.

    Args:
        book: The casebook.
        paths: Files, folders, globs; see `expand`.
        options: How to read them.
        user: Who adds them.
        keep: Whether the bytes of the files are to lie in the casebook; else they are referenced.
        progress: Told after each file.

    Raises:
        ConfigError: If `paths` name no document at all.
    """
    waiting: list[Arrival] = []
    since = time.monotonic()
    originals = _Originals(keep=keep)
    for reading in iter_readings(paths, options, progress):
        if reading.failure is not None:
            yield Told(reading.path, reading.failure)
            continue
        try:
            waiting.append(_arrival(reading, originals))
        except (OSError, ReadError) as error:
            yield Told(reading.path, _not_kept(reading.path, error))
        if len(waiting) >= _BATCH or time.monotonic() - since > _SECONDS:
            yield from _write(book, waiting, user)
            waiting, since = [], time.monotonic()
    yield from _write(book, waiting, user)
    gather_events(book)


def read_again(book: Casebook, *, user: str, progress: Progress | None = None) -> int:
    """Let this program read a casebook's documents; decisions stay as they are.

    The texts stay as they were first read, and with them every place in them; what is read anew is
    what they state. Returns how many documents this program had not read before.
    """
    (total,) = book.db.execute(f"SELECT count(*) FROM document {CURRENT}").fetchone()  # noqa: S608
    anew = 0
    for count, document in enumerate(list(current_documents(book)), start=1):
        if code_of(book.db, document.id) != _code():
            arrival = claimed(extract(document))
            with transaction(book):
                anew += add_reading(book, arrival, user=user)
        if progress is not None:
            progress(count, total)
    gather_events(book)
    return anew


def gather_events(book: Casebook) -> None:
    """Gather the events of a casebook's documents anew, unless nothing came in since the last time."""
    with transaction(book) as db:
        key = _readings_key(book)
        row = db.execute("SELECT value FROM state WHERE name = 'gathered'").fetchone()
        if row is not None and row["value"] == key:
            return
        from onrecord.resolve import merge_events  # noqa: PLC0415 - it brings the gazetteer's code

        keep_gathered(book, merge_events(list(_happenings(book)))[1])
        show_events(book)
        db.execute("INSERT OR REPLACE INTO state VALUES ('gathered', ?)", (key,))


def casebook_readings(
    path: str, options: Options, taken: Taken
) -> Iterator[tuple[str, bytes] | Failure]:
    """Yield the documents of a casebook: their paths, and entries with figures as decided.

    What is withheld or confidential is left out, and told at the end, unless it is `unredacted`.

    Args:
        path: The casebook.
        options: Whether it is unredacted, and as of which entry of the log.
        taken: Is told what else was read.

    Raises:
        CasebookError: If the log has no such entry.
    """
    with open_casebook(path) as book:
        book.db.execute("BEGIN")  # one state of it, whoever writes meanwhile
        sheets = _sheets(book, options)
        publication = sheets.publication
        found = state_of(book, sheets.at)
        head = sealed(book, found) if publication.closed else found
        taken.books[path] = State(publication.said(Path(path).name), head, sheets.at)
        for sheet in sheets.each():
            key, kept = sheet.document.id, sheet.kept
            figures = tuple(replace(one, event=None) for one in kept if isinstance(one, Figure))
            taken.decided.add(key)
            taken.claims += [one for one in kept if isinstance(one, AnyClaim)]
            taken.standing |= {one.record.id: one.status for one in sheet.claims}
            if sheet.document.pages:
                taken.origins[key] = Origin(path, sheet.source, sheet.boxes, publication.withholds)
            happenings = tuple(sheets.happenings(sheet))
            yield sheet.document.path, write_entry(Work(sheet.document, figures, happenings))
        notice = publication.notice(path)
        if notice is not None:
            yield notice


def decided_events(paths: Iterable[str], options: Options) -> list[LogEntry]:
    """Return what was decided about events in casebooks, as it bears on what may leave them."""
    found: list[LogEntry] = []
    for path in paths:
        with open_casebook(path) as book:
            found += _sheets(book, options).decided()
    return found


def _sheets(book: Casebook, options: Options) -> Sheets:
    at = entry_at(book, options.as_of) if options.as_of else None
    return Sheets(book, at, unredacted=options.unredacted)


def original_of(origin: Origin) -> tuple[bytes, str]:
    """Return the bytes of the file that a published document came in, and the document's own path."""
    with open_casebook(origin.book) as book:
        path = load_document(book, origin.document).path
        return original_bytes(book, origin.document), path


class _Originals:
    """The files that documents come in; a container is read once for all that lie in it."""

    def __init__(self, *, keep: bool) -> None:
        self._keep = keep
        self._last: Original | None = None

    def of(self, path: str) -> Original:
        name = path.partition(INSIDE)[0]
        if self._last is None or self._last.path != name:
            self._last = take_original(name, keep=self._keep)
        return self._last


def _arrival(reading: Reading, originals: _Originals) -> Arrival:
    document = entry_document(reading.entry, reading.path)
    original = originals.of(reading.path)
    if INSIDE not in reading.path and original.id != document.id:
        raise ReadError("changed while it was read", path=reading.path, hint="add it again")
    figures = entry_figures(reading.entry, reading.path)
    happenings = unpack_happenings(packed_happenings(reading.entry), reading.path)
    return claimed(Work(document, figures, happenings), original)


def claimed(work: Work, original: Original = NO_ORIGINAL) -> Arrival:
    """Return what was read in a document, its claims that are no numbers among it."""
    from onrecord.extract.claims import find_claims  # noqa: PLC0415 - grammar, if needed
    from onrecord.resolve.bodies import resolve_claims  # noqa: PLC0415

    found = resolve_claims(work.document, find_claims(work.document, work.figures))
    lines = "\n".join(map(encode, work.happenings))
    return Arrival(work.document, original, (*work.figures, *found), lines, _code())


def _write(book: Casebook, waiting: list[Arrival], user: str) -> list[Told]:
    if not waiting:
        return []
    with transaction(book):
        return [Told(one.document.path, add_document(book, one, user=user)) for one in waiting]


def _not_kept(path: str, error: Exception) -> Failure:
    return Failure(path=path, code="read", reason=str(error), hint="add it again")


def _happenings(book: Casebook) -> Iterator[LocalEvent]:
    rows = book.db.execute(f"SELECT id FROM document {CURRENT} ORDER BY number")  # noqa: S608
    for row in rows.fetchall():
        yield from _decoded(happenings_of(book.db, row["id"]))


def _decoded(lines: str) -> Iterator[LocalEvent]:
    from onrecord.resolve import LocalEvent  # noqa: PLC0415 - it brings the gazetteer's code

    for line in lines.split("\n"):
        if line:
            yield decode_as(LocalEvent, line)


def _readings_key(book: Casebook) -> str:
    """Return what tells one set of newest readings from another."""
    rows = book.db.execute(
        f"SELECT max(number) FROM reading WHERE document IN (SELECT id FROM document {CURRENT})"  # noqa: S608
        " GROUP BY document ORDER BY 1"
    )
    return hashlib.sha256(repr([row[0] for row in rows]).encode()).hexdigest()


def _code() -> str:
    return code_version().hex()
