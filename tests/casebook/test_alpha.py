"""Alpha as published, and as another program computes it."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence

import krippendorff
import numpy as np
import pytest

from onrecord.casebook.alpha import Unit, alpha, nominal, ratio

PUBLISHED = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""Four coders, twelve units, missing data (Krippendorff 2011, section C)."""


def _units(rows: Sequence[Sequence[Hashable | None]]) -> list[Unit[Hashable]]:
    columns = zip(*rows, strict=True)
    return [
        Unit(tuple(value for value in column if value is not None), at)
        for at, column in enumerate(columns)
    ]


def _ratio(one: Hashable, other: Hashable) -> float:
    assert isinstance(one, int | float)
    assert isinstance(other, int | float)
    return ratio((one, one), (other, other))


def test_the_published_example() -> None:
    """Nominal 0.743 and ratio 0.797, as printed by Krippendorff (2011)."""
    found = alpha(_units(PUBLISHED), nominal)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert (found.units, found.values) == (11, 40)
    assert alpha(_units(PUBLISHED), _ratio).alpha == pytest.approx(0.797, abs=0.0005)


@pytest.mark.parametrize("seed", range(20))
def test_beside_another_program(seed: int) -> None:
    """On random data with missing values both metrics give what the package `krippendorff` gives."""
    chance = random.Random(seed)  # noqa: S311 - data, no secrets
    coders, units = chance.randint(2, 5), chance.randint(3, 60)
    truth = [chance.choice((1, 2, 3, 12, 41, 200, 8372)) for _ in range(units)]
    rows = [
        [
            None
            if chance.random() < 0.2
            else value
            if chance.random() < 0.7
            else chance.randint(1, 99)
            for value in truth
        ]
        for _ in range(coders)
    ]
    data = np.array([[np.nan if one is None else one for one in row] for row in rows])
    for name, metric in (("nominal", nominal), ("ratio", _ratio)):
        theirs = krippendorff.alpha(reliability_data=data, level_of_measurement=name)
        ours = alpha(_units(rows), metric)  # type: ignore[arg-type]
        assert ours.alpha == pytest.approx(theirs, abs=1e-9)
        assert ours.low is not None
        assert ours.high is not None
        assert ours.low <= ours.high


def test_weight_stands_for_units_that_are_alike() -> None:
    """A stretch of characters counts as its characters do one by one."""
    stretches = [((1, 1), 30), ((1, 0), 4), ((0, 0), 300), ((0, 1), 7)]
    weighted = [Unit(values, 0, weight) for values, weight in stretches]
    single = [Unit(values, 0) for values, weight in stretches for _ in range(weight)]
    found = alpha(weighted, nominal)
    assert found == alpha(single, nominal)
    data = [[one.values[0] for one in single], [one.values[1] for one in single]]
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert found.alpha == pytest.approx(theirs)


def test_open_bounds_are_the_ends_of_the_scale() -> None:
    """An open bound differs wholly from any number, as the metric itself does in the limit."""
    assert ratio((41, None), (41, None)) == 0
    assert ratio((41, None), (41, 41)) == 0.5
    assert ratio((None, 41), (0, 41)) == 0
    assert ratio((41, 10**12), (41, 41)) == pytest.approx(0.5)
    assert ratio((0, 0), (0, 0)) == 0


def test_the_interval_covers_what_is_so() -> None:
    """Of 100 samples of which alpha is known, the interval holds it in some ninety-five."""
    chance = random.Random(5)  # noqa: S311 - data, no secrets
    population = [_pair(chance) for _ in range(100_000)]
    truth = alpha([Unit(pair, 0) for pair in population], nominal).alpha
    assert truth is not None
    inside = 0
    for _ in range(100):
        sample = [Unit(pair, at) for at, pair in enumerate(chance.choices(population, k=150))]
        found = alpha(sample, nominal)
        assert found.low is not None
        assert found.high is not None
        inside += found.low <= truth <= found.high
    assert 88 <= inside <= 100


def _pair(chance: random.Random) -> tuple[str, str]:
    true = chance.choice("aab")
    return true, true if chance.random() < 0.8 else chance.choice("abc")


def test_without_disagreement_to_expect_there_is_no_alpha() -> None:
    """Where all values are one, or nothing can be paired, alpha is not defined."""
    assert alpha([Unit(("a", "a"), 0), Unit(("a", "a"), 1)], nominal).alpha is None
    assert alpha([Unit(("a",), 0), Unit(("b",), 1)], nominal).alpha is None
    assert alpha([], nominal) == (None, None, None, 0, 0)
