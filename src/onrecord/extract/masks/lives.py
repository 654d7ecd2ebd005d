"""Numbers that are ages, years and house numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.masks.mask import Mask
from onrecord.extract.numbers.lexis import (
    SPACE,
    alternatives,
    compile_in_paragraph,
    counted,
    word_set,
)
from onrecord.extract.numbers.neighbours import Word, longest_phrase, phrase_table
from onrecord.extract.numbers.words import Numeral
from onrecord.lexicon import load

_OLDEST = 120
_YOUNGEST = 2
_GROWN = 20
_ENDED = re.compile(r"\s?(?:[.,;:)]|$|and\b|or\b|who\b)")
_PREPOSITIONS = frozenset(["in", "at", "near", "from", "of", "to", "around", "outside", "on"])
_AGE_STOP = re.compile(rf"[.,;:]|{SPACE}(?:when|at the time)\b")
_BEFORE_NOUNS = frozenset(["the", "of", "its", "their", "our", "and"])  # "puts the dead at 22"
_PERSONS = frozenset(["he", "she", "i", "who"])
_AGE_RANGE = re.compile(r"\s?(?:[-–]|to)\s?[0-9]{1,2}(?:\s(?:years|yrs))?(?=\))")
_AGE_CLOSED = compile_in_paragraph(r"\s?[,;)]")


def age(text: str, words: Sequence[Word], number: Numeral) -> Mask | None:
    """Return a mask for an age: "children under five", "Irena Kovalt (34)", "her son, 12, was"."""
    if not words or number.form == "vague" or not 0 < number.value <= _OLDEST:
        return None
    mask = Mask(number.start, number.end, "age")
    limit = longest_phrase(words, phrase_table("masks", "age_limits"))
    if limit is not None and len(words) > limit.size:
        group = words[: -limit.size]
        group = group[:-1] if group[-1].text == "aged" else group
        named = group and group[-1].text in word_set("masks", "aged_groups")
        return mask if named and not counted().match(text, number.end) else None
    if _of_one(text, words, number):
        return mask
    if number.form != "digits" or len(words) < 2:
        return None
    if _AGE_STOP.match(text, number.end) and _lives(words):
        return mask
    years = _AGE_RANGE.match(text, number.end) if words[-1].text == "(" else None
    if years is not None and words[-2].text in word_set("masks", "aged_groups"):
        return Mask(number.start, years.end(), "age")  # "two children (5–9)"
    if words[-1].text == "(" and text[number.end : number.end + 1] == ")":
        return mask if len(words) > 2 and all(map(_is_name, words[-3:-1])) else None
    if words[-1].text == "," and _AGE_CLOSED.match(text, number.end):
        who = words[-2]
        if who.text in word_set("masks", "not_names"):
            return None
        if who.text in word_set("masks", "kin") or (_is_name(who) and not _is_place(words[:-1])):
            return mask
    return None


def _of_one(text: str, words: Sequence[Word], number: Numeral) -> bool:
    """True for "(boy 6, girl 15)" and "boys of fourteen"."""
    if number.value < _YOUNGEST or counted().match(text, number.end):
        return False
    if number.form == "digits" and words[-1].text in word_set("masks", "one_person"):
        return _AGE_CLOSED.match(text, number.end) is not None
    young = (
        len(words) > 1 and words[-1].text == "of" and words[-2].text in word_set("masks", "young")
    )
    return young and number.value < _GROWN and _ENDED.match(text, number.end) is not None


def _lives(words: Sequence[Word]) -> bool:
    """True after "wounded at", "his mother is", "he was": what follows is an age."""
    verb, who = words[-1].text, words[-2].text
    if verb == "at":
        noun = len(words) > 2 and words[-3].text in _BEFORE_NOUNS
        return who in word_set("masks", "age_events") and not noun
    return verb in {"was", "is"} and (who in _PERSONS or who in word_set("masks", "kin"))


def _is_name(word: Word) -> bool:
    return len(word.raw) > 1 and word.raw[0].isupper() and word.raw[1:].rstrip(".").islower()


def _is_place(words: Sequence[Word]) -> bool:
    """True for "in Lower Varn": capitals that a preposition opens."""
    for word in reversed(words[-4:]):
        if not _is_name(word):
            return word.text in _PREPOSITIONS
    return bool(words) and words[0].text in _PREPOSITIONS


_YEAR_DIGITS = re.compile(r"[12][0-9]{3}")
_PLURAL_AFTER = re.compile(rf"{SPACE}(?:[a-z-]{{1,24}}{SPACE})?[a-z]{{3,24}}(?<!s)s\b")


def year(text: str, words: Sequence[Word], number: Numeral, *, joined: bool) -> Mask | None:
    """Return a mask for a bare year; "1500 killed" and "2000 people" are no years.

    Args:
        text: The text.
        words: The words before the number.
        number: The number.
        joined: True where a year stands before it ("between 1991 and 1994").
    """
    if number.end - number.start != 4 or not _YEAR_DIGITS.fullmatch(text, number.start, number.end):
        return None
    value = int(number.value)
    mask = Mask(number.start, number.end, "year")
    opened = joined or longest_phrase(words, phrase_table("masks", "year_openings")) is not None
    noun = counted().match(text, number.end) is not None
    if 1900 <= value < 2100:
        if _alone_in_cell(text, number):
            return None
        return mask if not noun or (opened and value % 100) else None
    if opened and value < 1900 and not noun and not _PLURAL_AFTER.match(text, number.end):
        return mask
    return None


def _alone_in_cell(text: str, number: Numeral) -> bool:
    """True when the four digits fill a table's cell: its heading says what they are."""
    left = text[max(0, number.start - 40) : number.start].rstrip(" ")[-1:]
    right = text[number.end : number.end + 40].lstrip(" ")[:1]
    if left in {"|", "\t"}:
        return right in {"|", "\t", "\n", ""}
    return left in {"", "\n"} and right in {"|", "\t"}


