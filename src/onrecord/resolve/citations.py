"""The citations of one document: references with their footnote markers and the figures they bear out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.citations import Reference, find_references
from onrecord.model import Citation, Document, Figure, Span, stable_id
from onrecord.resolve.short_forms import resolve_short_forms
from onrecord.text import sentence_at
from onrecord.text.footnotes import Footnotes, Joined, join_footnotes
from onrecord.text.note_numbers import number_of

# Works that are cited for what they say; a treaty or a law is cited for what it rules.
_WITNESSES = frozenset(["news", "book", "report", "un_document", "judgment", "web", "other"])


def find_citations(document: Document, figures: Sequence[Figure] = ()) -> tuple[Citation, ...]:
    """Return the citations of a segmented document, in order.

    Args:
        document: The document.
        figures: Its figures; each citation gets the ids of those it is given for.
    """
    footnotes = join_footnotes(document)
    references = find_references(document, footnotes.notes)
    citations = [_citation(document, one, footnotes, figures) for one in references]
    numbers = {Span(one.note.start, one.note.end): one.number for one in footnotes.joined}
    for note in footnotes.notes:
        numbers.setdefault(Span(note.start, note.end), number_of(note.label))
    return resolve_short_forms(citations, references, numbers)


def _citation(
    document: Document, reference: Reference, footnotes: Footnotes, figures: Sequence[Figure]
) -> Citation:
    start, end = reference.start, reference.end
    at = bisect_right(footnotes.notes, start, key=lambda note: note.start) - 1
    note = footnotes.notes[at] if at >= 0 and start < footnotes.notes[at].end else None
    joined = [one for one in footnotes.joined if one.note == note] if note else []
    sentence = Span(note.start, note.end) if note else sentence_at(document, start)
    if note:
        closed = (_closed(document, figures, one, footnotes) for one in joined)
        claims = tuple(dict.fromkeys(claim for claims in closed for claim in claims))
    else:
        claims = _beside(figures, reference, sentence)
    marker = joined[0].marker if joined else None
    return Citation(
        id=stable_id("c", document.id, start, end, reference.key),
        document=document.path,
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
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
        marker=Span(marker.start, marker.end) if marker else None,
        note=Span(note.start, note.end) if note else None,
        claims=claims,
        form=reference.form,
        link=reference.link,
    )


def _closed(
    document: Document, figures: Sequence[Figure], joined: Joined, footnotes: Footnotes
) -> tuple[str, ...]:
    """Return the figures in the sentence that a marker closes, up to the marker.

    A sentence with several markers gives each what stands since the one before.
    """
    at = joined.marker.start
    sentence = sentence_at(document, at - 1) or sentence_at(document, at)
    if sentence is None:
        return ()
    before = [one.marker.end for one in footnotes.joined if sentence.start < one.marker.end <= at]
    inside = [one for one in figures if sentence.start <= one.start and one.end <= at]
    near = [one for one in inside if one.start >= max(before, default=sentence.start)]
    return tuple(figure.id for figure in near or inside)


def _beside(
    figures: Sequence[Figure], reference: Reference, sentence: Span | None
) -> tuple[str, ...]:
    """Return the figures of the sentence in which a work is cited without a note."""
    if sentence is None or reference.type not in _WITNESSES:
        return ()
    return tuple(figure.id for figure in figures if sentence.holds(figure.sentence))
