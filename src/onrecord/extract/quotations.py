"""Document → its quotations: the words, to whom they are credited, and what is quoted inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.attitudes import find_attributions
from onrecord.extract.attitudes.lexis import listed
from onrecord.extract.voices.issuer import is_issuer
from onrecord.extract.voices.names import kind_of
from onrecord.extract.voices.quotes import Quote, find_quotes, quotes_within
from onrecord.model import (
    Attribution,
    Document,
    Quotation,
    Span,
    Voice,
    page_at,
    replace,
    stable_id,
)
from onrecord.text import sentence_at

FEWEST = 2
"""Words of a quotation; a word alone in marks is one where somebody is credited with saying it."""

DEEPEST = 4
"""Quotations inside one another that are told apart."""

_WINDOW = 160
_ASIDE = frozenset({"boilerplate", "furniture", "front_matter", "table"})
_WORD = re.compile(r"[^\W_]+")


class Marked(NamedTuple):
    """A stretch in quotation marks: its words without the marks, and the stretch it stands in."""

    span: Span
    closed: bool
    outer: Span | None


def marked_words(document: Document) -> Iterator[Marked]:
    """Yield what stands in quotation marks in running text, the outer before what is inside it."""
    text = document.text
    for block in document.blocks:
        if block.type in _ASIDE:
            continue
        for quote in find_quotes(text, block.start, block.end):
            yield from _marked(text, quote, None, DEEPEST)


def _marked(text: str, quote: Quote, outer: Span | None, deeper: int) -> Iterator[Marked]:
    span = _without_marks(text, quote)
    if span.start >= span.end:
        return
    yield Marked(span, quote.closed, outer)
    for inner in quotes_within(text, quote) if deeper > 1 else ():
        yield from _marked(text, inner, span, deeper - 1)


def _without_marks(text: str, quote: Quote) -> Span:
    start, end = quote.start, quote.end
    while start < end and not text[start].isalnum() and text[start] != "[":
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] != "]":
        end -= 1
    return Span(start, end)


def find_quotations(
    document: Document, attributions: Sequence[Attribution] | None = None
) -> tuple[Quotation, ...]:
    """Return the quotations of a segmented document, the outer before those inside it.

    Args:
        document: With blocks and sentences.
        attributions: Who is credited with which words in it; found where they are not given.
    """
    return credit(document, tuple(marked_words(document)), attributions)


def credit(
    document: Document,
    marked: Sequence[Marked],
    attributions: Sequence[Attribution] | None = None,
) -> tuple[Quotation, ...]:
    """Return quotations with their speakers; what is too short and nobody's is left out.

    Args:
        document: With blocks and sentences.
        marked: Some of what stands in quotation marks in it.
        attributions: Who is credited with which words in it; found where they are not given.
    """
    if not marked:
        return ()
    credited = find_attributions(document) if attributions is None else attributions
    found: dict[Span, Quotation] = {}
    for one in marked:
        outer = found.get(one.outer) if one.outer is not None else None
        quotation = _credited(document, one, outer, credited)
        said = quotation.attribution is not None and credited_directly(quotation, credited)
        if said or len(_WORD.findall(quotation.text)) >= FEWEST:
            found[one.span] = quotation
    return tuple(found.values())


def credited_directly(quotation: Quotation, credited: Sequence[Attribution]) -> bool:
    """True for words whose attribution is one of direct speech."""
    return any(each.id == quotation.attribution and each.direct for each in credited)


def _credited(
    document: Document, one: Marked, outer: Quotation | None, credited: Sequence[Attribution]
) -> Quotation:
    span = one.span
    page = page_at(document.pages, span.start)
    around = outer.sources if outer is not None else ()
    quotation = Quotation(
        id=stable_id("q", document.id, "quotation", *span),
        document=document.path,
        document_id=document.id,
        start=span.start,
        end=span.end,
        text=span.of(document.text),
        page=page.number if page else None,
        sentence=sentence_at(document, span.start) or span,
        sources=around,
        speaker=outer.speaker if outer is not None else None,
        within=outer.id if outer is not None else None,
        closed=one.closed,
    )
    best = _best(document, credited, span, outer)
    if best is not None:
        known = best.sources[: len(around)] == around
        chain = best.sources if known else (*around, *best.sources)
        return replace(
            quotation,
            sources=chain,
            speaker=best.author or _source(document, best),
            attribution=best.id,
            polarity=best.polarity,
        )
    voice = _named_before(document, span) if outer is None else None
    return quotation if voice is None else replace(quotation, sources=(voice,), speaker=voice.name)


def _best(
    document: Document, credited: Sequence[Attribution], span: Span, outer: Quotation | None
) -> Attribution | None:
    """Return what credits most of a quotation from outside it: the innermost, of a name before others."""

    def rank(each: Attribution) -> tuple[bool, int, bool, int]:
        named = any(map(str.isupper, each.author or _source(document, each)))
        shared = min(each.end, span.end) - max(each.start, span.start)
        return (named, shared, each.direct, each.start - each.end)

    def may(each: Attribution) -> bool:
        shared = min(each.end, span.end) - max(each.start, span.start)
        if 2 * shared <= span.end - span.start or span.start <= each.cue.start < span.end:
            return False
        return outer is None or outer.start <= each.cue.start < outer.end

    return max(filter(may, credited), key=rank, default=None)


def _source(document: Document, credited: Attribution) -> str:
    return credited.source.of(document.text) if credited.source else ""


def _named_before(document: Document, span: Span) -> Voice | None:
    """Return whose words are said to follow: "what the Observatory called “…”", "words by Ana Lisk: “…”"."""
    sentence = sentence_at(document, span.start)
    start = max(sentence.start if sentence else 0, span.start - _WINDOW)
    every = [*_naming().finditer(document.text, start, span.start)]
    every += _words_of().finditer(document.text, start, span.start)
    found = max(every, key=lambda match: match.start("name"), default=None)
    if found is None or is_issuer(document, found["name"]):
        return None
    name = " ".join(found["name"].split())
    place = Span(*found.span("name"))
    return Voice(name=name, kind=kind_of(name), cue=found["verb"], start=place.start, end=place.end)


@cache
def _naming() -> re.Pattern[str]:
    verbs = "|".join(sorted(listed("naming_verbs")))
    return re.compile(
        r"(?P<name>(?-i:[^\W\d_a-z])[\w’'-]*(?:\s(?:of|for|the|and|(?-i:[^\W\d_a-z])[\w’'-]*)){0,7})"
        rf"\s(?:\w{{2,9}}\s){{0,2}}(?P<verb>{verbs})\b",
        re.IGNORECASE,
    )


@cache
def _words_of() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("naming_nouns")))
    return re.compile(
        rf"\b(?P<verb>{nouns})\s(?:by|of|from)\s(?:the\s)?"
        r"(?P<name>[^\W\d_a-z][\w’'-]*(?:\s(?:of\s|for\s|the\s)*[^\W\d_a-z][\w’'-]*){0,5})"
        r"[^“”\"«»]*:\s*[“\"«‘„]?\Z"
    )
