"""Scores of what was read against what was marked.

A pair is a figure with one outcome of harm. It is right when the spans share at least half of their
union, the outcome is marked, and the polarity is the marked one. Group, bounds, whole and chain of
voices are counted over the figures that were matched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import GENERAL_GROUPS, Figure

from .marked import Gold

_SMALL = frozenset(["a", "an", "the", "of", "in", "at", "for", "and", "to", "by", "from"])


class Score(NamedTuple):
    """Counts over one or many texts; `right`, `wrong`, `gold` are pairs."""

    right: int = 0
    wrong: int = 0
    gold: int = 0
    matched: int = 0
    group: int = 0
    bounds: int = 0
    bounded: int = 0
    part: int = 0
    parts: int = 0
    source: int = 0

    @property
    def precision(self) -> float:
        """The share of the pairs read that are marked."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the pairs marked that were read."""
        return self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __str__(self) -> str:
        """Show all of it in one line."""
        return (
            f"F1 {self.f1:.3f} (precision {self.precision:.3f}, recall {self.recall:.3f}, "
            f"{self.gold} pairs), group {self.group}/{self.matched}, "
            f"bounds {self.bounds}/{self.bounded}, part_of {self.part}/{self.parts}, "
            f"source {self.source}/{self.matched}"
        )


def add(scores: Sequence[Score]) -> Score:
    """Return the sum of scores."""
    return Score(*(sum(values) for values in zip(*scores, strict=True)))


def score(gold: Sequence[Gold], figures: Sequence[Figure]) -> tuple[Score, dict[str, str]]:
    """Return the score of one text, and the ids of the figures matched to each mark."""
    counts: Counter[str] = Counter()
    used: set[str] = set()
    ids: dict[str, str] = {}
    matched: list[tuple[Gold, Figure]] = []
    for mark in gold:
        near = [f for f in figures if f.id not in used and _same_place(mark, f)]
        if mark.unharmed or not mark.may:
            used.update(f.id for f in near if set(f.harms) <= mark.may)
            if near:
                ids[mark.key] = near[0].id
            continue
        fits = [f for f in near if set(f.harms) & mark.may and f.polarity == mark.polarity]
        if not fits:
            counts["gold"] += 0 if mark.optional else max(1, len(mark.must))
            continue
        figure = max(fits, key=lambda f: len(set(f.harms) & mark.may))
        used.add(figure.id)
        ids[mark.key] = figure.id
        matched.append((mark, figure))
        counts["right"] += len(set(figure.harms) & mark.must) if mark.must else 1
        counts["wrong"] += len(set(figure.harms) - mark.may)
        counts["gold"] += max(1, len(mark.must))
    counts["wrong"] += sum(len(f.harms) for f in figures if f.id not in used and _claims(f))
    for mark, figure in matched:
        _details(mark, figure, ids, counts)
    return Score(**counts), ids


def _same_place(mark: Gold, figure: Figure) -> bool:
    shared = min(mark.end, figure.end) - max(mark.start, figure.start)
    union = max(mark.end, figure.end) - min(mark.start, figure.start)
    return shared * 2 >= union


def _claims(figure: Figure) -> bool:
    return figure.polarity in {"asserted", "withdrawn"} and figure.high != 0


def _details(mark: Gold, figure: Figure, ids: dict[str, str], counts: Counter[str]) -> None:
    counts["matched"] += 1
    counts["group"] += _same_group(mark.groups, figure.group)
    if mark.modifier != "fraction":
        counts["bounded"] += 1
        counts["bounds"] += (figure.low, figure.high) == (mark.low, mark.high)
    if mark.wholes or figure.part_of:
        counts["parts"] += 1
        wholes = {ids.get(whole) for whole in mark.wholes} - {None}
        counts["part"] += figure.part_of in wholes if figure.part_of else mark.whole_optional
    counts["source"] += _same_voices(mark.sources, [voice.name for voice in figure.sources])


def _same_group(wanted: Sequence[str], got: Sequence[str]) -> bool:
    """True when a wanted group is there; one general word for persons will do for another."""
    general = set(wanted) & GENERAL_GROUPS and (not got or set(got) & GENERAL_GROUPS)
    return bool(set(wanted) & set(got) or general or not wanted)


def _same_voices(wanted: Sequence[str], got: Sequence[str]) -> bool:
    return len(wanted) == len(got) and all(map(_same_name, wanted, got))


def _same_name(one: str, other: str) -> bool:
    """True when more than half of the shorter name's words of weight are in both."""
    first, second = (
        {word for word in re.findall(r"\w+", name.lower()) if word not in _SMALL}
        for name in (one, other)
    )
    return len(first & second) * 2 > min(len(first), len(second))


def b_cubed(pairs: Sequence[tuple[str | None, str]]) -> float:
    """Return the B-cubed F1 of a clustering (Bagga and Baldwin, 1998).

    Args:
        pairs: For each item the cluster it was given and the cluster it belongs to.
    """
    if not pairs:
        return 1.0
    both = Counter(pairs)
    given = Counter(cluster for cluster, _ in pairs)
    true = Counter(cluster for _, cluster in pairs)
    precision = sum(n * n / given[cluster] for (cluster, _), n in both.items()) / len(pairs)
    recall = sum(n * n / true[cluster] for (_, cluster), n in both.items()) / len(pairs)
    return 2 * precision * recall / (precision + recall)
