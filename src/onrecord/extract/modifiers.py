"""Modifiers: the words beside a number that say how it is bound."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.model import Modifier

BOUNDS: tuple[Modifier, ...] = (
    "at_least", "more_than", "up_to", "fewer_than", "nearly", "about",
)  # fmt: skip
_WINDOW = 72  # characters looked at before a number
_LONGEST = 7  # words in the longest phrase


class Bound(NamedTuple):
    """What the words beside a number say: its modifier, how far they reach, and whether it adds."""

    modifier: Modifier
    start: int
    end: int
    additional: bool = False


@cache
def _phrases(side: str) -> dict[str, str]:
    """Return phrase → modifier, `additional` or `neutral`, for `before` or `after`."""
    lexicon = load("modifiers")
    table = {str(phrase): bound for bound, phrases in lexicon[side].items() for phrase in phrases}
    for phrase in lexicon[f"additional_{side}"]:
        table.setdefault(str(phrase), "additional")
    if side == "before":
        for phrase in lexicon["neutral_before"]:
            table.setdefault(str(phrase), "neutral")
    return table


_TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?\.?|[~≈±≥≤<>]=?|\s+|.", re.DOTALL)
_DOTTED = frozenset({"c.", "ca.", "approx.", "min.", "max."})


def _words_before(text: str, floor: int, start: int) -> list[tuple[str, int]]:
    """Return the words that run up to `start` without a stop between, each with its offset."""
    begin = max(floor, start - _WINDOW)
    words: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text, begin, start):
        token = match.group()
        if token.isspace():
            if token.count("\n") > 1:
                words.clear()
        elif token[0].isalpha() or token[0] in "~≈±≥≤<>":
            lowered = token.lower()
            if lowered.endswith(".") and lowered not in _DOTTED:
                words.clear()
            else:
                words.append((lowered, match.start()))
        else:
            words.clear()
    if begin and text[begin - 1].isalnum() and words and words[0][1] == begin:
        del words[0]  # cut through by the window
    return words


def read_before(text: str, floor: int, start: int) -> Bound:
    """Return what the words before a number say.

    Of several ("at least some 40") the one nearest the number counts that is more than `about`.

    Args:
        text: The text.
        floor: Do not look at anything before this offset.
        start: Where the number begins.

    Returns:
        The bound; `start` is where its words begin, `end` is the number's start.
    """
    words = _words_before(text, floor, start)
    table = _phrases("before")
    modifier: Modifier = "exact"
    outer, kept, additional = start, start, False
    while words:
        for size in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(word for word, _ in words[-size:])
            meaning = table.get(phrase)
            if meaning is not None:
                break
        else:
            break
        outer = words[-size][1]
        del words[-size:]
        if meaning == "additional":
            additional = True
        elif meaning != "neutral" and modifier in {"exact", "about"}:
            modifier = next(bound for bound in BOUNDS if bound == meaning)
        kept = outer
    return Bound(modifier, kept, start, additional)


@cache
def _after_pattern() -> re.Pattern[str]:
    phrases = sorted(_phrases("after"), key=len, reverse=True)
    spaced = "|".join(r"\s{1,4}".join(map(re.escape, p.split())) for p in phrases)
    return re.compile(
        rf"(?:[-\s]\s{{0,3}}|(?=\+))(?P<phrase>{spaced})(?![A-Za-z0-9])", re.IGNORECASE
    )


def read_after(text: str, end: int) -> Bound:
    """Return what the words after a number say ("or more", "-odd", "+", "more").

    Args:
        text: The text.
        end: Where the number ends.

    Returns:
        The bound; `start` is the number's end, `end` is where the words end.
    """
    table, pattern = _phrases("after"), _after_pattern()
    modifier: Modifier = "exact"
    position, additional = end, False
    for _ in range(3):
        match = pattern.match(text, position)
        if match is None:
            break
        meaning = table[" ".join(match.group("phrase").lower().split())]
        if meaning == "additional":
            if _THAN.match(text, match.end()):
                break
            additional = True
        elif modifier in {"exact", "about"}:
            modifier = next(bound for bound in BOUNDS if bound == meaning)
        position = match.end()
    return Bound(modifier, end, position, additional)


_THAN = re.compile(r"\s{1,3}than\b", re.IGNORECASE)


def combine(before: Bound, after: Bound) -> Bound:
    """Return the bound of a number from the words on both sides; a bound outweighs `about`."""
    first, second = before.modifier, after.modifier
    modifier = second if first == "exact" or (first == "about" and second != "exact") else first
    return Bound(modifier, before.start, after.end, before.additional or after.additional)
