"""Which issuers are offices of one state or organisation: the shipped patterns, and a user's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.voices.names import content_words
from onrecord.lexicon import load
from onrecord.model import Document

_NAME = r"[^\W\d_a-z][\w’'-]+(?:\s(?:and\s)?[^\W\d_a-z][\w’'-]+){0,3}"


class Body(NamedTuple):
    """A state or organisation, and the issuers that speak for it, by their words."""

    name: str
    members: tuple[frozenset[str], ...]


class Issuers(NamedTuple):
    """What is known of issuers: the user's bodies, and the states that the collection names."""

    bodies: tuple[Body, ...] = ()
    states: frozenset[str] = frozenset()

    def body_of(self, *names: str) -> str | None:
        """Return the state or organisation that one of the names speaks for, or None.

        The user's table comes first, then the shipped patterns: an office, and a state's name
        after "of" ("Embassy of Tervia") or its adjective ("the Tervian army").
        """
        for name in names:
            words = content_words(name)
            for body in self.bodies:
                if any(member and member <= words for member in body.members):
                    return body.name
        for name in names:
            state = state_of(name)
            if state is not None:
                return state
        for name in names:
            for state in self.states:
                if content_words(name) == content_words(state):
                    return state
            state = self._by_adjective(name)
            if state is not None:
                return state
        return None

    def _by_adjective(self, name: str) -> str | None:
        if not _offices().search(name):
            return None
        ends = load("issuers")["adjective_ends"]
        for word in re.findall(r"[^\W\d_a-z][^\W\d_]+", name):
            for state in self.states:
                stem = state.rstrip("aeiou")
                if word == state or word in {state + end for end in ends} | {
                    stem + end for end in ends
                }:
                    return state
        return None


def issuers_of(documents: Iterable[Document], bodies: Sequence[Body] = ()) -> Issuers:
    """Return what is known of issuers in a collection.

    Args:
        documents: Documents whose `metadata` is filled.
        bodies: The user's table (`load_issuers`).
    """
    states = {
        state
        for document in documents
        for name in names_of(document)
        if (state := state_of(name)) is not None
    }
    return Issuers(tuple(bodies), frozenset(states))


def names_of(document: Document) -> tuple[str, ...]:
    """Return the issuer of a document and its other names."""
    metadata = document.metadata
    return tuple(name for name in (metadata.issuer, *metadata.issuer_aliases) if name)


def state_of(name: str) -> str | None:
    """Return the state that an office's name ends in, or None: "Embassy of Tervia in Maronia" is Tervia's."""
    if not _offices().search(name):
        return None
    fields = frozenset(load("issuers")["fields"])
    for match in _of_state().finditer(name):
        state = match["titled"] or match["plain"]
        if state.split()[0].lower() not in fields:
            return str(state)
    return None


@cache
def _offices() -> re.Pattern[str]:
    words = sorted(load("issuers")["offices"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _of_state() -> re.Pattern[str]:
    words = sorted(load("issuers")["state_words"], key=len, reverse=True)
    titles = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?:\bof\s(?:the\s)?)?\b(?i:{titles})\sof\s(?:the\s)?(?P<titled>{_NAME})"
        rf"|\bof\s(?:the\s)?(?P<plain>{_NAME})"
    )
