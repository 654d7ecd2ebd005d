"""Masks: numbers that count nobody and nothing (LEDGER's negative list)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.masks.contents import mask_contents
from onrecord.extract.masks.context import mask_contexts
from onrecord.extract.masks.dates import mask_dates
from onrecord.extract.masks.forms import mask_forms, mask_idioms
from onrecord.extract.masks.mask import Mask
from onrecord.extract.masks.tokens import mask_tokens
from onrecord.extract.numbers.atoms import Atom, find_atoms, outside
from onrecord.extract.numbers.lexis import gate_pattern, gate_words, spoken
from onrecord.model import Span

_DIGIT = re.compile(r"[0-9]")

__all__ = ["Mask", "find_masks", "label_masks", "masks_and_atoms"]


def find_masks(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the ranges of `text[start:end]` whose numbers count nothing, sorted and apart.

    Dates, times, durations, ages, money, measures, symbols, links, telephones, addresses, models,
    and the numbers that name something (units, laws, pages, paragraphs, rooms).

    Args:
        text: The whole text; what stands just outside the range is looked at.
        start: Where to begin.
        end: Where to stop; the end of the text if None.
    """
    return tuple(Span(mask.start, mask.end) for mask in label_masks(text, start, end))


def masks_and_atoms(text: str, start: int, stop: int) -> tuple[tuple[Span, ...], tuple[Atom, ...]]:
    """Return the masks of `text[start:stop]` and the atoms of numbers that stand outside them.

    Looking for both at once spares `find_quantities` the second reading of the sentence.
    """
    masks, atoms = _masks(text, start, stop)
    spans = tuple(Span(mask.start, mask.end) for mask in masks)
    return spans, outside(atoms, spans)


def label_masks(text: str, start: int = 0, end: int | None = None) -> tuple[Mask, ...]:
    """Return the same ranges as `find_masks`, each with its kind ("date", "age", "name" …)."""
    return _masks(text, start, len(text) if end is None else end)[0]


def _masks(text: str, start: int, stop: int) -> tuple[tuple[Mask, ...], tuple[Atom, ...]]:
    """Return the masks, and the atoms outside those that need no look at their neighbours."""
    digits = _DIGIT.search(text, start, stop) is not None
    if not digits and (
        gate_words().isdisjoint(spoken(text, start, stop))
        or gate_pattern().search(text, start, stop) is None
    ):
        return (), ()
    shaped: list[Mask] = list(mask_idioms(text, start, stop))
    if digits:
        shaped.extend(mask_dates(text, start, stop))
        shaped.extend(mask_forms(text, start, stop))
        shaped.extend(mask_tokens(text, start, stop))
        shaped.extend(mask_contents(text, start, stop))
    merged = _merge(shaped, start, stop)
    atoms = tuple(find_atoms(text, start, stop, [(mask.start, mask.end) for mask in merged]))
    if not atoms:
        return merged, atoms
    return _merge([*merged, *mask_contexts(text, atoms, merged)], start, stop), atoms


def _merge(masks: Iterable[Mask], start: int, stop: int) -> tuple[Mask, ...]:
    """Return the masks in order, those that overlap as one, cut to the range."""
    merged: list[Mask] = []
    for mask in sorted(masks):
        begin, end = max(mask.start, start), min(mask.end, stop)
        if begin >= end:
            continue
        if merged and begin < merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(end, merged[-1].end))
        else:
            merged.append(Mask(begin, end, mask.kind))
    return tuple(merged)
