"""The smallest parts of number expressions: digit numerals and number words, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.numbers.lexis import (
    atom_pattern,
    compile_in_paragraph,
    counted,
    counting_verbs,
    spoken,
    words,
)
from onrecord.extract.numbers.numerals import is_worn, read_misread, read_numeral, read_worn
from onrecord.lexicon import load


class Atom(NamedTuple):
    """One digit numeral (`kind` is `digits`) or number word, with its value."""

    start: int
    end: int
    kind: str
    value: float
    misread: bool = False


_NUMERIC = re.compile("[0-9]|-\n")  # what a passage without number words must hold
_LINE_END = re.compile(
    r"(?<![A-Za-z0-9_])(?P<head>[A-Za-z]{2,8})-\n[ \t]{0,8}(?P<tail>[A-Za-z]{1,8})(?![A-Za-z0-9_])"
)
_BREAKABLE = frozenset(("units", "teens", "tens", "hundred", "magnitudes", "plurals", "measures"))
_PLURAL = compile_in_paragraph(r"\s{1,3}[A-Za-z]{3,24}(?<![sS])[sS]\b")


def find_atoms(
    text: str, start: int, end: int, masks: Sequence[tuple[int, int]] = ()
) -> Iterator[Atom]:
    """Yield the atoms of `text[start:end]` that meet no mask, in order.

    Args:
        text: The whole text; what stands just outside the range is looked at, not read.
        start: Where to begin.
        end: Where to stop.
        masks: Ranges that hold no count, sorted and not overlapping.
    """
    spelled = not words().keys().isdisjoint(spoken(text, start, end))
    find = _numbers if spelled else _numerals
    for begin, stop in gaps(start, end, masks):
        if not spelled and _NUMERIC.search(text, begin, stop) is None:
            continue
        broken = broken_words(text, begin, stop)
        atoms = _atoms_of(text, find(text, begin, stop))
        if broken:
            whole = [atom for atom in atoms if not _within(atom, broken)]
            yield from sorted([*whole, *broken])
        else:
            yield from atoms


def broken_words(text: str, start: int, end: int) -> list[Atom]:
    """Return the number words that a line's end breaks in two: "for-" and "ty"."""
    if text.find("-\n", start, end) < 0:
        return []
    lexicon, found = words(), []
    for match in _LINE_END.finditer(text, start, end):
        word = lexicon.get((match["head"] + match["tail"]).lower())
        if word is not None and word.kind in _BREAKABLE:
            found.append(Atom(match.start(), match.end(), word.kind, word.value))
    return found


def _within(atom: Atom, broken: Sequence[Atom]) -> bool:
    return any(atom.start < other.end and other.start < atom.end for other in broken)


def outside(atoms: Sequence[Atom], masks: Sequence[tuple[int, int]]) -> tuple[Atom, ...]:
    """Return the atoms that meet no mask; both are in order, the masks apart."""
    kept = []
    place = 0
    for atom in atoms:
        while place < len(masks) and masks[place][1] <= atom.start:
            place += 1
        if place == len(masks) or atom.end <= masks[place][0]:
            kept.append(atom)
    return tuple(kept)


def gaps(start: int, end: int, masks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a range that no mask covers, in order.

    Args:
        start: Where the range begins.
        end: Where it ends.
        masks: Ranges, sorted and not overlapping; those outside the range cost nothing.
    """
    position = start
    for index in range(max(0, bisect_left(masks, (start, start)) - 1), len(masks)):
        begin, stop = masks[index]
        if begin >= end:
            break
        if position < begin:
            yield position, begin
        position = max(position, stop)
    if position < end:
        yield position, end


def _numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return atom_pattern().finditer(text, start, end)


def _numerals(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what the pattern finds where no number word stands: it is tried at digits alone."""
    match_at = atom_pattern().match
    while (digit := _DIGIT.search(text, start, end)) is not None:
        first = last = digit.start()
        while first > start and last - first < _MISREAD_BEFORE and text[first - 1] in _MISREAD:
            first -= 1
        start = last + 1
        for place in range(first, start):
            match = match_at(text, place, end)
            if match is not None:
                yield match
                start = match.end()
                break


_DIGIT = re.compile("[0-9]")
_MISREAD = frozenset("lIOoSBZi,")
_MISREAD_BEFORE = 4  # characters of a misread numeral before its first digit


def _atoms_of(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Atom]:
    lexicon = words()
    for match in matches:
        group = match.lastgroup
        if group == "word":
            found = match.group()
            word = lexicon[found.lower()]
            yield Atom(match.start(), match.end(), word.kind, word.value)
        elif group == "misread":
            counts = _is_counted(text, match.end())
            misread = read_misread(match.group(), counted=counts)
            if misread is None and is_worn(text):
                misread = read_worn(match.group(), counted=counts)
            if misread is not None:
                yield Atom(match.start(), match.end(), "digits", misread, misread=True)
        else:
            value = _read_digits(text, match)
            if value is None:
                continue
            short = match.group("short")
            if short and len(short) == 1 and not counted().match(text, match.end()):
                if match.start("short") == match.end("digits") and short in "mM":
                    continue  # "a wall 1.2m high" against "1.2m people"
                if short in "mM" or match.start("short") > match.end("digits"):
                    short = None
            if short:
                value = round(value * _short()[short.lower()], 6)
            end = match.end() if short else match.end("digits")
            yield Atom(match.start(), end, "short" if short else "digits", value)


_BROKEN = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_UNIT_NEXT = compile_in_paragraph(r"\s?(?:million|billion|crore|lakh|mln|bn)\b", re.IGNORECASE)


def _read_digits(text: str, match: re.Match[str]) -> float | int | None:
    """Read a digit numeral; the full stop in "2.375 million" is a decimal point."""
    digits = match.group("digits")
    if _BROKEN.fullmatch(digits) and (match.group("short") or _UNIT_NEXT.match(text, match.end())):
        return float(digits)
    return read_numeral(digits)


@cache
def _short() -> dict[str, int]:
    return {**load("numbers")["short_magnitudes"], "m": 1_000_000}


def _is_counted(text: str, end: int) -> bool:
    """True where a counted noun, or the participle that stands for one, follows."""
    return any(pattern.match(text, end) for pattern in (counted(), _PLURAL, counting_verbs()))
