"""What two figures must share to be set against each other: outcome, group, severity, noun."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load
from onrecord.model import GENERAL_GROUPS, GROUPS, OUTCOMES, Figure

ALL = "all"
"""The group of persons in general: `person`, `civilian` and `resident` are one."""

# A general group that may stand beside the narrower one that counts.
_WITHIN = {"combatant": "soldier"}
_THINGS = frozenset({"building", "settlement", "organisation", "incident", "other"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLAUSE = re.compile(r"\s(?:of|in|at|from|by|on|near|that|which|who|whose|where|including)\s|[,;(]")


def group_key(group: tuple[str, ...]) -> str:
    """Return the group under which a figure is compared.

    `all` for persons in general, else its special groups in alphabetical order, joined by a blank:
    `("civilian", "child")` → `child`, `("man", "child")` → `child man`.
    """
    special = {each for each in group if each not in GENERAL_GROUPS}
    special -= {wide for wide, narrow in _WITHIN.items() if narrow in special}
    return " ".join(sorted(special)) or ALL


def group_order(key: str) -> tuple[bool, tuple[int, ...], str]:
    """Return what comparisons' groups are sorted by: all persons first, then the ledger's order."""
    places = (GROUPS.index(each) if each in GROUPS else len(GROUPS) for each in key.split())
    return (key != ALL, tuple(places), key)


def outcome_order(outcome: str) -> tuple[int, str]:
    """Return what outcomes are sorted by: the ledger's order."""
    return (OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES), outcome)


def outcomes_of(figure: Figure) -> frozenset[str]:
    """Return what the number counts, all of it together.

    `detained` beside `convicted` is only said of how they were convicted, and is left out.
    """
    found = frozenset(figure.outcome)
    return found - {"detained"} if "convicted" in found else found


@cache
def _severities() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every spelling of a severity with its name, the longest spelling first."""
    spelled = [
        (str(phrase), str(name))
        for name, phrases in load("compare")["severities"].items()
        for phrase in phrases
    ]
    spelled.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return tuple((name, tuple(phrase.split())) for phrase, name in spelled)


@cache
def _idle_words() -> frozenset[str]:
    lexicon = load("compare")
    return frozenset(
        word
        for name in ("manner", "fillers")
        for phrase in lexicon[name]
        for word in phrase.split()
    )


def severity_class(words: str | None) -> str | None:
    """Return the name of the severity that the words of a text mean, or None for none.

    Words that only judge the deed ("mercilessly") are no severity. Words not in the lexicon are
    their own name, in lower case.
    """
    if not words:
        return None
    lowered = tuple(word.casefold() for word in _WORD.findall(words))
    for name, phrase in _severities():
        size = len(phrase)
        if any(lowered[at : at + size] == phrase for at in range(len(lowered) - size + 1)):
            return name
    idle = _idle_words()
    return " ".join(word for word in lowered if word not in idle) or None


@cache
def _nouns() -> dict[str, str]:
    """Return the name of each noun that has another."""
    same = load("compare")["same_nouns"]
    return {str(noun): str(name) for name, nouns in same.items() for noun in nouns}


@cache
def _general_nouns(group: str) -> frozenset[str]:
    return frozenset(str(noun) for noun in load("compare")["general_nouns"].get(group, ()))


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def noun_of(figure: Figure) -> str | None:
    """Return the kind of thing a figure counts, or None for people and for things in general.

    "12 of the town's schools" counts schools, which are not set against houses, although both
    are buildings.
    """
    key = group_key(figure.group)
    if key not in _THINGS or not figure.group_text:
        return None
    head = _CLAUSE.split(figure.group_text.casefold(), maxsplit=1)[0]
    words = _WORD.findall(head)
    if not words:
        return None
    last = _singular(words[-1])
    pair = f"{_singular(words[-2])} {last}" if len(words) > 1 else last
    names = _nouns()
    noun = names.get(pair) or names.get(last) or last
    return None if {noun, pair, words[-1]} & _general_nouns(key) else noun
