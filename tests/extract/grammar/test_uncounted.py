"""Numbers that count nobody."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A boy of 8 found the grenade.", []),
        ("Of every ten persons detained, many starved.", []),
        ("Of the ten persons detained, many starved.", [("ten", "detained")]),
        ("The prison was built for 600.", [("600", "other")]),
        ("The hall can hold 900 worshippers.", [("900", "other")]),
        ("Nine were killed, two nurses and a driver said.", [("Nine", "killed")]),
        ("Soldiers beat nine boys, said one rescuer.", [("nine", "tortured")]),
        (
            "Soldiers beat nine boys, three girls said they had been raped.",
            [("nine", "tortured"), ("three", "sexually_assaulted")],
        ),
    ],
)
def test_ages_and_places(text: str, expected: list[tuple[str, str]]) -> None:
    """Ages, rates and the places of a camp are no figures of harm."""
    assert _read(text) == expected
