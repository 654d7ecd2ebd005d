"""Names of places in a text: known ones by the gazetteer, small ones by the words around them.

A capitalised name is a place when a word of place introduces it ("in X", "the village of X",
"residents of X"), when a kind of place follows it ("X district"), or when it stands in a list with
such a name. The gazetteer gives ids, and decides where capitals say nothing. Persons, bodies,
works and dates are kept out by the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Where
from onrecord.resolve.gazetteer import Entry, is_common, key_of, look_up
from onrecord.resolve.place_words import PlaceWords, place_words

_NAME_WORD = re.compile(
    r"(?<![\w@/.#-])[^\W\d_a-z](?:[^\W_]|['’](?=[^\W\d_]))*(?:[-‑][^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*)*"
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*|[^\w\s]")
_NEXT = re.compile(
    r"\s{1,3}(?:(?P<first>[^\W\d_]+(?:-[^\W\d_]+)?)(?:\s{1,3}(?P<second>[^\W\d_]+))?)"
)
_LIST_GAP = re.compile(
    r"\s{0,2}(?P<comma>,)?\s{0,3}(?P<and>\b(?:and|or|&)\b)?\s{0,3}(?:the\s{1,3})?", re.IGNORECASE
)
_LEFT = 60
# Share of capital letters from which a passage counts as written in capitals.
_CAPS_SHARE = 0.8


class Mention(NamedTuple):
    """A place named in a text.

    `role` says how: `at` (something is there), `of` (people or a happening of it), `from`
    (somebody comes from, goes or sits there) or `named` (nothing more is said). `kind` is
    `facility`, `settlement`, `region`, `country` or `unknown`.
    """

    where: Where
    role: str
    kind: str

    @property
    def key(self) -> str:
        """The form under which the place is compared with others."""
        return place_key(self.where.name or self.where.text)


class _Run(NamedTuple):
    """Neighbouring capitalised words, taken as one name."""

    start: int
    end: int
    words: tuple[str, ...]


def place_key(name: str) -> str:
    """Return the comparable form of a place's name: without marks and the noun at its end."""
    words = key_of(name).split()
    known = place_words()
    if len(words[0] if words else "") > 3 and words[0] not in known.adjectives:
        while len(words) > 1 and words[-1] in known.nouns:
            words.pop()
    return " ".join(words)


def in_capitals(text: str, start: int, end: int) -> bool:
    """True when a passage is written in capitals, so that they say nothing about names."""
    letters = [char for char in text[start : min(end, start + 400)] if char.isalpha()]
    return len(letters) >= 12 and sum(char.isupper() for char in letters) > _CAPS_SHARE * len(
        letters
    )


def _runs(text: str, start: int, end: int, words: PlaceWords) -> list[_Run]:
    """Return the capitalised names of a passage; small words may stand inside one."""
    runs: list[_Run] = []
    for match in _NAME_WORD.finditer(text, start, end):
        word, begin = match.group(), match.start()
        if not word[0].isupper():
            continue
        if word[-2:] in ("'s", "’s"):
            word = word[:-2]
        if word.lower() in words.function_words:
            continue
        last = runs[-1] if runs else None
        if last and _joins(text[last.end : begin], last, words):
            runs[-1] = _Run(last.start, begin + len(word), (*last.words, word))
        else:
            runs.append(_Run(begin, begin + len(word), (word,)))
    return runs


def _joins(gap: str, last: _Run, words: PlaceWords) -> bool:
    """True when what stands between two capitalised words leaves them one name."""
    if not gap[:1].isspace() or gap.count("\n") > 1:
        return False
    small = gap.lower().replace("-", " ").replace("’", " ").split()
    if not small:
        return True
    if small[0] in ("of", "for", "on"):
        # "Ministry of Defence" is one body, "Mayor of Varn" two names.
        return len(small) <= 2 and last.words[-1].lower() in words.bodies
    return len(small) <= 2 and all(word in words.inner for word in small) and small != ["the"]


def _left_tokens(text: str, start: int, position: int) -> list[str]:
    """Return the words before a name, the nearest first, in lower case."""
    window = text[max(start, position - _LEFT) : position]
    if not window or not (window[-1].isspace() or window[-1] in "(“\"‘'-–"):
        return []
    tokens = [token.lower() for token in _TOKEN.findall(window)]
    tokens.reverse()
    return tokens


class _Left(NamedTuple):
    """What the words before a name make of it; `strength` 2 is certain, 1 likely, 0 says nothing."""

    role: str
    kind: str
    strength: int


_ONTO = frozenset({"into", "on", "against"})
_THESE = frozenset({"these", "them", "those", "which"})
_NOTHING = _Left("", "unknown", 0)


def _struck(tokens: list[str], words: PlaceWords) -> bool:
    """True when one of the nearest words before a preposition tells of a blow: "shells into X"."""
    return any(token in words.strikes for token in tokens[:8])


