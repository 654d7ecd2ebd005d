"""Weights corrected by what people have judged, as far as it tells.

Each reason's weight, and what two statements at random weigh, is moved by what makes the judgements
likeliest, held back by a normal prior around the weight as it was (a logistic regression with the default
weights as its offset; le Cessie and van Houwelingen 1992 for the penalty). Few labels move little, many decide.
How often a reason is met among labelled pairs is not used as `m` and `u` would be: people are asked about
pairs that are in doubt, and among those every reason is met more often than at random.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from onrecord.model import Pairing, replace
from onrecord.register.linkage import in_full, probability_of

RANDOM = "two statements at random"
SPREAD = 1.0
"""By how much a weight may well be wrong (standard deviation, base-2 logarithm)."""
ENOUGH, OF_EACH = 30, 5
"""Judgements from which on weights are corrected by themselves, and of those the least same and apart."""
_TOLD = 0.3  # a change that is worth telling
_ROUNDS, _STILL = 500, 1e-5
_BIT = log(2)

Labelled = tuple[Pairing, bool]
"""A pair, and whether people have judged it to be one person."""


class Refit(NamedTuple):
    """By how much each reason's weight is moved, and how often it stood in pairs judged same and apart."""

    shifts: dict[str, float]
    same: dict[str, int]
    apart: dict[str, int]

    def told(self) -> list[str]:
        """Return what changed, the greatest first, in sentences."""
        ranked = sorted(self.shifts.items(), key=lambda one: (-abs(one[1]), one[0]))
        return [
            f"{reason}: {shift:+.1f} (judged: {self.same.get(reason, 0)} same, "
            f"{self.apart.get(reason, 0)} apart)"
            for reason, shift in ranked
            if abs(shift) >= _TOLD
        ]


def enough(labels: Sequence[Labelled]) -> bool:
    """True if there are labels enough to correct the weights without being asked to."""
    same = sum(1 for _, yes in labels if yes)
    return len(labels) >= ENOUGH and OF_EACH <= same <= len(labels) - OF_EACH


def refit(labels: Sequence[Labelled], *, spread: float = SPREAD) -> Refit:
    """Return by how much judgements move each weight (base-2 logarithm).

    Args:
        labels: Pairs as the model compares them, with what people judged.
        spread: By how much a weight may well be wrong.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (pair, _) in enumerate(labels):
        for reason in (RANDOM, *pair.reasons):
            holders[reason].append(number)
    odds = [pair.weight * _BIT for pair, _ in labels]
    moved = dict.fromkeys(sorted(holders), 0.0)
    prior = 1 / (spread * _BIT) ** 2
    for _ in range(_ROUNDS):
        largest = 0.0
        for reason in moved:
            rows = holders[reason]
            slope = sum(labels[row][1] - _chance(odds[row]) for row in rows) - prior * moved[reason]
            # A quarter is the most that the curvature of one row can be, so that no step overshoots.
            step = slope / (len(rows) / 4 + prior)
            moved[reason] += step
            for row in rows:
                odds[row] += step
            largest = max(largest, abs(step))
        if largest < _STILL:
            break
    return Refit(
        {reason: value / _BIT for reason, value in moved.items()},
        Counter(reason for pair, yes in labels if yes for reason in (RANDOM, *pair.reasons)),
        Counter(reason for pair, yes in labels if not yes for reason in (RANDOM, *pair.reasons)),
    )


def corrected(
    pairs: Iterable[Pairing], shifts: Mapping[str, float], *, least: float
) -> list[Pairing]:
    """Return pairs with their weights moved, the likeliest first, without those that are unlikely now.

    Args:
        pairs: As the model compares them.
        shifts: By how much each reason's weight is moved.
        least: The least probability that is wanted.
    """
    found = (_moved(pair, shifts) for pair in pairs)
    kept = (one for one in found if probability_of(in_full(one)) >= least)
    return sorted(kept, key=lambda one: (-one.probability, one.a, one.b))


def _moved(pair: Pairing, shifts: Mapping[str, float]) -> Pairing:
    before = pair.weight - sum(pair.weights)
    weights = tuple(
        weight + shifts.get(reason, 0.0)
        for reason, weight in zip(pair.reasons, pair.weights, strict=True)
    )
    weight = before + shifts.get(RANDOM, 0.0) + sum(weights)
    return replace(pair, weights=weights, weight=weight, probability=probability_of(weight))


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-min(max(odds, -700.0), 700.0)))
