"""Names folded so that spellings of one sound meet, and given names with their short forms."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from onrecord.lexicon import load

_MOST = 8
"""Ways to fold one word that are kept; a name with many letters of two readings has more."""
_VOWELS = re.compile(r"[aiu]")
_COARSE = str.maketrans("qkgjczx", "hhhsssh")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def folded(word: str) -> tuple[str, ...]:
    """Return the folded forms of one plain word, the likeliest first.

    A letter that is read in two ways gives a form for each. Forms are for comparing only.
    """
    readings = [_readings(part) for part in _spellings()[1].findall(word)]
    forms = dict.fromkeys(
        _TWICE.sub(r"\1", "".join(chosen))
        for chosen, _ in zip(product(*readings), range(_MOST * 4), strict=False)
    )
    return tuple(forms)[:_MOST]


def coarse(word: str) -> str:
    """Return one form for all ways to fold a word, for looking up who might be meant."""
    return _TWICE.sub(r"\1", folded(word)[0].translate(_COARSE)) if word else ""


def skeleton(word: str) -> str:
    """Return the consonants of a plain word's first folded form; for scripts without short vowels."""
    return _VOWELS.sub("", folded(word)[0]) if word else ""


@lru_cache(maxsize=65536)
def same_given(word: str) -> frozenset[str]:
    """Return the groups of short and long forms that a plain given name belongs to."""
    forms = set(folded(word))
    return frozenset(name for name, members in _nicknames().items() if forms & members)


def _readings(part: str) -> tuple[str, ...]:
    """Return how a letter, or a spelling of one sound, is read: in one way or in several."""
    first = _spellings()[0].get(part, part)
    others = load("variants", "names")["alternatives"].get(part, ())
    return tuple(dict.fromkeys((first, *others)))


@cache
def _spellings() -> tuple[dict[str, str], re.Pattern[str]]:
    lexicon = load("variants", "names")
    to = {
        spelling: group[0]
        for kind in ("vowels", "consonants")
        for group in lexicon[kind]
        for spelling in group
    }
    longest = sorted(to, key=len, reverse=True)
    return to, re.compile("|".join(map(re.escape, longest)) + "|[a-z]")


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {
        group[0]: frozenset(form for name in group for form in folded(name))
        for group in load("variants", "names")["nicknames"]
    }
