"""The quotations of a document that are long enough to be looked for in the others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.extract.quotations import Marked, credit, marked_words
from onrecord.model import Document, Span
from onrecord.trace.weights import NAME, SMALL
from onrecord.trace.words import Words

FEWEST = 5
"""Words of a quotation that is looked for; shorter ones are turns of phrase."""

_TOLD = 1.5
_OMISSION = re.compile(r"\[?(?:\.\s?){3,4}\]?|\[?…\]?")
_OWN_WORDS = re.compile(r"\[[^\]\n]{1,60}\]")


class Quoted(NamedTuple):
    """A quotation.

    Attributes:
        span: Its words in the document's text, without the marks.
        pieces: Runs of the document's words (`Words`), parted where the quotation says it leaves
            something out; words in square brackets, which are the quoting author's, are in none.
        speaker: To whom it is credited, or None.
    """

    span: Span
    pieces: tuple[tuple[int, ...], ...]
    speaker: str | None


def find_quoted(document: Document, words: Words) -> Iterator[Quoted]:
    """Yield the quotations of a document that are long enough to be looked for elsewhere.

    Titles, which consist of names, are none.

    Args:
        document: The document.
        words: Its words.
    """
    order = sorted(range(len(words.starts)), key=words.starts.__getitem__)
    starts = [words.starts[place] for place in order]
    wanted: list[Marked] = []
    pieces: dict[Span, tuple[tuple[int, ...], ...]] = {}
    for one in marked_words(document):
        span = one.span
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        places = [place for place in order[first:last] if words.forms[place]]
        if len(places) >= FEWEST and _told(words, places) >= _TOLD:
            pieces[span] = tuple(_pieces(document.text, words, places, span))
            wanted.append(one)
    for each in credit(document, wanted):
        if pieces[each.span]:
            yield Quoted(each.span, pieces[each.span], each.speaker)


def _told(words: Words, places: Sequence[int]) -> float:
    """Return what the words of a quotation tell that are no names."""
    telling = (words.weights[place] for place in places)
    return sum(weight for weight in telling if weight not in {NAME, SMALL})


def _pieces(
    text: str, words: Words, places: Sequence[int], span: Span
) -> Iterator[tuple[int, ...]]:
    own = [match.span() for match in _OWN_WORDS.finditer(text, span.start, span.end)]
    gaps = [match.start() for match in _OMISSION.finditer(text, span.start, span.end)]
    piece: list[int] = []
    passed = 0
    for place in places:
        at = words.starts[place]
        if any(start <= at < end for start, end in own):
            continue
        now = bisect_left(gaps, at)
        if piece and now > passed:
            yield tuple(piece)
            piece = []
        passed = now
        piece.append(place)
    if piece:
        yield tuple(piece)
