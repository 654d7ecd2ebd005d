"""A document page by page: the printed page beside its text, with the words outlined.

The outlines are SVG over the page's picture, in the shares of the page that reading gave, so that
they fit a picture of any size, work from a file, and need no JavaScript.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.model import Box, Document, Page, Word, page_at, words_of
from onrecord.report.highlights import Painter, card_id
from onrecord.report.names import page_id
from onrecord.report.segments import Mark
from onrecord.report.view import View

PAD = 0.0015
"""How far an outline stands off its words, as a share of the page's width."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is drawn around words on a page: a link to `href`, or only a shape where it is empty.

    `kind` is a class of the style sheet; the box counts in hundredths of the page's sides.
    """

    left: float
    top: float
    width: float
    height: float
    kind: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its text, and its picture with what is outlined on it.

    `picture` is the picture's path from the dossier's folder, or empty where there is none.
    """

    page: Page
    id: str
    text: Markup
    picture: str
    outlines: tuple[Outline, ...]
    figures: int


def leaves(
    view: View,
    document: Document,
    marks: Iterable[Mark],
    parts: Iterable[tuple[int, Markup]],
    pictured: Mapping[int, str],
    painter: Painter | None = None,
) -> list[Leaf]:
    """Return a document's pages.

    Args:
        view: The collection.
        document: A document with pages.
        marks: Its highlights.
        parts: Its text as HTML in pieces, each with the offset where it starts.
        pictured: Number of a page → path of its picture.
        painter: What draws the text; None for that of the view's figures.
    """
    painter = painter or Painter(view)
    all_marks = list(marks)
    texts = _by_page(document, parts)
    found = []
    for page in document.pages:
        outlines = tuple(_outlines(painter, page, all_marks))
        found.append(
            Leaf(
                page=page,
                id=page_id(page.number),
                text=texts.get(page.number, Markup("")),
                picture=pictured.get(page.number, ""),
                outlines=outlines,
                figures=len({each.href for each in outlines if each.kind.startswith("fig")}),
            )
        )
    return found


def _by_page(document: Document, parts: Iterable[tuple[int, Markup]]) -> dict[int, Markup]:
    """Return each page's text: all blocks that begin on it."""
    texts: dict[int, list[Markup]] = {}
    last = document.pages[0].number
    for start, part in parts:
        page = page_at(document.pages, start)
        last = page.number if page else last
        texts.setdefault(last, []).append(part)
    return {number: Markup("").join(pieces) for number, pieces in texts.items()}


def _outlines(painter: Painter, page: Page, marks: Iterable[Mark]) -> Iterator[Outline]:
    words = sorted(words_of(page), key=lambda word: word.start)
    starts = [word.start for word in words]
    longest = max((word.end - word.start for word in words), default=0)
    for mark in marks:
        if mark.end <= page.start or page.end <= mark.start:
            continue
        first = bisect_left(starts, mark.start - longest)
        inside = [
            word for word in words[first : bisect_left(starts, mark.end)] if word.end > mark.start
        ]
        for box in _lines(inside):
            yield _drawn(painter, mark, box)


def _drawn(painter: Painter, mark: Mark, box: Box) -> Outline:
    if mark.layer == "unsure":
        return _outline(box, "unsure", "", f"read with confidence {mark.id}")
    if mark.layer != "figure":
        return _outline(box, f"at-{mark.layer}", f"#{mark.id}", "")
    style, title, _ = painter.look(mark)
    kind = f"fig hue-{style['hue']} line-{style['line']}"
    return _outline(box, kind, f"#{card_id(mark.id)}", title)


def _lines(words: Iterable[Word]) -> Iterator[Box]:
    """Yield one box for the words of each printed line."""
    current: Box | None = None
    for word in words:
        box = word.box
        if current and box.left >= current.left and _overlap(current, box):
            current = Box(
                current.left,
                min(current.top, box.top),
                max(current.right, box.right),
                max(current.bottom, box.bottom),
            )
            continue
        if current:
            yield current
        current = box
    if current:
        yield current


def _overlap(one: Box, other: Box) -> bool:
    """True for boxes that stand on one line: they share half of the lower one's height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared * 2 > min(one.bottom - one.top, other.bottom - other.top)


def _outline(box: Box, kind: str, href: str, title: str) -> Outline:
    return Outline(
        left=round((box.left - PAD) * 100, 3),
        top=round((box.top - PAD) * 100, 3),
        width=round((box.right - box.left + 2 * PAD) * 100, 3),
        height=round((box.bottom - box.top + 2 * PAD) * 100, 3),
        kind=kind,
        href=href,
        title=title,
    )
