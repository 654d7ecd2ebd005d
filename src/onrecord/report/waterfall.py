"""What speaks for and against two statements being about one person, as a waterfall of weights.

It begins with what two statements at random weigh; each reason moves the sum to the right (for) or to
the left (against); the end is the pair's weight. Weights are base-2 logarithms: each one doubles the odds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from onrecord.model import Pairing
from onrecord.report.shapes import (
    AGAINST,
    FOR,
    INK,
    LINE,
    SOFT,
    box,
    letters,
    line,
    picture,
    ticks,
)

RANDOM = "two statements at random"
TOTAL = "all together"
_LEFT, _WIDTH, _RIGHT, _TOP, _ROW = 320, 360, 60, 30, 22


class Step(NamedTuple):
    """A reason: its words, its weight, and the sums before and after it."""

    reason: str
    weight: float
    start: float
    end: float


def steps_of(pair: Pairing) -> list[Step]:
    """Return the steps from what two statements at random weigh to the pair's weight, in their order."""
    so_far = pair.weight - sum(pair.weights)
    found = [Step(RANDOM, so_far, 0.0, so_far)]
    for reason, weight in zip(pair.reasons, pair.weights, strict=False):
        found.append(Step(reason, weight, so_far, so_far + weight))
        so_far += weight
    return [*found, Step(TOTAL, pair.weight, 0.0, pair.weight)]


def description(pair: Pairing) -> str:
    """Return what the plot shows, in words."""
    return "; ".join(f"{one.reason}: {one.weight:+.1f}" for one in steps_of(pair))


def waterfall(pair: Pairing, name: str) -> Markup:
    """Return the plot as an SVG element with a title and a description.

    Args:
        pair: Two statements as the model compares them.
        name: A prefix for ids, unique on the page.
    """
    steps = steps_of(pair)
    size = (_LEFT + _WIDTH + _RIGHT, _TOP + _ROW * len(steps) + 6)
    title = f"What speaks for and against one person: {pair.probability:.0%} likely"
    return picture(name, title, description(pair), size, Markup("").join(_drawn(steps, size[1])))


def _drawn(steps: list[Step], bottom: float) -> Iterator[Markup]:
    ends = [value for one in steps for value in (one.start, one.end)]
    low, high = min(ends), max(ends)
    room = (high - low or 1.0) * 0.04

    def at(value: float) -> float:
        return _LEFT + _WIDTH * (value - low + room) / (high - low + 2 * room)

    for mark in ticks(low, high):
        yield line(at(mark), _TOP - 6, at(mark), bottom - 4, colour=INK if mark == 0 else LINE)
        yield letters(at(mark), _TOP - 12, f"{mark:+.0f}" if mark else "0", anchor="middle",
                      colour=SOFT, size=11)  # fmt: skip
    for place, one in enumerate(steps):
        y = _TOP + _ROW * (place + 0.5)
        whole = place in {0, len(steps) - 1}
        colour = SOFT if whole else FOR if one.weight >= 0 else AGAINST
        yield letters(_LEFT - 12, y + 4, one.reason, anchor="end", colour=SOFT if whole else INK)
        yield box(at(min(one.start, one.end)), y - 6, at(max(one.start, one.end)) - at(min(one.start, one.end)),
                  12, colour=colour)  # fmt: skip
        if place + 1 < len(steps) - 1:
            yield line(at(one.end), y + 6, at(one.end), y + _ROW - 6, colour=SOFT)
        yield letters(_LEFT + _WIDTH + 6, y + 4, f"{one.weight:+.1f}", size=11)
