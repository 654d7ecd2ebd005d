"""The citations of one document: references with their footnote markers and the figures they bear out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.citations import Reference, find_references
from onrecord.model import Citation, Document, Figure, Span, page_at, stable_id
from onrecord.resolve.short_forms import resolve_short_forms
from onrecord.text import sentence_at
from onrecord.text.footnotes import join_footnotes
from onrecord.text.note_lines import Note
from onrecord.text.note_markers import Marker
from onrecord.text.note_numbers import number_of

# Works that are cited for what they say; a treaty or a law is cited for what it rules.
_WITNESSES = frozenset(["news", "book", "report", "un_document", "judgment", "web", "other"])


class _Setting(NamedTuple):
    """What the citations of one document are read with."""

    document: Document
    notes: tuple[Note, ...]
    markers: dict[Note, list[Marker]]
    ends: list[int]
    figures: list[Figure]


def find_citations(document: Document, figures: Sequence[Figure] = ()) -> tuple[Citation, ...]:
    """Return the citations of a segmented document, in order.

    Args:
        document: The document.
        figures: Its figures; each citation gets the ids of those it is given for.
    """
    footnotes = join_footnotes(document)
    markers: dict[Note, list[Marker]] = {}
    for one in footnotes.joined:
        markers.setdefault(one.note, []).append(one.marker)
    setting = _Setting(
        document,
        footnotes.notes,
        markers,
        sorted(one.marker.end for one in footnotes.joined),
        sorted(figures, key=lambda figure: figure.start),
    )
    references = find_references(document, footnotes.notes)
    citations = [_citation(setting, one) for one in references]
    numbers = {Span(one.note.start, one.note.end): one.number for one in footnotes.joined}
    for note in footnotes.notes:
        numbers.setdefault(Span(note.start, note.end), number_of(note.label))
    return resolve_short_forms(citations, references, numbers)


def _citation(setting: _Setting, reference: Reference) -> Citation:
    document, (start, end) = setting.document, reference[:2]
    at = bisect_right(setting.notes, start, key=lambda note: note.start) - 1
    note = setting.notes[at] if at >= 0 and start < setting.notes[at].end else None
    markers = setting.markers.get(note, []) if note else []
    sentence = Span(note.start, note.end) if note else sentence_at(document, start)
    page = page_at(document.pages, start)
    if note:
        claims = [claim for marker in markers for claim in _closed(setting, marker)]
    else:
        claims = _beside(setting, reference, sentence)
    return Citation(
        id=stable_id("c", document.id, start, end, reference.key),
        document=document.path,
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        page=page.number if page else None,
        sentence=sentence or Span(start, end),
        cites=reference.key,
        type=reference.type,
        symbol=reference.symbol,
        symbols=reference.symbols,
        author=reference.author,
        title=reference.title,
        publisher=reference.publisher,
        date=reference.date,
        pinpoint=reference.pinpoint,
        marker=Span(markers[0].start, markers[0].end) if markers else None,
        note=Span(note.start, note.end) if note else None,
        claims=tuple(dict.fromkeys(claims)),
        form=reference.form,
        link=reference.link,
    )


def _within(setting: _Setting, start: int, end: int) -> list[Figure]:
    """Return the figures that begin at `start` or later and end at `end` or before."""
    first = bisect_left(setting.figures, start, key=lambda figure: figure.start)
    last = bisect_left(setting.figures, end, key=lambda figure: figure.start)
    return [figure for figure in setting.figures[first:last] if figure.end <= end]


def _closed(setting: _Setting, marker: Marker) -> list[str]:
    """Return the figures in the sentence that a marker closes, up to the marker.

    A sentence with several markers gives each what stands since the one before.
    """
    at = marker.start
    sentence = sentence_at(setting.document, at - 1) or sentence_at(setting.document, at)
    if sentence is None:
        return []
    inside = _within(setting, sentence.start, at)
    before = bisect_right(setting.ends, at) - 1
    since = setting.ends[before] if before >= 0 else sentence.start
    near = [figure for figure in inside if figure.start >= since]
    return [figure.id for figure in near or inside]


def _beside(setting: _Setting, reference: Reference, sentence: Span | None) -> list[str]:
    """Return the figures of the sentence in which a work is cited without a note."""
    if sentence is None or reference.type not in _WITNESSES:
        return []
    return [figure.id for figure in _within(setting, *sentence)]
