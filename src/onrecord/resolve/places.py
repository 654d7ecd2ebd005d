"""Names of places in a text: known ones by the gazetteer, small ones by the words around them.

A capitalised name is a place when a word of place introduces it ("in X", "the village of X",
"residents of X"), when a kind of place follows it ("X district"), or when it stands in a list with
such a name. The gazetteer gives ids, and decides where capitals say nothing. Persons, bodies,
works and dates are kept out by the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Where, replace
from onrecord.resolve.gazetteer import Entry, is_common, key_of, look_up
from onrecord.resolve.name_runs import NameRun, in_capitals, name_runs
from onrecord.resolve.place_context import (
    is_adjective,
    is_other,
    left_words,
    look_left,
    look_right,
    says_where,
)
from onrecord.resolve.place_words import place_words

_LIST_GAP = re.compile(
    r"\s{0,2}(?P<comma>,)?\s{0,3}(?P<and>\b(?:and|or|&)\b)?\s{0,3}(?:the\s{1,3})?", re.IGNORECASE
)


class Mention(NamedTuple):
    """A place named in a text.

    `role` says how: `at` (something is there), `of` (people or a happening of it), `from`
    (somebody comes from, goes or sits there) or `named` (nothing more is said). `kind` is
    `facility` (a spot), `civic` (a building), `settlement`, `region`,
    `country` or `unknown`.
    """

    where: Where
    role: str
    kind: str

    @property
    def key(self) -> str:
        """The form under which the place is compared with others."""
        return place_key(self.where.name or self.where.text)

    @property
    def town(self) -> str:
        """The key of the town that a place where people are held is called after, or nothing."""
        held = custody_noun(self.key.split())
        return self.key.removesuffix(f" {held}") if held else ""


def place_key(name: str) -> str:
    """Return the comparable form of a place's name: without marks and the noun at its end.

    The noun of a place where people are held stays: "Dreva camp" is not Dreva.
    """
    words = key_of(name).split()
    held = custody_noun(words)
    known = place_words()
    if len(words[0] if words else "") > 3 and words[0] not in known.adjectives:
        while len(words) > 1 and words[-1] in known.nouns:
            words.pop()
        if held and not " ".join(words).endswith(held):
            words.append(held)
    return " ".join(words)


def custody_noun(words: Sequence[str]) -> str:
    """Return the noun of a place where people are held that ends a name, or nothing.

    Args:
        words: The words of the name, in lower case.
    """
    known = place_words()
    for size in (2, 1):
        noun = known.custody.get(" ".join(words[-size:]))
        if noun and len(words) > size and words[-size - 1] not in known.lived_in:
            return noun
    return ""


def _mention(run: NameRun, found: str, role: str, kind: str, entry: Entry | None) -> Mention:
    """Build the mention of `found`; a noun of place that ends the name tells its kind."""
    words = place_words()
    last = run.words[-1].lower()
    name = " ".join(run.words)
    if len(run.words) > 1 and entry is None and run.words[0].lower() in words.facility_heads:
        kind = "facility"
    if len(run.words) > 1 and last in words.nouns and entry is None:
        kind = words.nouns[last] if kind in ("unknown", "civic") else kind
        if kind == "civic" and run.words[0].lower() in words.adjectives | words.generic:
            kind = "facility"  # "Central Jail" is named after no town
        if words.nouns[last] not in ("facility", "civic"):
            name = " ".join(run.words[:-1])
            entry = look_up(name)
    held = custody_noun(found.lower().split())
    if held:
        name, entry = " ".join(found.split()), None
    if entry:
        name = entry.name
        kind = entry.kind if kind == "unknown" or entry.kind == "country" else kind
    where = Where(
        text=found,
        start=run.start,
        end=run.start + len(found),
        name=name,
        id=entry.id if entry else None,
    )
    return Mention(where, role, kind)


def _held_at(mention: Mention, noun: str) -> Mention:
    """Return the mention of a place where people are held: "the camp at X" is "X camp"."""
    if not noun or custody_noun(mention.key.split()):
        return mention
    where = replace(
        mention.where, name=f"{mention.where.name or mention.where.text} {noun}", id=None
    )
    return mention._replace(where=where)


def _judge(text: str, start: int, end: int, run: NameRun, known: frozenset[str]) -> Mention | None:
    """Return the mention if the words beside the name alone make it a place."""
    words = place_words()
    before = left_words(text, start, run.start)
    if is_other(run, before, words):
        return None
    left, right = look_left(before, words), look_right(run, text, end, words)
    alone, name = text[run.start : run.end], " ".join(run.words)
    entry = look_up(name)
    is_known = place_key(name) in known
    sure = is_known or (entry is not None and not is_common(key_of(name)))
    if left.strength == 2 and not (right.loose and not sure):
        spot = right.kind in ("facility", "civic") and left.kind == "unknown"
        found = text[run.start : right.end] if spot else alone
        found_mention = _mention(run, found, left.role, right.kind if spot else left.kind, entry)
        return _held_at(found_mention, left.held)
    adjective = is_adjective(run, text, end, words)
    if right.kind and not sure and (right.loose or adjective):
        return None  # "in Kelmar prisons": whose prisons, not where
    if right.kind:
        # "The Varn road was open", "the Tessin valley": named, and no more.
        role = "named" if right.kind in ("region", "facility") else "at"
        role = left.role if left.role in ("at", "from") else role
        return _mention(run, text[run.start : right.end], role, right.kind, entry)
    if left.role == "known" and (sure or _has_noun(run)):
        return _mention(run, alone, "from" if sure else "at", "unknown", entry)
    if says_where(run, text, end):
        return _mention(run, alone, left.role if left.role == "from" else "at", "unknown", entry)
    if left.role == "known":
        return None
    if before and before[0] in words.hits and len(run.words) > 1 and not (sure or _has_noun(run)):
        return None
    if left.strength == 1 and (sure or _may_follow(text, run, left.role, adjective=adjective)):
        return _held_at(_mention(run, alone, left.role, left.kind, entry), left.held)
    return _mention(run, alone, "named", "unknown", entry) if is_known else None


def _has_noun(run: NameRun) -> bool:
    """True for a name that only places have: "Kiln Meadow", "Goulburn Islands", "Upper Hask"."""
    words = place_words()
    parted = run.words[0].lower() in words.parting
    return len(run.words) > 1 and (parted or run.words[-1].lower() in words.nouns)


def _may_follow(text: str, run: NameRun, role: str, *, adjective: bool) -> bool:
    """True when an unknown name right after a preposition of place may be a place's."""
    if _has_noun(run):
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
    known_keys = frozenset(known)
    if in_capitals(text, start, end):
        from onrecord.resolve.places_capitals import capital_mentions  # noqa: PLC0415  # uses this file

        return capital_mentions(text, start, end, known_keys)
    runs = _paired(text, name_runs(text, start, end, place_words()))
    found = [_judge(text, start, end, run, known_keys) for run in runs]
    _extend_lists(text, start, runs, found)
    return tuple(mention for mention in found if mention)


