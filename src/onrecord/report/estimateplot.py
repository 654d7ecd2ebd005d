"""Estimates side by side, each with its interval: as the persons are joined, and over linkages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log10

from markupsafe import Markup

from onrecord.model import Estimate
from onrecord.report.shapes import LINE, SOFT, arrow, dot, letters, line, picture, ticks

METHODS = {
    "independent": "lists independent",
    "lower_bound": "lower bound (Chao)",
    "bic": "log-linear, least BIC",
    "bic_pairs": "log-linear, BIC, pairs only",
    "stepwise": "log-linear, step by step",
    "graphs": "average over graphs",
    "latent_classes": "latent classes",
}
"""What each method is called under a plot."""
LOG_FROM = 20
"""The ratio of the highest to the lowest number from which the axis is logarithmic."""
_LEFT, _WIDTH, _RIGHT, _TOP, _ROW = 250, 480, 190, 34, 24
Scale = Callable[[float], float]


def estimate_plot(estimates: Sequence[Estimate], title: str, name: str) -> Markup:
    """Return the plot of one stratum's estimates as an SVG element with a title and a description.

    Args:
        estimates: In the order they are drawn in from top to bottom.
        title: What the plot shows, in words.
        name: A prefix for ids, unique on the page.
    """
    size = (_LEFT + _WIDTH + _RIGHT, _TOP + _ROW * len(estimates) + 10)
    body = Markup("").join(
        (*_axis(estimates, size[1]), *(part for each in _rows(estimates) for part in each))
    )
    return picture(name, title, description(estimates), size, body)


def description(estimates: Sequence[Estimate]) -> str:
    """Return what the plot shows, in words."""
    return "; ".join(f"{label_of(one)}: {words_of(one)}" for one in estimates)


def label_of(one: Estimate) -> str:
    """Return what an estimate is called."""
    told = METHODS[one.method]
    return f"{told}, {one.linkages} linkages" if one.linkages else told


def words_of(one: Estimate) -> str:
    """Return an estimate with its interval in words, or why there is none."""
    if one.estimate is None:
        return "withheld"
    if one.low is None:
        return f"{one.estimate:,.0f}"
    high = "no end in reach" if one.high is None else f"{one.high:,.0f}"
    return f"{one.estimate:,.0f} ({one.low:,.0f} to {high})"


def _range(estimates: Sequence[Estimate]) -> tuple[float, float]:
    every = [
        value
        for one in estimates
        for value in (one.listed, one.estimate, one.low, one.high)
        if value is not None and value > 0
    ]
    return min(every, default=1), max(every, default=1)


def _scale(estimates: Sequence[Estimate]) -> tuple[Scale, list[float], bool]:
    """Return where numbers stand on the axis, its marks, and whether it is logarithmic."""
    least, most = _range(estimates)
    if most / least >= LOG_FROM:
        low, high = log10(least) - 0.1, log10(most) + 0.1
        marks = [10.0**power for power in range(int(low), int(high) + 1) if low <= power <= high]
        return (
            (lambda value: _LEFT + _WIDTH * (log10(max(value, 1)) - low) / (high - low)),
            marks,
            True,
        )
    room = (most - least or most) * 0.08
    low, high = max(least - room, 0.0), most + room
    return (lambda value: _LEFT + _WIDTH * (value - low) / (high - low)), ticks(low, high), False


def _axis(estimates: Sequence[Estimate], bottom: float) -> Iterator[Markup]:
    at, marks, log = _scale(estimates)
    for mark in marks:
        yield line(at(mark), _TOP - 6, at(mark), bottom - 8, colour=LINE)
        yield letters(at(mark), _TOP - 12, f"{mark:,.0f}", anchor="middle", colour=SOFT, size=11)
    told = "persons, logarithmic" if log else "persons"
    yield letters(_LEFT + _WIDTH + 12, _TOP - 12, told, colour=SOFT, size=11)
    listed = [one.listed for one in estimates if not one.linkages][:1]
    for number in listed:
        yield line(at(number), _TOP - 6, at(number), bottom - 8, colour=SOFT, dashes="3 3")
        yield letters(_LEFT - 12, _TOP - 12, f"broken line: {number:,} listed", anchor="end",
                      colour=SOFT, size=11)  # fmt: skip


def _rows(estimates: Sequence[Estimate]) -> Iterator[Iterator[Markup]]:
    at, _, _ = _scale(estimates)
    for place, one in enumerate(estimates):
        yield _row(one, at, _TOP + _ROW * (place + 0.5))


def _row(one: Estimate, at: Scale, y: float) -> Iterator[Markup]:
    label = f"over {one.linkages} linkages" if one.linkages else METHODS[one.method]
    yield letters(
        _LEFT - 12, y + 4, label, anchor="end", colour=SOFT if one.linkages else "var(--ink)"
    )
    yield letters(_LEFT + _WIDTH + 12, y + 4, words_of(one), size=11)
    if one.estimate is None:
        return
    if one.low is not None:
        end = _LEFT + _WIDTH if one.high is None else at(one.high)
        yield line(at(one.low), y, end, y, width=2, dashes="5 3" if one.linkages else "")
        yield line(at(one.low), y - 5, at(one.low), y + 5, width=2)
        yield arrow(end, y) if one.high is None else line(end, y - 5, end, y + 5, width=2)
    yield dot(at(one.estimate), y, filled=not one.linkages)
