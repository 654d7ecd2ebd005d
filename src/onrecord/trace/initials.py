"""Abbreviations and the names they stand for: as a collection defines them, or by their letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.extract.voices.names import content_words
from onrecord.model import Anchor, Document, Span
from onrecord.trace.anchors import anchor

FEWEST, MOST = 2, 10
"""Letters of an abbreviation."""

_SHORT = re.compile(r"\((?:the\s)?(?P<short>[A-Z][A-Za-z.&]{1,12})\)")
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")
_BREAKS = re.compile(r"(?<![A-Z])\.\s|[;:!?()“”\"]|\n\s*\n")
_REACH = 120


class Definition(NamedTuple):
    """Where a document says what an abbreviation stands for: "Human Rights Watch (HRW)"."""

    words: frozenset[str]
    anchor: Anchor


Abbreviations = Mapping[str, tuple[Definition, ...]]
"""What the documents of a collection say that abbreviations stand for, by their letters."""


def abbreviations_of(documents: Iterable[Document]) -> Abbreviations:
    """Return the abbreviations that documents define: a name, and its initials in brackets behind it."""
    found: dict[str, dict[frozenset[str], Definition]] = defaultdict(dict)
    for document in documents:
        for match in _SHORT.finditer(document.text):
            letters = letters_of(match["short"])
            span = _spelled_out(document.text, match.start(), letters) if letters else None
            if span is not None:
                words = frozenset(content_words(span.of(document.text)))
                place = anchor(document, Span(span.start, match.end()))
                found[letters].setdefault(words, Definition(words, place))
    return {letters: tuple(each.values()) for letters, each in found.items()}


def letters_of(name: str) -> str:
    """Return the letters of a name that is an abbreviation ("HRW", "the U.N."), else nothing."""
    bare = name.removeprefix("the ").removeprefix("The ").replace(".", "").replace("&", "")
    fits = FEWEST <= len(bare) <= MOST and bare.isalpha() and bare.isupper()
    return bare if fits else ""


def initials_of(name: str) -> str:
    """Return the initials of the words of a name that have capitals; an abbreviation in it stays whole."""
    words = [word.replace(".", "") for word in _NAME_WORD.findall(name)]
    if words and words[0] in ("The", "A", "An"):
        words = words[1:]
    parts = (word if letters_of(word) else word[0] for word in words if word[:1].isupper())
    return "".join(parts)


def _spelled_out(text: str, end: int, letters: str) -> Span | None:
    """Return the name right before `end` whose initials are some letters, or None."""
    low = max(0, end - _REACH)
    breaks = [match.end() for match in _BREAKS.finditer(text, low, end)]
    low = breaks[-1] if breaks else low
    words = list(_NAME_WORD.finditer(text, low, end))
    for first in reversed(words):
        if first.group()[0].isupper():
            name = text[first.start() : end]
            initials = initials_of(name)
            if initials == letters:
                return Span(first.start(), first.start() + len(name.rstrip()))
            if len(initials) > len(letters):
                return None
    return None


def whole_names(name: str, known: Abbreviations) -> tuple[frozenset[str], ...]:
    """Return the words of a name, and those of what it stands for where it is an abbreviation."""
    own = frozenset(content_words(name))
    return (own, *(each.words for each in known.get(letters_of(name), ())))


def one_by_name(one: str, other: str, known: Abbreviations) -> tuple[Anchor, ...] | None:
    """Return the words that say that two names may be one, an abbreviation and its name, or None.

    Nothing (an empty tuple) says it where the letters are the initials, and no document says what
    else they stand for.

    Args:
        one: A name.
        other: Another name.
        known: What the collection says of abbreviations.
    """
    for short, name in ((one, other), (other, one)):
        letters = letters_of(short)
        if not letters or letters_of(name):
            continue
        words = content_words(name)
        for each in known.get(letters, ()):
            if each.words == words:
                return (each.anchor,)
        if letters not in known and initials_of(name) == letters:
            return ()
    return None
