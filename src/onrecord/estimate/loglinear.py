"""Hierarchical log-linear models of the overlaps, fitted by maximum likelihood.

The counts of the observable combinations are Poisson with means that the model's terms multiply; the
intercept is the logarithm of the expected number on no list (Fienberg 1972; Bishop, Fienberg and
Holland 1975, ch. 6). A term whose lists have nobody together is taken as minus infinity and its cells
are taken out: the extended estimate of Fienberg and Rinaldo (2012) as Chan, Silverman and Vincent
(2021) use it for sparse tables. Many tables are fitted at once, for the bootstrap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.estimate.cells import Array, Mask, Terms, design
from onrecord.estimate.numerics import loggamma

STEPS = 200
ENOUGH = 1e-11
"""Of the largest step relative to the size of what is stepped from."""
_NOTHING = 1e-8  # persons: a mean that small is on its way to nought
_BATCH = 2000
_LOWEST, _HIGHEST = -30.0, 60.0
"""Of a linear predictor: a mean of 1e-13 is none, one of 1e26 no number of persons."""


class Fit(NamedTuple):
    """A model fitted to one table.

    `estimate` is of all persons, listed or not; `error` its standard error under Poisson sampling
    (persons). `unlisted` is the expected number on no list. `parameters` counts the intercept and all
    terms, also those that are minus infinity. `coefficients` and `errors` are of the terms, in their
    order, on the scale of logarithms; not-a-number for those that are minus infinity. `means` are the
    expected counts of the observable combinations.
    """

    terms: Terms
    estimate: float
    error: float
    unlisted: float
    deviance: float
    df: int
    parameters: int
    loglikelihood: float
    listed: int
    coefficients: tuple[float, ...]
    errors: tuple[float, ...]
    means: tuple[float, ...]

    @property
    def aic(self) -> float:
        """Akaike's criterion."""
        return 2 * self.parameters - 2 * self.loglikelihood

    @property
    def bic(self) -> float:
        """Schwarz's criterion with the number of persons listed as the sample size."""
        return float(self.parameters * np.log(self.listed) - 2 * self.loglikelihood)


class Fits(NamedTuple):
    """Many fits: the number on no list, the log-likelihood, and whether the fit stays within bounds.

    A fit whose means go towards nought has no greatest likelihood (`existence` asks that exactly).
    """

    unlisted: Array
    loglikelihood: Array
    bounded: Mask


def fit(counts: Array, lists: int, terms: Terms) -> Fit:
    """Fit a model to one table.

    Args:
        counts: The table, in the order of `cells.patterns`.
        lists: How many lists there are.
        terms: The model's terms; each list's own is among them.
    """
    matrix = design(lists, terms)
    solved = _solve(counts[None], matrix[None])
    unlisted = float(np.exp(solved.beta[0, 0]))
    spread = np.linalg.pinv(solved.information[0])
    errors = np.where(solved.kept[0], np.sqrt(np.diag(spread)), np.nan)
    coefficients = np.where(solved.kept[0], solved.beta[0], np.nan)
    return Fit(
        terms=terms,
        estimate=float(counts.sum()) + unlisted,
        error=float(np.sqrt(unlisted + unlisted**2 * spread[0, 0])),
        unlisted=unlisted,
        deviance=_deviance(counts, solved.means[0], solved.used[0]),
        df=len(counts) - matrix.shape[1],
        parameters=matrix.shape[1],
        loglikelihood=float(_loglikelihood(counts[None], solved)[0]),
        listed=int(counts.sum()),
        coefficients=tuple(map(float, coefficients[1:])),
        errors=tuple(map(float, errors[1:])),
        means=tuple(map(float, solved.means[0])),
    )


class Columns(NamedTuple):
    """Any columns fitted to any cells: coefficients, their covariance, and the deviance."""

    coefficients: Array
    covariance: Array
    deviance: float


def fit_columns(counts: Array, matrix: Array) -> Columns:
    """Fit columns, the first of them ones, to counts that need not be whole."""
    solved = _solve(counts[None], matrix[None])
    deviance = _deviance(counts, solved.means[0], solved.used[0])
    return Columns(solved.beta[0], np.linalg.pinv(solved.information[0]), deviance)


def fit_tables(tables: Array, lists: int, terms: Terms) -> Fits:
    """Fit one model to many tables, one a row."""
    solved = _solve(tables, design(lists, terms)[None])
    return Fits(np.exp(solved.beta[:, 0]), _loglikelihood(tables, solved), _bounded(solved))


