"""Quotations held against the other documents of the collection: exact, shortened or altered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Change, Document, Fidelity, Reuse, Span, stable_id
from onrecord.trace.align import Sides, Step
from onrecord.trace.anchors import anchor
from onrecord.trace.changes import find_changes
from onrecord.trace.infix import faced, find_infix
from onrecord.trace.kinds import in_quotes
from onrecord.trace.quoted import Quoted, find_quoted
from onrecord.trace.words import Words

MOST_PLACES = 64
"""Places of two words in a row beyond which they lead to no quotation."""

_TOLD = 0.75
_SLACK = 4
_FAR = 400
"""Words of the quoted text that an omission may pass over."""

_LOOSE = 0.08
"""The share of letters that may differ in a misread text, and the quotation is still exact."""


_MARKS = frozenset('"“”„«»')


class Texts(NamedTuple):
    """The documents of a collection with their words, and which were misread."""

    documents: Sequence[Document]
    words: Sequence[Words]
    noisy: Sequence[bool]


def find_quotations(texts: Texts) -> Iterator[Reuse]:
    """Yield each quotation with each document in which its words stand.

    `a` is the document that quotes. Where both documents quote the same words exactly, nothing
    is yielded: both took them from a third.
    """
    quotes = [
        (number, quoted)
        for number, document in enumerate(texts.documents)
        for quoted in find_quoted(document, texts.words[number])
    ]
    if not quotes:
        return
    for (number, quoted), hits in zip(quotes, _hits(texts, quotes), strict=True):
        for other, starts in hits.items():
            found = _best(texts, number, other, quoted, starts)
            if found is not None:
                yield found


def not_told(found: Sequence[Reuse], quotations: Sequence[Reuse]) -> Iterator[Reuse]:
    """Yield the passages but those that a quotation tells already, with its speaker and fidelity."""
    told = _by_pair(quotations)
    for each in found:
        a, b = Span(each.a.start, each.a.end), Span(each.b.start, each.b.end)
        ranges = told.get((each.a.document, each.b.document), ())
        if not any(_mostly(a, one) and _mostly(b, other) for one, other in ranges):
            yield each


def _mostly(span: Span, inside: Span) -> bool:
    common = min(span.end, inside.end) - max(span.start, inside.start)
    return common >= 0.8 * (span.end - span.start)


def _hits(texts: Texts, quotes: Sequence[tuple[int, Quoted]]) -> list[dict[int, list[int]]]:
    """Return, for each quotation, where in which documents two words of it stand in a row."""
    wanted: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for index, (number, quoted) in enumerate(quotes):
        words = texts.words[number]
        for offset, (one, other) in enumerate(pairwise(quoted.pieces[0])):
            if words.weights[one] + words.weights[other] >= _TOLD:
                wanted[words.forms[one], words.forms[other]].append((index, offset))
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(texts.words):
        for at, pair in enumerate(pairwise(words.forms)):
            if pair in wanted and len(places[pair]) <= MOST_PLACES:
                places[pair].append((number, at))
    found: list[dict[int, list[int]]] = [defaultdict(list) for _ in quotes]
    for pair, spots in places.items():
        if len(spots) > MOST_PLACES:
            continue
        for index, offset in wanted[pair]:
            for number, at in spots:
                if number != quotes[index][0]:
                    found[index][number].append(at - offset)
    return found


def _best(
    texts: Texts, number: int, other: int, quoted: Quoted, starts: Sequence[int]
) -> Reuse | None:
    """Return the best place of a quotation in another document as a record, if it stands there."""
    noisy = texts.noisy[number] or texts.noisy[other]
    sides = Sides(texts.words[number], texts.words[other], noisy)
    best: tuple[float, list[list[Step]]] | None = None
    for start in _likely(sides, quoted, starts):
        found = _located(sides, quoted, start)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    if best is None:
        return None
    return _record(texts, (number, other), sides, quoted, best)


def _likely(sides: Sides, quoted: Quoted, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places around which most of what a quotation's words tell stands too.

    Counting words is far quicker than aligning them. In a misread text words need not be the same.
    """
    piece = quoted.pieces[0]
    telling: dict[str, float] = {}
    for place in piece:
        telling[sides.one.forms[place]] = sides.one.weights[place]
    enough = (0.3 if sides.noisy else 0.55) * sum(telling.values())
    before = -_SLACK - 1
    for start in sorted(set(starts)):
        if start - before <= _SLACK:
            continue  # the stretch looked at is wide enough for both
        low, high = max(0, start - _SLACK), start + len(piece) + _SLACK + len(piece) // 4
        around = telling.keys() & set(sides.other.forms[low:high])
        if sum(telling[form] for form in around) >= enough:
            before = start
            yield start


