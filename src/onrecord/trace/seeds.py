"""Where two documents begin to look alike: word and letter n-grams that stand in both.

Everything is sorted, nothing is sketched: no shared n-gram is missed. One that stands in more places than
the cap is paired with its first place alone. The cap comes before the join, so that the time
grows with the number of words and of shared n-grams, not with the number of pairs of documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.trace.words import Words

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[tuple[int], np.dtype[np.int64]]
    Weights = np.ndarray[tuple[int], np.dtype[np.float64]]

WORDS = 4
"""Words of a word n-gram. With one word in five edited, passages of thirty words still hold some."""

LETTERS = 12
"""Letters and digits of a letter n-gram; nearly half of them stay whole when 6 % are misread."""

FEW_WORDS = 300_000
"""Words of a collection up to which every letter n-gram of every document is taken."""

MOST_PLACES = 64
"""Places of an n-gram beyond which not every two are paired, but each with the first."""

_NEAR = 24
"""Words by which a passage may shift against its copy between two seeds."""

RARE = 12
"""Places up to which an n-gram is rare. A passage begins at a rare one, or at many near each other."""


class _Fewest(NamedTuple):
    """How many seeds must lie near each other, and how many where none of them is rare."""

    near: int
    common: int


_WORD_SEEDS = _Fewest(2, 6)
_LETTER_SEEDS = _Fewest(3, 16)


class Seed(NamedTuple):
    """A place in document `a` and one in document `b`, by numbers of words, that look alike."""

    a: int
    b: int


def find_seeds(
    texts: Sequence[Words], noisy: Sequence[bool]
) -> Iterator[tuple[int, int, list[Seed]]]:
    """Yield each pair of documents that share wording, by their numbers, with the seeds in order.

    Args:
        texts: The words of each document.
        noisy: Which documents were misread; only pairs with one of these are seeded by letters.
    """
    import numpy as np  # noqa: PLC0415 - it starts slowly

    joined = _join(texts)
    found = _pairs(_word_grams(joined), joined, _WORD_SEEDS)
    if any(noisy):
        more = _pairs(_letter_grams(texts, joined, noisy), joined, _LETTER_SEEDS)
        found = np.concatenate([found, more])
    yield from _by_pair(found, joined)


class _Joined(NamedTuple):
    """All documents in one row: the number of each word's form, its document, its place there."""

    forms: Array
    solid: Weights
    owner: Array
    place: Array
    first: Array


class _Grams(NamedTuple):
    """The n-grams: their hashes, and the word of `_Joined` that each stands at."""

    hashes: Array
    words: Array


def _join(texts: Sequence[Words]) -> _Joined:
    import numpy as np  # noqa: PLC0415

    known: dict[str, int] = {}
    forms = np.fromiter(
        (known.setdefault(form, len(known)) for text in texts for form in text.forms), np.int64
    )
    if "" in known:
        forms[forms == known[""]] = -1
    solid = np.fromiter((weight for text in texts for weight in text.weights), np.float64)
    sizes = np.array([len(text.forms) for text in texts], dtype=np.int64)
    first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), sizes)
    return _Joined(forms, solid, owner, np.arange(len(forms)) - first[owner], first)


def _mixed(parts: Sequence[Array]) -> Array:
    """Return one hash for each row of values; the same on every machine."""
    import numpy as np  # noqa: PLC0415

    total = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        total = (total ^ (part.astype(np.uint64) + np.uint64(0x9E3779B9))) * np.uint64(
            0xFF51AFD7ED558CCD
        )
        total ^= total >> np.uint64(32)
    return total.view(np.int64)


def _word_grams(joined: _Joined) -> _Grams:
    """Return the word n-grams that lie in one document and tell more than small words do."""
    import numpy as np  # noqa: PLC0415

    count = len(joined.forms) - WORDS + 1
    if count <= 0:
        return _Grams(np.zeros(0, np.int64), np.zeros(0, np.int64))
    windows = [joined.forms[step : step + count] for step in range(WORDS)]
    weight = sum(joined.solid[step : step + count] for step in range(WORDS))
    inside = joined.owner[:count] == joined.owner[WORDS - 1 :]
    whole = np.all([window >= 0 for window in windows], axis=0)
    words = np.flatnonzero(inside & whole & (weight >= 4 * 0.2 + 0.05))
    return _Grams(_mixed([window[words] for window in windows]), words)