_LONG_WORD = re.compile(r"(?<![A-Za-z])[a-z]{4,}")


def spoken_name(text: str, words: Sequence[Word], number: Numeral) -> Mask | None:
    """Return a mask for a capitalised number word within a sentence: "Fifteen Wells".

    In a heading with capitals throughout such a word counts, so a long word in small letters must
    stand near; and it counts where it opens a sentence or follows a modifier.
    """
    if number.form == "digits" or len(words) < 2 or not words[-1].raw.rstrip("’'").isalpha():
        return None
    if number.form == "one" and words[-2].text in {"every", "each"}:
        return Mask(number.start, number.end, "idiom")  # "for every wounded one"
    found = text[number.start : number.end]
    if not (found[0].isupper() and found[1:].islower() and " " not in found):
        return None
    if longest_phrase(words, phrase_table("modifiers", "additional_before", "neutral_before")):
        return None
    if counted().match(text, number.end):
        return None
    if not _LONG_WORD.search(text, max(0, number.start - 40), number.end + 40):
        return None
    return Mask(number.start, number.end, "name")


_RATE = re.compile(
    rf"{SPACE}(?:(?!and\b|or\b)[A-Za-z-]{{2,20}}{SPACE}){{0,3}}per{SPACE}"
    r"(?:1|100|1,?000|10,?000|100,?000|1,?000,?000|hundred|thousand|million|capita)(?![0-9A-Za-z])"
)


def rate(text: str, words: Sequence[Word], number: Numeral) -> Mask | None:
    """Return a mask for a number of a rate: "2 deaths per 10,000", and the 10,000 in it."""
    if (words and words[-1].text == "per") or _RATE.match(text, number.end):
        return Mask(number.start, number.end, "rate")
    return None


_ADDRESS_GAP = compile_in_paragraph(r",?\s?(?:[A-Z][A-Za-z]{1,14},?\s)?")
_SPACE = re.compile(rf"{SPACE}|-")


def spoken_year(text: str, number: Numeral, following: Numeral | None) -> Mask | None:
    """Return a mask for both halves of "nineteen ninety-two", or None."""
    if following is None or number.form != "words" or following.form != "words":
        return None
    if number.value not in {17, 18, 19, 20} or not 10 <= following.value <= 99:
        return None
    if not _SPACE.fullmatch(text, number.end, following.start):
        return None
    return Mask(number.start, following.end, "year")


@cache
def _street_after() -> re.Pattern[str]:
    words = alternatives(load("masks")["street_words"])
    return re.compile(
        rf",?{SPACE}(?:(?:[A-Z][A-Za-z'’.-]{{0,24}}|of|the){SPACE}){{1,4}}(?:{words})\b"
        rf"(?!{SPACE}(?i:residents|people|homes|houses))"
    )


def _is_address(text: str, mask: Mask) -> bool:
    return mask.kind == "address" or "box" in text[mask.start : mask.end].lower()


def address(text: str, number: Numeral, previous: Mask | None) -> Mask | None:
    """Return a mask for a house number ("12 Kadar Street"), or the postcode after an address."""
    if number.form != "digits":
        return None
    if previous is not None and _is_address(text, previous):
        postcode = 4 <= number.end - number.start <= 6
        if postcode and _ADDRESS_GAP.fullmatch(text, previous.end, number.start):
            return Mask(number.start, number.end, "address")
    if number.value > 9999:
        return None
    match = _street_after().match(text, number.end)
    return None if match is None else Mask(number.start, match.end(), "address")