def _role(tokens: list[str], noun_kind: str, words: PlaceWords) -> str:
    """Return the role of a place after a noun of place, from the words before the noun."""
    for index, token in enumerate(tokens[:5]):
        role = words.prepositions.get(token)
        if role:
            struck = token in _ONTO and _struck(tokens[index + 1 :], words)
            return "at" if role == "known" or struck else role
        if token in words.residents:
            return "of"
        if not token[0].isalpha():
            break
    return "named" if noun_kind == "region" else "at"


def _left(tokens: list[str], words: PlaceWords) -> _Left:
    """Return what the words before a name, the nearest first, make of it."""
    index = 0
    while index < min(3, len(tokens)) and (
        tokens[index] == "the" or tokens[index] in words.adjectives
    ):
        index += 1
    if index >= len(tokens):
        return _NOTHING
    token, rest = tokens[index], tokens[index + 1 :]
    role = words.prepositions.get(token)
    if token == "to" and rest and rest[0] in words.nouns:  # "on the road to X"
        return _Left("at", "unknown", 1)
    if role:
        if token in _ONTO and index == 0 and _struck(rest, words):
            return _Left("at", "unknown", 1)
        before = rest[0] if role == "at" and rest else ""
        if before in words.stationed:
            return _Left("from", "unknown", 1)
        # "The pass at X": what is spoken of is the spot.
        return _Left(role, "facility" if words.nouns.get(before) == "facility" else "unknown", 1)
    if (
        token == ","
        and index == 0
        and rest[1:2] == ["of"]
        and (rest[0] in _THESE or rest[0] in words.nouns)
    ):
        return _Left("at", "unknown", 2)  # "in the largest of these, X,"
    if token in words.nouns and index == 0:
        return _Left(_role(rest, words.nouns[token], words), words.nouns[token], 2)
    if token not in ("of", "to", "called", "named") or not rest:
        return _NOTHING
    before = rest[0]
    if before in words.nouns and token != "to":
        kind = words.nouns[before]
        # "The market of X": the noun is the spot, the name that of the town.
        return _Left(_role(rest[1:], kind, words), "unknown" if kind == "facility" else kind, 2)
    if token == "of" and before in words.residents:
        return _Left("of", "unknown", 2)
    if token == "of" and before in words.happenings:
        return _Left("at", "unknown", 2)
    if before in words.directions or (token == "of" and before in ("that", "those")):
        return _Left("at", "unknown", 1)
    return _Left("known" if token == "to" else "", "unknown", 0)


def _right(text: str, position: int, end: int, words: PlaceWords) -> tuple[str, int, bool]:
    """Return the kind, end and plural of a noun of place after a name, or `("", position, False)`."""
    match = _NEXT.match(text, position, end)
    if not match:
        return "", position, False
    first, second = match.group("first").lower(), (match.group("second") or "").lower()
    if second and f"{first} {second}" in words.nouns:
        return words.nouns[f"{first} {second}"], match.end("second"), second.endswith("s")
    if first in words.nouns:
        plural = first.endswith("s") and first[:-1] in words.nouns or first.endswith("ies")
        return words.nouns[first], match.end("first"), plural
    return "", position, False


def _is_adjective(run: _Run, text: str, end: int, words: PlaceWords) -> bool:
    """True for "Ostravian" in "in Ostravian villages": an adjective of people before a noun."""
    if len(run.words) > 1 and not run.words[-1].endswith(words.adjective_endings):
        return False
    following = _NEXT.match(text, run.end, end)
    if not following or not following.group("first")[0].islower():
        return False
    if following.group("first") in words.function_words:
        return False
    return run.words[-1].endswith(words.adjective_endings)


def _rejected(run: _Run, tokens: list[str], words: PlaceWords) -> bool:
    lowered = [word.lower() for word in run.words]
    if lowered[0] in words.not_places or any(word in words.titles for word in lowered):
        return True
    if tokens and (
        tokens[0] in words.titles
        or (tokens[0] == "." and tokens[1:2] and tokens[1] in words.titles)
    ):
        return True
    if len(lowered) == 1 and lowered[0].endswith(words.people_endings):
        return True
    last_is_noun = len(lowered) > 1 and lowered[-1] in words.nouns
    return any(
        word in words.bodies and not (last_is_noun and word == lowered[-1]) for word in lowered
    )


def _mention(text: str, run: _Run, end: int, role: str, kind: str, entry: Entry | None) -> Mention:
    """Build the mention; a noun of place that ends the name tells its kind."""
    words = place_words()
    last = run.words[-1].lower()
    name = " ".join(run.words)
    if len(run.words) > 1 and entry is None and run.words[0].lower() in words.facility_heads:
        kind = "facility"
    if len(run.words) > 1 and last in words.nouns and entry is None:
        kind = words.nouns[last] if kind == "unknown" else kind
        if words.nouns[last] != "facility":
            name = " ".join(run.words[:-1])
            entry = look_up(name)
    if entry:
        name = entry.name
        kind = entry.kind if kind == "unknown" or entry.kind == "country" else kind
    where = Where(
        text=text[run.start : end],
        start=run.start,
        end=end,
        name=name,
        id=entry.id if entry else None,
    )
    return Mention(where, role, kind)


