"""Chains → passages: aligned from end to end, parted where one side says something of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.trace.align import Sides, Step, backwards, between, likeness, onwards
from onrecord.trace.chains import Run, find_chains
from onrecord.trace.passage import Passage
from onrecord.trace.seeds import Seed
from onrecord.trace.sentences import to_sentences
from onrecord.trace.weights import COMMON_NAME, NAME, SMALL

PARTED = 9
"""Words on one side alone that part one passage from the next."""

ENOUGH = 4.5
"""What the shared words of a passage tell at the least; see `Words.weights`."""

ENOUGH_BESIDE_NAMES = 2.6
"""What those of them tell that are no names: a treaty's title is no shared passage."""

_NAMES = frozenset({NAME, COMMON_NAME})
DENSE = 0.5
"""The share of the longer side's words that the other side has too, at the least."""

DENSE_OF_FEW = 0.6
"""The same of a passage that tells less than twice `ENOUGH`."""

BESIDE = 2.4
"""What is enough, of either kind, within `REACH` words of a passage that tells `ENOUGH` twice over."""

_AROUND = 16
REACH = 45
"""Words between a passage and one beside it, on both sides in the same order."""

LONGEST_RUN = 4
"""Words that stand in one row on both sides somewhere in a passage of clean texts."""


def find_passages(sides: Sides, seeds: Sequence[Seed]) -> list[Passage]:
    """Return the shared passages of two documents, in the order of document `a`.

    Args:
        sides: The words of both documents.
        seeds: Places that look alike, sorted.
    """
    candidates: list[Passage] = []
    chains = [chain for chain in find_chains(sides, seeds) if _promising(sides, chain)]
    if not any(_could_be_enough(sides, chain) for chain in chains):
        return []
    for chain in chains:
        if not _covered(candidates, chain):
            parts = _parts(sides, _aligned(sides, chain))
            candidates += [found for steps in parts if (found := _candidate(sides, steps))]
    sure = [passage for passage in candidates if passage.alone]
    anchors = [passage for passage in sure if passage.told >= 2 * ENOUGH]
    beside = [
        passage
        for passage in candidates
        if not passage.alone and any(_near(passage, anchor) for anchor in anchors)
    ]
    return [to_sentences(sides, passage) for passage in _apart([*sure, *beside])]


def _near(passage: Passage, anchor: Passage) -> bool:
    """True for a passage that stands shortly before or after another on both sides."""
    after = (passage.a[0] - anchor.a[1], passage.b[0] - anchor.b[1])
    before = (anchor.a[0] - passage.a[1], anchor.b[0] - passage.b[1])
    return any(all(-2 <= words <= REACH for words in gap) for gap in (after, before))


def _could_be_enough(sides: Sides, chain: Sequence[Run]) -> bool:
    """True where a chain tells enough, or would with all words that both sides have around it.

    Aligning costs a thousand times as much as looking which words there are; most of what chance
    brings together ends here. In misread texts the words need not be the same.
    """
    if sides.noisy:
        return True
    one, other = sides.one, sides.other
    first, last = chain[0], chain[-1]
    ends = last.a + last.length, last.b + last.length
    around_a = [*range(max(0, first.a - _AROUND), first.a), *range(ends[0], ends[0] + _AROUND)]
    mine = {one.forms[place]: one.weights[place] for place in around_a if place < len(one.forms)}
    theirs = set(other.forms[max(0, first.b - _AROUND) : first.b])
    theirs.update(other.forms[ends[1] : ends[1] + _AROUND])
    more = sum(mine[form] for form in mine.keys() & theirs)
    return bool(_told(sides, chain) + more >= ENOUGH)


def _told(sides: Sides, chain: Sequence[Run]) -> float:
    weights = sides.one.weights
    return sum(sum(weights[run.a : run.a + run.length]) for run in chain)


def _promising(sides: Sides, chain: Sequence[Run]) -> bool:
    """True where the runs of a chain tell enough that a look at the words around them may pay."""
    return _told(sides, chain) >= (1.0 if sides.noisy else 1.8)


