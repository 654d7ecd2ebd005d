"""How often the intervals hold the truth: a made population on four lists, linked and estimated anew.

Each draw makes 5,000 persons in three scripts, links their lists, and makes every estimate three times:
from the overlaps as they truly are, from the persons as the machine joins them, and over linkages. Takes
an hour; `bench/coverage.py 10 1500` makes 10 draws of 1,500 persons.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.register.synthetic import CHANCES, population

from onrecord.estimate.averaging import over_linkages
from onrecord.estimate.cells import Array, counts_of
from onrecord.estimate.estimates import estimates_of
from onrecord.model import Estimate, Overlaps
from onrecord.register.clusters import propose
from onrecord.register.linkage import link
from onrecord.register.persons import SURE
from onrecord.register.replicates import draw_linkages

LISTS = tuple(f"list {place}" for place in range(len(CHANCES)))
LINKAGES, REPLICATES = 30, 500
WAYS = ("true overlaps", "as joined", "over linkages")
Held = dict[tuple[str, str], tuple[bool, float, float]]
"""By way and method: whether the interval holds the truth, the estimate and the width, over the truth."""


def one_draw(size: int, seed: int) -> Held:
    """Return what the intervals of one population hold."""
    made = population(size, seed)
    source_of = {one.id: one.source for one in made.statements}
    pairs = link(list(made.statements), learn=False)
    truly: dict[int, list[str]] = {}
    for one, number in made.truth.items():
        truly.setdefault(number, []).append(one)
    joined = propose(source_of, pairs, join=SURE, source_of=source_of, without_duplicates=LISTS)
    drawn = draw_linkages(source_of, pairs, source_of=source_of, without_duplicates=LISTS,
                          count=LINKAGES)  # fmt: skip
    tables = np.array([_counts(groups, source_of) for groups in drawn])
    found: Held = {}
    for way, groups in (("true overlaps", truly.values()), ("as joined", joined)):
        counts = _counts(groups, source_of)
        estimates = _estimates(counts)
        _note(found, way, estimates, size)
    _note(found, "over linkages",
          over_linkages(estimates, counts, tables, replicates=REPLICATES), size)  # fmt: skip
    return found


def _counts(groups: Iterable[Iterable[str]], source_of: dict[str, str]) -> Array:
    found = Counter(
        "".join("1" if name in on else "0" for name in LISTS)
        for on in ({source_of[one] for one in group} for group in groups)
    )
    return counts_of(Overlaps(lists=LISTS, counts=dict(found)))


def _estimates(counts: Array) -> list[Estimate]:
    numbers = {format(place + 1, "04b")[::-1]: int(count) for place, count in enumerate(counts)}
    overlaps = Overlaps(lists=LISTS, counts=numbers)
    return list(estimates_of(overlaps, latent_classes=False, replicates=REPLICATES))


def _note(found: Held, way: str, estimates: Iterable[Estimate], size: int) -> None:
    for one in estimates:
        if one.estimate is not None and one.low is not None and one.high is not None:
            held = one.low <= size <= one.high
            found[way, one.method] = held, one.estimate / size, (one.high - one.low) / size


def main(draws: int, size: int) -> None:
    """Print how many of the intervals hold the truth, by way and method."""
    with ProcessPoolExecutor(2) as pool:
        told: list[Any] = []
        for one in pool.map(one_draw, [size] * draws, range(1000, 1000 + draws)):
            told.append(one)
            held = Counter(method for each in told for (way, method), found in each.items()
                           if way == WAYS[-1] and found[0])  # fmt: skip
            print(
                f"{len(told)} of {draws}, held {WAYS[-1]}: {dict(held)}",
                file=sys.stderr,
                flush=True,
            )
    print(f"{draws} draws of {size} persons: intervals at 95 % that hold the truth")
    for way in WAYS:
        for method in dict.fromkeys(key[1] for one in told for key in one if key[0] == way):
            those = [one[way, method] for one in told if (way, method) in one]
            held = sum(one[0] for one in those)
            mean, width = (float(np.mean([one[part] for one in those])) for part in (1, 2))
            print(f"{way:14} {method:12} {held:3} of {len(those)}; estimate {mean:.3f} of the truth, "
                  f"interval {width:.3f} wide")  # fmt: skip


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(given[0] if given else 100, given[1] if len(given) > 1 else 5000)