def fit_models(counts: Array, lists: int, models: Sequence[Terms]) -> Fits:
    """Fit many models to one table; those with the same number of terms at once."""
    unlisted, likelihood = np.empty(len(models)), np.empty(len(models))
    bounded = np.empty(len(models), dtype=bool)
    sizes = np.array([len(terms) for terms in models])
    for size in np.unique(sizes):
        (places,) = np.nonzero(sizes == size)
        for start in range(0, len(places), _BATCH):
            some = places[start : start + _BATCH]
            matrices = np.stack([design(lists, models[place]) for place in some])
            tables = np.broadcast_to(counts, (len(some), len(counts)))
            solved = _solve(tables, matrices)
            unlisted[some] = np.exp(solved.beta[:, 0])
            likelihood[some] = _loglikelihood(tables, solved)
            bounded[some] = _bounded(solved)
    return Fits(unlisted, likelihood, bounded)


class _Solved(NamedTuple):
    """The coefficients, means and information of each fit; which cells and parameters took part."""

    beta: Array
    means: Array
    information: Array
    used: Mask
    kept: Mask


def usable(tables: Array, matrices: Array) -> tuple[Mask, Mask]:
    """Return which cells and which parameters of each table are left for fitting.

    A parameter whose margin is nought is minus infinity; it goes, with the cells it stands in.

    Args:
        tables: One table a row.
        matrices: The columns of each model; the first axis may be 1, for one model of all tables.
    """
    kept = (tables[:, None, :] @ matrices)[:, 0] > 0
    used = (matrices @ (~kept)[..., None])[..., 0] == 0
    return used, kept


def _solve(tables: Array, matrices: Array) -> _Solved:
    """Maximise the likelihood of each table by Newton's method, halving steps that overshoot."""
    used, kept = usable(tables, matrices)
    weights = used.astype(float)
    beta = np.zeros((len(tables), matrices.shape[2]))
    beta[:, 0] = np.log(np.maximum((tables * weights).sum(1) / weights.sum(1), 1e-3))
    eta = _predictor(matrices, beta)
    value = _objective(tables, eta, weights)
    for _ in range(STEPS):
        means = np.exp(eta) * weights
        gradient = (((tables - means) * weights)[:, None, :] @ matrices)[:, 0] * kept
        information = _information(means, matrices, kept)
        step = np.linalg.solve(information, gradient[..., None])[..., 0]
        beta, eta, value = _stepped(tables, matrices, weights, (beta, step, value))
        if np.max(np.abs(step) / (1 + np.abs(beta))) < ENOUGH:
            break
    means = np.exp(eta) * weights
    return _Solved(beta, means, _information(means, matrices, kept), used, kept)


def _information(means: Array, matrices: Array, kept: Mask) -> Array:
    """Return the information of each fit; parameters that are out have ones, so that it inverts."""
    found: Array = np.swapaxes(matrices, 1, 2) @ (means[..., None] * matrices)
    found *= (kept[:, :, None] & kept[:, None, :]).astype(float)
    places = np.arange(found.shape[1])
    found[:, places, places] += np.where(kept, 1e-12, 1.0)
    return found


def _stepped(
    tables: Array, matrices: Array, weights: Array, now: tuple[Array, Array, Array]
) -> tuple[Array, Array, Array]:
    """Take a step for each table, halved until the likelihood does not fall."""
    beta, step, value = now
    scale = np.ones(len(tables))
    for _ in range(30):
        tried = beta + scale[:, None] * step
        eta = _predictor(matrices, tried)
        new = _objective(tables, eta, weights)
        worse = new < value - 1e-12 * (1 + np.abs(value))
        if not worse.any():
            return tried, eta, new
        scale[worse] /= 2
    tried = np.where(worse[:, None], beta, tried)
    return tried, _predictor(matrices, tried), np.where(worse, value, new)


def _predictor(matrices: Array, beta: Array) -> Array:
    found: Array = np.clip((matrices @ beta[..., None])[..., 0], _LOWEST, _HIGHEST)
    return found


def _bounded(solved: _Solved) -> Mask:
    return np.asarray(((solved.means > _NOTHING) | ~solved.used).all(axis=1))


def _objective(tables: Array, eta: Array, weights: Array) -> Array:
    found: Array = ((tables * eta - np.exp(eta)) * weights).sum(axis=1)
    return found


def _loglikelihood(tables: Array, solved: _Solved) -> Array:
    logs = np.log(np.where(solved.means > 0, solved.means, 1.0))
    parts = tables * logs - solved.means - loggamma(tables + 1)
    found: Array = (parts * solved.used).sum(axis=1)
    return found


def _deviance(counts: Array, means: Array, used: Mask) -> float:
    positive = used & (counts > 0)
    parts = counts[positive] * np.log(counts[positive] / means[positive])
    return float(2 * (parts.sum() - (counts - means)[used].sum()))
