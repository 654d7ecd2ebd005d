"""Which hierarchical models there are."""

from __future__ import annotations

from functools import cache
from itertools import combinations

from onrecord.estimate.cells import Term, Terms, closed

MOST_ENUMERATED = 5
"""Lists up to which all models are looked at; of six lists there are 7.8 million."""


def main_effects(lists: int) -> Terms:
    """Return the model in which the lists are independent."""
    return closed(frozenset({one}) for one in range(lists))


def pairwise(lists: int) -> Terms:
    """Return the model with all terms of two lists."""
    return closed(frozenset(pair) for pair in combinations(range(lists), 2))


@cache
def hierarchical(lists: int, order: int | None = None) -> tuple[Terms, ...]:
    """Return all hierarchical models with every list's own term and without that of all lists.

    Args:
        lists: How many lists there are, at most five.
        order: The most lists that one term may join; None leaves out only the term of all.

    Raises:
        ValueError: If there are too many models to be looked at one by one.
    """
    if lists > MOST_ENUMERATED:
        raise ValueError(f"{lists} lists have too many models to be looked at one by one")
    largest = min(order or lists - 1, lists - 1)
    mains = frozenset(main_effects(lists))
    layer: set[frozenset[Term]] = {mains}
    for size in range(2, largest + 1):
        layer |= {
            frozenset(terms | set(chosen))
            for terms in layer
            for chosen in _choices(terms, lists, size)
        }
    found = [closed(terms) for terms in layer]
    return tuple(sorted(found, key=lambda terms: (len(terms), [sorted(one) for one in terms])))


def _choices(terms: frozenset[Term], lists: int, size: int) -> list[tuple[Term, ...]]:
    """Return the sets of terms of `size` lists that may join a model: all their parts are in it."""
    possible = [
        frozenset(term)
        for term in combinations(range(lists), size)
        if all(frozenset(part) in terms for part in combinations(term, size - 1))
    ]
    return [
        chosen for count in range(len(possible) + 1) for chosen in combinations(possible, count)
    ]
