"""The words before a number, looked up in lexicons as phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon import load

WINDOW = 48  # characters looked at before a number; a longer phrase is in no lexicon
_KEPT = 14  # words kept of these
_LONGEST = 7  # words in the longest phrase

# The first choice is a shorter way to most words: letters with nothing tied to them.
_TOKEN = re.compile(
    r"[A-Za-z]+(?![\w'’.°º-])"
    r"|[nN][°º]|[^\W\d_]+(?:['’-][^\W\d_]+)*(?:\.[A-Za-z]\b)*\.?|[~≈±≥≤<>]=?|[№#§¶$€£]{1,2}|[0-9]+|\S"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


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
    return _words_between(text, begin, start, begin > floor)


@lru_cache(maxsize=64)  # the masks and then the modifiers ask for the words before a number
def _words_between(text: str, begin: int, start: int, cut: bool) -> list[Word]:
    if text.find("\n", begin, start) >= 0:
        for blank in _BLANK_LINE.finditer(text, begin, start):
            begin = blank.end()
    matches = list(_TOKEN.finditer(text, begin, start))[-_KEPT:]
    found = [Word((raw := m.group()).lower(), m.start(), raw) for m in matches]
    if cut and found and found[0].start == begin and text[begin - 1].isalnum():
        del found[0]  # cut through by the window
    while found and found[0].raw == "#" and _opens_heading(text, found[0].start):
        del found[0]
    return found


def is_name(word: Word) -> bool:
    """True for an initial, and for a word with a capital and small letters behind it: a name, or a sentence's first."""
    rest = word.raw[1:].rstrip(".")
    initial = len(word.raw) == 2 and word.raw[1] == "."
    return len(word.raw) > 1 and word.raw[0].isupper() and (initial or rest.islower())


def _opens_heading(text: str, at: int) -> bool:
    """True for the mark of a Markdown heading: "# 41 killed" is no number 41."""
    return text[at + 1 : at + 2] in {" ", "\t", "#"} and text[max(0, at - 1) : at] in {
        "",
        "\n",
        "#",
    }


class Table(dict[str, str]):
    """Phrases in lower case, each with its meaning; `ends` are their last words."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        super().__init__(meanings)
        self.ends = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in meanings)


def longest_phrase(words: Sequence[Word], table: Table, skip: int = 0) -> Phrase | None:
    """Return the longest phrase of `table` that the words end in.

    Args:
        words: From `words_before`.
        table: Phrases and what they mean.
        skip: How many words at the end to leave out.

    Returns:
        The phrase, or None.
    """
    stop = len(words) - skip
    if stop <= 0 or words[stop - 1].text not in table.ends:
        return None  # what most numbers end at
    found = None
    phrase = ""
    for size in range(1, min(_LONGEST, stop) + 1):
        first = words[stop - size]
        phrase = f"{first.text} {phrase}" if phrase else first.text
        meaning = table.get(phrase)
        if meaning is not None:
            found = Phrase(meaning, first, size, phrase)
    return found


@cache
def phrase_table(lexicon: str, *keys: str) -> Table:
    """Return the phrases under `keys` of a lexicon in lower case, each with its key."""
    return Table(
        {str(phrase).lower(): key for key in reversed(keys) for phrase in load(lexicon)[key]}
    )
