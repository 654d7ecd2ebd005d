"""Intervals by the bootstrap, with the choice of the model repeated in each replicate.

Tables are drawn anew from the one at hand; in each the model is chosen again, so that the interval
holds the doubt about the choice as well (Silverman, Chan and Vincent 2024). The ends are corrected for
bias and acceleration, the acceleration by leaving out one person at a time (Efron 1987; DiCiccio and
Efron 1996).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.estimate.cells import Array, Terms
from onrecord.estimate.choice import ranked_by_bic, stepwise
from onrecord.estimate.loglinear import Fit, fit_tables
from onrecord.estimate.numerics import needed

REPLICATES = 1000
CANDIDATES = 50
"""Models that replicates choose among: those with the least BIC for the table at hand."""
SEED = 20260101
OUT_OF_REACH = 1e9
"""Persons: what is more is no number that lists tell of, but a fit on its way to no end."""


def within_reach(value: float | None) -> float | None:
    """Return a number of persons, or None where it is none."""
    return value if value is not None and np.isfinite(value) and value < OUT_OF_REACH else None


class Interval(NamedTuple):
    """The ends of an interval (persons), and from how many replicates they come."""

    low: float
    high: float
    replicates: int


Estimator = Callable[[Array], Array]
"""Tables, one a row, to estimates of all persons; not-a-number where none can be made."""


def bic_interval(
    counts: Array,
    lists: int,
    *,
    order: int | None = None,
    candidates: int = CANDIDATES,
    replicates: int = REPLICATES,
    level: float = 0.95,
) -> tuple[Fit, Interval]:
    """Return the model with the least BIC, and the interval with that choice repeated.

    Args:
        counts: The table.
        lists: How many lists there are, at most five.
        order: The most lists that one term may join.
        candidates: How many models the replicates choose among.
        replicates: How many tables are drawn.
        level: How sure the interval is to be.
    """
    best = ranked_by_bic(counts, lists, most=candidates, order=order)
    models = [one.terms for one in best]
    chosen = best[0]
    interval = bca(
        counts,
        chosen.estimate,
        lambda tables: least_bic(tables, lists, models),
        replicates=replicates,
        level=level,
    )
    return chosen, interval


def stepwise_interval(
    counts: Array, lists: int, *, replicates: int = 200, level: float = 0.95
) -> tuple[Fit, Interval]:
    """Return the model chosen step by step, and the interval with that choice repeated."""
    chosen = stepwise(counts, lists)

    def estimates(tables: Array) -> Array:
        return np.array([stepwise(table, lists).estimate for table in tables])

    return chosen, bca(counts, chosen.estimate, estimates, replicates=replicates, level=level)


def least_bic(tables: Array, lists: int, models: Sequence[Terms]) -> Array:
    """Return each table's estimate by the model of least BIC among some."""
    sizes = tables.sum(axis=1)
    lowest = np.full(len(tables), np.inf)
    found = np.full(len(tables), np.nan)
    for terms in models:
        fits = fit_tables(tables, lists, terms)
        bic = (1 + len(terms)) * np.log(sizes) - 2 * fits.loglikelihood
        better = fits.bounded & (bic < lowest)
        lowest[better] = bic[better]
        found[better] = (sizes + fits.unlisted)[better]
    return found


def bca(
    counts: Array,
    estimate: float,
    estimator: Estimator,
    *,
    replicates: int = REPLICATES,
    level: float = 0.95,
) -> Interval:
    """Return an interval corrected for bias and acceleration.

    Args:
        counts: The table at hand.
        estimate: What the estimator gives for it.
        estimator: The whole of what was done to it, the choice of a model included.
        replicates: How many tables are drawn.
        level: How sure the interval is to be.
    """
    normal = needed("scipy.stats").norm
    chance = np.random.default_rng(SEED)
    tables = redrawn(counts, estimate, replicates, chance)
    drawn = estimator(tables)
    drawn = np.sort(drawn[np.isfinite(drawn)])
    if len(drawn) < 2:
        return Interval(np.nan, np.nan, len(drawn))
    below = (np.sum(drawn < estimate) + np.sum(drawn == estimate) / 2) / len(drawn)
    bias = normal.ppf(np.clip(below, 0.5 / len(drawn), 1 - 0.5 / len(drawn)))
    speed = _acceleration(counts, estimator)
    ends = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        shifted = bias + normal.ppf(tail)
        ends.append(float(np.quantile(drawn, normal.cdf(bias + shifted / (1 - speed * shifted)))))
    return Interval(ends[0], ends[1], len(drawn))


def redrawn(counts: Array, number: float, times: int, chance: np.random.Generator) -> Array:
    """Return tables of as many persons as are estimated, each on the lists that chance gives it.

    How many come to be listed differs from table to table: where nearly all are listed, most of the doubt
    lies there (Buckland and Garthwaite 1991).
    """
    listed = counts.sum()
    number = max(min(number, OUT_OF_REACH), listed)
    seen = chance.binomial(round(number), min(1.0, listed / number), size=times)
    drawn: Array = chance.multinomial(np.maximum(seen, 1), counts / listed).astype(float)
    return drawn


def _acceleration(counts: Array, estimator: Estimator) -> float:
    """Return the acceleration by leaving out one person of each combination in turn."""
    (places,) = np.nonzero(counts)
    tables = np.tile(counts, (len(places), 1))
    tables[np.arange(len(places)), places] -= 1
    left = estimator(tables)
    weights = np.where(np.isfinite(left), counts[places], 0.0)
    left = np.nan_to_num(left)
    apart = (weights @ left) / weights.sum() - left
    spread = (weights @ apart**2) ** 1.5
    return float((weights @ apart**3) / (6 * spread)) if spread > 0 else 0.0