def _covered(found: Sequence[Passage], chain: Sequence[Run]) -> bool:
    """True for a chain that lies inside a passage that was found from another one."""
    first, last = chain[0], chain[-1]
    return any(
        passage.a[0] <= first.a
        and last.a + last.length <= passage.a[1]
        and passage.b[0] <= first.b
        and last.b + last.length <= passage.b[1]
        for passage in found
    )


def _aligned(sides: Sides, chain: Sequence[Run]) -> list[Step]:
    first, last = chain[0], chain[-1]
    steps = backwards(sides, first.a, first.b)
    for run, following in pairwise([*chain, None]):
        assert run is not None  # noqa: S101 - pairwise ends with the last run
        steps += _run_steps(sides, run)
        if following is not None:
            steps += between(
                sides, (run.a + run.length, following.a), (run.b + run.length, following.b)
            )
    return steps + onwards(sides, last.a + last.length, last.b + last.length)


def _run_steps(sides: Sides, run: Run) -> Iterator[Step]:
    for step in range(run.length):
        a, b = run.a + step, run.b + step
        same = likeness(sides.one.forms[a], sides.other.forms[b], noisy=sides.noisy)
        yield Step(a, b, same)


def _lone(sides: Sides, steps: Sequence[Step], index: int) -> bool:
    """True for a small word that is the same by chance: those before and after it differ."""
    step = steps[index]
    around = (*steps[max(0, index - 1) : index], *steps[index + 1 : index + 2])
    small = step.a is not None and sides.one.weights[step.a] <= SMALL
    return small and not any(each.same for each in around)


def _parts(sides: Sides, steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Yield the stretches of steps between which one side has many words of its own."""
    part: list[Step] = []
    own: list[Step] = []
    for index, step in enumerate(steps):
        if not step.same or (part and _lone(sides, steps, index)):
            own.append(step)
            continue
        alone = max(
            sum(each.a is not None for each in own), sum(each.b is not None for each in own)
        )
        if part and alone >= PARTED:
            yield part
            part = []
        elif part:
            part += own
        own = []
        part.append(step)
    if part:
        yield part


def _candidate(sides: Sides, steps: list[Step]) -> Passage | None:
    """Return the steps as a passage, or None where they tell too little even beside another."""
    told = beside_names = longest = row = 0.0
    shared = 0
    before: Step | None = None
    for step in steps:
        if not step.same or step.a is None or step.b is None:
            row = 0
            continue
        weight = step.same * min(sides.one.weights[step.a], sides.other.weights[step.b])
        told += weight
        beside_names += weight if weight > SMALL and weight not in _NAMES else 0.0
        shared += 1
        joined = before is not None and before.a == step.a - 1 and before.b == step.b - 1
        row = row + 1 if joined else 1
        longest = max(longest, row)
        before = step
    passage = Passage(tuple(steps), told)
    longer = max(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0])
    dense = DENSE if told >= 2 * ENOUGH or sides.noisy else DENSE_OF_FEW
    alone = told >= ENOUGH and beside_names >= ENOUGH_BESIDE_NAMES and shared >= dense * longer
    in_row = longest >= LONGEST_RUN or sides.noisy
    enough = min(told, beside_names) >= BESIDE
    if not (enough and in_row and shared >= DENSE * longer):
        return None
    return passage if alone else passage._replace(alone=False)


def _apart(found: Sequence[Passage]) -> list[Passage]:
    """Return the passages but those that lie for the most part in one that tells more."""
    kept: list[Passage] = []
    for passage in sorted(found, key=lambda each: (-each.told, each.a)):
        if not any(_within(passage, other) for other in kept):
            kept.append(passage)
    return sorted(kept, key=lambda each: (each.a, each.b))


def _within(passage: Passage, other: Passage) -> bool:
    return _shared(passage.a, other.a) and _shared(passage.b, other.b)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common >= 0.5 * (one[1] - one[0])
