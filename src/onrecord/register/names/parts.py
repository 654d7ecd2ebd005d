"""A name read into its parts: given names, the father's, the surname, and what they tell of the sex.

Which part is which is told by words (oğlu, ibn), by endings (-ovich, -ova, -yan), and else by the
order; a part that nothing tells is a given name. What a person is called stays as it was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.lexicon import load
from onrecord.register.names.letters import plain, script_of

Sex = Literal["female", "male"]
Order = Literal["given_first", "surname_first", "unknown"]


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


def read_name(
    written: str, *, father: str | None = None, surname: str | None = None, order: Order = "unknown"
) -> Name:
    """Return the parts of a name.

    Args:
        written: As it stands; with `surname` given, the given names alone.
        father: The father's name, where a list has a column for it.
        surname: The surname, where a list has a column for it.
        order: Which comes first, where it is known of a list.
    """
    words = _words(written)
    told: list[Sex] = []
    words, named_father = _patronymic(words, told)
    if surname is None:
        words, surname_word = _surname(words, order)
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


def _surname(words: list[str], order: Order) -> tuple[list[str], str | None]:
    """Take the surname out of the words."""
    if len(words) < 2:
        return words, None
    if order == "surname_first":
        return words[1:], words[0]
    if order == "given_first":
        return words[:-1], words[-1]
    endings = tuple(load("parts", "names")["surnames"])
    pairs = load("parts", "names")["surname_endings"]
    endings += tuple(pair["female"] for pair in pairs)
    marked = [place for place, word in enumerate(words) if word.endswith(endings) and len(word) > 4]
    place = marked[0] if len(marked) == 1 else len(words) - 1
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
