"""How far two readings of one document agree: figure by figure, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.extract import extract_figures
from onrecord.model import Document, Figure, verify_anchor
from onrecord.text import segment

Key = tuple[object, ...]


class Agreement(NamedTuple):
    """Counts of figures: read in both, in the copy, in the original."""

    shared: int = 0
    copy: int = 0
    original: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of the shares that the shared figures have in both readings."""
        return 2 * self.shared / max(1, self.copy + self.original)

    def __str__(self) -> str:
        """Show it in one line."""
        return f"F1 {self.f1:.3f} ({self.shared} of {self.original} figures, {self.copy} read)"


def add(counts: Iterable[Agreement]) -> Agreement:
    """Return the sum of the counts."""
    return Agreement(*(sum(column) for column in zip(*counts, strict=True)))


def figures_of(document: Document) -> tuple[Figure, ...]:
    """Return the figures of a document as its reader gave it."""
    return extract_figures(segment(document))


def key(figure: Figure) -> Key:
    """Return what two readings of one figure must have in common: its value, outcome and group."""
    return figure.low, figure.best, figure.high, figure.modifier, figure.outcome, figure.group


def agreement(copy: Sequence[Figure], original: Sequence[Figure]) -> Agreement:
    """Return how many figures of two readings are the same, in the same order.

    The longest common subsequence, so that a figure counts once and none out of its order.
    """
    mine, theirs = [key(figure) for figure in copy], [key(figure) for figure in original]
    row = [0] * (len(theirs) + 1)
    for one in mine:
        above, row = row, [0]
        for at, other in enumerate(theirs):
            row.append(above[at] + 1 if one == other else max(row[at], above[at + 1]))
    return Agreement(row[-1], len(mine), len(theirs))


def differing(copy: Sequence[Figure], original: Sequence[Figure]) -> tuple[list[Key], list[Key]]:
    """Return the keys that only the copy has, and those that only the original has; to debug."""
    mine, theirs = [key(figure) for figure in copy], [key(figure) for figure in original]
    extra = [one for one in mine if mine.count(one) > theirs.count(one)]
    return extra, [one for one in theirs if theirs.count(one) > mine.count(one)]


def misplaced(document: Document, figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures whose words do not stand at their place in the document's text."""
    return [figure for figure in figures if not verify_anchor(figure, document.text)]
