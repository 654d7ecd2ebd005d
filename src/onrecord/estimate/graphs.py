"""The exact average over all decomposable graphs of the lists.

Each graph is a model: lists that no edge joins are independent given those between them. With hyper-
Dirichlet priors of `1 / 2^lists` a cell, and a prior for the number of persons that falls with one
over it, the probability of each number on no list follows in closed form for each graph, and the graphs
are averaged by how well they tell of the table (Madigan and York 1997; York, Madigan, Heuch and Lie
1995; the R package dga of Johndrow, Lum and Ball). Nothing is sampled.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from onrecord.errors import EstimateError
from onrecord.estimate.cells import Array, Term, patterns
from onrecord.estimate.numerics import loggamma

LEAST, MOST = 3, 5
TIMES = 40
"""The most persons on no list that are looked at, as a multiple of those listed."""


class Decomposed(NamedTuple):
    """A decomposable graph by its cliques, and by the separators between them, with how often."""

    cliques: tuple[Term, ...]
    separators: tuple[tuple[Term, int], ...]


class NumberPrior(NamedTuple):
    """What is thought of the number of persons beforehand: Poisson with a Gamma mean.

    The mean has shape `shape` and scale `scale` (persons), so that the number is negative binomial
    (Madigan and York 1997, section 3).
    """

    shape: float
    scale: float


class GraphAverage(NamedTuple):
    """The average over graphs: numbers of persons, listed or not.

    `relative` is the number that is best where an error counts in proportion to the truth (squared):
    the mean of 1/N over that of 1/N². `quantiles` are those at 2.5, 50 and 97.5 per cent. `weights` are the probabilities of the graphs,
    the likeliest first, with their cliques. `reached` is the probability at the upper end of what was
    looked at: if it is not next to nothing, the upper quantile is too low.
    """

    mean: float
    relative: float
    mode: int
    quantiles: tuple[int, int, int]
    weights: tuple[tuple[float, tuple[Term, ...]], ...]
    reached: float


def average_graphs(
    counts: Array,
    lists: int,
    *,
    most: int | None = None,
    cell: float | None = None,
    number: NumberPrior | None = None,
) -> GraphAverage:
    """Average over all decomposable graphs.

    Args:
        counts: The table, in the order of `cells.patterns`.
        lists: How many lists there are, three to five.
        most: The most persons on no list that are looked at; None for forty times those listed.
        cell: The prior of each of the `2^lists` cells, in persons; None for one shared by them all.
        number: What is thought of the number beforehand; None for one over the number.

    Raises:
        EstimateError: If there are more or fewer lists.
    """
    if not LEAST <= lists <= MOST:
        raise EstimateError(
            f"{lists} lists: graphs are averaged for {LEAST} to {MOST}",
            hint="join lists of the same kind, or look at the other estimates",
        )
    found = _posterior(counts, lists, most or int(TIMES * counts.sum()), cell, number)
    total, posterior = found.total, found.posterior
    order = np.argsort(-found.weights, kind="stable")
    graphs = decomposable(lists)
    return GraphAverage(
        mean=float(posterior @ total),
        relative=float((posterior @ (1 / total)) / (posterior @ (1 / total**2))),
        mode=int(total[np.argmax(posterior)]),
        quantiles=_quantiles(total, posterior),
        weights=tuple((float(found.weights[one]), graphs[one].cliques) for one in order),
        reached=float(posterior[-1]),
    )


def average_linkages(tables: Array, lists: int, *, most: int) -> tuple[float, tuple[int, int, int]]:
    """Return mean and quantiles of the mixture of what each of several linkages tells.

    Each linkage's posterior has the same weight (Sadinle 2018).

    Args:
        tables: The table of each linkage, one a row.
        lists: How many lists there are, three to five.
        most: The most persons on no list that are looked at.
    """
    last = int(tables.sum(axis=1).max()) + most
    mixed = np.zeros(last + 1)
    for counts in tables:
        found = _posterior(counts, lists, most, None, None)
        mixed[found.total.astype(np.int64)] += found.posterior / len(tables)
    total = np.arange(last + 1, dtype=float)
    return float(mixed @ total), _quantiles(total, mixed)


class _Posterior(NamedTuple):
    """The numbers of persons with their probabilities, and the weight of each graph."""

    total: Array
    posterior: Array
    weights: Array


def _posterior(
    counts: Array, lists: int, most: int, cell: float | None, number: NumberPrior | None
) -> _Posterior:
    missing = np.arange(1, most + 1, dtype=float)
    total = float(counts.sum()) + missing
    prior = cell * 2.0**lists if cell else 1.0
    parts = {some: _part(counts, lists, some, missing, prior) for some in _subsets(lists)}
    # What all graphs have in common: the multinomial coefficient and the prior of the number.
    shared = loggamma(total + 1) - loggamma(missing + 1) + _log_prior(total, number)
    graphs = decomposable(lists)
    sums = np.zeros(len(graphs))
    density = np.zeros(len(missing))
    scale = -np.inf
    for place, graph in enumerate(graphs):
        score = _score(graph, parts, shared)
        highest = float(score.max())
        if highest > scale:  # so that the likeliest is one, and what underflows is next to nothing
            shrink = np.exp(scale - highest)
            sums, density, scale = sums * shrink, density * shrink, highest
        score -= scale
        np.exp(score, out=score)
        sums[place] = score.sum()
        density += score
    return _Posterior(total, density / density.sum(), sums / sums.sum())


def _quantiles(total: Array, posterior: Array) -> tuple[int, int, int]:
    below = np.cumsum(posterior)
    low, middle, high = (int(total[np.searchsorted(below, at)]) for at in (0.025, 0.5, 0.975))
    return low, middle, high


@cache
def decomposable(lists: int) -> tuple[Decomposed, ...]:
    """Return all decomposable graphs of so many lists, the one without edges first."""
    pairs = list(combinations(range(lists), 2))
    found = (
        _decomposed(
            lists, {frozenset(pair) for pair, mark in zip(pairs, marks, strict=True) if mark}
        )
        for marks in np.ndindex(*(2,) * len(pairs))
    )
    return tuple(graph for graph in found if graph is not None)


def _decomposed(lists: int, edges: set[Term]) -> Decomposed | None:
    """Return a graph's cliques and separators by maximum cardinality search, None if it is none.

    Tarjan and Yannakakis (1984): with each list that is taken, those before it that it is joined to
    must all be joined to each other.
    """
    beside = {
        one: {two for two in range(lists) if frozenset((one, two)) in edges} for one in range(lists)
    }
    taken: list[int] = []
    cliques: list[Term] = []
    separators: Counter[Term] = Counter()
    before: frozenset[int] = frozenset()
    while len(taken) < lists:
        left = [one for one in range(lists) if one not in taken]
        new = max(left, key=lambda one: (len(beside[one] & set(taken)), -one))
        joined = frozenset(beside[new] & set(taken))
        if any(frozenset(pair) not in edges for pair in combinations(sorted(joined), 2)):
            return None
        if taken and len(joined) <= len(before):
            cliques.append(before | {taken[-1]})
            separators[joined] += 1
        before = joined
        taken.append(new)
    cliques.append(before | {taken[-1]})
    return Decomposed(tuple(cliques), tuple(separators.items()))


def _subsets(lists: int) -> list[Term]:
    sizes = range(lists + 1)
    return [frozenset(some) for size in sizes for some in combinations(range(lists), size)]


def _log_prior(total: Array, number: NumberPrior | None) -> Array:
    """Return the logarithm of each number's probability beforehand, up to a constant."""
    if number is None:
        return -np.log(total)
    shape, scale = number
    found: Array = (
        total * np.log(scale) - (total + shape) * np.log1p(scale)
        + loggamma(total + shape) - loggamma(total + 1)
    )  # fmt: skip
    return found


def _part(counts: Array, lists: int, some: Term, missing: Array, whole: float) -> Array:
    """Return the logarithm of how likely the lists in `some` are by themselves, a value a number.

    The priors of all cells add up to `whole`, of which those of a margin are equal shares.
    """
    prior = whole * 2.0 ** -len(some)
    weights = 1 << np.arange(len(some))
    cell_of = patterns(lists)[:, sorted(some)] @ weights
    margin = np.bincount(cell_of, counts, minlength=2 ** len(some))
    fixed = (loggamma(margin[1:] + prior) - loggamma(prior)).sum() - loggamma(prior)
    fixed += loggamma(whole)
    total = counts.sum() + missing
    found: Array = fixed + loggamma(margin[0] + missing + prior) - loggamma(total + whole)
    return found


def _score(graph: Decomposed, parts: dict[Term, Array], shared: Array) -> Array:
    """Return the logarithm of a graph's probability with each number, as an array of its own."""
    score = shared.copy()
    for clique in graph.cliques:
        score += parts[clique]
    for separator, times in graph.separators:
        if separator:  # of no list, the part is nought
            score -= parts[separator] if times == 1 else times * parts[separator]
    return score
