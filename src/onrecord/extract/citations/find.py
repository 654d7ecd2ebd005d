"""All references of a document: what the grammars find, and of those that overlap the best."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.extract.citations.cases import find_cases
from onrecord.extract.citations.laws import find_laws
from onrecord.extract.citations.notes import read_note
from onrecord.extract.citations.press import find_press
from onrecord.extract.citations.reference import Reference
from onrecord.extract.citations.resolutions import find_resolutions
from onrecord.extract.citations.shapes import find_shapes
from onrecord.extract.citations.titled import find_titled
from onrecord.extract.citations.treaties import find_treaties
from onrecord.extract.citations.un_symbols import find_symbols
from onrecord.model import Block, Document
from onrecord.text import markers
from onrecord.text.note_lines import Note
from onrecord.text.taken import Taken

Grammar = Callable[[str, int, int], Iterator[Reference]]

_GRAMMARS: tuple[Grammar, ...] = (
    find_symbols, find_shapes, find_cases, find_resolutions, find_treaties, find_laws, find_press,
)  # fmt: skip
_HEAD, _TOP = 1500, 400
_LINE = 200
_HEADS = frozenset(["boilerplate", "heading", "furniture"])
_CAPITAL = re.compile(r"[A-Z]")


def find_references(document: Document, notes: tuple[Note, ...]) -> tuple[Reference, ...]:
    """Return the references of a segmented document, in order and without overlap.

    In running text a work is read by its symbol, its name, its paper's date, or its title behind a
    noun for a work; in a note every part is read as a reference.

    Args:
        document: The document.
        notes: Its notes (`onrecord.text.footnotes`).
    """
    text = document.text
    found: list[Reference] = []
    starts = [note.start for note in notes]
    for block in document.blocks:
        if block.type == "front_matter":
            continue
        inside = apart(_all(text, block.start, block.end))
        if inside and is_own(text, block, inside):
            continue
        first = bisect_right(starts, block.start - 1)
        last = bisect_right(starts, block.end - 1)
        words = [(note.body, note.end) for note in notes[first:last]]
        source = markers.SOURCE_LINE.match(text, block.start, block.end)
        if not words and block.type == "note" and source:
            words = [(source.end(), block.end)]
        for low, high in words:
            found.extend(read_note(text, low, high, [one for one in inside if low < one.end]))
        if not words:
            found.extend(apart([*inside, *find_titled(text, block.start, block.end)]))
    return tuple(apart(found))


def own_symbols(document: Document) -> tuple[str, ...]:
    """Return the symbols that a document bears itself: on lines of their own at its head."""
    found: list[str] = []
    for block in document.blocks:
        if block.start >= _HEAD:
            break
        symbols = apart(
            one
            for grammar in (find_symbols, find_shapes)
            for one in grammar(document.text, block.start, block.end)
        )
        if symbols and is_own(document.text, block, symbols):
            found.extend(symbol for one in symbols for symbol in one.symbols)
    return tuple(found)


def is_own(text: str, block: Block, found: Sequence[Reference]) -> bool:
    """True for a line that is a symbol and little more: the document's own, at the head of a page.

    Above the text, the line may hold names too ("United Nations A/48/912 General Assembly").
    """
    words = text[block.start : block.end]
    if block.type == "note" or words.startswith(("http", "<http", "www")) or len(words) > _LINE:
        return False
    if not found[0].symbols or words.rstrip().endswith((".", ":", ";")):
        return False
    length = sum(one.end - one.start for one in found)
    line = block.type in _HEADS and 2 * length >= len(words)
    return line or (block.start < _TOP and not markers.FINITE.search(words) and "(" not in words)


def _all(text: str, start: int, end: int) -> Iterator[Reference]:
    if _CAPITAL.search(text, start, end):
        for grammar in _GRAMMARS:
            yield from grammar(text, start, end)


def apart(found: Iterable[Reference]) -> list[Reference]:
    """Return the references that stay where some overlap: those of more weight, then the longer."""
    taken = Taken()
    ranked = sorted(found, key=lambda ref: (-ref.weight, ref.start - ref.end, ref.start))
    return sorted(
        (one for one in ranked if taken.take(one.start, one.end)), key=lambda ref: ref.start
    )
