"""Ranges: "50 to 100", "50–100", "between 50 and 100", "two or three hundred", "20-25,000"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.numbers.lexis import alternatives, compile_in_paragraph, word_set
from onrecord.extract.numbers.pieces import Piece
from onrecord.lexicon import load

_DASH = re.compile(r"[ \t\xa0]?[-\u2010\u2011\u2012\u2013\u2014\u2015\u2212][ \t\xa0]?")
_AND = compile_in_paragraph(r"\s{1,4}and\s{1,4}", re.IGNORECASE)
_PART_FOLLOWS = compile_in_paragraph(
    r"\s{1,3}(?:of\s{1,3})?(?:them|whom|which|these|those)\b", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z]+")
_CLAUSE = 70  # characters looked back over for a verb of change


@cache
def _joining() -> re.Pattern[str]:
    phrases = alternatives(load("modifiers")["range_joining"])
    return compile_in_paragraph(
        rf"(?:\s{{1,4}}|,\s{{1,4}}|\s?[-\u2013\u2014]\s?)(?:{phrases})(?:,?\s{{1,4}})|-(?:to|or)-",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    phrases = alternatives(load("modifiers")["range_opening"])
    about = alternatives(load("modifiers")["before"]["about"])
    return compile_in_paragraph(
        rf"(?<![A-Za-z])(?P<open>{phrases})\s{{1,4}}(?:(?:{about})\s{{1,4}})?\Z", re.IGNORECASE
    )


def opening(text: str, floor: int, start: int) -> tuple[int, str]:
    """Return where "between" or "from" before a number begins, and its last word; else `start`."""
    begin = max(floor, start - 48)
    match = _opening().search(text, begin, start)
    if match is None:
        return start, ""
    return match.start(), match.group("open").lower().split()[-1]


def _changes(text: str, floor: int, start: int) -> bool:
    """True when a verb of change stands in the clause before `start` ("rose from")."""
    clause = re.split(r"[.;\n]\s", text[max(floor, start - _CLAUSE) : start])[-1]
    verbs = word_set("modifiers", "change")
    return any(word.group().lower() in verbs for word in _WORD.finditer(clause))


def _lift(first: Piece, second: Piece) -> Piece:
    """Give the first number the second's unit: "two or three hundred", "20 to 25,000"."""
    if first.form == "vague" or second.form == "vague":
        return first
    plain = first.unit == 1
    if plain and second.unit > 1 and not second.bare and first.value < second.coefficient:
        return first._replace(value=_whole(first.value * second.unit))
    thousands = first.form == second.form == "digits" and second.unit == 1
    within = first.value < 1000 <= first.value * 1000 < second.value <= first.value * 10000
    if thousands and within and second.value % 1000 == 0:
        return first._replace(value=first.value * 1000)
    return first


def _whole(value: float) -> float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def join(text: str, floor: int, first: Piece, second: Piece) -> Piece | None:
    """Return the two pieces as one range, or None where they are two numbers.

    Args:
        text: The text.
        floor: Do not look at anything before this offset.
        first: A piece.
        second: The piece after it.
    """
    gap = second.start - first.end
    if gap > 28 or first.high is not None or second.high is not None:
        return None
    if (first.form == "fraction") != (second.form == "fraction"):
        return None
    if (first.form == "vague") != (second.form == "vague"):
        return None
    start, word = opening(text, floor, first.start)
    lifted = _lift(first, second)
    if not lifted.value < second.value or not _joined(text, lifted, second, word):
        return None
    if word == "from" and _changes(text, floor, start):
        return None
    form = first.form if first.form in {"vague", "fraction"} else "range"
    return Piece(
        first.start,
        second.end,
        lifted.value,
        None if form != "range" else second.value,
        form,
        start,
        misread=first.misread or second.misread,
        bound="at_least" if form == "fraction" else "exact",
    )


def _joined(text: str, first: Piece, second: Piece, word: str) -> bool:
    if _DASH.fullmatch(text, first.end, second.start):
        spaced = text[first.end].isspace()
        if spaced:
            return _PART_FOLLOWS.match(text, second.end) is None
        return _plausible(first.value, second.value)
    if _AND.fullmatch(text, first.end, second.start):
        return word == "between"
    return _joining().fullmatch(text, first.end, second.start) is not None


def _plausible(low: float, high: float) -> bool:
    """A range with a tight hyphen is round or narrow; "371-2559" is a telephone number."""
    return high <= low * 5 or (low % 5 == 0 and high % 5 == 0) or high <= 30


def glued(text: str, first: Piece, second: Piece) -> bool:
    """True when two numerals are tied by a tight hyphen ("3-2", "371-2559")."""
    return second.start - first.end == 1 and text[first.end] in "-\u2010\u2011\u2013"
