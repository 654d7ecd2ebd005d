"""A name read into its parts: given names, the father's, the surname, and what they tell of the sex.

Which part is which is told by how it is written (Oravec, Anton; ORAVEC Anton), by words (oğlu, ibn), by
endings (-ovich, -ova, -yan), and else by the order; a part that nothing tells is a given name. What a person is
called stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from onrecord.lexicon import load
from onrecord.register.names.letters import plain, script_of

Sex = Literal["female", "male"]
_CAPITALS = re.compile(r"[^\W\d_]{3,}(?:['\u2019-][^\W\d_]+)*")
"""A word that may be a surname in capitals; shorter ones may be initials."""


class Name(NamedTuple):
    """A name in plain letters, by its parts.

    `surname` is the form that both sexes share (Aliyeva → aliyev). `sex` is what the name's own forms
    tell, None if they tell nothing or two things.
    """

    written: str
    script: str
    given: tuple[str, ...]
    father: str | None
    surname: str | None
    sex: Sex | None


def read_name(written: str, *, father: str | None = None, surname: str | None = None) -> Name:
    """Return the parts of a name.

    Args:
        written: As it stands; with `surname` given, the given names alone.
        father: The father's name, where a list has a column for it.
        surname: The surname, where a list has a column for it.
    """
    rest = written
    if surname is None and (parted := as_written(written)):
        surname, rest = parted
    told: list[Sex] = []
    every = _words(rest)
    words, named_father = _patronymic(every, told)
    if surname is None:
        words, surname_word = _surname(
            words, first=_father_last(every, words) or _initials_last(words)
        )
    else:
        surname_word = "".join(_words(surname)) or None
    if father is not None:
        _, of_column = _patronymic([*_words(father)], told)
        named_father = of_column or (_words(father) or [None])[0]  # type: ignore[list-item]
    stem, sex = _common_form(surname_word)
    if sex:
        told.append(sex)
    return Name(
        written=written,
        script=script_of(written),
        given=tuple(words),
        father=named_father,
        surname=stem,
        sex=told[0] if len(set(told)) == 1 else None,
    )


def as_written(written: str) -> tuple[str, str] | None:
    """Return the surname and the rest where a comma or capitals tell them: `Oravec, Anton`, `Anton ORAVEC`."""
    before, comma, behind = written.partition(",")
    if comma and _words(before) and _patronymic(_words(behind), [])[0]:
        return before, behind
    words = written.split()
    capitals = [
        word for word in words if _CAPITALS.fullmatch(word) and word.isupper() and _words(word)
    ]
    others = [word for word in words if word not in capitals]
    if not capitals or not any(char.islower() for word in others for char in word):
        return None
    return " ".join(capitals), " ".join(others)


def in_order(written: str) -> tuple[str, str] | None:
    """Return the surname and the rest of a name of a list in which surnames come first.

    None where the name itself tells where its surname stands, or has one word.
    """
    words, _ = _patronymic(_words(written), [])
    if len(words) < 2 or len(words[0]) == 1 or as_written(written) or len(_marked(words)) == 1:
        return None
    parts = load("parts", "names")
    unfinished = {*parts["articles"], *parts["joined"], *parts["titles"]}
    pieces = written.split()
    end = next(at for at, word in enumerate(pieces, 1) if plain(word) not in unfinished)
    return " ".join(pieces[:end]), " ".join(pieces[end:])


def surname_at(written: str, given: Callable[[str], bool]) -> Literal["first", "last"] | None:
    """Return where the surname of a name stands, as far as its words tell.

    Args:
        written: As it stands.
        given: Whether a plain word is known to be a given name.
    """
    words, _ = _patronymic(_words(written), [])
    if len(words) < 2 or as_written(written):
        return None
    marked = _marked(words)
    first = 0 in marked or given(words[-1])
    last = len(words) - 1 in marked or given(words[0])
    if first == last:
        return None
    return "first" if first else "last"


def _words(written: str) -> list[str]:
    """Return a name's words in plain letters, without titles and articles, joined where they are one."""
    parts = load("parts", "names")
    arabic = script_of(written) == "arabic"
    before = {*parts["joined"], *(parts["arabic_joined"] if arabic else ())}
    found: list[str] = []
    joining = ""
    for word in plain(written).replace("'", "").split():
        pieces = [piece for piece in word.split("-") if piece]
        if len(pieces) > 1 and pieces[0] in parts["articles"]:
            pieces = pieces[1:]
        bare = "".join(pieces)
        if (bare in parts["titles"] and not arabic) or (
            bare in parts["articles"] and (joining or found)
        ):
            continue
        if arabic:
            bare = _without(bare, parts["arabic_article"])
        if joining:
            bare, joining = joining + bare, ""
        elif bare in before:
            joining = bare
            continue
        bare = _compound(bare)
        if bare in parts["joined_behind"] and found:
            found[-1] += "din"
        else:
            found.append(bare)
    return [*found, joining] if joining else found


