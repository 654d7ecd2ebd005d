"""Places in texts written in capitals, where a capital says nothing: telegrams, headlines.

Only two signs count: a name that the gazetteer knows after a word of place, and a noun of place
beside the name ("IN SAN LUIS DEPARTMENT", "THE TOWN OF TESHKA").
"""

from __future__ import annotations

import re

from onrecord.model import Where
from onrecord.resolve.gazetteer import Entry, is_common, key_of, look_up
from onrecord.resolve.place_words import PlaceWords, place_words
from onrecord.resolve.places import Mention

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_LONGEST = 5
# Before a mark, what follows these is a name even if nobody knows it: "AT LA TESHKA, …".
_OF_PLACE_ONLY = frozenset({"at", "near", "outside"})
_Token = tuple[str, int, int]


def _name_after(tokens: list[_Token], index: int, words: PlaceWords) -> tuple[int, str]:
    """Return where a name from `index` on ends at a noun of place, and the noun's kind."""
    for stop in range(index + 1, min(index + _LONGEST, len(tokens))):
        token = tokens[stop][0]
        if token in words.nouns:
            return stop, words.nouns[token]
        if not token[0].isalpha() or (token in words.function_words and token not in words.inner):
            break
    return index, ""


def _known_from(
    tokens: list[_Token], index: int, text: str, known: frozenset[str]
) -> tuple[int, Entry | None]:
    """Return where the longest known name from `index` on ends."""
    for stop in range(min(index + _LONGEST, len(tokens)), index, -1):
        if not all(token[0][0].isalpha() for token in tokens[index:stop]):
            continue
        name = text[tokens[index][1] : tokens[stop - 1][2]]
        if key_of(name) in known:
            found = look_up(name)
            return stop, found or Entry(" ".join(name.split()).title(), None, "unknown")
        entry = look_up(name)
        if entry and not (stop == index + 1 and is_common(key_of(name))):
            return stop, entry
    return index, None


def _free_name(tokens: list[_Token], index: int, words: PlaceWords) -> int:
    """Return where a name after "town of" ends: at a mark, a small word, or after three words."""
    stop = index
    while stop < len(tokens) and stop < index + 3:
        token = tokens[stop][0]
        if not token[0].isalpha() or (token in words.function_words and token not in words.inner):
            break
        stop += 1
    return stop


def _make(
    text: str,
    tokens: list[_Token],
    span: tuple[int, int],
    role: str,
    kind: str,
    entry: Entry | None,
) -> Mention:
    start, end = tokens[span[0]][1], tokens[span[1] - 1][2]
    name = entry.name if entry else " ".join(text[start:end].split()).title()
    kind = entry.kind if entry and kind == "unknown" else kind
    where = Where(
        text=text[start:end], start=start, end=end, name=name, id=entry.id if entry else None
    )
    return Mention(where, role, kind)


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
    found: list[Mention] = []
    index, role, before = 0, "", ""
    while index < len(tokens):
        token = tokens[index][0]
        taken = _of_noun(text, tokens, index, role, known) or (
            _after_preposition(text, tokens, index, role, before, known) if role else None
        )
        if taken:
            found.append(taken[0])
            index = taken[1]
            continue
        role, before = _next_role(token, role, words), token
        index += 1
    return tuple(found)


def _next_role(token: str, role: str, words: PlaceWords) -> str:
    """Return the role that the words up to and with `token` give to a name after it."""
    if token in words.prepositions:
        found = words.prepositions[token]
        return "from" if found == "known" else found
    goes_on = token in ("and", ",", "the") or token in words.adjectives
    return role if goes_on else ""


def _of_noun(
    text: str, tokens: list[_Token], index: int, role: str, known: frozenset[str]
) -> tuple[Mention, int] | None:
    """Return the place in "TOWN OF X" at a token, and where to go on."""
    words = place_words()
    token = tokens[index][0]
    if token not in words.nouns or index + 2 >= len(tokens) or tokens[index + 1][0] != "of":
        return None
    stop, entry = _known_from(tokens, index + 2, text, known)
    stop = stop if entry else _free_name(tokens, index + 2, words)
    if stop == index + 2:
        return None
    kind = words.nouns[token]
    kind = "unknown" if kind == "facility" else kind
    return _make(text, tokens, (index + 2, stop), role or "at", kind, entry), stop


def _after_preposition(
    text: str, tokens: list[_Token], index: int, role: str, before: str, known: frozenset[str]
) -> tuple[Mention, int] | None:
    """Return the place that begins at a token after a word of place, and where to go on."""
    words = place_words()
    token = tokens[index][0]
    if not token[0].isalpha() or token in words.prepositions:
        return None
    stop, kind = _name_after(tokens, index, words)
    if kind and token not in words.function_words and token not in words.not_places:
        entry = look_up(text[tokens[index][1] : tokens[stop - 1][2]])
        return _make(text, tokens, (index, stop), role, kind, entry), stop + 1
    stop, entry = _known_from(tokens, index, text, known)
    if entry:
        return _make(text, tokens, (index, stop), role, "unknown", entry), stop
    if before not in _OF_PLACE_ONLY or token in words.function_words - words.inner:
        return None
    stop = _free_name(tokens, index, words)
    closed = stop >= len(tokens) or not tokens[stop][0][0].isalnum()
    if not closed or any(
        t[0] in words.bodies or t[0] in words.not_places for t in tokens[index:stop]
    ):
        return None
    return _make(text, tokens, (index, stop), role, "unknown", None), stop
