"""Markers joined to notes: by their order, with readable numbers as fixed points.

OCR turns small raised digits into `!`, `®`, `”` and the like, on markers and labels alike, so that
few pairs agree literally. Both stand in the same order, however. The best way to walk along the two
sequences together, leaving out on either side what has no partner, is found by dynamic
programming (Needleman and Wunsch, 1970). Readable numbers that agree weigh most.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Document, Span
from onrecord.text.note_lines import Note, find_notes, note_at
from onrecord.text.note_markers import Marker, find_markers
from onrecord.text.note_numbers import infer_numbers, is_piece, may_be, number_of
from onrecord.text.walk import best_walk

_SAME, _OTHER = 4.0, -6.0
_LOOKS, _PIECE, _ORDER = 1.0, 1.0, 0.7
_ALIKE = 0.2
_ELSEWHERE = -1.2
_LONE_NOTE, _LONE_SURE = -1.0, -0.8


class Joined(NamedTuple):
    """A marker and the note it points to; `number` is the note's, as far as it is known."""

    marker: Marker
    note: Note
    number: int | None


class Footnotes(NamedTuple):
    """The markers and notes of a document: those joined, and those of either kind left over."""

    joined: tuple[Joined, ...]
    lone_markers: tuple[Marker, ...]
    lone_notes: tuple[Note, ...]
    notes: tuple[Note, ...]


def join_footnotes(document: Document) -> Footnotes:
    """Return the footnotes of a segmented document.

    A note may have several markers of its number. A marker stands before its note. Where the file
    itself tells which belongs to which, nothing else is looked for.
    """
    if document.footnotes:
        return _as_told(document)
    notes = find_notes(document)
    markers = find_markers(document, [Span(note.start, note.end) for note in notes])
    numbers = infer_numbers([note.label for note in notes])
    notes, numbers = _merged(notes, numbers)
    pairs = _align(markers, notes, numbers)
    pairs |= _again(markers, notes, numbers, pairs)
    used = set(pairs.values())
    joined = tuple(Joined(markers[at], notes[to], numbers[to]) for at, to in sorted(pairs.items()))
    lone = tuple(marker for at, marker in enumerate(markers) if marker.sure and at not in pairs)
    rest = tuple(note for at, note in enumerate(notes) if at not in used)
    return Footnotes(joined, lone, rest, tuple(notes))


def _as_told(document: Document) -> Footnotes:
    """Return the footnotes that the document's reader knows."""
    joined: list[Joined] = []
    lone: list[Note] = []
    for one in document.footnotes:
        note = note_at(document.text, *one.note)
        if one.marker is None:
            lone.append(note)
            continue
        glyphs = document.text[one.marker[0] : one.marker[1]]
        number = number_of(glyphs)
        joined.append(Joined(Marker(*one.marker, glyphs, number, sure=True), note, number))
    joined.sort(key=lambda each: each.marker.start)
    notes = sorted({*lone, *(each.note for each in joined)})
    return Footnotes(tuple(joined), (), tuple(lone), tuple(notes))


def _merged(notes: list[Note], numbers: list[int | None]) -> tuple[list[Note], list[int | None]]:
    """Join a line without label to the note above where the numbers leave no room for it."""
    own = [number_of(note.label) for note in notes]
    kept: list[Note] = []
    for place, note in enumerate(notes):
        after = next((at for at in range(place + 1, len(notes)) if own[at] is not None), None)
        above = next((at for at in range(place - 1, -1, -1) if own[at] is not None), None)
        full = (
            after is not None
            and above is not None
            and 0 < (own[after] or 0) - (own[above] or 0) < after - above
        )
        if not note.label and kept and full and note.zone == kept[-1].zone:
            kept[-1] = kept[-1]._replace(end=note.end)
        else:
            kept.append(note)
    if len(kept) == len(notes):
        return notes, numbers
    return kept, infer_numbers([note.label for note in kept])


def _fit(marker: Marker, note: Note, number: int | None, *, near: bool) -> float | None:
    """Return how well a marker and a note go together, None where they cannot."""
    if marker.start >= note.start:
        return None
    place = 0.0 if near else _ELSEWHERE
    if number is None:
        if note.label and marker.glyphs.lstrip("^") == note.label.lstrip("^"):
            return _SAME if marker.sure else _ORDER + _ALIKE + place
        return None if marker.doubtful else _ORDER + place
    if marker.number == number:
        return _SAME
    if marker.doubtful:
        return None
    if marker.number is not None:
        piece = not marker.sure and is_piece(marker.glyphs, number)
        return _PIECE + place if piece else _OTHER
    if may_be(marker.glyphs, number):
        return _LOOKS + place
    return (_PIECE if is_piece(marker.glyphs, number) else _ORDER) + place


def _align(markers: list[Marker], notes: list[Note], numbers: list[int | None]) -> dict[int, int]:
    """Return the note of each marker that has one, both in order."""
    begins = _zone_starts(notes)

    def fit(row: int, column: int) -> float | None:
        marker, note = markers[row], notes[column]
        near = not note.zone or begins[note.zone - 1] < marker.start
        return _fit(marker, note, numbers[column], near=near)

    skips = [_LONE_SURE if marker.sure else 0.0 for marker in markers]
    return best_walk(skips, _LONE_NOTE, len(notes), fit)


def _zone_starts(notes: list[Note]) -> list[int]:
    """Return where each zone of notes begins."""
    starts: dict[int, int] = {}
    for note in notes:
        starts.setdefault(note.zone, note.start)
    return [starts[zone] for zone in sorted(starts)]


def _again(
    markers: list[Marker], notes: list[Note], numbers: list[int | None], pairs: dict[int, int]
) -> dict[int, int]:
    """Return the notes of readable markers that stand out of order or come a second time."""
    by_number: dict[int, list[int]] = {}
    for at, number in enumerate(numbers):
        if number is not None:
            by_number.setdefault(number, []).append(at)
    found = {}
    for at, marker in enumerate(markers):
        if at in pairs or marker.number is None or not marker.sure:
            continue
        after = [to for to in by_number.get(marker.number, ()) if notes[to].start > marker.start]
        if after:
            found[at] = after[0]
    return found
