"""Documents and figures for the tests of places, dates and events."""

from __future__ import annotations

import re

from onrecord.model import Document, Figure, Span, replace, stable_id
from onrecord.read import read_bytes
from onrecord.resolve import describe, locate
from onrecord.text import segment

_MARK = re.compile(r"\[\[(?:(?P<outcome>[a-z_]+)\|)?(?P<words>[^\]]+)\]\]")


def make(
    text: str,
    name: str = "text.txt",
    *,
    date: str | None = None,
    title: str | None = None,
) -> tuple[Document, tuple[Figure, ...]]:
    """Return a document and its located figures, which are marked `[[12]]` or `[[missing|12]]`.

    Args:
        text: The text; `[[12]]` is a figure of people killed.
        name: The document's path.
        date: The document's date, where its own words do not give it.
        title: The document's title, where its own words do not give it.
    """
    marks, plain, last = [], "", 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        words = match.group("words")
        marks.append((len(plain), len(plain) + len(words), match.group("outcome") or "killed"))
        plain += words
        last = match.end()
    plain += text[last:]
    document = describe(segment(read_bytes(plain.encode(), name)))
    given = {key: value for key, value in (("date", date), ("title", title)) if value}
    document = replace(document, metadata=replace(document.metadata, **given))
    figures = tuple(_figure(document, *mark) for mark in marks)
    return document, locate(document, figures)


def _figure(document: Document, start: int, end: int, outcome: str) -> Figure:
    inside = [span for span in document.sentences if span[0] <= start < span[1]]
    words = document.text[start:end]
    number = int(re.sub(r"\D", "", words) or 0)
    return Figure(
        id=stable_id("f", document.id, start, end),
        document=document.path,
        document_id=document.id,
        start=start,
        end=end,
        text=words,
        sentence=inside[0] if inside else Span(start, end),
        outcome=(outcome,),
        group=("settlement",) if "villages" in document.text[end : end + 30] else ("person",),
        low=number or None,
        best=number or None,
        high=number or None,
    )