def _without(word: str, articles: Sequence[str]) -> str:
    """Return a word without an article that is written as one with it."""
    for article in articles:
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :]
    return word


def _compound(word: str) -> str:
    """Return a compound without the article within it (abdulrahman → abdrahman, nureddin → nurdin)."""
    parts = load("parts", "names")
    for first in ("abd", "bd"):
        if word.startswith(first):
            return first + _without(word[len(first) :], parts["articles"])
    for last in parts["joined_behind"]:
        stem = word.removesuffix(last)
        if stem != word:
            for article in parts["articles"]:
                if stem.endswith(article) and len(stem) > len(article) + 2:
                    return f"{stem.removesuffix(article)}din"
    return word


def _patronymic(words: list[str], told: list[Sex]) -> tuple[list[str], str | None]:
    """Take the father's name out of the words, and note the sex that its form tells."""
    parts = load("parts", "names")
    for place, word in enumerate(words):
        for sex in ("male", "female"):
            if word in parts["patronymic_words"][sex] and place:
                told.append(sex)
                return words[: place - 1] + words[place + 1 :], words[place - 1]
            if word in parts["father_before"][sex] and 0 < place < len(words) - 1:
                told.append(sex)
                return words[:place] + words[place + 2 :], words[place + 1]
            for ending in parts["patronymic_endings"][sex]:
                if (
                    place
                    and len(words) > 2
                    and word.endswith(ending)
                    and len(word) > len(ending) + 2
                ):
                    told.append(sex)
                    return words[:place] + words[place + 1 :], word.removesuffix(ending)
    return words, None


def _father_last(every: Sequence[str], others: Sequence[str]) -> bool:
    """True for a name that ends in a patronymic, as where the surname comes first (Oravec Anton Davidovich)."""
    before = load("parts", "names")["father_before"]
    left = every[len(others) :]
    return (
        bool(left)
        and [*others, *left] == [*every]
        and left[0] not in {*before["male"], *before["female"]}
    )


def _initials_last(words: Sequence[str]) -> bool:
    """True for `Oravec A. D.`."""
    return len(words) > 1 and len(words[-1]) == 1 < len(words[0])


def _marked(words: Sequence[str]) -> list[int]:
    """Return the places of words whose endings are those of surnames."""
    parts = load("parts", "names")
    endings = (*parts["surnames"], *(pair["female"] for pair in parts["surname_endings"]))
    return [place for place, word in enumerate(words) if word.endswith(endings) and len(word) > 4]


def _surname(words: list[str], *, first: bool) -> tuple[list[str], str | None]:
    """Take the surname out of the words: the one whose ending tells it, else the first or the last."""
    if len(words) < 2:
        return words, None
    marked = _marked(words)
    place = marked[0] if len(marked) == 1 else 0 if first else len(words) - 1
    return words[:place] + words[place + 1 :], words[place]


def _common_form(surname: str | None) -> tuple[str | None, Sex | None]:
    """Return the surname that both sexes share, and the sex that its ending tells."""
    if surname is None:
        return None, None
    for pair in load("parts", "names")["surname_endings"]:
        if surname.endswith(pair["female"]) and len(surname) > len(pair["female"]) + 1:
            return surname.removesuffix(pair["female"]) + pair["male"], "female"
    for pair in load("parts", "names")["surname_endings"]:
        if surname.endswith(pair["male"]) and len(surname) > len(pair["male"]) + 1:
            return surname, "male"
    return surname, None
