"""Marked passages: `⟦41⟧` is a figure."""

from __future__ import annotations

import re

from onrecord.extract.voices import attribute
from onrecord.model import Document, Figure, Metadata, Polarity, Span, replace
from onrecord.read import read_bytes
from onrecord.text import segment

_MARK = re.compile(r"⟦([^⟧]*)⟧")


def document_of(
    text: str, *, name: str = "text.md", issuer: str | None = None, aliases: tuple[str, ...] = ()
) -> Document:
    """Return the segmented document of a text."""
    document = segment(read_bytes(text.encode(), name))
    return replace(document, metadata=Metadata(issuer=issuer, issuer_aliases=aliases))


def figures_in(document: Document, places: list[tuple[int, int]]) -> tuple[Figure, ...]:
    """Return a bare figure for each place, as `extract_figures` would hand it on."""
    return tuple(_figure(document, start, end) for start, end in places)


def _figure(document: Document, start: int, end: int, polarity: Polarity = "asserted") -> Figure:
    sentences = (span for span in document.sentences if span.start <= start < span.end)
    return Figure(
        id=f"f{start}",
        document=document.path,
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        sentence=next(sentences, Span(start, end)),
        polarity=polarity,
        outcome=("killed",),
    )


def attributed(
    marked: str, *, name: str = "text.md", issuer: str | None = None, aliases: tuple[str, ...] = ()
) -> tuple[Figure, ...]:
    """Return the marked figures of a passage with their voices."""
    places = []
    shift = 0
    for match in _MARK.finditer(marked):
        start = match.start() - shift
        shift += 2
        places.append((start, start + len(match.group(1))))
    document = document_of(_MARK.sub(r"\1", marked), name=name, issuer=issuer, aliases=aliases)
    return attribute(document, figures_in(document, places))


def chains(marked: str, **options: str) -> list[list[str]]:
    """Return the names of the voices behind each marked figure."""
    return [[voice.name for voice in figure.sources] for figure in attributed(marked, **options)]  # type: ignore[arg-type]
