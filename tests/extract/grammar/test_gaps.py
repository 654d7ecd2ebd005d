"""Numbers that go on with those before them by their place."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text) if figure.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mill had six dead and nine hurt; the tannery two and one.",
            [("six", "killed"), ("nine", "injured"), ("two", "killed"), ("one", "injured")],
        ),
        ("The mill had six looms and nine mules; the tannery two and one.", []),
        ("Buried on Monday 3. On Tuesday 4.", [("3", "killed"), ("4", "killed")]),
        ("Baptised on Monday 3. On Tuesday 4.", []),
        ("Six people died. By noon, nine more.", [("Six", "killed"), ("nine", "killed")]),
        ("Six people died. A week later 31.", [("Six", "killed"), ("31", "killed")]),
        ("Six people died. At noon, 31 lorries left.", [("Six", "killed")]),
    ],
)
def test_places_tell_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    """A pair goes on with a pair, a date with a date; where nothing was told, nothing is."""
    assert _read(text) == expected


def test_what_is_added_is_additional() -> None:
    """Those to be added to a number are no part of it."""
    figures = figures_of("Seventy men died. To the seventy must be added six carters.")
    assert [figure.additional for figure in figures if figure.text == "six"] == [True]


def test_shares_of_one_whole_take_the_groups_of_their_labels() -> None:
    """Labels of a composition name the groups."""
    text = "The bomb killed 66 people. Men accounted for 40 of the dead, women 22 and boys four."
    figures = {figure.text: figure for figure in figures_of(text)}
    assert figures["22"].group == ("woman",)
    assert figures["four"].group == ("child",)
    assert figures["22"].part_of == figures["66"].id
