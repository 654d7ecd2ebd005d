"""Modifiers: the words beside a number that say how it is bound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.lexis import alternatives
from onrecord.extract.neighbours import Word, longest_phrase, words_before
from onrecord.lexicon import load
from onrecord.model import Modifier

BOUNDS: tuple[Modifier, ...] = (
    "at_least", "more_than", "up_to", "fewer_than", "nearly", "about",
)  # fmt: skip


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


_DOTTED = frozenset({"c.", "ca.", "approx.", "min.", "max."})
_SIGNS = frozenset("~≈±≥≤<>")


def _unbroken(words: Sequence[Word]) -> list[Word]:
    """Return the words at the end that no punctuation separates from the number."""
    kept = len(words)
    while kept:
        text = words[kept - 1].text
        letters = text[0].isalpha() and (text[-1] != "." or text in _DOTTED)
        if not letters and text[0] not in _SIGNS:
            break
        kept -= 1
    return list(words[kept:])


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
    words = _unbroken(words_before(text, start, floor))
    table = _phrases("before")
    modifier: Modifier = "exact"
    outer, additional = start, False
    while (found := longest_phrase(words, table)) is not None:
        meaning = found.meaning
        outer = found.first.start
        del words[-found.size :]
        if meaning == "additional":
            additional = True
        elif meaning != "neutral" and modifier in {"exact", "about"}:
            modifier = _as_modifier(meaning)
    return Bound(modifier, outer, start, additional)


def _as_modifier(meaning: str) -> Modifier:
    return next(bound for bound in BOUNDS if bound == meaning)


@cache
def _after_pattern() -> re.Pattern[str]:
    spaced = alternatives(_phrases("after"))
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
            modifier = _as_modifier(meaning)
        position = match.end()
    return Bound(modifier, end, position, additional)


_THAN = re.compile(r"\s{1,3}than\b", re.IGNORECASE)


def combine(before: Bound, after: Bound) -> Bound:
    """Return the bound of a number from the words on both sides; a bound outweighs `about`."""
    first, second = before.modifier, after.modifier
    modifier = second if first == "exact" or (first == "about" and second != "exact") else first
    return Bound(modifier, before.start, after.end, before.additional or after.additional)