def _judge(text: str, start: int, end: int, run: _Run, known: frozenset[str]) -> Mention | None:
    """Return the mention if the words beside the name alone make it a place."""
    words = place_words()
    tokens = _left_tokens(text, start, run.start)
    if _rejected(run, tokens, words):
        return None
    left = _left(tokens, words)
    kind, right_end, plural = _right(text, run.end, end, words)
    name = " ".join(run.words)
    entry = look_up(name)
    is_known = place_key(name) in known
    sure = is_known or (entry is not None and not is_common(key_of(name)))
    if left.strength == 2 and not (kind and plural and not sure):
        return _mention(text, run, run.end, left.role, left.kind, entry)
    adjective = _is_adjective(run, text, end, words)
    if kind and (sure or not (plural or adjective)):
        alone = "named" if kind == "region" else "at"
        role = left.role if left.role in ("at", "from") else alone
        return _mention(text, run, right_end, role, kind, entry)
    if kind and not sure:
        return None  # "in Kelmar prisons": whose prisons, not where
    if left.role == "known":
        return _mention(text, run, run.end, "from", "unknown", entry) if sure else None
    if left.strength == 1 and (sure or _may_follow(text, run, left.role, adjective=adjective)):
        return _mention(text, run, run.end, left.role, left.kind, entry)
    return _mention(text, run, run.end, "named", "unknown", entry) if is_known else None


def _may_follow(text: str, run: _Run, role: str, *, adjective: bool) -> bool:
    """True when an unknown name right after a preposition of place may be a place's."""
    if len(run.words) > 1 and run.words[-1].lower() in place_words().nouns:
        return True
    possessive = text[run.end : run.end + 2] in ("'s", "’s")
    # "A letter from Irena Kovalt": two words after "from" are more often a person.
    return not (possessive or adjective or (role == "from" and len(run.words) > 1))


def place_mentions(
    text: str, start: int, end: int, *, known: Iterable[str] = ()
) -> tuple[Mention, ...]:
    """Return the places named in `text[start:end]`, in order, with how each is named.

    Args:
        text: The document's text.
        start: First code point to look at.
        end: The code point after the last one to look at.
        known: Keys of places already found elsewhere in the document (see `place_key`); these need
            no word of place beside them.
    """
    if in_capitals(text, start, end):
        from onrecord.resolve.places_capitals import capital_mentions  # noqa: PLC0415  # one uses the other

        return capital_mentions(text, start, end, frozenset(known))
    words = place_words()
    known_keys = frozenset(known)
    runs = _runs(text, start, end, words)
    found = [_judge(text, start, end, run, known_keys) for run in runs]
    _extend_lists(text, start, end, runs, found)
    return tuple(mention for mention in found if mention)


def _extend_lists(
    text: str, start: int, end: int, runs: list[_Run], found: list[Mention | None]
) -> None:
    """Let the names of a list share what one of them was found to be.

    "in A, B and C" hands on from the left, "A, B and C districts" from the right. A comma alone
    hands on only to a name that the gazetteer knows, because "in A, Irena Kovalt said" is no list.
    """
    words = place_words()
    order = range(len(runs) - 1)
    for forward, pairs in ((False, reversed(order)), (True, order)):
        for index in pairs:
            source, target = (index, index + 1) if forward else (index + 1, index)
            giver, run = found[source], runs[target]
            if giver is None or found[target] is not None:
                continue
            gap = _LIST_GAP.fullmatch(text, runs[index].end, runs[index + 1].start)
            if not gap or not (gap.group("comma") or gap.group("and")):
                continue
            if _rejected(run, _left_tokens(text, start, run.start) if not forward else [], words):
                continue
            entry = look_up(" ".join(run.words))
            certain = entry is not None and not is_common(key_of(" ".join(run.words)))
            listed = gap.group("and") or _list_goes_on(text, runs, target, end)
            if certain or (listed and len(run.words) <= 3):
                kind = giver.kind if giver.kind != "country" else "unknown"
                found[target] = _mention(text, run, run.end, giver.role, kind, entry)


def _list_goes_on(text: str, runs: list[_Run], target: int, end: int) -> bool:
    """True when the name at `target` is followed by "and" and one more name, after more commas."""
    for index in range(target, min(target + 8, len(runs) - 1)):
        gap = _LIST_GAP.fullmatch(text, runs[index].end, runs[index + 1].start)
        if not gap or not (gap.group("comma") or gap.group("and")):
            return False
        if gap.group("and"):
            return True
    return False


def find_places(text: str, start: int, end: int, *, known: Iterable[str] = ()) -> tuple[Where, ...]:
    """Return the places named in `text[start:end]`, in the order of the text.

    Args:
        text: The document's text.
        start: First code point to look at.
        end: The code point after the last one to look at.
        known: Keys of places already found elsewhere in the document (see `place_key`).

    Returns:
        Places with half-open offsets into `text`; `id` is an ISO 3166 code or `geonames:ID` where
        the gazetteer knows one place of that name, else None.
    """
    return tuple(mention.where for mention in place_mentions(text, start, end, known=known))
