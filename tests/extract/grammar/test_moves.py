"""Verbs of going and carrying, told by where to."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 2,300 people have gone inland.", [("2,300", "displaced")]),
        ("In four days 5,300 people walked over the pass.", [("5,300", "displaced")]),
        ("About 700 were shipped to the islands.", [("700", "displaced")]),
        ("Steamers conveyed 1,180 women to the mainland.", [("1,180", "displaced")]),
        ("The trains brought 3,118 people to Kesh.", [("3,118", "displaced")]),
        ("Buses took 1,900 people out of the enclave.", [("1,900", "displaced")]),
        ("Some 900 were moved for their own protection.", [("900", "displaced")]),
        ("Twenty-two youths were brought in for screening.", [("Twenty-two", "detained")]),
        ("Nine hundred were transported to the penal settlement.", [("Nine hundred", "detained")]),
        ("By noon 340 had reached the border.", [("340", "displaced")]),
    ],
)
def test_a_way_tells_what_happened(text: str, expected: list[tuple[str, str]]) -> None:
    """Any verb of movement takes any way, whoever carries them."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,300 tourists went inland on the coaches.",
        "Ferries carried 1,900 passengers to the islands.",
        "The march of 40 delegates over the bridge took an hour.",
        "They came 41 miles on foot over the mountains.",
        "Peddlers brought 75 rugs over the border.",
        "Some 300 men were taken on for labour at the harvest.",
        "All 64 walked back over the pass.",
        "The trains brought 3,118 spectators to the final.",
    ],
)
def test_who_goes_by_will_is_not_driven(text: str) -> None:
    """Travellers, things, the hired and those who come back are no displaced."""
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty men of our street were taken.", [("Thirty", "detained")]),
        ("The soldiers have since taken some 600 persons.", [("600", "detained")]),
        ("Eleven of the boys were taken during the search.", [("Eleven", "detained")]),
    ],
)
def test_people_taken_without_a_place(text: str, expected: list[tuple[str, str]]) -> None:
    """People who are taken, nothing else said, are held."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven houses were riddled with bullets.", [("Eleven", "damaged")]),
        ("Two mosques were struck by artillery.", [("Two", "damaged")]),
        ("Some 220 houses were blown to pieces.", [("220", "destroyed")]),
        ("Six men were riddled with bullets.", [("Six", "injured")]),
    ],
)
def test_a_phrase_for_people_hides_no_things(text: str, expected: list[tuple[str, str]]) -> None:
    """What a phrase says of people, its verb says of houses in its own way."""
    assert _read(text) == expected
