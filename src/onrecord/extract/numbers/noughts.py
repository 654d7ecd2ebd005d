"""Noughts in words: "no", "nobody", "not a single"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.extract.numbers.atoms import gaps
from onrecord.extract.numbers.lexis import SPACE, alternatives, first_words, spoken
from onrecord.extract.numbers.quantity import Quantity
from onrecord.lexicon import load


@cache
def _nought() -> re.Pattern[str]:
    words = alternatives(load("numbers")["noughts"])
    others = alternatives(load("numbers")["never_nought_before"])
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?:{words})(?![A-Za-z0-9-])(?<!\bno(?=[.,;]))"
        rf"(?!{SPACE}(?:{others})(?![A-Za-z]))",
        re.IGNORECASE,
    )


@cache
def _openings() -> frozenset[str]:
    return first_words(load("numbers")["noughts"])


def find_noughts(
    text: str, start: int, stop: int, masks: Sequence[tuple[int, int]]
) -> Iterator[Quantity]:
    """Yield the negations in `text[start:stop]` outside the masks that state a count of nought.

    Whether a negation counts ("no civilians were killed") or not ("no one knows") is for the
    caller to say from the sentence.

    Args:
        text: The whole text.
        start: Where to begin.
        stop: Where to stop.
        masks: Ranges to leave out, sorted.
    """
    if _openings().isdisjoint(spoken(text, start, stop)):
        return
    for begin, end in gaps(start, stop, masks):
        for match in _nought().finditer(text, begin, end):
            span = match.span()
            yield Quantity(*span, 0, 0, 0, "exact", *span, "nought")


def free_noughts(noughts: Sequence[Quantity], found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the noughts that are no part of another quantity ("no fewer than 12")."""
    starts = [quantity.outer_start for quantity in found]
    begun = set(starts)
    for nought in noughts:
        if nought.end + 1 in begun:
            continue  # "no 110 people were killed": the 110 are counted, and denied
        before = bisect_right(starts, nought.start) - 1
        if before < 0 or found[before].outer_end <= nought.start:
            yield nought
