"""How many persons stand on exactly which lists, as an UpSet plot.

A column is a combination of lists, its bar how many stand on just those; dots tell which lists they are
(Lex, Gehlenborg, Strobelt, Vuillemot and Pfister 2014, "UpSet: Visualization of Intersecting Sets").
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from onrecord.model import Overlaps
from onrecord.report.shapes import (
    INK,
    LINE,
    SOFT,
    SUNK,
    box,
    dot,
    letters,
    line,
    picture,
    width_of,
)

COLUMNS = 40
"""Combinations that are drawn, those with the most persons; the table has all."""
_COLUMN, _ROW, _TOP, _BARS, _SIDE = 34, 26, 22, 150, 110
_SHORT = 34


def combinations_of(overlaps: Overlaps) -> list[tuple[tuple[str, ...], int]]:
    """Return the lists of each combination that has persons, and how many, the most first."""
    found = [
        (
            tuple(name for name, mark in zip(overlaps.lists, pattern, strict=True) if mark == "1"),
            count,
        )
        for pattern, count in overlaps.counts.items()
        if count
    ]
    return sorted(found, key=lambda one: (-one[1], len(one[0]), one[0]))


def totals_of(overlaps: Overlaps) -> dict[str, int]:
    """Return how many persons each list has."""
    return {
        name: sum(count for pattern, count in overlaps.counts.items() if pattern[place] == "1")
        for place, name in enumerate(overlaps.lists)
    }


def overlap_plot(overlaps: Overlaps, title: str, name: str) -> Markup:
    """Return the UpSet plot of a table as an SVG element with a title and a description.

    Args:
        overlaps: How many persons stand on exactly which lists.
        title: What the plot shows, in words.
        name: A prefix for ids, unique on the page.
    """
    chosen = combinations_of(overlaps)[:COLUMNS]
    totals = totals_of(overlaps)
    labels = {one: _short(one) for one in overlaps.lists}
    left = _SIDE + max(width_of(label) for label in labels.values()) + 24
    size = (left + _COLUMN * len(chosen) + 8, _TOP + _BARS + 18 + _ROW * len(totals) + 4)
    body = Markup("").join(
        (*_rows(totals, labels, left, size[0]), *_columns(chosen, list(totals), left))
    )
    return picture(name, title, description(overlaps), size, body)


def description(overlaps: Overlaps) -> str:
    """Return what the plot shows, in words."""
    return "; ".join(
        f"{' and '.join(names)}{'' if len(names) > 1 else ' alone'}: {count:,}"
        for names, count in combinations_of(overlaps)[:COLUMNS]
    )


def _rows(
    totals: dict[str, int], labels: dict[str, str], left: float, right: float
) -> Iterator[Markup]:
    """Yield a row for each list: its name, and a bar for all who stand on it."""
    most = max(totals.values()) or 1
    for place, (name, total) in enumerate(totals.items()):
        middle = _middle(place)
        if place % 2 == 0:
            yield box(left - 8, middle - _ROW / 2, right - left + 8, _ROW, colour=SUNK)
        yield letters(left - 18, middle + 4, labels[name], anchor="end")
        start = left - 30 - max(width_of(label) for label in labels.values())
        long = (_SIDE - 50) * total / most
        yield box(start - long, middle - 6, long, 12, colour=SOFT)
        yield letters(start - long - 5, middle + 4, f"{total:,}", anchor="end", colour=SOFT)


def _columns(
    chosen: list[tuple[tuple[str, ...], int]], lists: list[str], left: float
) -> Iterator[Markup]:
    """Yield a bar for each combination, and the dots that tell which it is."""
    most = chosen[0][1] if chosen else 1
    yield line(left - 8, _TOP + _BARS, left + _COLUMN * len(chosen), _TOP + _BARS, colour=LINE)
    for number, (names, count) in enumerate(chosen):
        x = left + _COLUMN * (number + 0.5) - 4
        high = _BARS * count / most
        yield box(x - 9, _TOP + _BARS - high, 18, high)
        yield letters(x, _TOP + _BARS - high - 5, f"{count:,}", anchor="middle", size=11)
        places = [lists.index(one) for one in names]
        if len(places) > 1:
            yield line(x, _middle(min(places)), x, _middle(max(places)), width=2)
        for place in range(len(lists)):
            on = place in places
            yield dot(x, _middle(place), 5 if on else 3, colour=INK if on else LINE)


def _middle(place: int) -> float:
    return _TOP + _BARS + 18 + _ROW * (place + 0.5)


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
