"""Numbers as lists show them: digits, letters, Roman numerals."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def in_form(number: int, form: str) -> str:
    """Return a number in one of the forms that Western documents use; digits in any other.

    Args:
        number: To be shown.
        form: As Office Open XML calls it (ECMA-376, 17.18.59): `lowerLetter`, `upperRoman` …
    """
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        numeral = ""
        for value, letters in _ROMAN:
            numeral += letters * (number // value)
            number %= value
        return numeral if form == "lowerRoman" else numeral.upper()
    if form in {"none", "bullet"}:
        return ""
    return f"{number:02}" if form == "decimalZero" else str(number)
