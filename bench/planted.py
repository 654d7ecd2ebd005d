"""Documents of 500 words with edited passages planted in them, for `bench/reuse.py`.

The words are made of syllables, their frequencies follow Zipf's law, and every other word is one of
the small words of English, so that no two passages are alike by design. One sentence in ten is a turn of
phrase that such reports share, with other numbers. A planted passage is carried from one document
into another with one word in eight edited and one number changed; in every third the letters are
misread, one in twenty-five.
"""

from __future__ import annotations

import random
import string
from itertools import accumulate
from typing import NamedTuple

SEED = 20261121
WORDS = 500
PASSAGE = 3
"""Sentences of a planted passage."""

EDITED, MISREAD = 1 / 8, 1 / 25

SMALL = ["the", "of", "and", "to", "in", "that", "was", "for", "it", "with", "as", "his", "on", "be", "at", "by", "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "one", "you", "were", "all", "her", "she", "there", "would", "their", "we", "him", "been", "has", "when", "who", "will", "no", "more", "if", "out", "so"]  # fmt: skip
STOCK = (
    "At least {a} people were killed and {b} others were injured, officials said.",
    "The figure could not be checked, and no group has claimed responsibility for the attack.",
    "According to the ministry, {a} houses were destroyed and {b} families were made homeless.",
    "Of the {a} persons who were taken hostage, {b} are still missing.",
)
SYLLABLES = [
    a + b
    for a in ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v"]
    for b in ["a", "e", "i", "o", "u", "an", "er", "il", "or", "us"]
]


class Planted(NamedTuple):
    """A passage carried over: its ranges in the document it came from and in the one it went to."""

    source: int
    source_range: tuple[int, int]
    target: int
    target_range: tuple[int, int]


def make_documents(count: int, planted: int) -> tuple[list[str], list[Planted]]:
    """Return the texts of `count` documents, and the passages planted in them."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(12_000)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(vocabulary))))
    papers = [_sentences(rng, vocabulary, weights) for _ in range(count)]
    moves = []
    for number in range(planted):
        source, target = rng.sample(range(count), 2)
        first = rng.randrange(1, len(papers[source]) - PASSAGE)
        passage = papers[source][first : first + PASSAGE]
        edited = [_edited(rng, sentence, vocabulary) for sentence in passage]
        if number % 3 == 0:
            edited = [_misread(rng, sentence) for sentence in edited]
        moves.append((source, passage, target, edited))
    for _, _, target, edited in moves:
        papers[target] = [*papers[target], *edited]
    texts = [" ".join(sentences) for sentences in papers]
    return texts, [_placed(texts, move) for move in moves]


def _placed(texts: list[str], move: tuple[int, list[str], int, list[str]]) -> Planted:
    source, passage, target, edited = move
    one, other = " ".join(passage), " ".join(edited)
    a, b = texts[source].index(one), texts[target].index(other)
    return Planted(source, (a, a + len(one)), target, (b, b + len(other)))


def _sentences(rng: random.Random, vocabulary: list[str], weights: list[float]) -> list[str]:
    found: list[str] = []
    words = 0
    while words < WORDS:
        if rng.random() < 0.1:
            sentence = rng.choice(STOCK).format(a=rng.randint(3, 999), b=rng.randint(3, 999))
        else:
            sentence = _sentence(rng, vocabulary, weights)
        found.append(sentence)
        words += len(sentence.split())
    return found


def _sentence(rng: random.Random, vocabulary: list[str], weights: list[float]) -> str:
    length = rng.randint(12, 28)
    solid = rng.choices(vocabulary, cum_weights=weights, k=length)
    words = [word if rng.random() < 0.55 else rng.choice(SMALL) for word in solid]
    words[rng.randrange(1, length)] = str(rng.randint(11, 2000))
    return f"{' '.join(words).capitalize()}."


def _edited(rng: random.Random, sentence: str, vocabulary: list[str]) -> str:
    words: list[str] = []
    for word in sentence.rstrip(".").split():
        kept = word
        if word.isdigit() and rng.random() < 0.5:
            kept = str(int(word) + rng.randint(1, 90))
        elif rng.random() < EDITED:
            kept = rng.choice(["", rng.choice(vocabulary), f"{word} {rng.choice(vocabulary)}"])
        words += kept.split()
    return f"{' '.join(words)}."


def _misread(rng: random.Random, sentence: str) -> str:
    return "".join(
        rng.choice(string.ascii_lowercase) if char.isalpha() and rng.random() < MISREAD else char
        for char in sentence
    )
