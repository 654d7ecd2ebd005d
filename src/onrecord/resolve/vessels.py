"""Ships, boats and aircraft called by a name: what happens aboard is known by it, wherever it is.

A name is a vessel's where the text calls it one ("the trawler Anna Maren", "MV Corsair", "the loss
of the Corsair", "aboard the Corsair"); from then on the bare name tells of it too.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Where
from onrecord.resolve.calendar_words import alternation
from onrecord.resolve.lexemes import remember
from onrecord.resolve.place_words import place_words
from onrecord.resolve.places import Mention

_NAME = (
    r"[\"“‘'*_]{0,2}(?-i:(?P<name>[^\W\d_a-z][^\W\d_]{2,24}(?: [^\W\d_a-z][^\W\d_]{1,24}){0,2}))"
)
_SEARCHED = 100_000
_LETTERS = re.compile("[a-z]+")


@cache
def _called() -> re.Pattern[str]:
    entries = load("places")
    kinds, losses = alternation(entries["vessels"]), alternation(entries["vessel_losses"])
    aboard = alternation(entries["aboard"])
    return re.compile(
        rf"\b(?:(?:{kinds})\s{{1,3}}|(?:{losses})\s{{1,3}}of\s{{1,3}}the\s{{1,3}}(?:(?:{kinds})\s{{1,3}})?"
        rf"|(?:{aboard})\s{{1,3}}the\s{{1,3}}(?:(?:{kinds})\s{{1,3}})?){_NAME}",
        re.IGNORECASE,
    )


@cache
def _signs() -> frozenset[str]:
    """Return words of which one stands wherever a vessel is called one; most texts hold none."""
    entries = load("places")
    phrases = [*entries["vessels"], *entries["vessel_losses"], *entries["aboard"]]
    return frozenset(str(phrase).split()[-1] for phrase in phrases)


def _names(text: str) -> tuple[str, ...]:
    if _signs().isdisjoint(_LETTERS.findall(text[:_SEARCHED].lower())):
        return ()
    words = place_words()
    barred = words.not_places | words.bodies | words.titles
    found: dict[str, None] = {}
    for match in _called().finditer(text, 0, _SEARCHED):
        name = match.group("name")
        following = text[match.end() : match.end() + 20].split()
        place = following[:1] and following[0].strip(".,;").lower() in words.nouns
        if not (place or name.isupper() or any(word.lower() in barred for word in name.split())):
            found.setdefault(name)
    return tuple(found)


def vessel_names(text: str) -> tuple[str, ...]:
    """Return the names of vessels that a text speaks of, in the order in which it calls them so.

    Args:
        text: The document's text.
    """
    return remember(text, ("vessels",), lambda: _names(text))


def vessels_in(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Return the vessels that a passage names, as spots where something happens.

    Args:
        text: The document's text.
        start: First code point of the passage.
        end: The code point after its last one.
    """
    found = []
    for name in vessel_names(text):
        begin = text.find(name, start, end)
        if begin >= 0:
            where = Where(text=name, start=begin, end=begin + len(name), name=name)
            found.append(Mention(where, "at", "facility"))
    return tuple(found)
