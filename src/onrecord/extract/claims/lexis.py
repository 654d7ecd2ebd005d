"""The lexicon of claims as dictionaries, sets and patterns, made once when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from onrecord.extract.grammar.inflect import verb_forms
from onrecord.lexicon import load


@cache
def lexicon() -> dict[str, Any]:
    """Return the whole lexicon of claims."""
    return load("claims")


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of the lexicon, as a set."""
    return frozenset(map(str, lexicon()[key]))


def any_of(entries: Iterable[str]) -> str:
    """Return the source of a pattern for any of some phrases, the longest first."""
    ordered = sorted(map(str, entries), key=len, reverse=True)
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in ordered)


@cache
def phrases(key: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of a list, as whole words, in any case."""
    return re.compile(rf"(?<![\w-])(?:{any_of(lexicon()[key])})(?![\w-])", re.IGNORECASE)


@cache
def terms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for the names of what happened, and the key of each form."""
    keys = {form: key for key, forms in lexicon()["terms"].items() for form in forms}
    pattern = rf"(?<![\w-])(?:{any_of(keys)})(?:s|es)?(?![\w-])"
    return re.compile(pattern, re.IGNORECASE), keys


def term_of(words: str) -> str | None:
    """Return the key of a name for what happened, or None."""
    keys = terms()[1]
    plain = " ".join(words.lower().split())
    forms = (plain, plain.removesuffix("s"), plain.removesuffix("es"))
    return next((keys[form] for form in forms if form in keys), None)


@cache
def strength() -> dict[str, int]:
    """Return how strong the legal names are."""
    return {str(term): int(rank) for term, rank in lexicon()["strength"].items()}


@cache
def role_forms() -> dict[str, tuple[tuple[str, tuple[str, ...], str, str], ...]]:
    """Return each form of each verb of a deed: its role, the words that follow, lemma and form."""
    found: dict[str, list[tuple[str, tuple[str, ...], str, str]]] = {}
    for role, entries in lexicon()["roles"].items():
        for entry in entries:
            head, *tail = str(entry).split()
            for word, form in spelled(head, lexicon()["irregular"]):
                found.setdefault(word, []).append((role, tuple(tail), head, form))
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def appeal_forms() -> dict[str, tuple[tuple[str, tuple[str, ...], str], ...]]:
    """Return each form of each verb that asks: what it takes, the words that follow, and its form."""
    found: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    for frame, entries in lexicon()["appeals"].items():
        for entry in entries:
            head, *tail = str(entry).split()
            for word, form in spelled(head, lexicon()["appeal_irregular"]):
                found.setdefault(word, []).append((frame, tuple(tail), form))
    return {word: tuple(readings) for word, readings in found.items()}


def spelled(head: str, irregular: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return every form of a verb with its name."""
    forms = verb_forms(head, irregular)
    pairs = [(forms.base, "base"), (forms.s, "s"), (forms.ing, "ing")]
    return pairs + [(word, "past") for word in {*forms.past, *forms.participle}]
