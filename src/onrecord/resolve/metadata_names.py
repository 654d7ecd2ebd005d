"""Other names of an issuer: its short form, office, surname, acronym and country."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.model import Span
from onrecord.resolve.metadata_parts import Found, any_of, ordinary_letters, words_of

_PERSON = re.compile(
    r"(?P<who>[A-Z][\w’'-]{0,20}\.?(?:\s(?:[A-Z]\.|[A-Z][\w’'-]{1,20}|de|van|von|al|bin|el|da|dos)){1,3})"
    r"(?=\s*(?:,|\n|\Z|\bon\b|\bThe\b|\band\b|\())"
)
_BRACKETED = re.compile(r"\(([^()\d:]{2,60})\)")
_COUNTRY = re.compile(
    r"\bof\s+(?:the\s+)?(?P<full>(?:(?:Federal\s+|Democratic\s+|People['’]s\s+|Islamic\s+)?"
    r"(?:Republic|Kingdom|State|Union|Federation)\s+of\s+)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}))"
    r"(?:\s+(?:to|in|at)\b.{0,80})?\s*(?:\(|,|\Z)"
)
_ACRONYM = re.compile(r"\b[A-Z]{3,7}\b")
_OFFICE_AND_NAME = r"^(?:{office}\s+){{1,3}}(?P<name>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{0,3}})$"


def other_names(name: str, also: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the other names under which a text may speak of its issuer.

    Args:
        name: The issuer.
        also: Names found beside it (letterhead, person, offices of the signature).
        text: The document's text, for an acronym that it uses.

    Returns:
        Names without an article, in no other order than that of their making, without repetition.
    """
    found: list[str] = []
    for each in (name, *also):
        found += [each, *_parts(each)]
    acronym = _acronym(name, text)
    if acronym:
        found.append(acronym)
    unique = dict.fromkeys(part.strip() for part in found if len(part.strip()) > 2)
    unique.pop(name, None)
    return tuple(unique)


def person_in(text: str, start: int, end: int) -> Found | None:
    """Return the person's name that begins at `start`, if two to four capitalised words stand there."""
    match = _PERSON.match(text, start, min(end, start + 90))
    if not match or _is_title(match.group("who")):
        return None
    return Found(" ".join(match.group("who").split()), Span(*match.span("who")))


def _is_title(words: str) -> bool:
    """True where the capitalised words are an office or a body and no name."""
    pattern = rf"\b(?:{any_of('bodies')}|{any_of('offices')})\b"
    return bool(re.search(pattern, words, re.IGNORECASE))


def _parts(name: str) -> list[str]:
    """Return the shorter names inside a name."""
    bare = re.sub(r"\s+[IVX]{1,4}\Z", "", " ".join(_BRACKETED.sub(" ", name).split()))
    inner = [each.strip() for each in _BRACKETED.findall(name)]
    found = [bare, *(each for each in inner if all(word[0].isupper() for word in each.split()))]
    person = _office_and_name().match(bare)
    if person:
        found += [person.group("name"), person.group("name").split()[-1]]
        found.append(bare[: person.start("name")].strip())
        return found
    if 2 <= len(bare.split()) <= 4 and not _is_title(bare) and " of " not in bare:
        return [
            *found,
            bare.split()[-1].capitalize() if bare.split()[-1].isupper() else bare.split()[-1],
        ]
    head = re.split(r"\s+(?:of|for|on|to)\s+|,\s", bare)[0]
    if _is_title(head):
        found += [head, *_head_noun(head)]
    countries = list(_COUNTRY.finditer(name)) if speaks_for_state(bare) else []
    country = countries[-1] if countries else None
    if country and (country.group("full") != country.group("name") or not _is_subject(bare, head)):
        found += [country.group("name"), country.group("full")]
    return found


def _is_subject(bare: str, head: str) -> bool:
    """True where the one "of" of a name gives its subject ("Ministry of Justice")."""
    last = head.split()[-1:] or [""]
    return (
        last[0].lower() in words_of("subject_bodies")
        and len(re.findall(r"\b(?:of|for)\b", bare)) < 2
    )


def _head_noun(head: str) -> list[str]:
    """Return "Chamber" for "Special Chamber": what the text goes on to call the body."""
    last = head.split()[-1:] or [""]
    return last if last[0].lower() in words_of("head_nouns") else []


@cache
def _office_and_name() -> re.Pattern[str]:
    return re.compile(_OFFICE_AND_NAME.format(office=f"(?i:{any_of('offices')})"))


def speaks_for_state(name: str) -> bool:
    """True for a body or office whose word is its state's (ministry, embassy, ombudsman)."""
    pattern = rf"(?:the\s+)?(?:\w+\s+){{0,2}}?{any_of('organs_of_state')}\b"
    return bool(re.match(pattern, name, re.IGNORECASE))


def _acronym(name: str, text: str) -> str | None:
    """Return a word in capitals that the text uses and that the name's initials spell.

    Its letters stand among the initials in order, and the first and the last are the same:
    "OHCHR" is the Office of the (United Nations) High Commissioner for Human Rights.
    """
    joining = words_of("joining")
    words = ordinary_letters(name).split()
    initials = "".join(word[0].upper() for word in words if word.lower() not in joining)
    if len(initials) < 3:
        return None
    for match in _ACRONYM.finditer(text):
        word = match.group()
        if word[0] == initials[0] and word[-1] == initials[-1] and _spelled(word, initials):
            return word
    return None


def _spelled(word: str, initials: str) -> bool:
    letters = iter(initials)
    return all(letter in letters for letter in word)
