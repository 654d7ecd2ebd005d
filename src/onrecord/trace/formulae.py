"""Turns of phrase that many texts share without one knowing another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import load
from onrecord.trace.weights import COMMON_NAME, NAME

ENOUGH = 100
"""Documents from which on it shows which words are common to a collection."""

COMMON = ((0.05, 0.6), (0.2, 0.3))
"""Shares of the documents, and what a word that so many use tells at the most."""

_WORD = re.compile(r"[^\W_]+")


def lighten_formulae(forms: list[str], weights: list[float], weight: float) -> None:
    """Let the words of formulae tell no more than `weight`, in place.

    Args:
        forms: The words of a text, in order.
        weights: What each tells.
        weight: What the words of a formula tell at the most.
    """
    known = _formulae()
    for at, form in enumerate(forms):
        for formula in known.get(form, ()):
            if tuple(forms[at : at + len(formula)]) == formula:
                for place in range(at, at + len(formula)):
                    weights[place] = min(weights[place], weight)


def lighten_common(texts: Sequence[tuple[list[str], list[float]]]) -> None:
    """Let words that many documents of a collection use tell less, in place.

    Where every document is about one event its names are no sign that one was copied from another.
    Collections of fewer than `ENOUGH` documents are left as they are.

    Args:
        texts: The words of each document, and what each tells.
    """
    if len(texts) < ENOUGH:
        return
    documents = Counter(form for forms, _ in texts for form in set(forms))
    most = {
        form: weight
        for form, count in documents.items()
        for share, weight in COMMON
        if count >= share * len(texts)
    }
    for forms, weights in texts:
        for at, form in enumerate(forms):
            if form in most and weights[at] > most[form]:
                weights[at] = COMMON_NAME if weights[at] == NAME else most[form]


@cache
def _formulae() -> dict[str, list[tuple[str, ...]]]:
    """Return the formulae by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load("trace")["formulae"]:
        words = tuple(_WORD.findall(phrase))
        found.setdefault(words[0], []).append(words)
    return found
