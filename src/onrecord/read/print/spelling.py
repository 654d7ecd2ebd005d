"""Printed characters → the text's: ligatures, soft hyphens, raised figures, divided words."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load
from onrecord.read.writer import superscript

_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
# Invisible characters and those of a font's own (bullets of Symbol and Wingdings among them).
_OTHER = {**dict.fromkeys((*range(32), 0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF)),
          0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "-"}  # fmt: skip
_CHANGES = {**_LIGATURES, **_OTHER}
_TOUCHED = re.compile("[" + "".join(map(chr, _CHANGES)).replace("-", "") + "]")
_DIVIDED = re.compile(r"(?:.*[^\w])?([^\W\d_]+)[-\u2010\u00ad]\Z")


def clean(text: str) -> tuple[str, str]:
    """Return the text's form of a printed word, and why it differs ("" where it does not)."""
    if text.isascii() or not _TOUCHED.search(text):
        return (text, "") if text.isprintable() else (text.translate(_CHANGES), "control character")
    why = "ligature" if any(ord(char) in _LIGATURES for char in text) else "invisible character"
    return text.translate(_CHANGES), why


def raised(text: str, before: str) -> str:
    """Return the text's form of a raised mark: `1` → `¹`, `1,2` → `¹,²`, `a` → `[a]`."""
    return ",".join(superscript(part, before) for part in text.split(","))


def divides(word: str, following: str, compounds: set[str]) -> bool:
    """True when the hyphen that ends `word` at a line end only divides it.

    Args:
        word: The last word of the line, with its hyphen.
        following: The first word of the next line.
        compounds: Words with a hyphen that stood within a line before, in small letters.
    """
    match = _DIVIDED.match(word)
    if match is None or not following[:1].islower():
        return False
    first = match.group(1).lower()
    if f"{first}-{_letters(following)}" in compounds:
        return False
    return first not in _keeping()


def compound(word: str) -> str | None:
    """Return a word with a hyphen inside in small letters, None for any other word."""
    first, hyphen, second = word.partition("-")
    if not hyphen or not first.isalpha() or not second[:1].isalpha():
        return None
    return f"{first.lower()}-{_letters(second)}"


def _letters(word: str) -> str:
    match = re.match(r"[^\W\d_]+", word)
    return match.group().lower() if match else ""


@cache
def unfinished() -> frozenset[str]:
    """Return the words after which no line is meant to end."""
    return frozenset(load("print")["unfinished"])


@cache
def _keeping() -> frozenset[str]:
    lists = load("print")
    return frozenset((*lists["tens"], *lists["prefixes"]))
