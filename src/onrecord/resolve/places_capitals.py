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


def _known_from(tokens: list[_Token], index: int, text: str) -> tuple[int, Entry | None]:
    """Return where the longest known name from `index` on ends."""
    for stop in range(min(index + _LONGEST, len(tokens)), index, -1):
        if not all(token[0][0].isalpha() for token in tokens[index:stop]):
            continue
        name = text[tokens[index][1] : tokens[stop - 1][2]]
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


def capital_mentions(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Return the places named in a passage written in capitals.

    Args:
        text: The document's text.
        start: First code point to look at.
        end: The code point after the last one to look at.
    """
    words = place_words()
    tokens = [(match.group().lower(), *match.span()) for match in _TOKEN.finditer(text, start, end)]
    found: list[Mention] = []
    index, role = 0, ""
    while index < len(tokens):
        token = tokens[index][0]
        of_noun = token in words.nouns and index + 1 < len(tokens) and tokens[index + 1][0] == "of"
        if of_noun:
            known, entry = _known_from(tokens, index + 2, text)
            stop = known if entry else _free_name(tokens, index + 2, words)
            if stop > index + 2:
                found.append(
                    _make(text, tokens, (index + 2, stop), role or "of", words.nouns[token], entry)
                )
                index = stop
                continue
        if token in words.prepositions:
            role = words.prepositions[token]
            role = "from" if role == "known" else role
        elif token in ("and", ",", "the") and role:
            pass
        elif role and token[0].isalpha():
            stop, kind = _name_after(tokens, index, words)
            known, entry = _known_from(tokens, index, text)
            if kind and (token not in words.function_words) and token not in words.not_places:
                found.append(
                    _make(
                        text,
                        tokens,
                        (index, stop),
                        role,
                        kind,
                        look_up(text[tokens[index][1] : tokens[stop - 1][2]]),
                    )
                )
                index = stop + 1
                continue
            if entry:
                found.append(_make(text, tokens, (index, known), role, "unknown", entry))
                index = known
                continue
            role = role if token in words.adjectives else ""
        else:
            role = ""
        index += 1
    return tuple(found)
