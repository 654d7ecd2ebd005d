"""Which names a text treats as countries or peoples, and which of them it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.resolve.gazetteer import is_country, key_of

_WORD = re.compile(r"(?<![\w-])[^\W\d_a-z][^\W\d_]{2,29}(?![\w-])")
_STATE = re.compile(
    r"\b(?:Republic|Kingdom|Government|Federation|Union|State)\s{1,3}of\s{1,3}(?:the\s{1,3})?([^\W\d_a-z][^\W_]{2,29})",
    re.IGNORECASE,
)
# "Ostravia" → "Ostravian", "Kelmar" → "Kelmari": who has such an adjective is a country or a people.
_ENDINGS = ("n", "an", "ian", "i", "ni", "ese", "ish")
_LIMIT = 200_000


class Parties(NamedTuple):
    """`countries`: keys of names used as countries; `leading`: stems of the two named most."""

    countries: frozenset[str]
    leading: tuple[str, ...]


@lru_cache(maxsize=1)
def _barred() -> frozenset[str]:
    return frozenset(load("places")["not_countries"])


@lru_cache(maxsize=8)
def parties_of(text: str) -> Parties:
    """Return the countries a text names and the two it names most, in alphabetical order.

    A name is a country's when the text also uses its adjective, calls it a republic or the like,
    or when ISO 3166 knows it. Nothing else is known of any party.
    """
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text[:_LIMIT]):
        counts[word.capitalize() if word.isupper() else word] += 1
    found: dict[str, str] = {}
    barred = _barred()
    for word in counts:
        if word.lower() in barred:
            continue
        forms = [word + ending for ending in _ENDINGS if word + ending in counts]
        if (forms and len(word) > 3) or (len(word) > 3 and is_country(key_of(word))):
            found[word] = word
    for match in _STATE.finditer(text[:_LIMIT]):
        name = match.group(1)
        found.setdefault(name.capitalize() if name.isupper() else name, name)
    weights = {
        key_of(name): sum(count for word, count in counts.items() if word.startswith(name))
        for name in found
    }
    leading = sorted(weights, key=lambda name: (-weights[name], name))[:2]
    return Parties(frozenset(weights), tuple(sorted(leading)))
