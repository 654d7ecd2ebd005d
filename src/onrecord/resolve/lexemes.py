"""Words of a passage as sets, and lists of words and phrases looked up in them.

Looking a word up in a set costs a small part of what searching a passage for hundreds of
alternatives costs; nearly every passage holds none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

# The first choice is a shorter way to most words: letters with nothing tied to them.
_TOKEN = re.compile(r"[a-z]+(?![\w'’-])|[^\W_]+(?:[-'’][^\W_]+)*")
Made = TypeVar("Made")


class Words(NamedTuple):
    """A passage in lower case: its words in order and as a set, and the whole on one line."""

    order: list[str]
    all: frozenset[str]
    plain: str


@lru_cache(maxsize=4)
def _memory(text: str) -> dict[tuple[object, ...], object]:
    """Return what was worked out on a text; only the last few texts are kept."""
    del text
    return {}


def remember(text: str, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """Return what `make` gives for a passage of a text, worked out once.

    Args:
        text: The document's text.
        key: What is asked of it, with the passage's offsets.
        make: Works it out.
    """
    memory = _memory(text)
    if key not in memory:
        memory[key] = make()
    made: Made = memory[key]  # type: ignore[assignment]  # one key, one kind of thing
    return made


def words_of(text: str, start: int, end: int) -> Words:
    """Return the words of `text[start:end]`."""
    return remember(text, ("words", start, end), lambda: _words(text[start:end]))


def _words(passage: str) -> Words:
    plain = " ".join(passage.split()).lower()
    order = _TOKEN.findall(plain)
    return Words(order, frozenset(order), plain)


def plural(word: str) -> str:
    """Return the regular plural of an English noun, or of the last word of a phrase."""
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


class Lexemes:
    """Words and phrases, in lower case, to look for in passages."""

    def __init__(self, entries: Iterable[object]) -> None:
        phrases = [str(entry) for entry in entries]
        self.words = frozenset(phrase for phrase in phrases if " " not in phrase)
        self.phrases = tuple(
            (
                frozenset(_TOKEN.findall(phrase)),
                re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])"),
            )
            for phrase in phrases
            if " " in phrase
        )
        # The longest word of a phrase is the rarest; without one of these there is no phrase.
        self.rare = frozenset(max(parts, key=len) for parts, _ in self.phrases)

    def found_in(self, words: Words) -> bool:
        """True when one of the words or phrases stands in the passage."""
        if not self.words.isdisjoint(words.all):
            return True
        if self.rare.isdisjoint(words.all):
            return False
        return any(
            parts <= words.all and pattern.search(words.plain) for parts, pattern in self.phrases
        )

    def spans_in(self, plain: str) -> list[tuple[int, int]]:
        """Return where the phrases (not the single words) stand in a passage on one line."""
        return [match.span() for _, pattern in self.phrases for match in pattern.finditer(plain)]
