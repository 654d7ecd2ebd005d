"""The lexicon of attitudes as dictionaries and sets, made once when first asked for."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from onrecord.extract.grammar.inflect import verb_forms
from onrecord.extract.voices.lexis import lexicon as voices
from onrecord.extract.voices.lexis import verbs as crediting
from onrecord.lexicon import load


class Form(NamedTuple):
    """One form of a verb: its lemma, `base`, `s`, `ing` or `past`, and the words that must follow."""

    lemma: str
    form: str
    tail: tuple[str, ...] = ()


@cache
def lexicon() -> dict[str, Any]:
    """Return the whole lexicon of attitudes."""
    return load("attitudes")


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return every form of every verb of the lexicon and of `voices.yml`, in lower case."""
    irregular: dict[str, list[str]] = {**voices()["irregular"], **lexicon()["irregular"]}
    found: dict[str, dict[Form, None]] = {}
    for entry in lexicon()["verbs"]:
        head, *tail = str(entry).split()
        spelled = verb_forms(head, irregular)
        pairs = [(spelled.base, "base"), (spelled.s, "s"), (spelled.ing, "ing")]
        pairs += [(word, "past") for word in (*spelled.past, *spelled.participle)]
        for word, form in pairs:
            found.setdefault(word, {})[Form(head, form, tuple(tail))] = None
    skipped = listed("not_here")
    for word, readings in crediting().items():
        for reading in readings:
            free = reading.frame in ("clause", "that") and not reading.tail
            if free and reading.lemma not in skipped:
                found.setdefault(word, {})[Form(reading.lemma, reading.form)] = None
    return {word: tuple(readings) for word, readings in found.items()}


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of the lexicon, as a set."""
    return frozenset(map(str, lexicon()[key]))
