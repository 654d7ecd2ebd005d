"""Numbers written out: the other way round of reading them, for tests and for the docs."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon import load

LARGEST = 10**12 - 1  # the largest number written out


@cache
def _names() -> dict[int, str]:
    """Return the plain name of each small number and unit; of two spellings the first."""
    lexicon = load("numbers")
    names: dict[int, str] = {}
    for key in ("units", "teens", "tens"):
        for word, value in lexicon[key].items():
            names.setdefault(value, word)
    return names


def spell(number: int, *, with_and: bool = True, hyphens: bool = True) -> str:
    """Return a number in English words.

    Args:
        number: From 0 to 999,999,999,999.
        with_and: Whether "and" stands before the last two digits ("six hundred and thirteen").
        hyphens: Whether tens and units are tied ("twenty-two").

    Raises:
        ValueError: If the number is negative or too large.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"cannot spell {number}: only 0 to {LARGEST}")
    if number == 0:
        return "zero"
    parts: list[str] = []
    rest = number
    for value, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        count, rest = divmod(rest, value)
        if count:
            parts.append(f"{_below_thousand(count, with_and=with_and, hyphens=hyphens)} {name}")
    if rest:
        last = _below_thousand(rest, with_and=with_and, hyphens=hyphens)
        parts.append(f"and {last}" if parts and with_and and rest < 100 else last)
    return " ".join(parts)


def _below_thousand(number: int, *, with_and: bool, hyphens: bool) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{_names()[hundreds]} hundred"] if hundreds else []
    if rest:
        last = _below_hundred(rest, hyphens=hyphens)
        parts.append(f"and {last}" if hundreds and with_and else last)
    return " ".join(parts)


def _below_hundred(number: int, *, hyphens: bool) -> str:
    names = _names()
    if number in names:
        return names[number]
    tens, units = divmod(number, 10)
    return f"{names[tens * 10]}{'-' if hyphens else ' '}{names[units]}"