def _letter_grams(texts: Sequence[Words], joined: _Joined, noisy: Sequence[bool]) -> _Grams:
    """Return the letter n-grams of misread documents, and those of the others that are the same.

    Of the others, in a larger collection only those that begin with a word: there are fewer by far, and
    enough of them for all but the shortest passages.
    """
    import numpy as np  # noqa: PLC0415

    hashes, words, misread = [], [], []
    few = len(joined.forms) <= FEW_WORDS
    for number, text in enumerate(texts):
        string = "".join(text.forms)
        letters = np.frombuffer(string.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
        count = len(letters) - LETTERS + 1
        if count <= 0:
            continue
        lengths = np.fromiter(map(len, text.forms), np.int64)
        word_of = np.repeat(np.arange(len(lengths)), lengths) + joined.first[number]
        if noisy[number] or few:
            at = np.arange(count)
        else:
            starts = np.unique(np.cumsum(lengths) - lengths)
            at = starts[starts < count]
        hashes.append(_mixed([letters[at + step] for step in range(LETTERS)]))
        words.append(word_of[at + LETTERS // 2])
        misread.append(np.full(len(at), noisy[number]))
    if not hashes:
        return _Grams(np.zeros(0, np.int64), np.zeros(0, np.int64))
    every, places, marked = np.concatenate(hashes), np.concatenate(words), np.concatenate(misread)
    kept = marked | np.isin(every, np.unique(every[marked]))
    return _Grams(every[kept], places[kept])


def _pairs(grams: _Grams, joined: _Joined, fewest: _Fewest) -> Array:
    """Return the seeds as rows (pair of documents, place in a, place in b), those alone left out."""
    import numpy as np  # noqa: PLC0415

    order = np.lexsort((grams.words, grams.hashes))
    hashes, words = grams.hashes[order], grams.words[order]
    _, counts = np.unique(hashes, return_counts=True)
    sizes = np.repeat(counts, counts)
    kept = (sizes > 1) & (sizes <= MOST_PLACES)
    rows = [_with_first(hashes, words, sizes, joined)]
    hashes, words, sizes = hashes[kept], words[kept], sizes[kept]
    for step in range(1, min(MOST_PLACES, len(hashes))):
        same = np.flatnonzero(hashes[step:] == hashes[:-step])
        if not len(same):
            break
        rows.append(_rows(words[same], words[same + step], sizes[same], joined))
    return _together(np.concatenate(rows), fewest)


def _rows(one: Array, other: Array, sizes: Array, joined: _Joined) -> Array:
    """Return pairs of places in two documents as rows, with how many places their n-gram has."""
    import numpy as np  # noqa: PLC0415

    apart = joined.owner[one] != joined.owner[other]
    one, other = one[apart], other[apart]
    pair = joined.owner[one] * np.int64(len(joined.first)) + joined.owner[other]
    return np.stack((pair, joined.place[one], joined.place[other], sizes[apart]), axis=1)


def _with_first(hashes: Array, words: Array, sizes: Array, joined: _Joined) -> Array:
    """Return the places of common n-grams, each paired with the n-gram's first place alone.

    What a hundred papers reprint is found between the first and each other. Formulae pair with their
    first place too; too few of them stand near each other to begin a passage.
    """
    import numpy as np  # noqa: PLC0415

    common = sizes > MOST_PLACES
    hashes, words, sizes = hashes[common], words[common], sizes[common]
    if not len(hashes):
        return np.zeros((0, 4), np.int64)
    _, starts, counts = np.unique(hashes, return_index=True, return_counts=True)
    return _rows(np.repeat(words[starts], counts), words, sizes, joined)


def _together(rows: Array, fewest: _Fewest) -> Array:
    """Return the seeds that have others of their pair near them and near their diagonal."""
    import numpy as np  # noqa: PLC0415

    shift = rows[:, 1] - rows[:, 2]
    kept = np.zeros(len(rows), dtype=bool)
    for half in (0, _NEAR):  # two grids, so that neighbours are never parted by both
        cell = _mixed(
            [rows[:, 0], (shift + half) // (2 * _NEAR), (rows[:, 1] + half) // (2 * _NEAR)]
        )
        _, inverse, counts = np.unique(cell, return_inverse=True, return_counts=True)
        rare = np.bincount(inverse, weights=rows[:, 3] <= RARE) > 0
        kept |= ((counts >= fewest.near) & rare | (counts >= fewest.common))[inverse]
    return rows[kept, :3]


def _by_pair(rows: Array, joined: _Joined) -> Iterator[tuple[int, int, list[Seed]]]:
    import numpy as np  # noqa: PLC0415

    rows = np.unique(rows, axis=0)
    borders = [0, *(np.flatnonzero(np.diff(rows[:, 0])) + 1).tolist(), len(rows)]
    for start, end in pairwise(borders):
        if start < end:
            pair = int(rows[start, 0])
            a, b = divmod(pair, len(joined.first))
            yield a, b, [Seed(*row) for row in rows[start:end, 1:].tolist()]
