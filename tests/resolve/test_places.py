"""Places by the words around them and by the gazetteer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.resolve import find_places, gather
from onrecord.resolve.places import place_key, place_mentions

from .build import make


def _names(text: str) -> list[str | None]:
    found = find_places(text, 0, len(text))
    for where in found:
        assert text[where.start : where.end] == where.text
    return [where.name for where in found]


def _roles(text: str) -> dict[str, str]:
    return {m.where.name or "": m.role for m in place_mentions(text, 0, len(text))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("12 people were killed in Varn on Monday", ["Varn"]),
        ("a bomb went off near the village of Teshka", ["Teshka"]),
        ("the mountain town of Orlec was taken", ["Orlec"]),
        ("shells fell on the Tessin district", ["Tessin"]),
        ("613 residents of Orlec died", ["Orlec"]),
        ("during the siege of Varn", ["Varn"]),
        ("in Lower Teva, Sorrel and Osk", ["Lower Teva", "Sorrel", "Osk"]),
        ("the towns of Varn, Osk and Sorrel", ["Varn", "Osk", "Sorrel"]),
        ("in Varn and Sorrel districts", ["Varn", "Sorrel"]),
        ("3 km north of Osk", ["Osk"]),
        ("on the road to Osk", ["Osk"]),
        ("rockets were fired into Varn", ["Varn"]),
        ("the storm hit Varn", ["Varn"]),
        ("in the largest of these, Brenna, 17 died", ["Brenna"]),
        ("at the Harn crossroads", ["Harn"]),
        ("the Ostravian town of Orlec", ["Orlec"]),
        ("in war-torn Tessin", ["Tessin"]),
    ],
)
def test_a_small_town_is_found_by_the_words_around_it(text: str, names: list[str]) -> None:
    """A name that no gazetteer knows is a place after or before a word of place."""
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "In March the court sat",
        "In Article 5 of the Convention",
        "Judge Torben Aas said so",
        "according to Irena Kovalt",
        "a letter from Irena Kovalt",
        "the Ministry of Defence of Kelmar stated",
        "the Security Council met",
        "as the Kelmar Army withdrew",
        "in Ostravian villages",
        "in Kelmar prisons",
        "attacks on the Ostravians",
        "On Friday at Easter",
        "in Mr. Varn's car",
        "In the Geneva Conventions",
        "the Meridian Times reported",
        "in B. Senn's words",
    ],
)
def test_other_capitalised_names_are_no_places(text: str) -> None:
    """Months, articles, persons, bodies, peoples and papers give no place."""
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "identifier"),
    [
        ("in Bosnia and Herzegovina", "Bosnia and Herzegovina", "BA"),
        ("in the Czech Republic", "Czechia", "CZ"),
        ("in Texas", "Texas", "US-TX"),
        ("in Strasbourg", "Strasbourg", "geonames:2973783"),
        ("in the city of Aleppo", "Aleppo", "geonames:170063"),
    ],
)
def test_a_known_place_has_its_code(text: str, name: str, identifier: str) -> None:
    """Countries, their parts and cities carry ISO 3166 codes and GeoNames ids."""
    (where,) = find_places(text, 0, len(text))
    assert (where.name, where.id) == (name, identifier)


def test_a_name_of_several_places_has_no_code() -> None:
    """Where the gazetteer knows several cities of like size, none is chosen."""
    (where,) = find_places("in the town of San Miguel", 0, 25)
    assert where.id is None


def test_roles_tell_where_something_happened() -> None:
    """What lies "in" a place is there; people are "of" one, or come "from" one."""
    assert _roles("In Varn, militiamen from Orlec shot 12") == {"Varn": "at", "Orlec": "from"}
    assert _roles("12 residents of Orlec died") == {"Orlec": "of"}
    assert _roles("a correspondent in Harsk reported it") == {"Harsk": "from"}
    assert _roles("the Tessin municipality reported 12") == {"Tessin": "named"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PEASANTS WERE KIDNAPPED IN SAN LUIS DEPARTMENT YESTERDAY", ["San Luis"]),
        ("THE CLASH TOOK PLACE IN THE TOWN OF TESHKA, POLICE SAID", ["Teshka"]),
        ("THEY WERE HELD IN DETAIL AND IN SECRET, POLICE SOURCES SAID", []),
        ("A BOMB WENT OFF IN THE SAME TOWN AS BEFORE, IT WAS SAID", []),
        ("SHOTS WERE FIRED IN STRASBOURG AND NEAR ALEPPO YESTERDAY", ["Strasbourg", "Aleppo"]),
        ("NINETY-TWO DWELLINGS WERE BURNED AT LA VERNA, HE SAID", ["La Verna"]),
    ],
)
def test_in_capitals_a_place_needs_a_surer_sign(text: str, names: list[str]) -> None:
    """Where all is in capitals, a noun of place, the gazetteer or "at X," decides."""
    assert _names(text) == names


def test_a_place_known_in_the_document_needs_no_word_beside_it() -> None:
    """A name found elsewhere is found again where nothing introduces it."""
    text = "Orlec did not stand alone"
    assert find_places(text, 0, len(text)) == ()
    assert [w.name for w in find_places(text, 0, len(text), known={"orlec"})] == ["Orlec"]


def test_keys_compare_names_without_marks_and_nouns() -> None:
    """Diacritics, case and a noun at the end do not make another place."""
    assert place_key("Usulután") == place_key("USULUTAN")
    assert place_key("Tessin Valley") == place_key("Tessin")
    assert place_key("Lower Tessin") != place_key("Tessin")


_WORDS = st.sampled_from(
    ["in", "of", "the", "Varn", "Orlec", "town", "de", "la", "San", "Mr.", "and", ",", "NEAR", "X",
     "district", "O'Hara", "al-Varn", "’s", "\n", "Ž", "ß", "İstanbul", "Kelmar's", "(", "-", "12"],
)  # fmt: skip


@given(st.lists(_WORDS, max_size=30), st.booleans())
def test_any_mixture_gives_exact_places_in_order(words: list[str], shouted: bool) -> None:
    """Whatever stands in the text, places are exact, in order, and apart."""
    text = " ".join(words)
    text = text.upper() if shouted else text
    last = 0
    for where in find_places(text, 0, len(text)):
        assert where.start is not None
        assert where.end is not None
        assert text[where.start : where.end] == where.text
        assert where.start >= last
        last = where.end


def test_what_comes_after_a_name_makes_it_a_place() -> None:
    """A clause with where, or a name of which there are two, needs no word of place before it."""
    for text, name in [
        ("We do not forget Kolm, where eleven fell.", "Kolm"),
        ("They came to Upper Hask at noon.", "Upper Hask"),
        ("The unit burned Lower Hask and left.", "Lower Hask"),
    ]:
        assert [place.text for place in find_places(text, 0, len(text))] == [name]
    for word in load("places")["parting"]:
        text = f"They came to {word.capitalize()} Hask."
        assert find_places(text, 0, len(text)), word
    text = "It did not visit Kolm, where most of the dead were buried."
    assert not find_places(text, 0, len(text))
    text = "The unit killed Lena Voss and left."
    assert not find_places(text, 0, len(text))


def test_a_word_that_the_text_also_writes_small_is_no_place() -> None:
    """A headline begins with a capital whatever its first word is."""
    text = "Cattle raids, 2009\n\nRaiders drove off 400 head of cattle and killed [[9]] people.\n"
    assert all(event.place is None for event in gather([make(text)])[1])
