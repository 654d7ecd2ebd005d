"""Each entry of the lexicons of dates, places and happenings does something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord.resolve
from onrecord.lexicon import load
from onrecord.resolve import find_dates, find_places
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.clues import read_clues
from onrecord.resolve.lexemes import words_of
from onrecord.resolve.places import place_key, place_mentions

from .build import make

_SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(onrecord.resolve.__file__).parent.glob("*.py")
)


def _entries(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        for key, value in found.items():
            yield str(key)
            yield from _entries(value)
    elif isinstance(found, list):
        for item in found:
            yield from _entries(item)
    else:
        yield str(found)


@pytest.mark.parametrize("name", ["dates", "places", "events"])
def test_every_list_is_read(name: str) -> None:
    """No list stands in a lexicon that no module reads."""
    for key in load(name):
        read = (f'"{key}"', f"['{key}']", f"({key!r})")
        assert any(form in _SOURCES for form in read), f"{name}: {key}"


@pytest.mark.parametrize("name", ["dates", "places", "events"])
def test_entries_are_lower_case_text(name: str) -> None:
    """YAML makes nothing else of a word ("on", "no"), and capitals would never be met."""
    for key, value in load(name).items():
        if key == "country_aliases":
            continue
        for entry in _entries(value):
            assert entry == entry.lower(), f"{name}: {key}: {entry}"
            assert entry not in ("true", "false"), f"{name}: {key}"


def _places(text: str) -> list[str | None]:
    return [where.name for where in find_places(text, 0, len(text))]


def test_every_noun_of_place_introduces_a_name() -> None:
    """What reads "The <noun> of Teshka" names Teshka."""
    for nouns in load("places")["nouns"].values():
        for noun in nouns:
            named = {"Teshka", f"Teshka {noun}"}  # a camp is another place than its town
            assert named & set(_places(f"near the {noun} of Teshka")), noun


def test_every_preposition_places_a_name() -> None:
    """What reads "<preposition> Teshka" names Teshka; those for known names need one that is known."""
    for role, prepositions in load("places")["prepositions"].items():
        name = "Strasbourg" if role == "known" else "Teshka"
        for preposition in prepositions:
            assert _places(f"they were {preposition} {name}") == [name], preposition


def test_every_word_before_a_name_counts() -> None:
    """Residents, happenings, directions, adjectives, blows: each lets a name be a place's."""
    entries = load("places")
    templates = {
        "residents": "the {} of Teshka",
        "happenings": "the {} of Teshka",
        "directions": "the {} of Teshka",
        "adjectives": "in {} Teshka",
        "hits": "they {} Teshka",
        "strikes": "it was {} on Teshka",
    }
    for key, template in templates.items():
        for entry in entries[key]:
            assert "Teshka" in _places(template.format(entry)), f"{key}: {entry}"


def test_every_barred_word_keeps_a_name_out() -> None:
    """Titles, bodies and other words with a capital make no place, and who sits there is no event."""
    entries = load("places")
    nouns = set(_entries(list(entries["nouns"].values())))
    for word in entries["not_places"]:
        assert _places(f"in {word.capitalize()}") == [], word
    for word in entries["titles"]:
        assert _places(f"in {word.capitalize()} Teshka") == [], word
    for word in entries["bodies"]:
        # "Teshka University" is a body, and a place as well.
        assert _places(f"in Teshka {word.capitalize()}") == [] or word in nouns, word
    for word in entries["stationed"]:
        text = f"the {word} in Teshka"
        assert [m.role for m in place_mentions(text, 0, len(text))] == ["from"], word


def test_every_noun_of_a_happening_makes_a_name() -> None:
    """What reads "The Teshka <noun>" is a happening called by a name."""
    for nouns in load("events")["happenings"].values():
        for noun in nouns:
            document, _ = make(f"They spoke of the Teshka {noun} again.")
            clues = read_clues(document, 0, len(document.text))
            assert [name.key for name in clues.names] == ["teshka"], noun


