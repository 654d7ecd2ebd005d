"""Known names of places."""

from __future__ import annotations

from onrecord.resolve.gazetteer import (
    country_names,
    country_of,
    is_common,
    key_of,
    look_up,
    may_begin,
)


def test_a_name_is_found_in_any_case_and_without_marks() -> None:
    """Case, diacritics, hyphens and the article do not matter."""
    for name in ("San Salvador", "SAN SALVADOR", "san-salvador", "San  Salvador"):
        entry = look_up(name)
        assert entry is not None
        assert entry.name == "San Salvador"
    assert look_up("the Sudan") == look_up("Sudan")
    assert key_of("Usulután") == "usulutan"


def test_countries_win_over_cities_of_their_name() -> None:
    """A name that is a country's and a city's gives the country."""
    entry = look_up("Georgia")
    assert entry is not None
    assert (entry.id, entry.kind) == ("GE", "country")


def test_aliases_lead_to_the_country() -> None:
    """Names in use that the ISO list writes otherwise are known."""
    for name, code in (("USA", "US"), ("Syria", "SY"), ("Czech Republic", "CZ"), ("Kosovo", "XK")):
        entry = look_up(name)
        assert entry is not None
        assert entry.id == code


def test_unknown_names_give_nothing() -> None:
    """An invented town is in no gazetteer."""
    assert look_up("Teshka Bridge") is None
    assert not may_begin("teshka")
    assert may_begin("san")


def test_common_words_are_marked() -> None:
    """Names that are also common words need more than themselves."""
    assert is_common("split")
    assert not is_common("strasbourg")


def test_a_place_leads_to_its_country() -> None:
    """Subdivisions and cities lie in a country; an unknown id in none."""
    assert country_of("US-TX") == "US"
    assert country_of("geonames:2973783") == "FR"
    assert country_of("geonames:0") is None
    assert "Norway" in country_names()
