"""Numbers that are years, names, rates and house numbers."""

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
from onrecord.extract.numbers.neighbours import Word, is_name, longest_phrase, phrase_table
from onrecord.extract.numbers.words import Numeral
from onrecord.lexicon import load

_ROUND = 50
_PRINTED = 1500  # the first year of a work that is named by it
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
    if noun or not 1000 <= value < 1900 or _PLURAL_AFTER.match(text, number.end):
        return None
    return mask if opened or _of_event(words, value) or _in_bracket(text, words, number) else None


def _of_event(words: Sequence[Word], value: int) -> bool:
    """True for "the massacre of 1711": a count would be rounder, or have its comma."""
    event = longest_phrase(words, phrase_table("masks", "year_events"))
    return event is not None and value % _ROUND != 0


def _in_bracket(text: str, words: Sequence[Word], number: Numeral) -> bool:
    """True for "Hartung (1898)", "Weiss et al. (1897, p. 4)": the year of a work."""
    if len(words) < 2 or words[-1].text != "(" or int(number.value) < _PRINTED:
        return False
    named = is_name(words[-2]) or words[-2].text == "al."
    return named and text[number.end : number.end + 1] in {")", ",", ":"}


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


# "Three to one": of a ratio, of odds.
_TO_ONE = re.compile(rf"(?:{SPACE}to{SPACE}(?:one|1)|\s?:\s?1)(?![0-9A-Za-z])")
_PERCENT = re.compile(rf"\s?%|{SPACE}per\s?cent\b")
_OF_MONEY = re.compile(
    rf"(?:\s?%|{SPACE}per\s?cent){SPACE}of{SPACE}(?:the{SPACE})?(?:US|USD{SPACE}|EUR{SPACE})?[$€£0-9]"
)
_ODDS = frozenset(["ratio", "ratios", "outnumbered", "outnumber", "odds", "by"])
_JOINING = frozenset([":", "of", "is", "was", "at", "=", "("])


_HOUR_END = compile_in_paragraph(
    rf"\s?[.,;:)”\"]|\s?$|{SPACE}(?:and{SPACE}(?:again{SPACE})?at|in{SPACE}the|on|that)\b"
)
_LATEST = 12


def hour(text: str, words: Sequence[Word], number: Numeral) -> Mask | None:
    """Return a mask for an hour: "as it said at eight"."""
    if len(words) < 2 or words[-1].text != "at" or not 0 < number.value <= _LATEST:
        return None
    spoken_of = words[-2].text in word_set("masks", "hour_verbs")
    if spoken_of and _HOUR_END.match(text, number.end):
        return Mask(number.start, number.end, "time")
    return None


def rate(text: str, words: Sequence[Word], number: Numeral) -> Mask | None:
    """Return a mask for a number of a rate, or one wanted and not reached.

    "2 deaths per 10,000" and the 10,000 in it, "CFR 1.8%", "a ratio of three to one", "target:
    20,000", "a planned 2,500".
    """
    mask = Mask(number.start, number.end, "rate")
    if (words and words[-1].text == "per") or _RATE.match(text, number.end):
        return mask
    if not words:
        return None
    if words[-1].text == "burns" and _PERCENT.match(text, number.end):
        return mask  # of the skin
    if _OF_MONEY.match(text, number.end):
        return mask
    skip = 1 if len(words) > 1 and words[-1].text in _JOINING else 0
    if longest_phrase(words, phrase_table("masks", "rates", "targets"), skip) is not None:
        return mask
    odds = _TO_ONE.match(text, number.end) and not _ODDS.isdisjoint(word.text for word in words)
    return mask if odds else None


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
