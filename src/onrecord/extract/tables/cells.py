"""The numbers in one cell of a table."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.sentence import read_sentence
from onrecord.extract.masks import find_masks, label_masks
from onrecord.extract.numbers import find_quantities, has_quantity
from onrecord.extract.numbers.quantity import Quantity
from onrecord.extract.tables.grid import is_year
from onrecord.model import Cell, Span

# A lone number in a cell is a year or a list number only in running text.
_LONE = frozenset(("year", "list", "name"))
_FOOTNOTE = re.compile(
    r"(?:\s?(?:\[[^\[\]\s]{1,4}\]|\((?:[a-z]|[ivx]{1,4})\)|[*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]|\^\[?\w{1,3}\]?"
    r"|(?<=\d)[a-e](?:,\s?[a-e])?))+\Z"
)
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,2}\Z")
_RESIDUE = re.compile(r"[^\W\d_]")
_PAIR = re.compile(r"\d[\d.,]{0,12}(?:\s?/\s?\d[\d.,]{0,12}){1,3}\Z")
_BRACKETED = re.compile(r"\s?[(\[]\s?(?:\+\s?)?\Z")


class Reading(NamedTuple):
    """What a cell holds.

    `numbers` are its quantities where it holds nothing else; `drafts` what its words say, read as
    a sentence; `second` is true where the second number stands in brackets behind the first.
    """

    numbers: tuple[Quantity, ...] = ()
    drafts: tuple[Draft, ...] = ()
    second: bool = False
    slashed: bool = False


NOTHING = Reading()


def read_cell(text: str, cell: Cell, row: Span) -> Reading:
    """Return the numbers of a cell.

    Args:
        text: The document's text.
        cell: A cell in it.
        row: The range of the cell's row, the sentence of the figures.
    """
    start, end = _bare(text, cell)
    if start >= end or not has_quantity(text, start, end):
        return NOTHING
    words = text[start:end]
    if "%" in words and not _RESIDUE.search(words):
        words = re.sub(r"\([^()]{0,20}%[^()]{0,10}\)", lambda m: " " * len(m.group()), words)
        if "%" in words:
            return NOTHING
    if _PAIR.match(words):
        return _slashed(words, start)
    masks = [mask for mask in label_masks(words) if mask.kind not in _LONE]
    found = find_quantities(words, masks=[Span(m.start, m.end) for m in masks])
    if not found:
        return NOTHING
    if not _is_bare(words, found, masks):
        return _as_sentence(text, Span(start, end), row)
    numbers = tuple(shift(quantity, start) for quantity in found)
    second = len(found) == 2 and bool(
        _BRACKETED.search(words[found[0].outer_end : found[1].outer_start])
    )
    if words[: found[0].outer_start].strip(" ~*_(") in {"-", "−"}:
        return NOTHING
    return Reading(numbers[: 2 if second else 1], second=second)


def read_decimal(text: str, cell: Cell) -> Reading:
    """Return the number of a cell such as "12.5", which counts only under "in thousands"."""
    start, end = _bare(text, cell)
    words = text[start:end]
    if not _DECIMAL.match(words):
        return NOTHING
    value = float(words.replace(",", "."))
    number = Quantity(start, end, value, value, value, "exact", start, end, "digits")
    return Reading((number,))


def shift(quantity: Quantity, by: int) -> Quantity:
    """Return the quantity with its offsets moved."""
    return quantity._replace(
        start=quantity.start + by,
        end=quantity.end + by,
        outer_start=quantity.outer_start + by,
        outer_end=quantity.outer_end + by,
    )


def lone_draft(quantity: Quantity, row: Span) -> Draft:
    """Return a draft of a quantity that stands without a noun; its headings say the rest."""
    return Draft(CountPhrase(0, quantity), row)


def lone_year(text: str, cell: Cell) -> bool:
    """True where a cell holds a year and nothing else."""
    start, end = _bare(text, cell)
    return is_year(text[start:end])


def _bare(text: str, cell: Cell) -> tuple[int, int]:
    """Return the range of the cell's words without emphasis and footnote marks."""
    start, end = cell.start, cell.end
    while start < end and text[start] in "*_ \u00a0`\t\n":
        start += 1
    while start < end and text[end - 1] in "_ \u00a0`\t\n":
        end -= 1
    mark = _FOOTNOTE.search(text, max(start, end - 24), end)
    if mark and mark.start() > start:
        end = mark.start()
    while start < end and text[end - 1] in "*_ ":
        end -= 1
    return start, end


def _is_bare(words: str, found: tuple[Quantity, ...], masks: list[object] | list) -> bool:  # type: ignore[type-arg]
    """True where nothing but numbers, their modifiers, brackets and marks stands in the cell."""
    at, rest = 0, []
    for quantity in found:
        rest.append(words[at : quantity.outer_start])
        at = max(at, quantity.outer_end)
    rest.append(words[at:])
    return not masks and not _RESIDUE.search("".join(rest))


def _slashed(words: str, start: int) -> Reading:
    numbers: list[Quantity] = []
    at = 0
    for piece in words.split("/"):
        found = find_quantities(piece)
        if len(found) != 1:
            return NOTHING
        numbers.append(shift(found[0], start + at))
        at += len(piece) + 1
    return Reading(tuple(numbers), slashed=True)


def _as_sentence(text: str, span: Span, row: Span) -> Reading:
    masks = find_masks(text, span.start, span.end)
    quantities = find_quantities(text, span.start, span.end, masks=masks)
    if not quantities:
        return NOTHING
    drafts = read_sentence(text, span, quantities, masks)
    for draft in drafts:
        draft.sentence = row
    return Reading(drafts=tuple(drafts))
