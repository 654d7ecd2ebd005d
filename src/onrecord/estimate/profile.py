"""Intervals from the profile of the likelihood.

For each number of persons, the table with those on no list as one cell more is fitted; how likely that
is, as the number varies, gives the interval (Cormack 1992, "Interval estimation for mark-recapture
studies of closed populations"). The model is taken as given: where it was chosen by looking at the
table, such an interval is too narrow, and the bootstrap with the choice repeated is to be preferred.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from onrecord.estimate.cells import Array
from onrecord.estimate.loglinear import Columns, fit_columns
from onrecord.estimate.numerics import needed

REACH = 3.0
"""The upper end that is looked at, as a multiple of the estimate."""
_EXACT = 1e-4  # persons


class Profile(NamedTuple):
    """The likeliest number of persons and its interval; `high` is None where it lies out of reach."""

    estimate: float
    low: float
    high: float | None


Fitting = Callable[[Array, Array], Columns]


def profile(
    counts: Array, matrix: Array, *, level: float = 0.95, fitting: Fitting = fit_columns
) -> Profile:
    """Return the interval of the number of persons under a model.

    Args:
        counts: The table, in the order of `cells.patterns`.
        matrix: The model's columns, the first of ones.
        level: How sure the interval is to be.
        fitting: How the columns are fitted.
    """
    optimize, chi = needed("scipy.optimize"), needed("scipy.stats").chi2
    listed = float(counts.sum())
    whole = np.vstack([matrix, np.eye(1, matrix.shape[1])])

    def likely(number: float) -> float:
        unlisted = number - listed
        found = fitting(np.append(counts, unlisted), whole)
        return -found.deviance / 2 + _correction(unlisted, number)

    poisson = listed + float(np.exp(fitting(counts, matrix).coefficients[0]))
    best = optimize.minimize_scalar(
        lambda number: -likely(number),
        bounds=(listed, REACH * poisson),
        method="bounded",
        options={"xatol": _EXACT},
    )
    least = -best.fun - chi.ppf(level, 1) / 2
    far = REACH * poisson

    def above(number: float) -> float:
        return float(likely(number) - least)

    low = listed if above(listed) > 0 else optimize.brentq(above, listed, best.x, xtol=_EXACT)
    high = None if above(far) > 0 else optimize.brentq(above, best.x, far, xtol=_EXACT)
    return Profile(float(best.x), float(low), None if high is None else float(high))


def _correction(unlisted: float, number: float) -> float:
    """Return what makes the deviance of the cells that of the multinomial (Cormack 1992)."""
    gamma = needed("scipy.special").gammaln
    if number <= 100:
        empty = unlisted * np.log(unlisted) if unlisted > 0 else 0.0
        return float(empty + gamma(number + 1) - number * np.log(number) - gamma(unlisted + 1))
    if unlisted <= 1:
        return float(-number + 0.5 * np.log(2 * np.pi * number))
    return float(unlisted - number - 0.5 * np.log(unlisted / number))
