"""Estimates averaged over linkages, so that the doubt about who is the same is in the interval.

Each linkage gives a table, each table a distribution of the number; they are mixed with equal weights
(Sadinle 2018, "Bayesian propagation of record linkage uncertainty into population size estimation of human
rights violations"; Zhou and Reiter 2010 for mixing rather than adding variances, since these distributions
are skewed and the number of the listed differs between linkages). For the average over graphs and for latent
classes they are posteriors. For the others they are bootstraps of all persons, those on no list among them (Buckland and
Garthwaite 1991), the choice of a model repeated; the ends are corrected for bias (Efron 1981).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.estimate import bootstrap, chao, graphs, latent
from onrecord.estimate.bootstrap import Estimator
from onrecord.estimate.cells import Array
from onrecord.estimate.choice import ranked_by_bic, stepwise
from onrecord.estimate.numerics import needed
from onrecord.model import Estimate, replace

_FAR = 3.0
"""How far the posterior of a linkage is looked at, as a multiple of the upper end without linkages."""
SAMPLED, SHORTER = 30, 10_000
"""For how many linkages classes are sampled, and the draws of each chain to begin with."""
APART = 0.1
"""The share of these linkages whose chains may fail to meet; of more, no average is told."""


class Mixed(NamedTuple):
    """An average over linkages and its interval (persons), and how many linkages gave an estimate."""

    estimate: float
    low: float
    high: float
    linkages: int


def over_linkages(
    estimates: Sequence[Estimate], counts: Array, tables: Array, *, replicates: int
) -> Iterator[Estimate]:
    """Yield for each estimate of a table the same over linkages; what is withheld there is left out.

    Args:
        estimates: Those of the table of the persons as they are joined.
        counts: That table.
        tables: The table of each linkage, one a row.
        replicates: How many tables the bootstrap draws in all.
    """
    listed = tables.sum(axis=1)
    span = f"Over the linkages {listed.min():,.0f} to {listed.max():,.0f} persons are listed."
    for one in estimates:
        if one.withheld:
            continue
        blank = replace(one, linkages=len(tables), listed=round(listed.mean()), model=None,
                        estimate=None, low=None, high=None, interval="", notes=(span,))  # fmt: skip
        if one.method == "graphs":
            yield _graphs(blank, one.high or 0.0, tables)
        elif one.method == "latent_classes":
            yield _classes(blank, tables)
        else:
            few = replicates // 5 if one.method == "stepwise" else replicates
            yield _bootstrapped(blank, counts, tables, few)


def _graphs(blank: Estimate, high: float, tables: Array) -> Estimate:
    far = int(_FAR * max(high - tables.sum(axis=1).min(), 0.0)) + 200
    mean, (low, _, top) = graphs.average_linkages(tables, len(blank.lists), most=far)
    return replace(blank, estimate=mean, low=float(low), high=float(top),
                   interval="posterior, 95 %, mixed over the linkages")  # fmt: skip


def _classes(blank: Estimate, tables: Array) -> Estimate:
    """Return the classes' posteriors mixed, of some linkages, each held to what one table is held to."""
    places = np.unique(
        np.linspace(0, len(tables) - 1, min(SAMPLED, len(tables))).round().astype(int)
    )
    found = {
        place: latent.sample_classes(tables[place], len(blank.lists), draws=SHORTER)
        for place in places.tolist()
    }
    met = [one for one in found.values() if not one.withheld]
    notes = [*blank.notes, f"Sampled for {len(found)} of the {len(tables)} linkages."]
    if met:
        notes.append(f"R-hat at most {max(one.rhat for one in met):.3f}, at least "
                     f"{min(one.effective for one in met):,.0f} effective draws.")  # fmt: skip
    apart = [f"{place + 1} ({one.withheld})" for place, one in found.items() if one.withheld]
    if apart:
        notes.append(f"Left out are the linkages {', '.join(apart)}.")
    blank = replace(blank, linkages=len(met), notes=tuple(notes))
    if not met or len(apart) > APART * len(found):
        return replace(blank, linkages=len(found), withheld=(
            f"in {len(apart)} of {len(found)} linkages the chains have not met, or too few draws are effective"
        ))  # fmt: skip
    low, middle, high = np.quantile(np.concatenate([one.drawn for one in met]), [0.025, 0.5, 0.975])
    return replace(blank, estimate=float(middle), low=float(low), high=float(high),
                   interval="posterior, 95 %, mixed over the linkages")  # fmt: skip


def _bootstrapped(blank: Estimate, counts: Array, tables: Array, replicates: int) -> Estimate:
    estimator = estimator_of(blank.method, counts, len(blank.lists))
    found = mixed(tables, estimator, replicates=replicates)
    if found.linkages < len(tables) / 2:
        return replace(blank, withheld="most linkages give no estimate")
    least = float(tables.sum(axis=1).min())
    return replace(blank, estimate=found.estimate, low=max(found.low, least),
                   high=bootstrap.within_reach(found.high),
                   interval="bootstrap, mixed over the linkages")  # fmt: skip


def mixed(tables: Array, estimator: Estimator, *, replicates: int, level: float = 0.95) -> Mixed:
    """Return the mean over linkages, and the ends of the mixture of their bootstraps.

    Args:
        tables: The table of each linkage, one a row.
        estimator: Tables to estimates, the choice of a model included.
        replicates: How many tables are drawn in all, the same number from each linkage.
        level: How sure the interval is to be.
    """
    normal = needed("scipy.stats").norm
    chance = np.random.default_rng(bootstrap.SEED)
    own = estimator(tables)
    fine = np.isfinite(own) & (own < bootstrap.OUT_OF_REACH)
    if not fine.any():
        return Mixed(np.nan, np.nan, np.nan, 0)
    each = -(-replicates // int(fine.sum()))
    drawn = np.concatenate(
        [bootstrap.redrawn(table, number, each, chance) for table, number in zip(tables[fine], own[fine], strict=True)]
    )  # fmt: skip
    found = estimator(drawn)
    above = np.repeat(own[fine], each)
    told = np.isfinite(found)
    found, above = found[told], above[told]
    below = (np.sum(found < above) + np.sum(found == above) / 2) / len(found)
    bias = normal.ppf(np.clip(below, 0.5 / len(found), 1 - 0.5 / len(found)))
    low, high = (
        float(np.quantile(found, normal.cdf(2 * bias + normal.ppf(tail))))
        for tail in ((1 - level) / 2, (1 + level) / 2)
    )
    return Mixed(float(own[fine].mean()), low, high, int(fine.sum()))


def estimator_of(method: str, counts: Array, lists: int) -> Estimator:
    """Return what makes estimates by a method from tables, one a row.

    Args:
        method: The method's name.
        counts: The table of the persons as they are joined; its best models are the candidates.
        lists: How many lists there are.
    """
    if method in {"bic", "bic_pairs"}:
        order = None if method == "bic" else 2
        best = ranked_by_bic(counts, lists, most=bootstrap.CANDIDATES, order=order)
        models = [one.terms for one in best]
        return lambda tables: bootstrap.least_bic(tables, lists, models)
    single: dict[str, Callable[[Array], float]] = {
        "independent": lambda table: chao.independent(table, lists).estimate,
        "lower_bound": lambda table: chao.least_number(table, lists),
        "stepwise": lambda table: stepwise(table, lists).estimate,
    }
    return lambda tables: np.array([single[method](table) for table in tables])
