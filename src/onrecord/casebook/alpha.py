"""Krippendorff's alpha: how far coders agree beyond what chance alone would give.

Alpha is one less the observed over the expected disagreement (Krippendorff, "Computing Krippendorff's
Alpha-Reliability", 2011; Content Analysis, 4th edition, 2019, chapter 12). Units that fewer than two
coders gave a value to say nothing of agreement and are left out, which is how it takes missing data. Its
interval is by the bootstrap (Zapf et al., "Measuring inter-rater reliability for nominal data", BMC Medical
Research Methodology 16:93, 2016), here over groups of units that are drawn together.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

ValueT = TypeVar("ValueT", bound=Hashable)
Floats = NDArray[np.float64]

RESAMPLES = 1000
_SEED = 2011  # the same data give the same interval
_LEVEL = 0.95

Bounds = tuple[float | None, float | None]
"""A value as a figure states it: least and most, None where open."""


class Unit(NamedTuple, Generic[ValueT]):
    """What coders said of one thing: a value from each who said something.

    `weight` units are alike (the characters of a stretch); `drawn_with` names the group that it is drawn
    with for the interval.
    """

    values: tuple[ValueT, ...]
    drawn_with: Hashable
    weight: int = 1


class Alpha(NamedTuple):
    """Alpha with its interval, None where it is not defined: without any disagreement to expect."""

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    values: int


class _Sums(NamedTuple):
    """Of each group: values by kind, their number, and the disagreement inside its units."""

    kinds: Floats
    numbers: Floats
    within: Floats


def nominal(one: Hashable, other: Hashable) -> float:
    """Return the difference of two names: 0 for the same, 1 for others."""
    return 0.0 if one == other else 1.0


def ratio(one: Bounds, other: Bounds) -> float:
    """Return the difference of two values with bounds by Krippendorff's ratio metric.

    Of two numbers it is ((a - b) / (a + b)) squared. Of two ranges it is the mean of that of the least and of
    the most. An open bound is the end of the scale, none below or no end above, and the metric's own limit
    gives its difference: 0 to another open bound, 1 to any number.
    """
    low = _of_bounds(one[0] or 0, other[0] or 0)
    high = _of_bounds(one[1], other[1])
    return (low + high) / 2


def _of_bounds(one: float | None, other: float | None) -> float:
    if one == other:
        return 0.0
    if one is None or other is None:
        return 1.0
    return ((one - other) / (one + other)) ** 2


def alpha(
    units: Sequence[Unit[ValueT]],
    difference: Callable[[ValueT, ValueT], float],
    *,
    resamples: int = RESAMPLES,
) -> Alpha:
    """Return alpha over units.

    Args:
        units: What coders said of each.
        difference: The squared difference of two values; 0 of one with itself.
        resamples: How often to draw for the interval; it needs two groups of units at least.
    """
    paired = [unit for unit in units if len(unit.values) > 1]
    total = sum(unit.weight for unit in paired)
    count = sum(unit.weight * len(unit.values) for unit in paired)
    kinds = list(dict.fromkeys(value for unit in paired for value in unit.values))
    differences = np.array([[difference(a, b) for b in kinds] for a in kinds], dtype=float)
    sums = _sums(paired, {kind: place for place, kind in enumerate(kinds)}, differences)
    groups = len(sums.numbers)
    found = _alphas(np.ones((1, groups)), sums, differences)[0] if paired else np.nan
    if np.isnan(found):
        return Alpha(None, None, None, total, count)
    low = high = None
    if groups > 1 and resamples:
        draws = np.random.default_rng(_SEED).multinomial(groups, [1 / groups] * groups, resamples)
        drawn = _alphas(draws.astype(float), sums, differences)
        drawn = drawn[~np.isnan(drawn)]
        if len(drawn):
            tail = (1 - _LEVEL) / 2
            low, high = (float(one) for one in np.quantile(drawn, [tail, 1 - tail]))
    return Alpha(float(found), low, high, total, count)


def _sums(units: Sequence[Unit[ValueT]], places: dict[ValueT, int], differences: Floats) -> _Sums:
    groups = {name: at for at, name in enumerate(dict.fromkeys(one.drawn_with for one in units))}
    kinds = np.zeros((len(groups), len(places)))
    within = np.zeros(len(groups))
    for unit in units:
        at = groups[unit.drawn_with]
        chosen = [places[value] for value in unit.values]
        np.add.at(kinds[at], chosen, unit.weight)
        pairs = differences[np.ix_(chosen, chosen)].sum()
        within[at] += unit.weight * pairs / (len(chosen) - 1)
    return _Sums(kinds, kinds.sum(axis=1), within)


def _alphas(draws: Floats, sums: _Sums, differences: Floats) -> Floats:
    """Return alpha for each row of `draws`, how often each group is taken; NaN where undefined."""
    numbers = draws @ sums.numbers
    kinds = draws @ sums.kinds
    expected = ((kinds @ differences) * kinds).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = 1 - (numbers - 1) * (draws @ sums.within) / expected
    return np.where(expected > 0, found, np.nan)
