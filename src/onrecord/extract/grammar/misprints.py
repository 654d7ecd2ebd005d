"""Words that a scanner misread: "kil1ed", "wornen", "tlie", mended so that the lexicons know them.

Only a word that no lexicon holds is mended, and only into one that a lexicon holds. The text and
all offsets stay as they are.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.grammar.vocabulary import vocabulary, word_classes

SUSPECT = re.compile(r"rn|vv|tli|tlr|\Btb|[a-z][015][a-z]|\b[15][a-z]{3}")
"""What must stand in a text for a word of it to be worth mending."""

_WITH_DIGIT = re.compile(r"[A-Za-z][a-z]*[015][a-z]+|[15][a-z]{3,}")

# Each way to mend is tried alone; a scanner makes the same mistake again and again.
_MENDED = (
    (("1", "l"), ("0", "o"), ("5", "s")),
    (("1", "i"), ("0", "o"), ("5", "s")),
    (("rn", "m"),),
    (("vv", "w"),),
    (("tli", "th"), ("tlr", "th")),
    (("tb", "th"),),
)


@cache
def _known() -> frozenset[str]:
    tables = vocabulary()
    phrases = {word for phrase in (*tables.readings, *tables.groups) for word in phrase}
    return frozenset(phrases | word_classes().keys())


def mend(word: str) -> str:
    """Return the word meant, or the word itself where none is known.

    Args:
        word: A word in lower case, as the scanner gave it.
    """
    known = _known()
    if word in known or SUSPECT.search(word) is None:
        return word
    for pairs in _MENDED:
        meant = word
        for wrong, right in pairs:
            meant = meant.replace(wrong, right)
        if meant != word and meant in known:
            return meant
    return word


def misprint(text: str, start: int, end: int) -> bool:
    """True where `text[start:end]` is a word with a digit in it for a letter: "kil1ed"."""
    word = text[start:end]
    return _WITH_DIGIT.fullmatch(word) is not None and mend(word.lower()) != word.lower()
