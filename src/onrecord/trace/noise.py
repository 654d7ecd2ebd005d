"""Whether letters of a text were misread, so that its words are better compared by their letters."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon import load
from onrecord.model import Document
from onrecord.trace.words import Words

_FEWEST = 12
_SHARE = 0.035


def is_noisy(document: Document, words: Words) -> bool:
    """True where many of the short words in small letters are none that English has.

    There are only some hundreds of words of two and three letters, and they make a third of any
    text. When one letter in a hundred is misread, about one in forty of them turns into something
    that is no word. A text in another language counts as noisy, which costs time and nothing else.

    Args:
        document: The document.
        words: Its words.
    """
    known = _short_words()
    seen = strange = 0
    text = document.text
    for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        if 2 <= end - start <= 3 and form.isalpha() and text[start:end].islower():
            seen += 1
            strange += form not in known
    return seen >= _FEWEST and strange > 1 and strange >= _SHARE * seen


@cache
def _short_words() -> frozenset[str]:
    lexicon = load("trace")
    return frozenset(lexicon["short_words"]) | {
        word for word in lexicon["small_words"] if len(word) < 4
    }
