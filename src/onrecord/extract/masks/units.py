"""Numbers of units: time, money, length, weight; compounds like "five-day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.masks.mask import Mask
from onrecord.extract.numbers.lexis import (
    SPACE,
    alternatives,
    compile_in_paragraph,
    word_alternatives,
)
from onrecord.extract.numbers.neighbours import Word
from onrecord.extract.numbers.words import Numeral
from onrecord.lexicon import load

# Kinds of mask that a number joined to another shares with it: "12 or 14 days", "3 by 5 metres".
SHARED = frozenset({"duration", "frequency", "money", "measure", "compound", "time", "age"})

_KEPT = r"(?:odd|plus|some|ish|strong|and|or|to)(?![A-Za-z])"
_CLOCK = compile_in_paragraph(
    rf"{SPACE}(?:o['’]?\s?clock|in{SPACE}the{SPACE}(?:morning|afternoon|evening)|at{SPACE}night"
    r"|sharp)\b",
    re.IGNORECASE,
)
_HALF_DAY = compile_in_paragraph(rf"{SPACE}?(?:[ap]\.\s?m\.?|[ap]m)(?![A-Za-z])", re.IGNORECASE)
_CLOCK_BEFORE = frozenset(
    [
        "at",
        "around",
        "about",
        "by",
        "until",
        "till",
        "from",
        "to",
        "past",
        "before",
        "after",
        "between",
        "nearly",
        "almost",
    ]
)
_JOINED = compile_in_paragraph(
    r"\s{0,2}(?:-|\u2010|\u2011|\u2013|\u2014|to|or|by|x|×|and|and/or|up\s{1,3}to)\s{0,3}",
    re.IGNORECASE,
)
_AND = re.compile(rf"{SPACE}and{SPACE}", re.IGNORECASE)
_SUSPENDED = compile_in_paragraph(r"-\s{0,3}(?:,|and|or|to)\s{1,3}", re.IGNORECASE)
_PLACED = frozenset(
    ["it", "he", "she", "they", "we", "i", "the", "a", "an", "all", "sharp", "precisely", "exactly"]
)
_OPENING = frozenset([",", ";", ".", ":", "(", "—", "–", "-", "and", "but", "then"])
_NEXT = re.compile(rf"{SPACE}([A-Za-z]+)|(?P<stop>[,;])")
_LATER = compile_in_paragraph(
    r"['’]?\s{1,3}(?:later|ago|after|afterwards|before|earlier|since)\b", re.IGNORECASE
)


_TIED = re.compile(r"['’.]")


def joined(text: str, start: int, end: int) -> bool:
    """True when `text[start:end]` joins two numbers that share a unit ("to", "or", "by", "-")."""
    return _JOINED.fullmatch(text, start, end) is not None


def by_unit(
    text: str, left: Sequence[Word], number: Numeral, following: Mask | None
) -> Mask | None:
    """Return a mask for a number with a unit, or joined to a number that has one.

    Args:
        text: The text.
        left: The words before the number.
        number: The number.
        following: The mask of the number next to it, if that has a unit.
    """
    compound = _compound().match(text, number.end)
    if compound is not None:
        return Mask(number.start, compound.end(), "compound")
    own = (
        _clock(text, left, number) or _money_before(text, left, number) or _unit_after(text, number)
    )
    if own is not None or following is None:
        return own
    if following.kind == "compound" and _SUSPENDED.fullmatch(text, number.end, following.start):
        return Mask(number.start, number.end, "compound")
    if not joined(text, number.end, following.start):
        return None
    if _AND.fullmatch(text, number.end, following.start) and _LATER.match(text, following.end):
        return None  # "killed 12 and 30 years later …"
    return Mask(number.start, number.end, following.kind)


def _clock(text: str, left: Sequence[Word], number: Numeral) -> Mask | None:
    """Read "4 a.m.", "at 5 o'clock", "by six in the evening"."""
    half = _HALF_DAY.match(text, number.end)
    if half is not None and number.form == "digits" and 100 <= number.value < 2360:
        return Mask(number.start, half.end(), "time")  # "DESPATCHED 1140 PM"
    if number.value > 24:
        return None
    if half is not None:
        return Mask(number.start, half.end(), "time")
    if not left or left[-1].text not in _CLOCK_BEFORE:
        return None
    if _CLOCK.match(text, number.end) or _bare_hour(text, left, number):
        return Mask(number.start, number.end, "time")
    return None


def _bare_hour(text: str, left: Sequence[Word], number: Numeral) -> bool:
    """Read "; at 9 it stopped": the words open a clause, and another subject follows."""
    if left[-1].text not in {"at", "by"} or (len(left) > 1 and left[-2].text not in _OPENING):
        return False
    following = _NEXT.match(text, number.end)
    if following is None:
        return False
    return following.group("stop") is not None or following.group(1).lower() in _PLACED


@cache
def _compound() -> re.Pattern[str]:
    """Return a pattern for "-member", "-year-old"; not "-odd", and not "-six" in "five-six"."""
    numbers = word_alternatives()
    return re.compile(
        rf"-(?!{_KEPT}|(?:{numbers})(?![A-Za-z]))[A-Za-z][A-Za-z-]{{0,40}}", re.IGNORECASE
    )


@cache
def _units() -> dict[str, str]:
    lexicon = load("units")
    kinds = ("duration", "frequency", "money", "measure", "votes")
    return {word: kind for kind in kinds for word in lexicon[kind]}


@cache
def _signs() -> dict[str, str]:
    lexicon = load("units")
    money = [*lexicon["currency_codes"], *lexicon["currency_signs"]]
    return {**dict.fromkeys(lexicon["signs"], "measure"), **dict.fromkeys(money, "money")}


@cache
def _unit_pattern() -> re.Pattern[str]:
    between = alternatives(load("units")["between"])
    signs = re.escape(load("units")["currency_signs"])
    return re.compile(
        rf"(?:{SPACE}|-{SPACE}?)?(?P<of>of{SPACE})?(?:(?i:{between})(?:-|{SPACE})){{0,2}}"
        rf"(?P<unit>[A-Z]{{0,3}}[{signs}]|[A-Za-zµ°]{{1,24}}(?:['’/][A-Za-z]{{1,10}})?[.²³°23]?)(?![A-Za-z0-9])"
    )


def _unit_after(text: str, number: Numeral) -> Mask | None:
    match = _unit_pattern().match(text, number.end)
    if match is None:
        return None
    if match.group("of") and number.form != "vague" and number.unit == 1:
        return None  # "tens of kilometres", not "one of hours"
    word, start = match.group("unit"), match.start("unit")
    if word[-1] in load("units")["currency_signs"]:
        return Mask(number.start, match.end("unit"), "money")
    if number.form in {"digits", "decimal"}:
        for form in (word, word.rstrip(".")):
            if form in _signs():
                return Mask(number.start, start + len(form), _signs()[form])
    if start == number.end:
        return None
    lowered = word.lower()
    plain = lowered if lowered.isalpha() or "clock" in lowered else _TIED.split(lowered)[0]
    kind = _units().get(plain)
    if kind is None:
        return None
    return Mask(number.start, start + len(plain), kind)


_PREFIXED = re.compile(r"[A-Z]{1,3}\Z")


def _money_before(text: str, left: Sequence[Word], number: Numeral) -> Mask | None:
    """Read "$5 million", "US$ 40", "EUR 3,000"."""
    if not left or number.start - left[-1].start > 8:
        return None
    sign = left[-1]
    if _signs().get(sign.raw[:1]) == "money":
        prefix = _PREFIXED.search(text, max(0, sign.start - 3), sign.start)
        return Mask(prefix.start() if prefix else sign.start, number.end, "money")
    if sign.raw in load("units")["currency_codes"]:
        return Mask(sign.start, number.end, "money")
    return None
