"""Capitalised names in a passage: neighbouring words taken as one name."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.resolve.place_words import PlaceWords

_NAME_WORD = re.compile(
    r"(?<![\w@/.#-])[^\W\d_a-z](?:[^\W_]|['’](?=[^\W\d_]))*(?:[-‑][^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*)*"
)
# Share of capital letters from which a passage counts as written in capitals.
_CAPS_SHARE = 0.8
_FEW_LETTERS = 12
_SMALL = re.compile(r"[a-zß-öø-ÿ]")


class NameRun(NamedTuple):
    """Neighbouring capitalised words, taken as one name."""

    start: int
    end: int
    words: tuple[str, ...]


def in_capitals(text: str, start: int, end: int) -> bool:
    """True when a passage is written in capitals, so that they say nothing about names.

    Args:
        text: The document's text.
        start: First code point of the passage.
        end: The code point after its last one; only the first 400 are looked at.
    """
    passage = text[start : min(end, start + 400)]
    if passage.isupper():
        return sum(map(str.isalpha, passage[:40])) >= _FEW_LETTERS
    small = len(_SMALL.findall(passage))
    return bool(small) and small < (1 - _CAPS_SHARE) * sum(map(str.isalpha, passage))


def name_runs(text: str, start: int, end: int, words: PlaceWords) -> list[NameRun]:
    """Return the capitalised names of a passage; small words may stand inside one.

    Args:
        text: The document's text.
        start: First code point of the passage.
        end: The code point after its last one.
        words: The words of places.
    """
    runs: list[NameRun] = []
    for match in _NAME_WORD.finditer(text, start, end):
        word, begin = match.group(), match.start()
        if not word[0].isupper():
            continue
        if word[-2:] in ("'s", "’s"):
            word = word[:-2]
        if word.lower() in words.function_words:
            continue
        last = runs[-1] if runs else None
        if last and _joins(text[last.end : begin], last, words):
            runs[-1] = NameRun(last.start, begin + len(word), (*last.words, word))
        else:
            runs.append(NameRun(begin, begin + len(word), (word,)))
    return runs


def _joins(gap: str, last: NameRun, words: PlaceWords) -> bool:
    """True when what stands between two capitalised words leaves them one name."""
    if not gap[:1].isspace() or gap.count("\n") > 1:
        return False
    small = gap.lower().replace("-", " ").replace("’", " ").split()
    if not small:
        return True
    if small[0] in ("of", "for", "on"):
        # "Ministry of Defence" is one body, "Mayor of Varn" two names.
        return len(small) <= 2 and last.words[-1].lower() in words.bodies
    return len(small) <= 2 and all(word in words.inner for word in small) and small != ["the"]
