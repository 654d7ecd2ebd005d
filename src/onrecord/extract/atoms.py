"""The smallest parts of number expressions: digit numerals and number words, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.lexis import atom_pattern, words
from onrecord.extract.numerals import read_misread, read_numeral
from onrecord.lexicon import load
from onrecord.model import Span


class Atom(NamedTuple):
    """One digit numeral (`kind` is `digits`) or number word, with its value."""

    start: int
    end: int
    kind: str
    value: float
    misread: bool = False


# What a counted noun, or the participle that stands for one, looks like after a numeral.
_COUNTED = re.compile(
    r"\s{1,3}(?:[A-Za-z]{3,}s|people|persons|men|women|children|dead|killed|wounded|injured"
    r"|missing|displaced|others|more)\b",
    re.IGNORECASE,
)


def find_atoms(text: str, start: int, end: int, masks: Sequence[Span] = ()) -> Iterator[Atom]:
    """Yield the atoms of `text[start:end]` that meet no mask, in order.

    Args:
        text: The whole text; what stands just outside the range is looked at, not read.
        start: Where to begin.
        end: Where to stop.
        masks: Ranges that hold no count, sorted and not overlapping.
    """
    position = start
    for mask in masks:
        if mask[1] <= position:
            continue
        if mask[0] >= end:
            break
        yield from _atoms_between(text, position, min(mask[0], end))
        position = mask[1]
    if position < end:
        yield from _atoms_between(text, position, end)


def _atoms_between(text: str, start: int, end: int) -> Iterator[Atom]:
    lexicon = words()
    for match in atom_pattern().finditer(text, start, end):
        group = match.lastgroup
        if group == "word":
            found = match.group()
            word = lexicon[found.lower()]
            yield Atom(match.start(), match.end(), word.kind, word.value)
        elif group == "misread":
            counted = _COUNTED.match(text, match.end()) is not None
            misread = read_misread(match.group(), counted=counted)
            if misread is not None:
                yield Atom(match.start(), match.end(), "digits", misread, misread=True)
        else:
            value = read_numeral(match.group("digits"))
            if value is None:
                continue
            short = match.group("short")
            if short:
                value = round(value * _short()[short.lower()], 6)
            yield Atom(match.start(), match.end(), "short" if short else "digits", value)


@cache
def _short() -> dict[str, int]:
    short: dict[str, int] = load("numbers")["short_magnitudes"]
    return short
