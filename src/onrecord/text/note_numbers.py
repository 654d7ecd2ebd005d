"""The numbers of footnotes: what a label or marker may say, where OCR left odd glyphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# What OCR makes of a small raised digit, as seen in scans of letters and reports.
_LOOKS_LIKE = {
    "!": "1", "|": "1", "l": "1", "I": "1", "i": "1", "'": "1", "’": "17", "‘": "1", "`": "1",
    "?": "27", "z": "2", "Z": "2", "%": "369", "®": "3689", "©": "0689", "*": "4", "†": "4",
    "+": "4", "§": "58", "S": "58", "s": "58", "$": "58", "&": "8", "”": "7", "“": "7", '"': "7",
    "~": "7", ">": "7", "°": "069", "º": "069", "o": "0", "O": "0", "Q": "09", "£": "36",
    "#": "48", "^": "47", "¢": "69", "¥": "7", "¶": "9", "<": "4", "‡": "4", "™": "17", "B": "8",
    "g": "9", "q": "9", "b": "6", "G": "6",
}  # fmt: skip
_NEAR = 4


def number_of(glyphs: str) -> int | None:
    """Return the number that a marker or label reads as, or None where it is not plain digits."""
    plain = glyphs.translate(RAISED).strip("[](){}^.:* ")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 4 else None


def may_be(glyphs: str, number: int) -> bool:
    """True when OCR may have made `glyphs` of the number, each of one digit."""
    plain = glyphs.translate(RAISED).strip("[]()^.: ")
    digits = str(number)
    return len(plain) == len(digits) and all(
        glyph == digit or digit in _LOOKS_LIKE.get(glyph, "")
        for glyph, digit in zip(plain, digits, strict=True)
    )


def is_piece(glyphs: str, number: int) -> bool:
    """True when the readable digits are a part of the number's: `1` of 11, `3` of 13."""
    digits = "".join(char for char in glyphs.translate(RAISED) if char.isdigit())
    whole = str(number)
    return bool(digits) and len(digits) < len(whole) and digits in whole


def infer_numbers(labels: Sequence[str]) -> list[int | None]:
    """Return the number of each note of a text, from its own label and from those around it.

    Notes count upwards by one, so a readable label is a fixed point for its neighbours. A label
    that no neighbour bears out gives way to them where it may be a piece of theirs ("1" between 10 and 12 is 11).

    Args:
        labels: The labels in the order of the notes; an empty one for a note without.
    """
    numbers = [number_of(label) for label in labels]
    shifts = [None if number is None else number - place for place, number in enumerate(numbers)]
    found: list[int | None] = []
    for place, shift in enumerate(shifts):
        around = shifts[max(0, place - _NEAR) : place] + shifts[place + 1 : place + 1 + _NEAR]
        votes = Counter(other for other in around if other is not None)
        if shift is not None and (votes[shift] or not votes):
            found.append(place + shift)
            continue
        best = votes.most_common(1)
        expected = place + best[0][0] if best else 0
        if expected > 0 and (
            shift is None or (best[0][1] > 1 and is_piece(labels[place], expected))
        ):
            found.append(expected)
        else:
            found.append(numbers[place])
    return found
