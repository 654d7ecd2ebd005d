"""Places in texts written in capitals, where a capital says nothing: telegrams, headlines.

Only two signs count: a name that the gazetteer knows after a word of place, and a noun of place
beside the name ("IN SAN LUIS DEPARTMENT", "THE TOWN OF TESHKA").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Where
from onrecord.resolve.gazetteer import Entry, is_common, key_of, look_up, may_begin
from onrecord.resolve.place_words import PlaceWords, place_words
from onrecord.resolve.places import Mention

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_LONGEST = 5
# Before a mark, what follows these is a name even if nobody knows it: "AT LA TESHKA, …".
_OF_PLACE_ONLY = frozenset({"at", "near", "outside"})
_Token = tuple[str, int, int]


class _Found(NamedTuple):
    """How a name was found to be a place's."""

    role: str
    kind: str
    entry: Entry | None


def _name_after(tokens: list[_Token], index: int, words: PlaceWords) -> tuple[int, str]:
    """Return where a name from `index` on ends at a noun of place, and the noun's kind."""
    for stop in range(index + 1, min(index + _LONGEST, len(tokens))):
        token = tokens[stop][0]
        if token in words.nouns:
            return stop, words.nouns[token]
        if not token[0].isalpha() or (token in words.function_words and token not in words.inner):
            break
    return index, ""


def _known_from(reading: _Reading, index: int) -> tuple[int, Entry | None]:
    """Return where the longest known name from `index` on ends."""
    tokens = reading.tokens
    first = tokens[index][0]
    if first.isascii() and not may_begin(first.replace("-", " ").split()[0]):
        begins = any(key.startswith(first) for key in reading.known)
        if not begins:
            return index, None
    for stop in range(min(index + _LONGEST, len(tokens)), index, -1):
        if not all(token[0][0].isalpha() for token in tokens[index:stop]):
            continue
        name = reading.slice(index, stop)
        if key_of(name) in reading.known:
            found = look_up(name)
            return stop, found or Entry(" ".join(name.split()).title(), None, "unknown")
        entry = look_up(name)
        if entry and not (stop == index + 1 and _is_word(first, name)):
            return stop, entry
    return index, None


def _is_word(word: str, name: str) -> bool:
    """True for a single word that is more often a common noun than the name of a place."""
    return is_common(key_of(name)) or word in place_words().nouns


def _free_name(tokens: list[_Token], index: int, words: PlaceWords) -> int:
    """Return where a name after "town of" ends: at a mark, a small word, or after three words."""
    stop = index
    while stop < len(tokens) and stop < index + 3:
        token = tokens[stop][0]
        if not token[0].isalpha() or (token in words.function_words and token not in words.inner):
            break
        stop += 1
    return stop


class _Reading(NamedTuple):
    """A passage in capitals: its text, its words, and the places known elsewhere."""

    text: str
    tokens: list[_Token]
    known: frozenset[str]

    def slice(self, first: int, stop: int) -> str:
        """Return the text of some words."""
        return self.text[self.tokens[first][1] : self.tokens[stop - 1][2]]

    def mention(self, first: int, stop: int, found: _Found) -> Mention:
        """Return the mention that some words make."""
        words, entry = self.slice(first, stop), found.entry
        name = entry.name if entry else " ".join(words.split()).title()
        kind = entry.kind if entry and found.kind == "unknown" else found.kind
        where = Where(
            text=words,
            start=self.tokens[first][1],
            end=self.tokens[stop - 1][2],
            name=name,
            id=entry.id if entry else None,
        )
        return Mention(where, found.role, kind)


def capital_mentions(
    text: str, start: int, end: int, known: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """Return the places named in a passage written in capitals.

    Args:
        text: The document's text.
        start: First code point to look at.
        end: The code point after the last one to look at.
        known: Keys of places found elsewhere in the document.
    """
    words = place_words()
    tokens = [(match.group().lower(), *match.span()) for match in _TOKEN.finditer(text, start, end)]
    reading = _Reading(text, tokens, known)
    found: list[Mention] = []
    index, role, before = 0, "", ""
    while index < len(tokens):
        word = tokens[index][0]
        taken = _of_noun(reading, index, role) if word in words.nouns else None
        if taken is None and role:
            taken = _after_preposition(reading, index, role, before)
        if taken:
            found.append(taken[0])
            index = taken[1]
            continue
        role, before = _next_role(word, role, words), word
        index += 1
    return tuple(found)


def _next_role(word: str, role: str, words: PlaceWords) -> str:
    """Return the role that the words up to and with `word` give to a name after it."""
    if word in words.prepositions:
        found = words.prepositions[word]
        return "from" if found == "known" else found
    goes_on = word in ("and", ",", "the") or word in words.adjectives
    return role if goes_on else ""


def _of_noun(reading: _Reading, index: int, role: str) -> tuple[Mention, int] | None:
    """Return the place in "TOWN OF X" at a word, and where to go on."""
    words, tokens = place_words(), reading.tokens
    noun = tokens[index][0]
    if index + 2 >= len(tokens) or tokens[index + 1][0] != "of":
        return None
    stop, entry = _known_from(reading, index + 2)
    stop = stop if entry else _free_name(tokens, index + 2, words)
    if stop == index + 2:
        return None
    kind = words.nouns[noun]
    found = _Found(role or "at", "unknown" if kind in ("facility", "civic") else kind, entry)
    return reading.mention(index + 2, stop, found), stop


def _after_preposition(
    reading: _Reading, index: int, role: str, before: str
) -> tuple[Mention, int] | None:
    """Return the place that begins at a word after a word of place, and where to go on."""
    words, tokens = place_words(), reading.tokens
    word = tokens[index][0]
    if not word[0].isalpha() or word in words.prepositions:
        return None
    stop, kind = _name_after(tokens, index, words)
    barred = words.function_words | words.not_places | words.adjectives
    if kind and not all(token[0] in barred for token in tokens[index:stop]) and word not in barred:
        found = _Found(role, kind, look_up(reading.slice(index, stop)))
        return reading.mention(index, stop, found), stop + 1
    stop, entry = _known_from(reading, index)
    if entry:
        return reading.mention(index, stop, _Found(role, "unknown", entry)), stop
    if before not in _OF_PLACE_ONLY or word in words.function_words - words.inner:
        return None
    stop = _free_name(tokens, index, words)
    closed = stop >= len(tokens) or not tokens[stop][0][0].isalnum()
    if not closed or any(w[0] in words.bodies | words.not_places for w in tokens[index:stop]):
        return None
    return reading.mention(index, stop, _Found(role, "unknown", None)), stop
