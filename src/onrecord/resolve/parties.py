"""Which names a text treats as countries or peoples, and which of them it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.resolve.gazetteer import country_names, key_of

_WORD = re.compile(r"(?<![\w-])[^\W\d_a-z][^\W\d_]{2,29}(?![\w-])")
# Who has a government, citizens or an army is a country.
_STATE = re.compile(
    r"\b(?:Republic|Kingdom|Government|Federation|Union|State|Ministry|Affairs|Army|Parliament|President|"
    r"Forces|Embassy|Ambassador|Representative|Authorities|Citizens?|Soldiers)\s{1,3}of\s{1,3}(?:the\s{1,3})?"
    r"(?:(?:Republic|Kingdom)\s{1,3}of\s{1,3})?(?-i:([^\W\d_a-z][^\W_]{2,29}))",
    re.IGNORECASE,
)
# "Ostravia" → "Ostravian", "Kelmar" → "Kelmari": who has such an adjective is a country or a people.
_ENDINGS = ("n", "an", "ian", "i", "ni", "ese", "ish")
_LIMIT = 40_000
_NEAR = 6


class Parties(NamedTuple):
    """`countries`: keys of names used as countries; `leading`: stems of the two named most."""

    countries: frozenset[str]
    leading: tuple[str, ...]


@lru_cache(maxsize=1)
def _barred() -> frozenset[str]:
    return frozenset(load("places")["not_countries"])


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """Return the words that stand where a country's name could: "Ministry of Defence"."""
    entries = load("places")
    return frozenset([*entries["bodies"], *entries["not_places"], *entries["titles"], *_barred()])


def _with_adjectives(ordered: list[str]) -> set[str]:
    """Return the words whose adjective is among the words too; these stand in their order."""
    found = set()
    for index, word in enumerate(ordered):
        for other in ordered[index + 1 : index + 1 + _NEAR]:
            if not other.startswith(word):
                break
            if other[len(word) :] in _ENDINGS:
                found.add(word)
    return found


@lru_cache(maxsize=4)
def parties_of(text: str) -> Parties:
    """Return the countries a text names and the two it names most, in alphabetical order.

    A name is a country's when the text also uses its adjective, calls it a republic or the like,
    or when ISO 3166 knows it. Nothing else is known of any party.
    """
    counts = Counter(_WORD.findall(text[:_LIMIT]))
    shouted = [word for word in counts if word.isupper()]
    for word in shouted:
        counts[word.capitalize()] += counts.pop(word)
    weights: dict[str, int] = {}
    for name in _with_adjectives(sorted(counts)) | (counts.keys() & country_names()):
        if len(name) > 3 and name.lower() not in _barred():
            weights[key_of(name)] = sum(counts[name + ending] for ending in ("", *_ENDINGS))
    for match in _STATE.finditer(text[:_LIMIT]):
        if match.group(1).lower() not in _bodies():
            name = match.group(1)
            weights.setdefault(key_of(name), counts[name.capitalize() if name.isupper() else name])
    often = [name for name in weights if weights[name] > 1]
    leading = sorted(often, key=lambda name: (-weights[name], name))[:2]
    return Parties(frozenset(weights), tuple(sorted(leading)))
