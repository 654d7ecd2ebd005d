"""From the clues of a sentence to what it says of one figure's happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Figure, When
from onrecord.resolve import edtf
from onrecord.resolve.clues import Clues, Name, tells_act
from onrecord.resolve.located import divide, governing
from onrecord.resolve.parties import is_people
from onrecord.resolve.places import Mention
from onrecord.resolve.scene import Scene
from onrecord.resolve.threads import Evidence
from onrecord.resolve.vessels import vessels_in

# What comes after a happening or stood before it: the sentence's own date and place are not its.
_LATER = frozenset({"recognised", "identified", "released", "convicted", "population"})
# People who were taken or went somewhere: where they are is not where they were harmed.
_MOVED = frozenset({"displaced", "detained", "released", "missing"})


_NEXT_WORD = re.compile(r"\s{1,3}([^\W\d_]{3,30})")


class _Candidate(NamedTuple):
    """A place, or a happening called by a name, that may govern a figure."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    name: Name | None


class Reading(NamedTuple):
    """What is worked out once for all figures of a sentence."""

    clues: Clues
    starts: list[int]
    parts: list[tuple[int, int]]
    places: list[_Candidate]
    other: tuple[Mention, ...]
    driven: bool
    left: bool
    paired: bool


def _candidates(scene: Scene, clues: Clues) -> list[_Candidate]:
    """Return the places of a sentence and of the names in it, in order, each place once."""
    named = [
        _Candidate(name.start, name.end, (Mention(name.where, "at", "unknown"),), name)
        for name in clues.names
        if name.where
    ]
    found = list(named)
    for group in clues.groups:
        mentions = scene.narrow(group.mentions)
        apart = not any(c.start < group.end and group.start < c.end for c in named)
        if mentions and apart:
            found.append(_Candidate(group.start, group.end, mentions, None))
    return sorted(found, key=lambda candidate: candidate.start)


def _other_place(scene: Scene, clues: Clues, known: frozenset[str]) -> tuple[Mention, ...]:
    """Return the place of people ("residents of X"), or one named that is known already."""
    for other in clues.others:
        mentions = scene.narrow(other.mentions)
        if other.role == "of" and mentions:
            return mentions
        if other.role == "named" and mentions and mentions[0].key in known:
            return mentions[:1]
    return ()


def read_sentence(
    scene: Scene, clues: Clues, figures: Sequence[Figure], known: frozenset[str]
) -> Reading:
    """Return what is worked out once for all figures of a sentence.

    Args:
        scene: The document.
        clues: The clues of the sentence.
        figures: Its figures.
        known: Keys of the places where something happened so far.
    """
    left = [other.mentions for other in clues.others if other.role == "from"]
    driven = any(not scene.narrow(mentions) for mentions in left)
    text, places = scene.document.text, _candidates(scene, clues)
    starts = sorted(figure.start for figure in figures)
    parts = divide(text, clues.start, clues.end)
    spans = [(place.start, place.end, place) for place in places]
    governed = {
        found.start
        for start in (starts if len(places) > 1 else ())
        if (found := governing(text, start, spans, starts, parts))
    }
    return Reading(
        clues,
        starts,
        parts,
        places,
        _other_place(scene, clues, known),
        driven,
        bool(left) and not any(mention.key in known for found in left for mention in found),
        len(governed) > 1,
    )


def _when(reading: Reading, text: str, position: int, own: Name | None) -> When | None:
    """Return the date that governs a figure, not one that is part of another happening's name."""
    dates = reading.clues.dates
    # "41 in 2008, 37 in 2009": a number a year, and no happening a year.
    years = {when.edtf for when in dates if edtf.precision(when.edtf) == "year"}
    if len(years) > 1:
        return None
    foreign = [place for place in reading.places if place.name and place.name is not own]
    own_dates = [
        (when.start or 0, when.end or 0, when)
        for when in dates
        if not any(place.start <= (when.start or 0) < place.end for place in foreign)
    ]
    return governing(text, position, own_dates, reading.starts, reading.parts)


def _counts_people(text: str, figure: Figure) -> bool:
    """True for "22,000 Kelmari": a people, who are driven from a country and not from a town."""
    following = _NEXT_WORD.match(text, figure.end)
    return following is not None and is_people(text, following.group(1))


def of_figure(scene: Scene, figure: Figure, reading: Reading) -> Evidence:
    """Return what a sentence says of the happening of one of its figures.

    Args:
        scene: The document.
        figure: The figure.
        reading: What was worked out for its sentence.
    """
    text, clues = scene.document.text, reading.clues
    spans = [(place.start, place.end, place) for place in reading.places]
    found = governing(text, figure.start, spans, reading.starts, reading.parts)
    name = found.name if found else None
    when = _when(reading, text, figure.start, name)
    settlements = "settlement" in figure.group and "part" not in figure.group_text
    driven = "displaced" in figure.outcome and (
        reading.driven or (reading.left and _counts_people(text, figure))
    )
    ships = vessels_in(text, clues.start, clues.end)
    return Evidence(
        found.mentions if found else ships[:1] or reading.other,
        when,
        clues.wide,
        clues.back,
        several=(settlements or driven) and (when is None or "~" in when.edtf),
        later=bool(_LATER & set(figure.outcome)) or clues.aftermath,
        arrival=clues.destination and not _MOVED.isdisjoint(figure.outcome),
        named=name is not None,
        labels=frozenset([name.label.lower()]) if name and name.label else frozenset(),
        dated_noun=next((n.noun for n in clues.names if when and n.when == when), None),
        since=clues.since,
        paired=reading.paired,
    )


def of_sentence(scene: Scene, clues: Clues) -> Evidence | None:
    """Return what a sentence without figures says of its happening, or None for nothing.

    Args:
        scene: The document.
        clues: The clues of the sentence.
    """
    name = next((name for name in clues.names if name.where), None)
    group = next((g for g in clues.groups if scene.narrow(g.mentions)), None)
    mentions = scene.narrow(group.mentions) if group else ()
    if name and name.where and not mentions:
        mentions = (Mention(name.where, "at", "unknown"),)
    mentions = mentions or vessels_in(scene.document.text, clues.start, clues.end)[:1]
    when = clues.dates[0] if clues.dates else None
    if when and not mentions and not tells_act(scene.document.text, clues.start, clues.end):
        when = None
    if not (mentions or when or clues.wide) or (clues.aftermath and not mentions):
        return None
    labels = frozenset(name.label.lower() for name in clues.names if name.label)
    return Evidence(
        mentions,
        when,
        clues.wide,
        clues.back,
        later=clues.aftermath,
        labels=labels,
        since=clues.since,
    )
