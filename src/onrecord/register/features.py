"""What two statements are compared by: the columns that linkage works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from onrecord.model import PersonStatement
from onrecord.register.names import Name, folded, plain, read_name, script_of, skeleton
from onrecord.register.names.variants import same_given
from onrecord.register.years import Range, born_between
from onrecord.resolve.edtf import bounds, valid

COLUMNS = (
    "unique_id", "source", "given", "given_keys", "given_key", "surname", "surname_keys",
    "surname_key", "father", "father_keys", "sex", "born_low", "born_high", "born_year", "died_low",
    "died_high", "place", "place_key", "number", "address", "words", "work",
)  # fmt: skip
_NUMBERS = ("number", "id_number", "soc_sec_id", "passport", "phone")
_ADDRESS = ("address", "postcode", "street")
_WORK = ("occupation", "profession", "job")


def features(statements: Iterable[PersonStatement]) -> dict[str, list[Any]]:
    """Return the columns of statements for linkage, one value a statement in each."""
    table: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    every = list(statements)
    bare = any(script_of(one.name) == "arabic" for one in every)
    for one in every:
        for column, value in _row(one, bare=bare).items():
            table[column].append(value)
    return table


def name_of(one: PersonStatement) -> Name:
    """Return the parts of a statement's name; columns of its own go before what is read."""
    if one.surname is not None or one.given is not None:
        return read_name(one.given or "", father=one.father, surname=one.surname or "")
    return read_name(one.name, father=one.father)


def sex_of(one: PersonStatement, name: Name | None = None) -> str | None:
    """Return the sex that is stated, else the one that the forms of the name tell."""
    return one.sex or (name or name_of(one)).sex


def born_of(one: PersonStatement) -> Range | None:
    """Return the days between which somebody can have been born, as far as it is stated."""
    at = next((status.date for status in one.statuses if status.date), one.died)
    return born_between(one.born, one.age, at)


def _row(one: PersonStatement, *, bare: bool) -> dict[str, Any]:
    name = name_of(one)
    given = name.given[0] if name.given else None
    born, died = born_of(one), bounds(one.died) if one.died and valid(one.died) else None
    place = plain(one.place) if one.place else None
    others = {key.lower(): value for key, value in one.other.items() if value}
    return {
        "unique_id": one.id,
        "source": one.source,
        "given": given,
        "given_keys": _keys(name.given, bare=bare, short_forms=True),
        "given_key": _first_key(given, short_form=True),
        "surname": name.surname,
        "surname_keys": _keys([name.surname] if name.surname else [], bare=bare),
        "surname_key": _first_key(name.surname),
        "father": name.father,
        "father_keys": _keys([name.father] if name.father else [], bare=bare, short_forms=True),
        "sex": sex_of(one, name),
        "born_low": _ordinal(born, 0),
        "born_high": _ordinal(born, 1),
        "born_year": born[0].year if born and born[0].year == born[1].year else None,
        "died_low": _ordinal(died, 0),
        "died_high": _ordinal(died, 1),
        "place": place,
        "place_key": folded(place.replace(" ", ""))[0] if place else None,
        "number": next((others[key] for key in _NUMBERS if key in others), None),
        "address": next((others[key].lower() for key in _ADDRESS if key in others), None),
        "words": sorted(set(_words(one, name))) or None,
        "work": next((others[key].lower() for key in _WORK if key in others), None),
    }


def _keys(words: Sequence[str], *, bare: bool, short_forms: bool = False) -> list[str] | None:
    """Return all keys under which a part of a name may be met.

    Where some names are written without vowels (`bare`), consonants are keys too.
    """
    found: list[str] = []
    for word in words:
        found += folded(word)
        if short_forms:
            found += (f"={group}" for group in same_given(word))
        if bare and len(skeleton(word)) > 2:
            found.append(f"~{skeleton(word)}")
    return list(dict.fromkeys(found)) or None


def _first_key(word: str | None, *, short_form: bool = False) -> str | None:
    if not word:
        return None
    groups = sorted(same_given(word)) if short_form else []
    return groups[0] if groups else folded(word)[0]


def _words(one: PersonStatement, name: Name) -> Iterable[str]:
    for word in plain(one.name).split():
        if len(word) > 2:
            yield folded(word)[0]
    for part in (name.surname, name.father):
        if part:
            yield folded(part)[0]


def _ordinal(days: Range | None, side: int) -> int | None:
    return None if days is None or days[side] == date.min else days[side].toordinal()
