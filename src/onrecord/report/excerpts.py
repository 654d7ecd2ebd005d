"""The words around an anchor, for lists of findings."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Anchor
from onrecord.report.highlights import anchor_id
from onrecord.report.view import Noted, View, document_key, title_of

AROUND = 90
"""How many characters are shown on either side."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An anchor's words with what stands before and after them.

    `orphan` is true where the document does not hold the words at that place; then only the
    anchor's own copy of them is shown.
    """

    before: str
    words: str
    after: str
    title: str
    document: str
    href: str
    orphan: bool


def excerpts_of(view: View, noted: Noted) -> list[Excerpt]:
    """Return an excerpt for each of a finding's anchors."""
    return [
        _excerpt(view, anchor, "" if noted.reason else anchor_id(noted.id, index))
        for index, anchor in enumerate(noted.finding.anchors)
    ]


def _excerpt(view: View, anchor: Anchor, place: str) -> Excerpt:
    document = view.documents.get(anchor.document)
    page = view.pages.get(document_key(anchor.document), "")
    title = title_of(document) if document else anchor.document
    text = document.text if document else ""
    if anchor.start < 0 or text[anchor.start : anchor.end] != anchor.text:
        return Excerpt("", anchor.text, "", title, anchor.document, page, orphan=True)
    href = f"{page}#{place}" if anchor.text and place else page
    tables = document.tables if document else ()
    gap = "\n" if any(each.start <= anchor.start < each.end for each in tables) else "\n\n"
    before = text[max(anchor.start - AROUND, 0) : anchor.start]
    after = text[anchor.end : anchor.end + AROUND]
    return Excerpt(
        _from_word(before, gap, cut=anchor.start > AROUND),
        anchor.text,
        _to_word(after, gap, cut=anchor.end + AROUND < len(text)),
        title,
        anchor.document,
        href,
        orphan=False,
    )


def _from_word(text: str, gap: str, *, cut: bool) -> str:
    """Return what stands before the words in their paragraph or row, from the start of a word."""
    _, found, inside = text.rpartition(gap)
    if found or not cut:
        return inside
    head, blank, rest = text.partition(" ")
    return f"…{rest if blank and len(head) < AROUND // 2 else text}"


def _to_word(text: str, gap: str, *, cut: bool) -> str:
    """Return what stands after the words in their paragraph or row, to the end of a word."""
    inside, found, _ = text.partition(gap)
    if found or not cut:
        return inside
    rest, blank, tail = text.rpartition(" ")
    return f"{rest if blank and len(tail) < AROUND // 2 else text}…"