def _paired(text: str, runs: list[NameRun]) -> list[NameRun]:
    """Join two names that are one place's: "Bosnia and Herzegovina"."""
    joined: list[NameRun] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and text[last.end : run.start].split() == ["and"]:
            name = text[last.start : run.end]
            if look_up(name):
                joined[-1] = NameRun(last.start, run.end, tuple(name.split()))
                continue
        joined.append(run)
    return joined


def _extend_lists(text: str, start: int, runs: list[NameRun], found: list[Mention | None]) -> None:
    """Let the names of a list share what one of them was found to be.

    "in A, B and C" hands on from the left, "A, B and C districts" from the right. A comma alone
    hands on only to a name that the gazetteer knows, because "in A, Irena Kovalt said" is no list.
    """
    words = place_words()
    order = range(len(runs) - 1)
    for forward, indices in ((True, order), (False, reversed(order))):
        for index in indices:
            source, target = (index, index + 1) if forward else (index + 1, index)
            giver, run = found[source], runs[target]
            if giver is None or found[target] is not None or not _listed(text, runs, index):
                continue
            if is_other(run, [] if forward else left_words(text, start, run.start), words):
                continue
            entry = look_up(" ".join(run.words))
            certain = entry is not None and not is_common(key_of(" ".join(run.words)))
            goes_on = _listed(text, runs, index) == "and" or _list_goes_on(text, runs, target)
            if certain or (goes_on and len(run.words) <= 3):
                kind = giver.kind if giver.kind != "country" else "unknown"
                found[target] = _mention(run, text[run.start : run.end], giver.role, kind, entry)


def _listed(text: str, runs: list[NameRun], index: int) -> str:
    """Return "and" or "comma" for what joins a name to the next in a list, else nothing."""
    gap = _LIST_GAP.fullmatch(text, runs[index].end, runs[index + 1].start)
    if not gap:
        return ""
    return "and" if gap.group("and") else "comma" if gap.group("comma") else ""


def _list_goes_on(text: str, runs: list[NameRun], target: int) -> bool:
    """True when more commas after the name at `target` lead to an "and" and one more name."""
    for index in range(target, min(target + 8, len(runs) - 1)):
        joined = _listed(text, runs, index)
        if joined != "comma":
            return joined == "and"
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
