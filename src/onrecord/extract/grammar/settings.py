"""Where a text is: in a hospital or in a mortuary, as the words before a number tell.

A surgeon's "Nineteen more before noon" and a pathologist's "gunshot 38, blast 16" name nobody; the
house they are written in says who is counted.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.grammar.vocabulary import word_list

_REACH = 1500  # characters before the number
_OPENING = 400  # characters of the text's beginning, where its title stands


@cache
def _house() -> re.Pattern[str]:
    dead, hurt = (
        "|".join(sorted(map(re.escape, word_list(name)), key=len, reverse=True))
        for name in ("mortuary_words", "hospital_words")
    )
    return re.compile(rf"\b(?:(?P<killed>{dead})|(?P<injured>{hurt}))\b", re.IGNORECASE)


def setting(text: str, start: int, end: int) -> str | None:
    """Return `killed` in a mortuary, `injured` in a hospital, None elsewhere.

    Args:
        text: The document's text.
        start: Where the sentence begins.
        end: Where it ends.
    """
    places = ((start, end), (max(0, start - _REACH), start), (0, min(_OPENING, start)))
    for begin, stop in places:
        last = None
        for match in _house().finditer(text, begin, stop):
            last = match.lastgroup
        if last is not None:
            return last
    return None
