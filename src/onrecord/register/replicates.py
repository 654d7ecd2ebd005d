"""Linkages drawn at random: who may be the same, each way as often as it is likely.

The doubt about who is the same is to reach the estimates. By Gibbs' sampler, what is taken for one statement
is taken out of its group and put into one that it may belong to, or left alone, by the odds of each: two to
the mean weight of the pairs between them, which is what decides in `clusters` as well. What people have
judged is fixed, and a list without duplicates has one statement in a group at most, so that the candidates
of a list exclude each other (Sadinle 2018, "Bayesian propagation of record linkage uncertainty into
population size estimation of human rights violations").

What only tells a family counts in full here, though it joins nobody by itself (`linkage.KIN`): cutting it is caution, and
drawn by weights that are cut, linkages miss more than there is to miss.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.model import Pairing
from onrecord.register.clusters import Group, propose
from onrecord.register.linkage import in_full

LINKAGES = 100
"""How many linkages are drawn; where draws are mixed, some hundred are needed (Zhou and Reiter 2010)."""
SEED = 20260101
_BEFORE, _BETWEEN = 10, 2
"""Rounds over all statements before the first linkage that is kept, and from one to the next."""
_UNCOMPARED = -7.0
"""The weight of a pair that is not told of: its probability is under .01."""
_ALONE = 1.0  # the odds of belonging to nobody else


def draw_linkages(  # noqa: PLR0913 - what `propose` takes, and how many
    statements: Iterable[str],
    pairings: Iterable[Pairing],
    *,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    source_of: Mapping[str, str] | None = None,
    without_duplicates: Collection[str] = (),
    count: int = LINKAGES,
    seed: int = SEED,
) -> Iterator[list[Group]]:
    """Yield ways in which statements may be persons, each a list of groups.

    Args:
        statements: The ids of all statements.
        pairings: Which may be about one person.
        together: Pairs that people have decided are one person.
        apart: Pairs that people have decided are two.
        source_of: The list of each statement.
        without_duplicates: Lists in which each person stands but once.
        count: How many are drawn.
        seed: What makes a run repeatable.
    """
    every, pairs, sources = sorted(statements), list(pairings), dict(source_of or {})
    fixed = propose(every, (), together=together)
    unit_of = {one: number for number, unit in enumerate(fixed) for one in unit}
    begun = propose(every, pairs, together=together, apart=apart, source_of=sources,
                    without_duplicates=without_duplicates)  # fmt: skip
    single = frozenset(without_duplicates)
    sampler = _Sampler(
        [len(unit) for unit in fixed],
        [frozenset(sources[one] for one in unit if one in sources) & single for unit in fixed],
        [{unit_of[one] for one in group} for group in begun],
    )
    for pair in pairs:
        sampler.compare(unit_of[pair.a], unit_of[pair.b], in_full(pair))
    for one, other in apart:
        sampler.keep_apart(unit_of[one], unit_of[other])
    chance = random.Random(seed)  # noqa: S311 - for drawing, not for secrets
    for drawn in range(count):
        for _ in range(_BETWEEN if drawn else _BEFORE):
            sampler.step(chance)
        yield [
            frozenset(one for unit in group for one in fixed[unit]) for group in sampler.groups()
        ]


class _Sampler:
    """Groups of units, a unit being a statement or several that people have judged to be one person."""

    def __init__(
        self, sizes: list[int], sources: list[frozenset[str]], groups: list[set[int]]
    ) -> None:
        self._sizes = sizes
        self._sources = sources
        self._group_of = [0] * len(sizes)
        self._near: list[dict[int, tuple[float, int]]] = [{} for _ in sizes]
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._count = [0] * (2 * len(sizes) + 1)  # statements in each group
        self._held: list[set[str]] = [set() for _ in self._count]
        for number, group in enumerate(groups):
            for unit in group:
                self._put(unit, number)
        self._free = list(range(len(groups), len(self._count)))

    def compare(self, one: int, other: int, weight: float) -> None:
        """Take note of a pair."""
        if one != other:
            for ours, theirs in ((one, other), (other, one)):
                total, count = self._near[ours].get(theirs, (0.0, 0))
                self._near[ours][theirs] = (total + weight, count + 1)

    def keep_apart(self, one: int, other: int) -> None:
        """Never put the two into one group."""
        self._apart[one].add(other)
        self._apart[other].add(one)

    def step(self, chance: random.Random) -> None:
        """Draw anew where each unit belongs, one after another."""
        for unit, near in enumerate(self._near):
            if near:
                self._move(unit, near, chance)

    def groups(self) -> list[list[int]]:
        """Return the groups as they are."""
        found: dict[int, list[int]] = defaultdict(list)
        for unit, group in enumerate(self._group_of):
            found[group].append(unit)
        return list(found.values())

    def _move(self, unit: int, near: dict[int, tuple[float, int]], chance: random.Random) -> None:
        self._take(unit)
        told: dict[int, tuple[float, int]] = {}
        for other, (weight, count) in near.items():
            group = self._group_of[other]
            total, times = told.get(group, (0.0, 0))
            told[group] = (total + weight, times + count)
        odds = {
            group: 2.0 ** min(self._mean(unit, group, total, count), 500.0)
            for group, (total, count) in told.items()
            if self._may(unit, group)
        }
        left = chance.random() * (_ALONE + sum(odds.values())) - _ALONE
        chosen = None
        if left >= 0:
            for chosen, value in odds.items():  # noqa: B007 - the one at which it ends
                left -= value
                if left < 0:
                    break
        self._put(unit, self._free.pop() if chosen is None else chosen)

    def _mean(self, unit: int, group: int, total: float, count: int) -> float:
        possible = self._sizes[unit] * self._count[group]
        return (total + _UNCOMPARED * (possible - count)) / possible

    def _may(self, unit: int, group: int) -> bool:
        return self._held[group].isdisjoint(self._sources[unit]) and not any(
            self._group_of[other] == group for other in self._apart.get(unit, ())
        )

    def _take(self, unit: int) -> None:
        group = self._group_of[unit]
        self._group_of[unit] = -1
        self._count[group] -= self._sizes[unit]
        self._held[group] -= self._sources[unit]
        if not self._count[group]:
            self._free.append(group)

    def _put(self, unit: int, group: int) -> None:
        self._group_of[unit] = group
        self._count[group] += self._sizes[unit]
        self._held[group] |= self._sources[unit]