def test_every_saying_takes_its_date() -> None:
    """A date beside a word of saying, of a document or of a later act is not a happening's."""
    entries = load("events")
    for key in ("saying", "documents", "aftermath"):
        for word in entries[key]:
            if " " in word:
                continue
            document, _ = make(f"This was {word} on 3 May 1994.")
            assert read_clues(document, 0, len(document.text)).dates == (), f"{key}: {word}"


def test_every_act_keeps_its_date() -> None:
    """A word of a happening between a date and a saying keeps the date."""
    for stem in load("events")["acts"]:
        document, _ = make(f"On 3 May 1994 they {stem} many, the paper said.")
        assert len(read_clues(document, 0, len(document.text)).dates) == 1, stem


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("wide", "wide"), ("wide_phrases", "wide"), ("back_phrases", "back"),
        ("back_places", "back_place"), ("aftermath", "aftermath"), ("destination", "destination"),
        ("totals", "total"),
    ],
)  # fmt: skip
def test_every_clue_is_seen(key: str, field: str) -> None:
    """Each word or phrase of a list sets the clue it stands for."""
    for entry in load("events")[key]:
        document, _ = make(f"They told of {entry} once more.")
        assert getattr(read_clues(document, 0, len(document.text)), field), f"{key}: {entry}"


def test_what_is_not_wide_is_not() -> None:
    """What reads "War crimes" and "the largest of the war" are not of the war as a whole."""
    known, entries = clue_words(), load("events")
    for entry in entries["not_wide"]:
        text = f"they told of {entry}"
        assert not known.speaks_widely(words_of(text, 0, len(text))), entry
    for entry in entries["superlatives"]:
        text = f"the {entry} of the war"
        assert not known.speaks_widely(words_of(text, 0, len(text))), entry


def test_every_word_of_dates_is_read() -> None:
    """Months, weekdays, seasons, numbers and units give dates."""
    entries = load("dates")
    texts = [
        *(f"on 3 {name} 1994" for names in entries["months"].values() for name in names),
        *(f"on {name.capitalize()}" for name in entries["weekdays"]),
        *(f"in {name} 1994" for name in entries["seasons"]),
        *(f"{name} days ago" for name in entries["numbers"]),
        *(f"the {name} anniversary" for name in entries["ordinals"]),
        *(f"three {name}s ago" for name in entries["units"]),
        *(f"the {name}" for name in entries["decades"]),
        *(f"in the {name} century" for name in entries["centuries"]),
        *entries["days_from_reference"],
        *(f"{part} 1994" for part in entries["parts"]),
        *(f"{word} 1994" for word in entries["prepositions"]),
    ]
    for text in texts:
        assert find_dates(text, 0, len(text), reference="2024-02-22"), text
    for word in entries["counted"]:
        text = f"some of 1994 {word}"
        assert not find_dates(text, 0, len(text)), word
    for word in entries["after_year"]:
        text = f"then in 1994 {word} it"
        assert find_dates(text, 0, len(text)), word


def test_every_noun_of_custody_makes_a_place_of_its_own() -> None:
    """A camp is another place than Teshka, unless people live in it."""
    entries = load("places")
    for noun in entries["custody"]:
        assert place_key(f"Teshka {noun}") == f"teshka {noun}"
    for word in entries["lived_in"]:
        assert not place_key(f"Teshka {word} camp").endswith("camp"), word


def test_every_name_of_a_day_is_no_date() -> None:
    """A day called Bloody Sunday is one in history, not the last Sunday."""
    for name in load("dates")["day_names"]:
        text = f"on {name.capitalize()} Sunday"
        assert not find_dates(text, 0, len(text), reference="2017-04-09"), name
    text = "in Varn Sunday"
    assert find_dates(text, 0, len(text), reference="2017-04-09")
