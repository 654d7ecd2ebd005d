"""Seeds of a pair of documents → chains: stretches of words that run along each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.trace.align import Sides, likeness
from onrecord.trace.seeds import Seed

GAP = 22
"""Words that may lie between two runs of a chain on either side: what an editor put in or took out."""


class Run(NamedTuple):
    """The same forms in the same order: `length` words from `a` in one text, from `b` in the other.

    A run of one word may be a word that was misread.
    """

    a: int
    b: int
    length: int


def find_chains(sides: Sides, seeds: Sequence[Seed]) -> list[list[Run]]:
    """Return the chains that the seeds make, each a list of runs in order on both sides.

    Args:
        sides: The words of both documents.
        seeds: Places that look alike, sorted.
    """
    chains: list[list[Run]] = []
    open_chains: list[list[Run]] = []
    for run in _runs(sides, seeds):
        open_chains = [chain for chain in open_chains if run.a - _end(chain[-1])[0] <= GAP]
        best = min(
            (chain for chain in open_chains if _follows(chain[-1], run)),
            key=lambda chain: _distance(chain[-1], run),
            default=None,
        )
        if best is None:
            best = []
            chains.append(best)
            open_chains.append(best)
        best.append(run)
    return chains


def _end(run: Run) -> tuple[int, int]:
    return run.a + run.length, run.b + run.length


def _follows(last: Run, run: Run) -> bool:
    end_a, end_b = _end(last)
    return 0 <= run.a - end_a <= GAP and 0 <= run.b - end_b <= GAP


def _distance(last: Run, run: Run) -> int:
    end_a, end_b = _end(last)
    return abs((run.a - end_a) - (run.b - end_b)) + run.a - end_a


def _runs(sides: Sides, seeds: Sequence[Seed]) -> list[Run]:
    """Return the runs of same forms that the seeds lie in; each run once, the longest first met."""
    runs: list[Run] = []
    reached: dict[int, int] = {}
    for a, b in seeds:
        shift = a - b
        if a < reached.get(shift, 0):
            continue
        start, end = a, a
        floor = reached.get(shift, 0)
        while start > floor and start > shift and _same(sides, start - 1, start - 1 - shift):
            start -= 1
        while (
            end < len(sides.one.forms)
            and end - shift < len(sides.other.forms)
            and _same(sides, end, end - shift)
        ):
            end += 1
        reached[shift] = max(end, a + 1)
        if (
            end == start
            and sides.noisy
            and likeness(sides.one.forms[a], sides.other.forms[b], noisy=True)
        ):
            end += 1
        if end > start:
            runs.append(Run(start, start - shift, end - start))
    return sorted(runs)


def _same(sides: Sides, a: int, b: int) -> bool:
    return sides.one.forms[a] == sides.other.forms[b] != ""
