"""The words that tell a place's name from another name, from the lexicon, as look-up tables."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load


class PlaceWords(NamedTuple):
    """Everything the reading of places knows, all in lower case."""

    nouns: dict[str, str]
    custody: dict[str, str]
    lived_in: frozenset[str]
    parting: frozenset[str]
    prepositions: dict[str, str]
    directions: frozenset[str]
    adjectives: frozenset[str]
    residents: frozenset[str]
    happenings: frozenset[str]
    stationed: frozenset[str]
    strikes: frozenset[str]
    hits: frozenset[str]
    facility_heads: frozenset[str]
    generic: frozenset[str]
    not_places: frozenset[str]
    function_words: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    inner: frozenset[str]
    adjective_endings: tuple[str, ...]
    people_endings: tuple[str, ...]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def place_words() -> PlaceWords:
    """Return the tables; built on first use."""
    entries = load("places")

    def words(name: str) -> frozenset[str]:
        return frozenset(str(word) for word in entries[name])

    def with_plurals(name: str) -> frozenset[str]:
        return frozenset(form for word in entries[name] for form in (str(word), _plural(str(word))))

    nouns = {form: kind for kind, names in entries["nouns"].items() for noun in names for form in (noun, _plural(noun))}  # fmt: skip
    return PlaceWords(
        nouns=nouns,
        custody={
            form: str(noun)
            for noun in entries["custody"]
            for form in (str(noun), _plural(str(noun)))
        },
        lived_in=words("lived_in"),
        parting=words("parting"),
        prepositions={
            str(word): role for role, names in entries["prepositions"].items() for word in names
        },
        directions=words("directions"),
        adjectives=words("adjectives"),
        residents=with_plurals("residents"),
        happenings=with_plurals("happenings"),
        stationed=with_plurals("stationed"),
        strikes=words("strikes"),
        hits=words("hits"),
        facility_heads=words("facility_heads"),
        generic=words("generic"),
        not_places=words("not_places"),
        function_words=words("function_words"),
        titles=words("titles"),
        bodies=words("bodies"),
        inner=words("inner"),
        adjective_endings=tuple(entries["adjective_endings"]),
        people_endings=tuple(f"{ending}s" for ending in entries["adjective_endings"]),
    )
