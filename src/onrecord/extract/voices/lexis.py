"""The lexicon of voices as dictionaries and sets, made once when first asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from onrecord.extract.grammar.inflect import verb_forms
from onrecord.lexicon import load
from onrecord.model import Stance


class Verb(NamedTuple):
    """One reading of a verb form that may credit a statement to somebody.

    `stance` is what crediting with it amounts to, `frame` what it takes (both as in `voices.yml`),
    `tail` the words that must follow it ("of" after "spoke"), `form` its grammatical form.
    """

    lemma: str
    stance: Stance
    frame: str
    tail: tuple[str, ...]
    form: str


@cache
def lexicon() -> dict[str, Any]:
    """Return the whole lexicon of voices."""
    return load("voices")


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return every form of every crediting verb, in lower case, with its readings."""
    irregular: dict[str, list[str]] = lexicon()["irregular"]
    found: dict[str, list[Verb]] = {}
    for stance, frames in lexicon()["verbs"].items():
        for frame, entries in frames.items():
            for entry in entries:
                head, *tail = entry.split()
                forms = verb_forms(head, irregular)
                spelled = [(forms.base, "base"), (forms.s, "s"), (forms.ing, "ing")]
                spelled += [(word, "past") for word in {*forms.past, *forms.participle}]
                for word, form in spelled:
                    reading = Verb(head, stance, frame, tuple(tail), form)
                    if reading not in found.setdefault(word, []):
                        found[word].append(reading)
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def words(key: str) -> frozenset[str]:
    """Return the entries of one word under `key`."""
    return frozenset(entry for entry in map(str, lexicon()[key]) if " " not in entry)


@cache
def phrases(key: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries under `key` as tuples of words, the longest first."""
    return tuple(sorted((tuple(str(e).split()) for e in lexicon()[key]), key=lambda p: -len(p)))


@cache
def phrase_heads(key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases under `key` by their first word, the longest first."""
    heads: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases(key):
        heads.setdefault(phrase[0], []).append(phrase)
    return {head: tuple(found) for head, found in heads.items()}


@cache
def kinds() -> dict[str, str]:
    """Return the kind of voice that each word or phrase names; the first kind listed holds."""
    found: dict[str, str] = {}
    for kind, entries in lexicon()["kinds"].items():
        for entry in entries:
            found.setdefault(str(entry), kind)
    return found


@cache
def kind_order() -> tuple[str, ...]:
    """Return the kinds of voices in the order in which they are tried."""
    return tuple(lexicon()["kinds"])


@cache
def self_words(key: str) -> frozenset[str]:
    """Return a list of the section `self`, as a set."""
    return frozenset(map(str, lexicon()["self"][key]))


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of the section `lists`, as a set."""
    return frozenset(map(str, lexicon()["lists"][key]))


@cache
def _cues() -> frozenset[str]:
    listed_phrases = (p for key in ("adjuncts", "citing", "contrary") for p in phrases(key))
    telling = {max(phrase, key=len) for phrase in listed_phrases}  # its longest word must stand
    return frozenset(
        {
            *verbs(),
            *telling,
            *words("statements"),
            *listed("papers"),
            *listed("handed"),
            "unable",
            "cannot",
            "could",
            "would",
            "word",
            "news",
            "intelligence",
            "tidings",
            "authority",
        }
    )


_LETTERS = re.compile(r"[^\W\d_]+")


def may_credit(passage: str) -> bool:
    """True when a passage holds a word that may credit something to somebody."""
    return not _cues().isdisjoint(_LETTERS.findall(passage.lower()))


def is_ly_adverb(word: str) -> bool:
    """True for a word in lower case that ends as adverbs do and is no noun ("family", "ally")."""
    return word.endswith("ly") and word not in listed("nouns_in_ly")
