"""Digit numerals: thousands marks, decimals, and letters that a scanner put for digits."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.lexicon import load

_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_MARKS = re.compile(
    r"[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?:, 0[0-9]{2})+|(?:['’][0-9]{3})+|(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+)"
)
_DECIMAL = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)[.]([0-9]{1,3})|([0-9]+),([0-9]{1,2})")
_YEARS = range(1500, 2100)
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
    if not {"Z", "i"}.isdisjoint(plain):
        return None
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
    value = _whole(text)
    return None if not counted and value in _YEARS else value


_WORN = re.compile(
    r"(?<![A-Za-z0-9])(?:[0-9]+[lO][0-9lO]*[0-9O]|l[0-9]{2,}|[0-9][0-9,]*O{1,3}|l,[0-9O]{3})(?![A-Za-z0-9])"
    r"|(?<![\w/.@-])[A-Za-z][a-z]{0,12}[01][a-z]{1,12}(?![\w/.@-])"
)
_TWICE = 2  # damaged places that show a scan


@lru_cache(maxsize=4)  # the same text is asked about at each of its numerals
def is_worn(text: str) -> bool:
    """True for a scan with letters read for digits, or digits for letters, at two places or more."""
    found = _WORN.finditer(text)
    return sum(1 for _ in zip(range(_TWICE), found, strict=False)) == _TWICE


def read_worn(text: str, *, counted: bool) -> int | None:
    """Return the value of a numeral in a worn text, whose letters are digits, or None.

    There "9l", "l4", "S7" and "1Z" are read without a noun behind them, which elsewhere may be
    litres, a page or a name; "l9l5" is a year there, and "I2" may be a number in Roman letters.

    Args:
        text: The numeral with its letters, among them a digit.
        counted: True where a word for something counted follows.
    """
    value = _whole(text)
    lone = text[0] == "I" and len(text) == 2
    return None if not counted and (lone or (value in _YEARS and "," not in text)) else value


def _whole(text: str) -> int | None:
    value = read_numeral(text.translate(_letters()))
    return value if isinstance(value, int) else None
