"""The words before a number, looked up in lexicons as phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load

WINDOW = 72  # characters looked at before a number; a longer phrase is in no lexicon
_LONGEST = 7  # words in the longest phrase

_TOKEN = re.compile(
    r"n[°º]|[^\W\d_]+(?:['’-][^\W\d_]+)*(?:\.[A-Za-z]\b)*\.?|[~≈±≥≤<>]=?|[№#§¶$€£]{1,2}|[0-9]+"
    r"|\n[^\S\n]*\n|\S",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word or sign before a number: in lower case, where it begins, and as it is written."""

    text: str
    start: int
    raw: str


class Phrase(NamedTuple):
    """A phrase of a lexicon found before a number: its meaning, first word, words, and itself."""

    meaning: str
    first: Word
    size: int
    text: str


def words_before(text: str, start: int, floor: int = 0) -> list[Word]:
    """Return the words and signs before `start`, back to a blank line or `floor`, in order.

    Args:
        text: The text.
        start: Where the number begins.
        floor: Look at nothing before this offset.
    """
    begin = max(floor, start - WINDOW)
    found: list[Word] = []
    for match in _TOKEN.finditer(text, begin, start):
        raw = match.group()
        if raw[0] == "\n":
            found.clear()
        else:
            found.append(Word(raw.lower(), match.start(), raw))
    if begin > floor and found and found[0].start == begin and text[begin - 1].isalnum():
        del found[0]  # cut through by the window
    return found


def longest_phrase(words: Sequence[Word], table: Mapping[str, str], skip: int = 0) -> Phrase | None:
    """Return the longest phrase of `table` that the words end in.

    Args:
        words: From `words_before`.
        table: Phrases in lower case, each with its meaning.
        skip: How many words at the end to leave out.

    Returns:
        The phrase, or None.
    """
    stop = len(words) - skip
    for size in range(min(_LONGEST, stop), 0, -1):
        phrase = " ".join(word.text for word in words[stop - size : stop])
        meaning = table.get(phrase)
        if meaning is not None:
            return Phrase(meaning, words[stop - size], size, phrase)
    return None


@cache
def phrase_table(lexicon: str, *keys: str) -> dict[str, str]:
    """Return the phrases under `keys` of a lexicon in lower case, each with its key."""
    return {str(phrase).lower(): key for key in reversed(keys) for phrase in load(lexicon)[key]}
