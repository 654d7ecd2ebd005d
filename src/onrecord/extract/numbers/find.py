"""Quantities in running text: numbers, ranges, shares, noughts, each with its modifiers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from onrecord.extract.numbers.atoms import Atom, broken_words, find_atoms, outside
from onrecord.extract.numbers.lexis import (
    alternatives,
    compile_in_paragraph,
    gate_pattern,
    gate_words,
    spoken,
)
from onrecord.extract.numbers.modifiers import Bound, combine, read_after, read_before
from onrecord.extract.numbers.noughts import find_noughts, free_noughts
from onrecord.extract.numbers.pieces import Piece
from onrecord.extract.numbers.quantity import Form, Quantity, bounds
from onrecord.extract.numbers.ranges import glued, join
from onrecord.extract.numbers.shares import read_share
from onrecord.extract.numbers.words import read_number
from onrecord.lexicon import load
from onrecord.model import Modifier, Number


def has_quantity(text: str, start: int = 0, end: int | None = None) -> bool:
    """True when there may be a quantity in `text[start:end]`; cheap, and never wrongly False."""
    stop = len(text) if end is None else end
    if _DIGIT.search(text, start, stop) is not None:
        return True
    if broken_words(text, start, stop):
        return True
    if gate_words().isdisjoint(spoken(text, start, stop)):
        return False
    return gate_pattern().search(text, start, stop) is not None


_DIGIT = re.compile(r"[0-9]")  # by itself far quicker than the gate


def find_quantities(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    masks: Sequence[tuple[int, int]] = (),
    atoms: Sequence[Atom] | None = None,
) -> tuple[Quantity, ...]:
    """Return the quantities in `text[start:end]`, in order, never overlapping.

    Bounds are those of LEDGER's preset `bounds`; a preset for vague words is applied afterwards
    (`presets.apply_preset`).

    Args:
        text: The whole text; offsets count in it.
        start: Where to begin.
        end: Where to stop; the end of the text if None.
        masks: Ranges whose numbers count nothing (`masks.find_masks`), sorted.
        atoms: The atoms outside the masks, where they are known (`masks.masks_and_atoms`).
    """
    stop = len(text) if end is None else end
    masks = masks[max(0, bisect_left(masks, (start, start)) - 1) : bisect_left(masks, (stop, stop))]
    noughts = list(find_noughts(text, start, stop, masks))
    if atoms is None:
        atoms = tuple(find_atoms(text, start, stop, masks))
    if noughts:
        atoms = outside(atoms, [nought.span for nought in noughts])
    if not atoms:
        return tuple(noughts)
    pieces = list(_close(text, stop, _join_all(text, start, _pieces(text, atoms))))
    found = list(_qualify(text, start, stop, pieces))
    if noughts:
        found = sorted([*found, *free_noughts(noughts, found)], key=_start)
    return tuple(_with_wholes(text, found))


def _start(quantity: Quantity) -> int:
    return quantity.start


def _pieces(text: str, atoms: Sequence[Atom]) -> list[Piece]:
    pieces = []
    index = 0
    while index < len(atoms):
        share, following = read_share(text, atoms, index)
        if share is not None:
            pieces.append(share)
            index = following
            continue
        number, index = read_number(text, atoms, index)
        if number is not None:
            pieces.append(
                Piece(
                    number.start,
                    number.end,
                    number.value,
                    None,
                    number.form,
                    number.start,
                    number.coefficient,
                    number.unit,
                    number.misread,
                    number.bare,
                )
            )
    return pieces


def _join_all(text: str, floor: int, pieces: list[Piece]) -> list[Piece]:
    """Join ranges; drop numerals tied by hyphens that make no range (telephones, scores)."""
    joined: list[Piece] = []
    index = 0
    while index < len(pieces):
        last = index
        while last + 1 < len(pieces) and glued(text, pieces[last], pieces[last + 1]):
            last += 1
        if last - index > 1:
            index = last + 1
            continue
        piece = pieces[index]
        if index + 1 < len(pieces):
            whole = join(text, floor, piece, pieces[index + 1])
            if whole is not None:
                joined.append(whole)
                index += 2
                continue
            if last > index:
                index += 2
                continue
        joined.append(piece)
        index += 1
    return joined


@cache
def _percent() -> re.Pattern[str]:
    signs = alternatives(load("numbers")["percent"])
    return compile_in_paragraph(rf"(?:-|\s{{0,2}})(?:{signs})(?![A-Za-z])", re.IGNORECASE)


@cache
def _ordinal() -> re.Pattern[str]:
    words = alternatives(load("numbers")["ordinals"])
    return compile_in_paragraph(
        rf"(?:-|\s{{1,3}})(?:and\s{{1,3}})?(?:{words})(?![A-Za-z-])", re.IGNORECASE
    )


_KEPT_COMPOUND = re.compile(r"-(?:odd|plus|some|ish|strong)(?![A-Za-z])", re.IGNORECASE)
_POINTS = compile_in_paragraph(r"\s{1,3}points?\b|-point\b", re.IGNORECASE)
_BRACKET = compile_in_paragraph(r"\s{0,2}[(\[]\s?(?P<inside>[^()\[\]\n]{1,40}?)\s?[)\]]")


def _close(text: str, stop: int, pieces: list[Piece]) -> Iterator[Piece]:
    """Take in per cent signs; drop ordinals, compounds and broken numbers."""
    for piece in pieces:
        percent = _percent().match(text, piece.end, stop)
        if percent is not None and piece.form != "fraction":
            if _POINTS.match(text, percent.end()):
                continue
            bound: Modifier = "at_least" if piece.high is not None else "exact"
            yield piece._replace(
                end=percent.end(), value=piece.value / 100, high=None, form="percent", bound=bound
            )
            continue
        if not _is_compound(text, piece, stop):
            yield piece


def _is_compound(text: str, piece: Piece, stop: int) -> bool:
    """True for what is no count by itself: "12-member", "twenty-first", "1.5", "mid-thirty"."""
    if piece.form == "decimal" or (piece.value != int(piece.value) and piece.form != "fraction"):
        return True
    after = text[piece.end : piece.end + 2]
    if after[:1] == "-" and after[1:].isalpha() and not _KEPT_COMPOUND.match(text, piece.end):
        return True
    if piece.form in {"words", "one"} and _ordinal().match(text, piece.end, stop):
        return piece.value % 10 == 0 or after[:1] == "-"
    left = text[max(0, piece.start - 2) : piece.start]
    return left[-1:] == "-" and left[:1].isalpha()


def _qualify(text: str, floor: int, stop: int, pieces: list[Piece]) -> Iterator[Quantity]:
    previous = floor
    skip_to = -1
    for index, piece in enumerate(pieces):
        if piece.start < skip_to:
            continue
        before = read_before(text, previous, piece.outer_start)
        end = piece.end
        bracket = _bracketed(text, piece, pieces[index + 1] if index + 1 < len(pieces) else None)
        if bracket:
            end = skip_to = bracket
        after = read_after(text, end)
        if after.end > stop:
            after = Bound("exact", end, end)
        both = combine(before, after)
        yield _quantity(piece, both)
        previous = both.end


def _bracketed(text: str, piece: Piece, following: Piece | None) -> int:
    """Return the end of a bracket that repeats the number ("twelve (12)"), or 0."""
    if following is None or following.value != piece.value or following.high is not None:
        return 0
    match = _BRACKET.match(text, piece.end)
    if match is None or match.span("inside") != (following.start, following.end):
        return 0
    return match.end()


def _quantity(piece: Piece, bound: Bound) -> Quantity:
    modifier, own = bound.modifier, piece.form
    share: float | None = None
    low: Number | None
    best: Number | None
    high: Number | None
    if own in {"fraction", "percent"}:
        share = piece.value
        low = best = high = None
        beside: Modifier = piece.bound if modifier == "exact" else modifier
        modifier = "fraction"
    elif own == "vague":
        beside = modifier
        low, best, high, modifier = _vague(piece, modifier)
    elif own == "range":
        beside = modifier
        low, best, high, modifier = _range(piece, modifier)
    else:
        beside = "exact"
        low, best, high = bounds(modifier, _int(piece.value))
    return Quantity(
        piece.start,
        piece.end,
        low,
        best,
        high,
        modifier,
        bound.start,
        bound.end,
        cast("Form", own),
        misread=piece.misread,
        additional=bound.additional,
        share=share,
        bound=beside,
    )


def _int(value: Number) -> Number:
    return int(value) if value == int(value) else value


Read = tuple[Number | None, Number | None, Number | None, Modifier]


def _vague(piece: Piece, modifier: Modifier) -> Read:
    if modifier in {"up_to", "fewer_than"}:
        return 0, None, None, modifier
    if modifier == "nearly":
        return None, None, None, "vague"
    return _int(piece.value), None, None, "vague"


def _range(piece: Piece, modifier: Modifier) -> Read:
    low, high = _int(piece.value), _int(piece.high or 0)
    if modifier in {"at_least", "more_than"}:
        return *bounds(modifier, low), modifier
    if modifier in {"up_to", "fewer_than", "nearly"}:
        return *bounds(modifier, high), modifier
    return low, None, high, "range"


_OF = compile_in_paragraph(
    r"\s{1,3}(?:out\s{1,3})?of\s{1,3}"
    r"(?:(?:the|its|their|his|her|our|those|these|all|a\s{1,3}total\s{1,3}of)\s{1,3}){0,3}",
    re.IGNORECASE,
)


def _with_wholes(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Tell each number of "47 of the 60" its whole."""
    for index, quantity in enumerate(found):
        whole = found[index + 1] if index + 1 < len(found) else None
        if (
            whole is not None
            and whole.start - quantity.outer_end <= 32
            and whole.best is not None
            and quantity.form != "nought"
            and _OF.fullmatch(text, quantity.outer_end, whole.outer_start)
        ):
            yield quantity._replace(whole=whole.best)
        else:
            yield quantity
