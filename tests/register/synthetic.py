"""A made population on four lists in three scripts, by stated rules, with its truth known.

Families share a surname and fathers' names, so that siblings, fathers and sons, and names that differ by
one ending (Rashid, Rashida) are among them. Each list writes names in its own script and way: Latin
with marks, Cyrillic with Russian patronymics, plain Latin by ear, and plain Latin with the columns
apart. A list leaves out, mistakes and misdates a share of what it has.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from onrecord.model import PersonStatement, StatedAge, StatedStatus

MALE = [
    "Rəşid",
    "Elxan",
    "Vüqar",
    "Namiq",
    "Tahir",
    "Səməd",
    "Qasım",
    "Həsən",
    "Hüseyn",
    "Əli",
    "Məmməd",
    "Cavid",
    "Orxan",
    "Fərid",
    "Ramil",
    "Sabir",
    "Yusif",
    "İbrahim",
    "Musa",
    "Kərim",
    "Natiq",
    "Zaur",
    "Anar",
    "Elçin",
    "Rövşən",
    "Tofiq",
    "Ceyhun",
    "Şahin",
    "Bəhruz",
    "Mübariz",
]
FEMALE = [
    "Rəşidə",
    "Leyla",
    "Aygün",
    "Sevda",
    "Gülnar",
    "Nərgiz",
    "Fatimə",
    "Zəhra",
    "Günel",
    "Səbinə",
    "Könül",
    "Lalə",
    "Nigar",
    "Təranə",
    "Sevinc",
    "Aynur",
    "Xədicə",
    "Məryəm",
    "Zümrüd",
    "Çinarə",
    "Elmira",
    "Samirə",
    "Aytən",
    "Ruhəngiz",
    "Esmira",
    "Şəfiqə",
    "Gülşən",
    "Rəna",
    "Ülviyyə",
    "Vəfa",
]
STEMS = [
    "Əliyev",
    "Məmmədov",
    "Hüseynov",
    "Həsənov",
    "Quliyev",
    "İsmayılov",
    "Rəhimov",
    "Abbasov",
    "Cəfərov",
    "Mustafayev",
    "Kərimov",
    "Babayev",
    "Əhmədov",
    "Qasımov",
    "Nəsibov",
    "Səfərov",
    "Xəlilov",
    "Vəliyev",
    "Zeynalov",
    "Şükürov",
    "Talıbov",
    "Rzayev",
    "Novruzov",
    "Heydərov",
    "Ağayev",
    "Orucov",
    "Bayramov",
    "Məlikov",
    "Yaqubov",
    "Fərzəliyev",
    "Tağıyev",
    "Sultanov",
    "Muradov",
    "Eyvazov",
    "Adıgözəlov",
    "Paşayev",
    "Nağıyev",
    "Həmidov",
    "Cabbarov",
    "Səlimov",
    "Qurbanov",
    "İbadov",
    "Rüstəmov",
    "Mirzəyev",
    "Aslanov",
    "Nəbiyev",
    "Dadaşov",
    "Hacıyev",
    "Qəhrəmanov",
    "Süleymanov",
    "Bağırov",
    "Mürsəlov",
    "Allahverdiyev",
    "Şirinov",
    "İskəndərov",
]
PLACES = [
    "Varn",
    "Teshka",
    "Dol",
    "Lisk",
    "Harn",
    "Orlen",
    "Sorrel",
    "Brenna",
    "Tavin",
    "Kesh",
    "Ulmar",
    "Pell",
]
_CYRILLIC = {
    "ə": "а", "ü": "ю", "ö": "ё", "ğ": "г", "ş": "ш", "ç": "ч", "c": "дж", "x": "х", "q": "г", "h": "г",
    "ı": "ы", "i": "и", "y": "й", "j": "ж", "a": "а", "b": "б", "d": "д", "e": "е", "f": "ф", "g": "г",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у",
    "v": "в", "z": "з",
}  # fmt: skip
_BY_EAR = {
    "ə": "a", "ü": "u", "ö": "o", "ğ": "gh", "ş": "sh", "ç": "ch", "c": "j", "x": "kh", "q": "g",
    "ı": "i",
}  # fmt: skip
CHANCES = (0.55, 0.5, 0.45, 0.4)


class Somebody(NamedTuple):
    """A person of the population."""

    number: int
    given: str
    father: str
    surname: str
    female: bool
    born: int
    place: str
    family: int


class Population(NamedTuple):
    """Everybody, what the lists say, and who each statement is about."""

    people: tuple[Somebody, ...]
    statements: tuple[PersonStatement, ...]
    truth: dict[str, int]


def population(size: int, seed: int, *, died: str = "1993-10-12") -> Population:
    """Return a population of `size` persons and its four lists."""
    chance = random.Random(seed)  # noqa: S311 - a made population
    people: list[Somebody] = []
    family = 0
    while len(people) < size:
        people += _family(chance, len(people), family)
        family += 1
    people = people[:size]
    statements, truth = [], {}
    for place, chance_of in enumerate(CHANCES):
        for one in people:
            if chance.random() < chance_of:
                said = _said(chance, one, place, died)
                statements.append(said)
                truth[said.id] = one.number
    return Population(tuple(people), tuple(statements), truth)


def _family(chance: random.Random, first: int, family: int) -> list[Somebody]:
    surname, place = chance.choice(STEMS), chance.choice(PLACES)
    father, grandfather = chance.choice(MALE), chance.choice(MALE)
    year = chance.randint(1925, 1970)
    found = [
        Somebody(
            first, father, grandfather, surname, female=False, born=year, place=place, family=family
        )
    ]
    names = chance.sample(MALE, 3) + chance.sample(FEMALE, 3)
    chance.shuffle(names)
    for name in names[: chance.randint(0, 5)]:
        born = year + chance.randint(20, 40)
        if born < 1993:
            found.append(Somebody(first + len(found), name, father, surname, female=name in FEMALE,
                                  born=born, place=place, family=family))  # fmt: skip
    return found


def _said(chance: random.Random, one: Somebody, place: int, died: str) -> PersonStatement:
    surname = one.surname + ("a" if one.female else "")
    given, father = one.given, one.father
    if place == 0:
        mark = "qızı" if one.female else "oğlu"
        name = f"{surname} {given} {father} {mark}"
    elif place == 1:
        mark = "кызы" if one.female else "оглы"
        name = " ".join(_cyrillic(word) for word in (surname, given, father)) + f" {mark}"
    else:
        name = f"{_by_ear(given)} {_by_ear(surname)}"
    if chance.random() < 0.06:
        name = _mistaken(chance, name)
    age = 1993 - one.born - (1 if chance.random() < 0.5 else 0)
    if chance.random() < 0.1:
        age += chance.choice((-1, 1))
    kept = chance.random()
    apart = place == 3
    return PersonStatement(
        id=f"{place}-{one.number:05}",
        source=f"list {place}",
        key=str(one.number),
        name=name,
        given=_by_ear(given) if apart else None,
        surname=_by_ear(surname) if apart else None,
        father=_by_ear(father) if place >= 2 and kept < 0.85 else None,
        sex=("female" if one.female else "male") if chance.random() < 0.8 else None,
        age=StatedAge(text=str(age), low=age, high=age, at=died) if kept < 0.9 else None,
        place=one.place if chance.random() < 0.85 else None,
        statuses=(StatedStatus(status="killed", date=died),),
    )


def _cyrillic(word: str) -> str:
    return "".join(_CYRILLIC.get(letter, letter) for letter in _lower(word)).capitalize()


def _by_ear(word: str) -> str:
    return "".join(_BY_EAR.get(letter, letter) for letter in _lower(word)).capitalize()


def _lower(word: str) -> str:
    return word.replace("İ", "i").replace("I", "ı").lower()


def _mistaken(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, len(name) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + name[place] + name[place:]
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
