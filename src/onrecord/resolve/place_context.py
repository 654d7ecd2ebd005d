"""What the words around a capitalised name make of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.resolve.calendar_words import calendar_words
from onrecord.resolve.name_runs import NameRun
from onrecord.resolve.place_words import PlaceWords

_TOKEN = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*|[^\w\s]")
_NEXT = re.compile(
    r"\s{1,3}(?:(?P<first>[^\W\d_]+(?:-[^\W\d_]+)?)(?:\s{1,3}(?P<second>[^\W\d_]+))?)"
)
_RECORDING = frozenset({"taken", "done", "signed", "given", "recorded", "made", "issued", "sworn"})
_DATE_WORDS = 6
_LEFT = 60
_NEAR = 8
_ONTO = frozenset({"into", "on", "against"})
_JOINTS = frozenset({"of", "to", "called", "named", "for", "over"})
_FOUGHT = frozenset({"battle", "fight", "fighting", "struggle", "clashes"})
_LABELS = frozenset({"location", "place", "site", "town", "city", "village", "where"})
_THESE = frozenset({"these", "them", "those", "which"})


class Left(NamedTuple):
    """What the words before a name make of it.

    `role` and `kind` are those of a `Mention`, or `known` where only a known name may follow;
    `strength` is 2 where the name is surely a place's, 1 where it is likely, 0 otherwise. `held` is
    the noun of a place where people are held, in "the camp at X".
    """

    role: str
    kind: str
    strength: int
    held: str = ""


class Right(NamedTuple):
    """The noun of place after a name: its kind (empty for none), its end.

    `loose` is true where the noun may be no part of the name: a plural ("Kelmar prisons"), or one
    with a name of its own after it ("the Afghan province of X").
    """

    kind: str
    end: int
    loose: bool


_NOTHING = Left("", "unknown", 0)


def left_words(text: str, start: int, position: int) -> list[str]:
    """Return the words before a name, the nearest first, in lower case.

    Args:
        text: The document's text.
        start: Where the passage begins.
        position: Where the name begins.
    """
    window = text[max(start, position - _LEFT) : position]
    if not window or not (window[-1].isspace() or window[-1] in "(“\"‘'-–"):
        return []
    found = [word.lower() for word in _TOKEN.findall(window)]
    found.reverse()
    return found


def _struck(before: list[str], words: PlaceWords) -> bool:
    """True when one of the nearest words tells of a blow: "fired shells into X"."""
    return any(word in words.strikes for word in before[:_NEAR])


def _role(before: list[str], noun_kind: str, words: PlaceWords) -> str:
    """Return the role of a place after a noun of place, from the words before the noun."""
    for index, word in enumerate(before[:5]):
        role = words.prepositions.get(word)
        if role:
            struck = word in _ONTO and _struck(before[index + 1 :], words)
            return "at" if role == "known" or struck else role
        if word in words.residents:
            return "of"
        if not word[0].isalpha():
            break
    return "named" if noun_kind == "region" else "at"


def look_left(before: list[str], words: PlaceWords) -> Left:
    """Return what the words before a name make of it.

    Args:
        before: The words, the nearest first (see `left_words`).
        words: The words of places.
    """
    skipped = 0
    while skipped < min(3, len(before)) and _passes(before[skipped], words):
        skipped += 1
    rest = before[skipped:]
    if not rest:
        return _NOTHING
    if skipped == 0 and _apposed(rest, words):
        return Left("at", "unknown", 2)
    kind, length = _noun_at(rest, words)
    if skipped == 0 and kind:
        return Left(_role(rest[length:], kind, words), kind, 2)
    if rest[0] in _JOINTS and len(rest) > 1:
        found = _after_of(rest, words)
        if found:
            return found
    found = _after_preposition(rest, words, direct=skipped == 0)
    # "They besieged X": the word is an adjective elsewhere, "in besieged X".
    return Left("at", "unknown", 1) if found is _NOTHING and before[0] in words.hits else found


def _noun_at(rest: list[str], words: PlaceWords) -> tuple[str, int]:
    """Return the kind of the noun of place that the words, the nearest first, begin with."""
    if len(rest) > 1 and f"{rest[1]} {rest[0]}" in words.nouns:
        return words.nouns[f"{rest[1]} {rest[0]}"], 2
    return words.nouns.get(rest[0], ""), 1


def _passes(word: str, words: PlaceWords) -> bool:
    """True for what may stand between a preposition and a name: "in southern X", "in X's Y"."""
    return word == "the" or word in words.adjectives or word.endswith(("'s", "’s"))


def _apposed(rest: list[str], words: PlaceWords) -> bool:
    """True for "in the largest of these, X" and for a line "Location: X"."""
    label = [word for word in rest[:4] if word != "*"]
    if label[:1] == [":"] and label[1:2] and label[1] in _LABELS:
        return True
    if len(rest) < 3 or rest[0] != "," or rest[2] != "of":
        return False
    return rest[1] in _THESE or rest[1] in words.nouns


def _after_preposition(rest: list[str], words: PlaceWords, *, direct: bool) -> Left:
    role = words.prepositions.get(rest[0])
    if not role:
        return Left("at", "unknown", 1) if rest[0] in words.hits else _NOTHING
    if direct and rest[0] in _ONTO and _struck(rest[1:], words):
        return Left("at", "unknown", 1)
    before = rest[1] if role == "at" and len(rest) > 1 else ""
    if before in words.stationed or (role == "at" and _recorded(rest[1:])):
        return Left("from", "unknown", 1)
    # "The pass at X": what is spoken of is the spot.
    spot = words.nouns.get(before) == "facility"
    strength = 0 if role == "known" else 1
    return Left(role, "facility" if spot else "unknown", strength, _held(rest[1:], words))


def _held(before: list[str], words: PlaceWords) -> str:
    """Return the noun of a place where people are held that the words, the nearest first, begin with."""
    lived_in = len(before) > 1 and before[1] in words.lived_in
    return "" if lived_in or not before else words.custody.get(before[0], "")


def _recorded(before: list[str]) -> bool:
    """True after "taken on 12 May 2009": where words were written down, not where they lead."""
    for word in before[:_DATE_WORDS]:
        if word in _RECORDING:
            return True
        if not (word.isdigit() or word in ("on", "the", "of") or word in calendar_words().months):
            return False
    return False


def _after_of(rest: list[str], words: PlaceWords) -> Left | None:
    """Return what "town of", "residents of", "siege of", "road to" … make of a name."""
    word, before = rest[0], rest[1]
    kind, length = _noun_at(rest[1:], words)
    if kind and word not in ("for", "over"):
        if word == "to":
            return Left("at", "unknown", 1)  # "on the road to X"
        # "The market of X": the noun is the spot, the name that of the town.
        spot = kind in ("facility", "civic")
        if rest[1] == "capital":
            kind = "region"  # what has a capital is a country or a part of one
        role = _role(rest[1 + length :], kind, words)
        return Left(role, "unknown" if spot else kind, 2, _held(rest[1:], words))
    if word in ("for", "over") and before in _FOUGHT:
        return Left("at", "unknown", 1)
    if word != "of":
        return None
    if before == "out":
        return Left("from", "unknown", 1)
    if before in words.residents:
        return Left("of", "unknown", 2)
    if before in words.happenings:
        return Left("at", "unknown", 2)
    if before in words.directions or before in ("that", "those"):
        return Left("at", "unknown", 1)
    return None


def _of_people(run: NameRun) -> bool:
    """True for a name that may be an adjective of people: "Afghan", not "Kurdistan"."""
    return run.words[-1].endswith("an") and not run.words[-1].endswith("stan")


def look_right(run: NameRun, text: str, end: int, words: PlaceWords) -> Right:
    """Return the noun of place after a name.

    Args:
        run: The name.
        text: The document's text.
        end: Where the passage ends.
        words: The words of places.
    """
    position = run.end
    match = _NEXT.match(text, position, end)
    if not match:
        return Right("", position, loose=False)
    first, second = match.group("first").lower(), (match.group("second") or "").lower()
    if second and f"{first} {second}" in words.nouns:
        return Right(words.nouns[f"{first} {second}"], match.end("second"), second.endswith("s"))
    if first in words.nouns:
        plural = (first.endswith("s") and first[:-1] in words.nouns) or first.endswith("ies")
        kind = words.nouns[first]
        of_another = second == "of" and (kind == "settlement" or _of_people(run))
        return Right(kind, match.end("first"), plural or of_another)
    return Right("", position, loose=False)


_WHERE = re.compile(r",?\s{1,3}where\s{1,3}(?P<counted>(?:[^\W_]+[\s-]){1,4})")


def says_where(run: NameRun, text: str, end: int) -> bool:
    """True for "Kolm, where eleven of our own fell": the name of the place of the number after it.

    Args:
        run: The name.
        text: The document's text.
        end: Where the passage ends.
    """
    clause = _WHERE.match(text, run.end, end)
    if clause is None:
        return False
    counted = clause.group("counted").lower().replace("-", " ").split()
    return any(word.isdigit() or word in calendar_words().numbers for word in counted)


def is_adjective(run: NameRun, text: str, end: int, words: PlaceWords) -> bool:
    """True for "Ostravian" in "in Ostravian villages": an adjective of people before a noun.

    Args:
        run: The name.
        text: The document's text.
        end: Where the passage ends.
        words: The words of places.
    """
    if not run.words[-1].endswith(words.adjective_endings):
        return False
    following = _NEXT.match(text, run.end, end)
    if not following or not following.group("first")[0].islower():
        return False
    return following.group("first") not in words.function_words


def is_other(run: NameRun, before: list[str], words: PlaceWords) -> bool:
    """True when a name is a person's, a body's, a people's or a work's, and no place's.

    Args:
        run: The name.
        before: The words before it, the nearest first.
        words: The words of places.
    """
    lowered = [word.lower() for word in run.words]
    if len(run.words) == 1 and len(lowered[0]) == 1:
        return True
    if lowered[0] in words.not_places or any(word in words.titles for word in lowered):
        return True
    if before and (
        before[0] in words.titles or (before[0] == "." and set(before[1:2]) & words.titles)
    ):
        return True
    if len(lowered) == 1 and lowered[0].endswith(words.people_endings):
        return True
    last_is_noun = len(lowered) > 1 and lowered[-1] in words.nouns
    return any(
        word in words.bodies and not (last_is_noun and word == lowered[-1]) for word in lowered
    )
