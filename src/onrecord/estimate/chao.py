"""Two estimates that choose no model: lists that are independent, and Chao's lower bound."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from onrecord.estimate.cells import Array, design, patterns
from onrecord.estimate.loglinear import Columns, fit_columns
from onrecord.estimate.models import main_effects
from onrecord.estimate.numerics import needed
from onrecord.estimate.profile import Profile, profile


class Bound(NamedTuple):
    """Chao's lower bound: of all persons, its standard error, and its interval."""

    estimate: float
    error: float
    interval: Profile


class Corrected(NamedTuple):
    """An estimate with its bias taken off, and its standard error (persons)."""

    estimate: float
    error: float


def lower_bound(counts: Array, lists: int) -> Bound:
    """Return the number that there are at least, where persons differ in how easily they are listed.

    The lists' own chances differ too; what those on three lists or more tell beyond that is taken as
    it is, as far as it tells of more persons than independence does (Rivest and Baillargeon 2007,
    "Applications and extensions of Chao's moment estimator").
    """
    matrix = _heterogeneous(lists)
    fitted = _rising(counts, matrix, lists)
    unlisted = float(np.exp(fitted.coefficients[0]))
    error = float(np.sqrt(unlisted + unlisted**2 * fitted.covariance[0, 0]))
    interval = profile(
        counts, matrix, fitting=lambda cells, columns: _rising(cells, columns, lists)
    )
    return Bound(float(counts.sum()) + unlisted, error, interval)


def least_number(counts: Array, lists: int) -> float:
    """Return the lower bound without its interval."""
    fitted = _rising(counts, _heterogeneous(lists), lists)
    return float(counts.sum() + np.exp(fitted.coefficients[0]))


def independent(counts: Array, lists: int) -> Corrected:
    """Return the estimate for independent lists with its bias taken off.

    The equation of Seber (1982, p. 131) with the totals corrected as Rivest and Lévesque (2001) do.
    """
    totals = counts @ patterns(lists) + (lists + 2) / (2 * lists)
    listed = float(counts.sum()) + lists / 2

    def balance(number: float) -> float:
        return float(np.prod(1 - totals / number) - (1 - listed / number))

    optimize = needed("scipy.optimize")
    far = 2 * listed
    while balance(far) * balance(listed) > 0 and far < 1e15:
        far *= 2
    number = float(optimize.brentq(balance, listed, far, xtol=1e-10))
    spread = 1 / (number - listed) + (lists - 1) / number - (1 / (number - totals)).sum()
    return Corrected(number - lists / 2, float(spread**-0.5))


def _heterogeneous(lists: int) -> Array:
    return np.column_stack([design(lists, main_effects(lists)), _beyond_two(lists)])


def _beyond_two(lists: int) -> Array:
    """Return columns that let those on three, four … lists be as many as they are."""
    times = patterns(lists).sum(axis=1)
    found: Array = np.column_stack(
        [np.maximum(times - many + 1, 0) for many in range(3, lists + 1)]
    ).astype(float)
    return found


def _rising(counts: Array, matrix: Array, lists: int) -> Columns:
    """Fit, leaving out the columns beyond two lists that tell of fewer persons, the first first."""
    # One with nobody in it would be minus infinity.
    columns = [one for one in range(matrix.shape[1]) if one <= lists or counts @ matrix[:, one] > 0]
    while True:
        fitted = fit_columns(counts, matrix[:, columns])
        beyond = fitted.coefficients[lists + 1 :]
        if not (beyond < 0).any():
            return fitted
        del columns[lists + 1 + int(np.argmax(beyond < 0))]
