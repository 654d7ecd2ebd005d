"""All estimates of one table, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.estimate import bootstrap, chao, graphs, latent
from onrecord.estimate.cells import Array, counts_of, design, name_of
from onrecord.estimate.choice import ranked_by_bic
from onrecord.estimate.existence import FINE, existence
from onrecord.estimate.loglinear import Fit
from onrecord.estimate.models import MOST_ENUMERATED, main_effects
from onrecord.estimate.profile import profile
from onrecord.model import Estimate, Overlaps, replace

ASSUMPTIONS = (
    "Nobody entered or left the group that the lists are of while they were made.",
    "The same person on two lists was taken for the same, and different persons for different ones.",
    "Everyone had some chance to be on some list; of those who had none, no method can tell.",
    "What is on the lists happened: names of persons whom it did not happen to add to every estimate.",
)
"""What every estimate takes for granted; printed beside them."""
APART = 1.5
"""Estimates whose greatest is so many times their least are said to disagree."""
_SEVERAL = 2


def estimates_of(
    overlaps: Overlaps,
    *,
    stratum: str = "",
    latent_classes: bool = True,
    replicates: int = bootstrap.REPLICATES,
) -> Iterator[Estimate]:
    """Yield every estimate that can be made of a table, or why one is withheld.

    Args:
        overlaps: How many persons stand on exactly which lists.
        stratum: What the persons have in common, for the records.
        latent_classes: Whether to sample latent classes, which takes a minute.
        replicates: How many tables the bootstrap draws.
    """
    counts, lists = counts_of(overlaps), len(overlaps.lists)
    blank = Estimate(
        stratum=stratum, method="independent", lists=overlaps.lists, listed=overlaps.listed
    )
    if existence(counts, lists, main_effects(lists)) == FINE:
        yield _independent(blank, counts, lists)
        yield _lower_bound(blank, counts, lists)
    else:
        withheld = "no model can be fitted to this table"
        yield replace(blank, method="independent", withheld=withheld)
        yield replace(blank, method="lower_bound", withheld=withheld)
    if lists <= MOST_ENUMERATED:
        yield _chosen(blank, counts, lists, None, replicates)
        yield _chosen(blank, counts, lists, 2, replicates)
    yield _stepwise(blank, counts, lists, replicates)
    if graphs.LEAST <= lists <= graphs.MOST:
        yield _graphs(blank, counts, lists)
    if latent_classes:
        yield _classes(blank, counts, lists)


def disagreement(estimates: list[Estimate]) -> str | None:
    """Return what is to be said where the estimates of one stratum lie apart, or None."""
    made = [
        one.estimate
        for one in estimates
        if one.estimate is not None and one.method not in {"independent", "lower_bound"}
    ]
    if len(made) < _SEVERAL or max(made) < APART * min(made):
        return None
    return (
        f"The estimates lie between {min(made):,.0f} and {max(made):,.0f}: they depend on the model,"
        " and the lists do not tell which of them is nearest. Give them all."
    )


def _independent(blank: Estimate, counts: Array, lists: int) -> Estimate:
    found = chao.independent(counts, lists)
    interval = profile(counts, design(lists, main_effects(lists)))
    note = "Takes the lists for independent, which lists of one place and time seldom are."
    return replace(blank, method="independent", estimate=found.estimate, low=interval.low,
                   high=bootstrap.within_reach(interval.high), interval="profile likelihood",
                   notes=(note,))  # fmt: skip


def _lower_bound(blank: Estimate, counts: Array, lists: int) -> Estimate:
    found = chao.lower_bound(counts, lists)
    note = "A lower bound where persons differ in how easily they are listed, not an estimate."
    return replace(
        blank, method="lower_bound", estimate=found.estimate, low=found.interval.low,
        high=found.interval.high, interval="profile likelihood", notes=(note,),
    )  # fmt: skip


def _chosen(
    blank: Estimate, counts: Array, lists: int, order: int | None, replicates: int
) -> Estimate:
    blank = replace(blank, method="bic" if order is None else "bic_pairs")
    ranked = ranked_by_bic(counts, lists, order=order)
    if not ranked:
        return replace(blank, withheld="no model can be fitted to this table")
    fit, interval = bootstrap.bic_interval(counts, lists, order=order, replicates=replicates)
    return _with(blank, fit, interval)


def _stepwise(blank: Estimate, counts: Array, lists: int, replicates: int) -> Estimate:
    few = max(2, replicates // 5)
    if existence(counts, lists, main_effects(lists)) != FINE:
        return replace(blank, method="stepwise", withheld="no model can be fitted to this table")
    fit, interval = bootstrap.stepwise_interval(counts, lists, replicates=few)
    return _with(replace(blank, method="stepwise"), fit, interval)


def _with(blank: Estimate, fit: Fit, interval: bootstrap.Interval) -> Estimate:
    low, high = (bootstrap.within_reach(value) for value in interval[:2])
    low = None if low is None else max(low, float(blank.listed))
    return replace(
        blank, estimate=fit.estimate, low=low, high=high, model=name_of(fit.terms),
        interval=f"bootstrap (BCa, {interval.replicates} tables, the choice repeated)",
    )  # fmt: skip


def _graphs(blank: Estimate, counts: Array, lists: int) -> Estimate:
    found = graphs.average_graphs(counts, lists)
    weight, cliques = found.weights[0]
    notes = [f"The likeliest graph {name_of(cliques)} has {weight:.0%} of the weight."]
    if found.reached > 1e-6:
        notes.append("The upper end lies near the most that was looked at, and may be too low.")
    low, _, high = found.quantiles
    return replace(
        blank, method="graphs", estimate=found.mean, low=float(low), high=float(high),
        interval="posterior, 95 %", notes=tuple(notes),
    )  # fmt: skip


def _classes(blank: Estimate, counts: Array, lists: int) -> Estimate:
    found = latent.sample_classes(counts, lists)
    blank = replace(blank, method="latent_classes")
    told = f"R-hat {found.rhat:.3f}, {found.effective:,.0f} effective draws"
    if found.withheld:
        return replace(blank, withheld=found.withheld, notes=(told,))
    low, middle, high = found.quantiles
    return replace(
        blank, estimate=middle, low=low, high=high, interval="posterior, 95 %", notes=(told,)
    )
