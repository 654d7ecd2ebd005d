"""Which claims of several coders are about the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.casebook.readings import Reviewed


class Marked(NamedTuple):
    """A claim as a coder has it; `subject` is the id that it was coded under."""

    coder: str
    subject: str
    record: Reviewed


Match = tuple[Marked, ...]
"""Claims of different coders about the same words; one alone where the others have none there."""


def overlap(one: Reviewed, other: Reviewed) -> float:
    """Return the share of the characters under either claim's anchor that lie under both (Jaccard)."""
    both = min(one.end, other.end) - max(one.start, other.start)
    either = max(one.end, other.end) - min(one.start, other.start)
    return both / either if both > 0 else 0.0


def match(marked: Mapping[str, Sequence[Marked]]) -> list[Match]:
    """Return the claims of one document, each with those of the other coders about the same words.

    Claims go together if they are of one kind and their anchors overlap; each coder has one claim in a
    match at most. Where several would fit, those go together that were coded from the same reading, then
    those whose anchors overlap most, then the first in the text.

    Args:
        marked: Each coder's claims.
    """
    everything = [one for claims in marked.values() for one in claims]
    matches: dict[int, list[int]] = {place: [place] for place in range(len(everything))}
    own = list(range(len(everything)))
    for first, second in _pairs(everything):
        left, right = own[first], own[second]
        coders = {everything[one].coder for one in matches[left]}
        if left == right or any(everything[one].coder in coders for one in matches[right]):
            continue
        for one in matches[right]:
            own[one] = left
        matches[left] += matches.pop(right)
    found = [tuple(everything[one] for one in sorted(places)) for places in matches.values()]
    return sorted(found, key=lambda one: (min(part.record.start for part in one), one[0].subject))


def _pairs(everything: Sequence[Marked]) -> list[tuple[int, int]]:
    """Return the pairs that may go together, the best first."""
    by_place = sorted(range(len(everything)), key=lambda one: everything[one].record.start)
    ranked = []
    for at, first in enumerate(by_place):
        one = everything[first]
        for second in by_place[at + 1 :]:
            other = everything[second]
            if other.record.start >= one.record.end:
                break
            if other.coder != one.coder and type(other.record) is type(one.record):
                rank = (one.subject != other.subject, -overlap(one.record, other.record))
                place = (one.record.start, other.record.start)
                ranked.append((rank, place, (min(first, second), max(first, second))))
    return [pair for _, _, pair in sorted(ranked)]


def pairs_of(coders: Sequence[str]) -> list[tuple[str, str]]:
    """Return every two coders."""
    return list(combinations(coders, 2))
