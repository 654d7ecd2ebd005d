"""Crossing highlights as a row of segments.

Highlights in a text may cross one another, which nested elements cannot. The text is therefore cut
at every place where a highlight begins or ends, and each segment says which highlights cover it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

LAYERS = ("withheld", "finding", "meta", "source", "unsure", "figure")
"""What a highlight shows; of two over the same words the earlier is drawn around the later."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight: a half-open range of code points, with what it shows.

    `layer` is one of `LAYERS`; `id` is the element's id.
    """

    start: int
    end: int
    layer: str
    id: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text covered by the same highlights throughout.

    `opens` and `closes` hold those of `marks` whose first or last piece this is.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    opens: frozenset[str]
    closes: frozenset[str]


def cut(start: int, end: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Yield the segments of `[start, end)` in order; joined they are the whole range.

    Args:
        start: First code point.
        end: One past the last.
        marks: Highlights; those outside the range and empty ones are left out. Longer ones come
            first in a segment's `marks`, so that a reader nests them from the outside in.
        cuts: Further places to cut at, such as the edges of table cells.
    """
    inside = sorted(
        (each for each in marks if each.start < each.end and each.start < end and start < each.end),
        key=lambda mark: (mark.start, -mark.end, mark.layer, mark.id),
    )
    edges = {start, end}
    for mark in inside:
        edges.update((max(mark.start, start), min(mark.end, end)))
    edges.update(each for each in cuts if start < each < end)
    places = sorted(edges)
    waiting, active = 0, list[Mark]()
    for left, right in pairwise(places):
        while waiting < len(inside) and inside[waiting].start <= left:
            active.append(inside[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > left]
        yield Segment(
            left,
            right,
            tuple(sorted(active, key=_outermost_first)),
            frozenset(mark.id for mark in active if mark.start == left),
            frozenset(mark.id for mark in active if mark.end == right),
        )


class Marks:
    """The highlights of one text, found quickly by the range they meet."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Sort the highlights; empty ones are left out."""
        self._all = sorted(
            (each for each in marks if each.start < each.end), key=lambda mark: mark.start
        )
        self._starts = [mark.start for mark in self._all]
        self._longest = max((mark.end - mark.start for mark in self._all), default=0)

    def meeting(self, start: int, end: int) -> list[Mark]:
        """Return the highlights that share a character with `[start, end)`."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._all[first:last] if mark.end > start]


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return (mark.start - mark.end, LAYERS.index(mark.layer), mark.id)
