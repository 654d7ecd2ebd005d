"""The words of `persons.yml`, made ready for looking things up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Fate, Relation


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a plain list of the lexicon as a set."""
    return frozenset(str(word) for word in load("persons")[name])


@cache
def meanings(name: str) -> dict[str, Fate]:
    """Return the words of a section by what happened."""
    entries = load("persons")[name]
    return {str(word): fate for fate, words in entries.items() for word in words}


@cache
def relations() -> dict[str, Relation]:
    """Return the words of kin, and who they are."""
    entries = load("persons")["kin"]
    return {str(word): relation for relation, words in entries.items() for word in words}


def sex_of_word(word: str) -> str | None:
    """Return the sex that a title or a word of kin tells."""
    bare = word.rstrip(".")
    return "female" if bare in word_set("female") else "male" if bare in word_set("male") else None


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of several phrases, the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest) + ")"
