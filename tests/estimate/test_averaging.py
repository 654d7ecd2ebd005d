"""Averages over linkages: as the single table where they agree, wider where they do not."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.estimate import averaging, latent
from onrecord.estimate.averaging import estimator_of, mixed, over_linkages
from onrecord.estimate.cells import counts_of
from onrecord.estimate.estimates import estimates_of
from onrecord.estimate.graphs import average_graphs, average_linkages
from onrecord.model import Estimate, Overlaps

TABLE = Overlaps(
    lists=("a", "b", "c"),
    counts={"100": 90, "010": 80, "001": 70, "110": 45, "101": 40, "011": 35, "111": 20},
)
COUNTS = counts_of(TABLE)


def test_linkages_that_agree_change_nothing() -> None:
    """The mixture of one posterior with itself is that posterior."""
    alone = average_graphs(COUNTS, 3, most=2000)
    mean, quantiles = average_linkages(np.array([COUNTS, COUNTS]), 3, most=2000)
    assert mean == pytest.approx(alone.mean)
    assert quantiles == alone.quantiles


def test_linkages_that_differ_widen_the_interval() -> None:
    """The spread between them is in it, for every method."""
    estimates = list(estimates_of(TABLE, latent_classes=False, replicates=100))
    other = COUNTS + np.array([30, 30, -30, 0, 0, 0, 0])  # thirty on two lists are sixty on one
    same, apart = (
        {one.method: one for one in over_linkages(estimates, COUNTS, tables, replicates=400)}
        for tables in (np.array([COUNTS, COUNTS]), np.array([COUNTS, other]))
    )
    assert set(same) == {one.method for one in estimates}
    for method, one in same.items():
        wide = apart[method]
        assert None not in {one.low, one.high, wide.low, wide.high}
        assert wide.high - wide.low > one.high - one.low, method  # type: ignore[operator]
        assert wide.linkages == 2


def test_classes_are_averaged_over_linkages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The posteriors are mixed; it is told for how many linkages, and withheld where too many have not met."""
    on = np.random.default_rng(3).random((600, 3)) < (0.5, 0.4, 0.45)
    counts = np.bincount(on @ np.array([1, 2, 4]), minlength=8)[1:].astype(float)
    other = counts + np.array([-10, -10, 10, 0, 0, 0, 0])  # ten more links between two lists
    alone = latent.sample_classes(counts, 3, draws=4000)
    one = Estimate(method="latent_classes", lists=("a", "b", "c"), listed=int(counts.sum()),
                   estimate=alone.quantiles[1])  # fmt: skip
    monkeypatch.setattr(averaging, "SHORTER", 4000)
    (same,) = over_linkages([one], counts, np.array([counts, counts]), replicates=100)
    (apart,) = over_linkages([one], counts, np.array([counts, other]), replicates=100)
    assert same.estimate == pytest.approx(one.estimate, rel=0.02)
    assert apart.estimate is not None
    assert apart.estimate < same.estimate  # type: ignore[operator]
    assert apart.linkages == 2
    assert any("2 of the 2 linkages" in note for note in apart.notes)
    monkeypatch.setattr(averaging, "SAMPLED", 1)
    monkeypatch.setattr(latent, "EFFECTIVE", 1e9)
    (none,) = over_linkages([one], counts, np.array([counts, other]), replicates=100)
    assert none.estimate is None
    assert "1 of 1 linkages" in (none.withheld or "")
    assert any("linkages 1 (" in note and "effective draws" in note for note in none.notes)


def test_linkages_without_an_estimate_are_left_out() -> None:
    """A table in which no lists share anybody tells of no number."""
    none = np.where(np.isin(np.arange(7), (0, 1, 3)), 20.0, 0.0)
    found = mixed(np.array([COUNTS, none]), estimator_of("lower_bound", COUNTS, 3), replicates=50)
    assert found.linkages == 1
    empty = mixed(np.array([none]), estimator_of("lower_bound", COUNTS, 3), replicates=50)
    assert empty.linkages == 0


def test_the_intervals_hold_the_truth() -> None:
    """Of 30 made tables of independent lists, the 95 % interval holds the number in 27 or more."""
    held = 0
    for seed in range(30):
        chance = np.random.default_rng(seed)
        on = chance.random((3000, 4)) < (0.55, 0.5, 0.45, 0.4)
        counts = np.bincount(on @ np.array([1, 2, 4, 8]), minlength=16)[1:].astype(float)
        found = mixed(counts[None], estimator_of("bic_pairs", counts, 4), replicates=200)
        held += found.low <= 3000 <= found.high
    assert held >= 27
