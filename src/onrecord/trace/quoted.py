"""The quotations of a document: their words, and to whom they are credited."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.voices import find_attributions
from onrecord.extract.voices.quotes import find_quotes
from onrecord.lexicon import load
from onrecord.model import Attribution, Document, Span
from onrecord.text import sentence_at
from onrecord.trace.weights import NAME, SMALL
from onrecord.trace.words import Words

FEWEST = 5
"""Words of a quotation that is looked for; shorter ones are turns of phrase."""

_TOLD = 1.5
_WINDOW = 160
_ASIDE = frozenset({"boilerplate", "furniture", "front_matter", "table"})
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
    credited: Sequence[Attribution] | None = None
    order = sorted(range(len(words.starts)), key=words.starts.__getitem__)
    starts = [words.starts[place] for place in order]
    for block in document.blocks:
        if block.type in _ASIDE:
            continue
        for quote in find_quotes(document.text, block.start, block.end):
            span = _inside(document.text, quote.start, quote.end)
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            places = [place for place in order[first:last] if words.forms[place]]
            if len(places) < FEWEST or _told(words, places) < _TOLD:
                continue
            if credited is None:
                credited = find_attributions(document)
            pieces = tuple(_pieces(document.text, words, places, span))
            if pieces:
                yield Quoted(span, pieces, _speaker(document, credited, span))


def _inside(text: str, start: int, end: int) -> Span:
    """Return a quotation without its marks."""
    while start < end and not text[start].isalnum() and text[start] != "[":
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] != "]":
        end -= 1
    return Span(start, end)


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


def _speaker(document: Document, credited: Sequence[Attribution], span: Span) -> str | None:
    """Return who is credited with most of a quotation, by the fullest name there is."""
    best, most = None, (span.end - span.start) // 2
    for each in credited:
        shared = min(each.content.end, span.end) - max(each.content.start, span.start)
        if shared > most and _capital(each.author or _source(document, each)):
            best, most = each, shared
    if best is None:
        return _named_before(document, span)
    return best.author or _source(document, best)


def _source(document: Document, credited: Attribution) -> str:
    return credited.source.of(document.text) if credited.source else ""


def _capital(name: str) -> bool:
    return any(map(str.isupper, name))


def _named_before(document: Document, span: Span) -> str | None:
    """Return the name in "what the Observatory later called “…”", right before the quotation."""
    sentence = sentence_at(document, span.start)
    start = max(sentence.start if sentence else 0, span.start - _WINDOW)
    found = None
    for found in _naming().finditer(document.text, start, span.start):  # noqa: B007 - the last
        pass
    return found["name"] if found else None


@cache
def _naming() -> re.Pattern[str]:
    verbs = "|".join(load("trace")["naming_verbs"])
    return re.compile(
        r"(?P<name>(?-i:[^\W\d_a-z])[\w’'-]*(?:\s(?:of|for|the|and|(?-i:[^\W\d_a-z])[\w’'-]*)){0,7})"
        rf"\s(?:\w{{2,9}}\s){{0,2}}(?:{verbs})\b",
        re.IGNORECASE,
    )
