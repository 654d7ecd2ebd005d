"""Links to words that are no figure: a voice, a citation, a shared passage, a change in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Anchor, Document
from onrecord.report.highlights import figure_id, spot_id
from onrecord.report.view import View, document_key, title_of

WORDS_SHOWN = 70
"""Characters of an anchor's words that are shown."""


class Spot(NamedTuple):
    """Words with the address at which they stand, relative to the dossier's folder.

    `href` is empty where the document is not in the dossier.
    """

    words: str
    href: str
    title: str = ""


def href_at(view: View, path: str, start: int, end: int) -> str:
    """Return the address of words: the figure that stands there, the words, or their document."""
    page = view.pages.get(document_key(path))
    if page is None:
        return ""
    figure = view.traces.figure_at.get((path, start, end))
    if figure is not None and figure not in view.orphans:
        return f"{page}#{figure_id(figure)}"
    spots = view.traces.spots.get(path, frozenset())
    inside = 0 <= start < end <= len(view.documents[path].text)
    return f"{page}#{spot_id(start, end)}" if inside and (start, end) in spots else page


def spot_of(view: View, anchor: Anchor) -> Spot:
    """Return an anchor as a link; one whose document does not hold its words leads to its page."""
    document = view.documents.get(anchor.document)
    if document is None:
        return Spot(shortened(anchor.text), "", anchor.document)
    held = anchor.start >= 0 and document.text[anchor.start : anchor.end] == anchor.text
    href = href_at(view, anchor.document, anchor.start, anchor.end) if held else ""
    page = view.pages.get(document_key(anchor.document), "")
    return Spot(shortened(anchor.text), href or page, title_of(document))


def shortened(words: str, most: int = WORDS_SHOWN) -> str:
    """Return words on one line, cut at a space where they have more than `most` characters."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rpartition(' ')[0] or line[:most]} …"


def documents_named(view: View, paths: tuple[str, ...]) -> Iterator[Spot]:
    """Yield documents as links to their pages, by who issued them and when."""
    for path in paths:
        document = view.documents.get(path)
        page = view.pages.get(document_key(path), "")
        yield Spot(called(document) if document else path, page)


def called(document: Document) -> str:
    """Return who issued a document and when, or its title."""
    about = document.metadata
    name = about.issuer or title_of(document)
    return f"{name} ({about.date})" if about.date else name
