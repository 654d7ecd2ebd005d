"""Digit numerals: thousands marks, decimals, and letters that a scanner put for digits."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load

_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_MARKS = re.compile(
    r"[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?:, 0[0-9]{2})+|(?:['’][0-9]{3})+|(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+)"
)
_DECIMAL = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)[.]([0-9]{1,3})|([0-9]+),([0-9]{1,2})")
_VULGAR = {"¼": 0.25, "½": 0.5, "¾": 0.75}


def read_numeral(text: str) -> float | int | None:
    """Return the value of a digit numeral, an int where it is whole and a float for a decimal.

    A full stop before exactly three digits is a thousands mark ("1.200"), before one or two a
    decimal point; a comma before one or two digits is a decimal comma. A numeral with a leading
    nought ("007", "0300") counts nothing.

    Args:
        text: The numeral alone, with its marks.

    Returns:
        The value, or None where the marks make no number.
    """
    if not text:
        return None
    part = _VULGAR.get(text[-1])
    if part is not None:
        whole = read_numeral(text[:-1]) if text[:-1] else 0
        return None if whole is None else whole + part
    if text.isdigit():
        return None if text[0] == "0" and len(text) > 1 else int(text)
    if text[0] != "0" and (_COMMAS.fullmatch(text) or _MARKS.fullmatch(text)):
        return int(re.sub(r"[^0-9]", "", text))
    decimal = _DECIMAL.fullmatch(text)
    if decimal is None:
        return None
    head, tail = decimal.group(1) or decimal.group(3), decimal.group(2) or decimal.group(4)
    return float(f"{head.replace(',', '')}.{tail}")


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): digit for letter, digit in load("numbers")["misread"].items()}


def read_misread(text: str, *, counted: bool) -> int | None:
    """Return the value of a numeral in which a scanner put letters for digits, or None.

    Read: letters between digits ("1l4", "1O6"), before a thousands mark ("l,275"), l or I before
    two digits ("l24"), O or I at the end ("12O", "4I"). S and B are read as digits only where
    thousands marks show that all of it is one numeral. A small l at the end may be litres, one
    letter before one digit a name ("I2"): they need a counted noun after them.

    Args:
        text: The numeral with its letters.
        counted: True where a word for something counted follows.

    Returns:
        The value meant, or None where the letters are more likely letters.
    """
    plain = text.replace(",", "")
    letters = sum(1 for char in plain if char in "lISB")
    digits = sum(1 for char in plain if char.isdigit())
    if (
        digits == 0
        or digits == len(plain)
        or letters > digits + (1 if "," in text or counted else 0)
    ):
        return None
    if "," in text:
        return _whole(text)
    if "S" in text or "B" in text:
        return None
    first, last = text[0], text[-1]
    if not first.isdigit() and (first not in "lI" or not (len(text) > 2 or counted)):
        return None
    if not first.isdigit() and not counted and first == "I":
        return None
    if last == "l" and not counted:
        return None
    return _whole(text)


def _whole(text: str) -> int | None:
    value = read_numeral(text.translate(_letters()))
    return value if isinstance(value, int) else None
