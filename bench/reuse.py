"""Recall of planted passages and time of `onrecord.trace.find_reuse`, beside two peers; how time grows.

    python bench/reuse.py [--documents N] [--planted N]

The peers look for like sentences: rapidfuzz compares every sentence with every other (`fuzz.ratio`, 70 or
more), datasketch finds them by MinHash-LSH over pairs of words (128 permutations, Jaccard 0.4). A planted
passage is found where half of it is covered on both sides. All three read the same texts, in one
process on one core; time is the processor's. rapidfuzz is timed on a sample of sentences against all,
and scaled to all pairs. Then the time over 500 to 8,000 documents is taken, and the exponent of
its growth (least squares over logarithms).
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from planted import Planted, make_documents
from speed import keep_to_one_core

from onrecord.model import Document
from onrecord.text import segment
from onrecord.trace import find_reuse

MOST_EXPONENT = 1.25
LEAST_RECALL = 0.95
SIZES = (500, 1000, 2000, 4000, 8000)
SAMPLE = 400
ALIKE, JACCARD = 70, 0.4

Range = tuple[int, int]
Match = tuple[int, Range, int, Range]


class Sentence(NamedTuple):
    """A sentence of a document, with its range."""

    document: int
    place: Range
    text: str


def run_onrecord(texts: list[str]) -> tuple[float, list[Match]]:
    """Return the seconds, and the passages that are found."""
    start = time.process_time()
    documents = [
        segment(Document(id=str(number), path=str(number), media_type="text/plain", text=text))
        for number, text in enumerate(texts)
    ]
    found = [
        (
            int(each.a.document),
            (each.a.start, each.a.end),
            int(each.b.document),
            (each.b.start, each.b.end),
        )
        for each in find_reuse(documents)
    ]
    return time.process_time() - start, found


def sentences_of(texts: list[str]) -> list[Sentence]:
    """Return the sentences of all documents."""
    return [
        Sentence(number, match.span(), match.group())
        for number, text in enumerate(texts)
        for match in re.finditer(r"[^.]+\.", text)
    ]


def run_rapidfuzz(sentences: list[Sentence], wanted: list[Planted]) -> tuple[float, list[Match]]:
    """Return the seconds for all pairs, and the like sentences of the documents with planted passages.

    The time is taken on a sample and scaled; recall is taken on all sentences of planted passages.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    texts = [sentence.text for sentence in sentences]
    sample = texts[:: max(1, len(texts) // SAMPLE)]
    start = time.process_time()
    process.cdist(sample, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, workers=1)
    seconds = (time.process_time() - start) * len(texts) / len(sample) / 2
    by_document: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_document[sentence.document].append(sentence)
    found: list[Match] = []
    for each in wanted:
        found += [
            (one.document, one.place, other.document, other.place)
            for one in by_document[each.source]
            for other in by_document[each.target]
            if fuzz.ratio(one.text, other.text, score_cutoff=ALIKE)
        ]
    return seconds, found


def run_minhash(sentences: list[Sentence]) -> tuple[float, list[Match]]:
    """Return the seconds, and the like sentences."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    start = time.process_time()
    index = MinHashLSH(threshold=JACCARD, num_perm=128)
    found: list[Match] = []
    for number, sentence in enumerate(sentences):
        words = sentence.text.lower().strip(" .").split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(pair).encode() for pair in pairwise(words)])
        for key in index.query(sketch):
            other = sentences[key]
            if other.document != sentence.document:
                found.append((other.document, other.place, sentence.document, sentence.place))
        index.insert(number, sketch, check_duplication=False)
    return time.process_time() - start, found


def recall(planted: list[Planted], found: Iterable[Match]) -> float:
    """Return the share of planted passages half of which is covered on both sides."""
    by_pair: dict[Range, list[tuple[Range, Range]]] = defaultdict(list)
    for a, place, b, other in found:
        by_pair[a, b].append((place, other))
        by_pair[b, a].append((other, place))
    hits = 0
    for each in planted:
        matches = by_pair.get((each.source, each.target), [])
        hits += _covered(each.source_range, (one for one, _ in matches)) and _covered(
            each.target_range, (other for _, other in matches)
        )
    return hits / len(planted)


def _covered(place: Range, found: Iterator[Range]) -> bool:
    inside = {i for start, end in found for i in range(max(start, place[0]), min(end, place[1]))}
    return len(inside) >= 0.5 * (place[1] - place[0])


def exponent(sizes: Iterable[int], seconds: Iterable[float]) -> float:
    """Return the slope of the logarithms: 1 is linear, 2 quadratic."""
    points = [(math.log(size), math.log(each)) for size, each in zip(sizes, seconds, strict=True)]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    above = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return above / sum((x - mean_x) ** 2 for x, _ in points)


def compare(documents: int, count: int) -> bool:
    """Print recall and time beside the peers; return whether recall is enough."""
    texts, planted = make_documents(documents, count)
    print(f"{documents} documents of 500 words, {count} planted passages, one core, processor time")
    ours, found = run_onrecord(texts)
    mine = recall(planted, found)
    print(f"{'onrecord reuse':32}recall {mine:.3f}  {ours:8.1f} s")
    sentences = sentences_of(texts)
    for name, (seconds, matches) in (
        ("rapidfuzz, sentences (scaled)", run_rapidfuzz(sentences, planted)),
        ("datasketch MinHash, sentences", run_minhash(sentences)),
    ):
        theirs = recall(planted, matches)
        print(
            f"{name:32}recall {theirs:.3f}  {seconds:8.1f} s   {mine / max(theirs, 1e-9):5.2f} times "
            f"their recall, {ours / seconds:5.2f} times their time"
        )
    return mine >= LEAST_RECALL


def grow(sizes: Iterable[int]) -> bool:
    """Print the time over collections of growing size; return whether it grows nearly linearly."""
    seconds = []
    for size in sizes:
        texts, _ = make_documents(size, size // 8)
        seconds.append(run_onrecord(texts)[0])
        print(f"{size:6} documents {seconds[-1]:8.1f} s")
    slope = exponent(sizes, seconds)
    print(
        f"time grows as the number of documents to the power of {slope:.2f} (at most {MOST_EXPONENT})"
    )
    return slope <= MOST_EXPONENT


def main() -> int:
    """Print both; return 1 if recall or growth is not as needed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--planted", type=int, default=300)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="the largest collection")
    given = parser.parse_args()
    keep_to_one_core()
    enough = compare(given.documents, given.planted)
    linear = grow([size for size in SIZES if size <= given.largest])
    return 0 if enough and linear else 1


if __name__ == "__main__":
    sys.exit(main())
