"""Numbers in brackets behind their noun, behind a place and behind a name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import figures_of

NOUNS = st.sampled_from(
    ["burnt houses", "the wounded", "deaths", "Tal", "in Dol", "see p. 4", "men"]
)


def read(text: str) -> list[tuple[str, str, str]]:
    """Return the numbers of a text with what they count and whom."""
    return [(f.text, "+".join(f.outcome), "+".join(f.group)) for f in figures_of(text)]


def test_a_number_behind_its_noun() -> None:
    """The number counts what it would before the noun."""
    assert read("We saw burnt shelters (26) and no weapons.") == [("26", "destroyed", "building")]
    assert read("Farmers (11) and drivers (3) were shot.") == [
        ("11", "killed", "person"),
        ("3", "killed", "person"),
    ]


def test_places_in_a_row() -> None:
    """Each place counts what the clause before the first tells of; a single one may be a note."""
    assert read("People were killed in Dol (14), Varn (9) and Kesh (3).") == [
        (number, "killed", "person") for number in ("14", "9", "3")
    ]
    assert read("People were killed in Dol (14).") == []
    assert read("Nobody knew the dead in Dol (14), Varn (9) and Kesh (3).") == []


def test_ages_notes_and_years() -> None:
    """Behind a name it is an age; one to three are points of a list; 1932 is a year."""
    assert read("Tal (41), Borek (36) and Osk (28) were killed.") == []
    assert read("There were deaths (1), arrests (2) and burnings (3).") == []
    assert read("The deaths (1932) are forgotten.") == []


@given(st.lists(st.tuples(NOUNS, st.integers(0, 3000)), max_size=5))
def test_whatever_stands_before_brackets_is_read(pairs: list[tuple[str, int]]) -> None:
    """No row of nouns and brackets fails, and no number is read twice."""
    text = "They saw " + ", ".join(f"{noun} ({number})" for noun, number in pairs) + "."
    places = [(f.start, f.end) for f in figures_of(text)]
    assert len(places) == len(set(places))
