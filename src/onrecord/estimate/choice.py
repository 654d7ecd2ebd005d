"""Which model is chosen: the least BIC of all that can be fitted, or stepwise for many lists."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.estimate.cells import Array, Term, closed, column
from onrecord.estimate.existence import FINE, existence
from onrecord.estimate.loglinear import Fit, fit, fit_models
from onrecord.estimate.models import hierarchical, main_effects
from onrecord.estimate.numerics import needed

ENTER = 0.02
"""The greatest p-value at which a term comes in (Chan, Silverman and Vincent 2021)."""


def ranked_by_bic(
    counts: Array, lists: int, *, most: int = 1, order: int | None = None
) -> list[Fit]:
    """Return the models with the least BIC that can be fitted, the best first.

    All hierarchical models are looked at (Silverman, Chan and Vincent 2024); whether one can be fitted
    is asked from the best on, so that it is asked of few.

    Args:
        counts: The table.
        lists: How many lists there are, at most five.
        most: How many models are wanted.
        order: The most lists that one term may join.
    """
    models = hierarchical(lists, order)
    found: list[Fit] = []
    for place in _ranked(tuple(counts.tolist()), lists, order):
        if len(found) == most:
            break
        if existence(counts, lists, models[place]) == FINE:
            found.append(fit(counts, lists, models[place]))
    return found


@lru_cache(maxsize=4)
def _ranked(counts: tuple[float, ...], lists: int, order: int | None) -> NDArray[np.int64]:
    """Return the places of all models, that with the least BIC first; of five lists it takes seconds."""
    models = hierarchical(lists, order)
    fits = fit_models(np.array(counts), lists, models)
    sizes = np.array([1 + len(terms) for terms in models])
    return np.argsort(sizes * np.log(sum(counts)) - 2 * fits.loglikelihood, kind="stable")


def stepwise(counts: Array, lists: int, *, enter: float = ENTER) -> Fit:
    """Return the model that terms of two lists are added to, one at a time, while they bear on it.

    The persons that two lists share are Poisson with a mean that the model so far gives. The pair
    whose number is least likely, one-sided, comes in next, if that is at most `enter` and the model can
    then be fitted (Chan, Silverman and Vincent 2021, section 4.1).
    """
    current = fit(counts, lists, main_effects(lists))
    while True:
        missing = [
            pair
            for pair in map(frozenset, combinations(range(lists), 2))
            if pair not in current.terms
        ]
        likely = sorted(
            (_shared_by_chance(counts, lists, current, pair), n) for n, pair in enumerate(missing)
        )
        for p_value, number in likely:
            if p_value > enter:
                return current
            terms = closed((*current.terms, missing[number]))
            if existence(counts, lists, terms) == FINE:
                current = fit(counts, lists, terms)
                break
        else:
            return current


def _shared_by_chance(counts: Array, lists: int, model: Fit, pair: Term) -> float:
    """Return the one-sided p-value of the number of persons that two lists share."""
    poisson = needed("scipy.stats").poisson
    both = column(lists, pair)
    shared, mean = float(counts @ both), float(np.array(model.means) @ both)
    return float(min(poisson.cdf(shared, mean), poisson.sf(shared - 1, mean)))
