"""Burial sites and places that statements name, and where they lie.

A list says where in columns of its own (latitude, longitude); else a place lies where the gazetteer has
the one town of that name. Whoever has a burial site in a row gives the site's coordinates, else the
place's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Literal, NamedTuple

from onrecord.model import Person, PersonStatement
from onrecord.register.view import place_key
from onrecord.resolve.gazetteer import coordinates_of, look_up

Kind = Literal["burial site", "place"]
_LATITUDE = frozenset({"lat", "latitude", "y", "site latitude"})
_LONGITUDE = frozenset({"lon", "lng", "long", "longitude", "x", "site longitude"})
_BOTH = frozenset({"coordinates", "location", "lat lon", "latlon", "gps"})
_DEGREES = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW]?)", re.IGNORECASE)


class Site(NamedTuple):
    """A site: what it is called, where it lies in degrees (None: not known), and by whose word.

    `persons` are the ids of those of whom a statement names it, `sources` the lists that do.
    """

    name: str
    kind: Kind
    latitude: float | None
    longitude: float | None
    by: Literal["stated", "gazetteer", ""]
    persons: tuple[str, ...]
    sources: tuple[str, ...]


def sites(persons: Iterable[Person], statements: Mapping[str, PersonStatement]) -> list[Site]:
    """Return the burial sites and places of persons, those that most are told of first.

    Args:
        persons: Whose.
        statements: What sources say, by id; those that are not in it are left out.
    """
    named: dict[tuple[Kind, str], list[tuple[str, PersonStatement]]] = defaultdict(list)
    for one in persons:
        for said in (statements[name] for name in one.statements if name in statements):
            for kind, name in _named(said):
                if place_key(name):
                    named[kind, place_key(name)].append((one.id, said))
    found = [_site(kind, key, told) for (kind, key), told in named.items()]
    return sorted(found, key=lambda one: (one.kind, -len(one.persons), one.name))


def stated_at(said: PersonStatement) -> tuple[float, float] | None:
    """Return the latitude and longitude that a statement gives in columns of its own."""
    others = {
        " ".join(re.findall(r"[a-z]+", key.lower())): value for key, value in said.other.items()
    }
    latitude = next((others[key] for key in others if key in _LATITUDE), "")
    longitude = next((others[key] for key in others if key in _LONGITUDE), "")
    both = next((others[key] for key in others if key in _BOTH), "")
    text = f"{latitude}, {longitude}" if latitude and longitude else both
    read = [_degrees(*match) for match in _DEGREES.findall(text)]
    if len(read) != 2 or abs(read[0]) > 90 or abs(read[1]) > 180:
        return None
    return read[0], read[1]


def _degrees(number: str, side: str) -> float:
    return -float(number) if side.upper() in {"S", "W"} else float(number)


def _named(said: PersonStatement) -> Iterable[tuple[Kind, str]]:
    if said.site:
        yield "burial site", said.site
    places = [said.place, *(status.place for status in said.statuses)]
    for place in dict.fromkeys(one for one in places if one):
        yield "place", place


def _site(kind: Kind, key: str, told: list[tuple[str, PersonStatement]]) -> Site:
    every = [name for _, said in told for of, name in _named(said) if of == kind]
    names = [name for name in every if place_key(name) == key]
    name = max(sorted(set(names)), key=names.count)
    spots = [
        spot
        for _, said in told
        if (kind == "burial site") == bool(said.site)
        for spot in (stated_at(said),)
        if spot is not None
    ]
    by: Literal["stated", "gazetteer", ""] = "stated" if spots else ""
    if not spots:
        entry = look_up(name)
        known = (
            coordinates_of(entry.id) if entry and entry.id and entry.kind == "settlement" else None
        )
        if known:
            spots, by = [known], "gazetteer"
    return Site(
        name=name,
        kind=kind,
        latitude=median(spot[0] for spot in spots) if spots else None,
        longitude=median(spot[1] for spot in spots) if spots else None,
        by=by,
        persons=tuple(dict.fromkeys(person for person, _ in told)),
        sources=tuple(sorted({said.source for _, said in told})),
    )
