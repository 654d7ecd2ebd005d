"""A passage that two documents share, as its words stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.trace.align import Step


class Passage(NamedTuple):
    """Words of two documents that were written once.

    Attributes:
        steps: The alignment, from a shared word to a shared word.
        told: What the shared words tell together; see `Words.weights`.
        alone: Whether that is enough without another passage near it.
    """

    steps: tuple[Step, ...]
    told: float
    alone: bool = True

    @property
    def a(self) -> tuple[int, int]:
        """The first word in document `a` and the one after the last."""
        return _reach(step.a for step in self.steps)

    @property
    def b(self) -> tuple[int, int]:
        """The first word in document `b` and the one after the last."""
        return _reach(step.b for step in self.steps)


def _reach(places: Iterable[int | None]) -> tuple[int, int]:
    known = [place for place in places if place is not None]
    return known[0], known[-1] + 1
