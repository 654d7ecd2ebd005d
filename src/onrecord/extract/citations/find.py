"""All references of a document: what the grammars find, and of those that overlap the best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.extract.citations.reference import Reference
from onrecord.extract.citations.un_symbols import find_symbols
from onrecord.model import Document
from onrecord.text.note_lines import Note


def find_references(document: Document, notes: tuple[Note, ...]) -> tuple[Reference, ...]:
    """Return the references of a segmented document, in order and without overlap.

    Args:
        document: The document.
        notes: Its notes (`onrecord.text.footnotes`); what stands in one is read as a reference.
    """
    found: list[Reference] = []
    for start, end in _stretches(document, notes):
        found.extend(find_symbols(document.text, start, end))
    return tuple(apart(found))


def _stretches(document: Document, notes: tuple[Note, ...]) -> Iterator[tuple[int, int]]:
    del notes
    for block in document.blocks:
        if block.type != "front_matter":
            yield block.start, block.end


def apart(found: Iterable[Reference]) -> list[Reference]:
    """Return the references that stay where some overlap: those of more weight, then the longer."""
    kept: list[Reference] = []
    for one in sorted(found, key=lambda ref: (-ref.weight, ref.start - ref.end, ref.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
