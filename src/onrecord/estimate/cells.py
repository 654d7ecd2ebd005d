"""The table of overlaps as arrays, and models' terms as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Overlaps

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Term = frozenset[int]
"""The lists of one term of a model, by their numbers from 0."""
Terms = tuple[Term, ...]


@cache
def patterns(lists: int) -> NDArray[np.int64]:
    """Return the observable combinations: an array of (2^lists - 1, lists) noughts and ones.

    Row `i` is the combination with number `i + 1` in binary, its first list in the lowest bit.
    """
    numbers = np.arange(1, 2**lists)
    return (numbers[:, None] >> np.arange(lists)) & 1


def counts_of(overlaps: Overlaps) -> Array:
    """Return the counts in the order of `patterns`."""
    counts = np.zeros(2 ** len(overlaps.lists) - 1)
    for pattern, count in overlaps.counts.items():
        number = sum(1 << place for place, mark in enumerate(pattern) if mark == "1")
        counts[number - 1] += count
    return counts


@cache
def column(lists: int, term: Term) -> Array:
    """Return the column of one term: 1 where all of its lists have the person."""
    return np.asarray(patterns(lists)[:, sorted(term)].all(axis=1), dtype=float)


def design(lists: int, terms: Iterable[Term]) -> Array:
    """Return the columns of a model's terms, after one of ones for the intercept."""
    ones = np.ones(2**lists - 1)
    return np.column_stack([ones, *(column(lists, term) for term in terms)])


def closed(generators: Iterable[Term]) -> Terms:
    """Return the terms of the hierarchical model with these generators, the smallest first."""
    found = {
        frozenset(part)
        for generator in generators
        for size in range(1, len(generator) + 1)
        for part in combinations(sorted(generator), size)
    }
    return tuple(sorted(found, key=lambda term: (len(term), sorted(term))))


def generators_of(terms: Iterable[Term]) -> Terms:
    """Return the terms that lie in no other of the model, the largest first."""
    every = set(terms)
    largest = [term for term in every if not any(term < other for other in every)]
    return tuple(sorted(largest, key=lambda term: (-len(term), sorted(term))))


def name_of(terms: Iterable[Term]) -> str:
    """Return a model's name by its generators: `[12,3]`, lists counted from 1."""
    names = ("".join(str(one + 1) for one in sorted(term)) for term in generators_of(terms))
    return f"[{','.join(names)}]"


def numbered(lists: Sequence[str]) -> str:
    """Return how a model's name counts lists: `1 hospital, 2 parish`."""
    return ", ".join(f"{number} {name}" for number, name in enumerate(lists, start=1))


def terms_named(name: str) -> Terms:
    """Return the terms of a model by its name.

    Raises:
        ValueError: If it is no name of a model.
    """
    inner = name.strip().removeprefix("[").removesuffix("]")
    return closed(frozenset(int(mark) - 1 for mark in part) for part in inner.split(","))
