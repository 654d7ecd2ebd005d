"""Phrases that stand around what is counted: "forced 800 families from their homes"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import TAKEN, Item, code_at
from onrecord.extract.grammar.vocabulary import Reading, vocabulary, word_list

_INSERTION = 12  # the longest insertion between commas, in items

Row = Sequence[Item]


def split_reading(items: Row, at: int, phrase: CountPhrase) -> tuple[Reading, ...]:
    """Read a phrase that stands around what is counted, or nothing."""
    verb, *particles = items[at].word.split()  # "handed over 19 to the police"
    splits = vocabulary().splits.get(verb, ())
    passive = code_at(items, at - 1) == "B" and not items[at].word.endswith("ing")
    if not splits or passive:
        return ()
    start = phrase.words_end
    while code_at(items, start) == "o" or (
        start > phrase.words_end and code_at(items, start) in "DANGX"
    ):
        start += 1  # "drove 29 inhabitants of the hamlet into the barn"
    if code_at(items, start) == ",":
        start = _behind_insertion(items, start)
    words: list[str] = []
    for item in items[start : start + 5]:
        words += item.word.split()
    possessives = word_list("possessives")
    for skip in (0, 1):
        heard = words[skip:]
        if heard[:2] == ["to", "be"]:
            return ()  # "takes 131 to be the minimum"
        for split in splits:
            size = len(split.rest) - len(particles)
            if not (0 < size <= len(heard)) or list(split.rest[: len(particles)]) != particles:
                continue
            if all(
                want in (got, "_") and (want != "_" or got in possessives)
                for want, got in zip(split.rest[len(particles) :], heard, strict=False)
            ):
                if split.rest == ("in",) and verb in TAKEN and not _closed(items, start + skip + 1):
                    continue  # "took nine men in May"
                return (split.reading,)
    return ()


def _closed(items: Row, at: int) -> bool:
    """True where nothing follows that "in" could belong to: "took nine women in."."""
    return code_at(items, at) in ".,;:)C" or items[at].word in {"for", "when", "because", "by"}


def _behind_insertion(items: Row, comma: int) -> int:
    """Return the position behind "drove 40 families, all of them poor, from their homes"."""
    for ahead in range(comma + 1, min(len(items), comma + 1 + _INSERTION)):
        if items[ahead].code == ",":
            return ahead + 1
    return comma