def _located(sides: Sides, quoted: Quoted, start: int) -> tuple[float, list[list[Step]]] | None:
    """Return the share of letters that differ, and the alignment of each piece from `start` on."""
    aligned: list[list[Step]] = []
    worst, at, reach = 0.0, start, 0
    for piece in quoted.pieces:
        found = find_infix(sides, piece, at - 4, at + 2 * len(piece) + 6 + reach)
        if found is None:
            return None
        distance, steps = found
        worst = max(worst, distance)
        aligned.append(steps)
        at = max(step.b for step in steps if step.b is not None) + 1
        reach = _FAR
    return worst, aligned


def _record(
    texts: Texts,
    numbers: tuple[int, int],
    sides: Sides,
    quoted: Quoted,
    found: tuple[float, list[list[Step]]],
) -> Reuse | None:
    distance, aligned = found
    pair = (texts.documents[numbers[0]], texts.documents[numbers[1]])
    aligned = [faced(sides, steps, pair[1].text) for steps in aligned]
    places = [step.b for steps in aligned for step in steps if step.b is not None]
    b = Span(sides.other.starts[min(places)], sides.other.ends[max(places)])
    changes = tuple(
        change
        for steps in aligned
        for change in find_changes(pair, sides, steps)
        if not _between_quotes(pair, change)
    )
    fidelity: Fidelity = "altered"
    if not changes or (sides.noisy and distance <= _LOOSE and changes[0].what == "words"):
        fidelity = "shortened" if len(aligned) > 1 else "exact"
    if fidelity != "altered" and in_quotes(pair[1], b):
        return None
    same = sum(bool(step.same) for steps in aligned for step in steps)
    return Reuse(
        id=stable_id("q", pair[0].id, pair[1].id, *quoted.span, *b),
        a=anchor(pair[0], quoted.span),
        b=anchor(pair[1], b),
        type="quoted",
        changes=changes,
        words=same,
        longest=max(_row(steps) for steps in aligned),
        quotation=fidelity,
        speaker=quoted.speaker,
    )


def _between_quotes(pair: tuple[Document, Document], change: Change) -> bool:
    """True for words that one side has outside its quotation marks: “It burned”, she said, “all night”."""
    for document, own, others in ((pair[0], change.a, change.b), (pair[1], change.b, change.a)):
        before = document.text[max(0, own.start - 4) : own.start]
        after = document.text[own.end : own.end + 4]
        if others.start == others.end and _MARKS & set(before) and _MARKS & set(after):
            return True
    return False


def _row(steps: Sequence[Step]) -> int:
    longest = row = 0
    for step in steps:
        row = row + 1 if step.same else 0
        longest = max(longest, row)
    return longest


def _by_pair(known: Sequence[Reuse]) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    """Return the ranges of passages by their pairs of documents, in both directions."""
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for each in known:
        a, b = Span(each.a.start, each.a.end), Span(each.b.start, each.b.end)
        found[each.a.document, each.b.document].append((a, b))
        found[each.b.document, each.a.document].append((b, a))
    return found
