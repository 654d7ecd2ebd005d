"""Spots within a town: camps and prisons that bear its name, squares and schools that lie in it."""

from __future__ import annotations

import pytest

from onrecord.resolve import gather
from onrecord.resolve.places import place_key, place_mentions

from .build import make


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("they were held in Dreva camp", "dreva camp"),
        ("they were held at the camp at Dreva", "dreva camp"),
        ("the guards of the prison of Dreva", "dreva prison"),
        ("the attack on Dreva barracks", "dreva barracks"),
        ("in the village of Dreva", "dreva"),
        ("in Dreva refugee camp", "dreva"),
        ("near the market of Dreva", "dreva"),
    ],
)
def test_where_people_are_held_is_a_place_of_its_own(words: str, key: str) -> None:
    """A camp is another place than the village it is called after; a market is not."""
    assert [mention.key for mention in place_mentions(words, 0, len(words))][:1] == [key]


def test_keys_do_not_depend_on_the_order_of_words() -> None:
    """Capitals and more nouns make no difference."""
    assert place_key("Dreva Camp") == place_key("Dreva prison camp") == "dreva camp"


_SHELLING = "On 28 June 1995 shells hit the village of Dreva. [[6]] residents were killed.\n"
_CAMP = "JUDGEMENT\n\nThe Chamber finds that [[23]] detainees died in Dreva camp of hunger.\n"


def test_deaths_in_a_camp_do_not_join_the_shelling_of_its_village() -> None:
    """An account of the camp without a date is not taken for the only happening of the village."""
    figures, _ = gather([make(_SHELLING, "a.txt"), make(_CAMP, "b.txt")])
    first, second = figures
    assert first.event != second.event


_SQUARE = "On 25 September 2008 soldiers fired on a crowd on {} in Asquin. [[87]] people died.\n"
_TOWN = "Statement\n\nOn 25 September 2008 [[31]] persons lost their lives in Asquin.\n"


def test_a_square_and_its_town_are_one_place_on_one_day() -> None:
    """The document that links them is enough, and the event says so."""
    items = [make(_SQUARE.format("Linden Square"), "a.txt"), make(_TOWN, "b.txt")]
    for order in (items, items[::-1]):
        figures, events = gather(order)
        assert len({figure.event for figure in figures}) == 1
        assert any("its day and its town" in doubt for doubt in events[0].doubts)


def test_two_squares_of_a_town_on_one_day_are_not_the_town() -> None:
    """Where two spots are told of, nothing tells which of them an account of the town means."""
    items = [
        make(_SQUARE.format("Linden Square"), "a.txt"),
        make(_SQUARE.format("Mill Square"), "c.txt"),
        make(_TOWN, "b.txt"),
    ]
    for order in (items, items[::-1]):
        figures, _ = gather(order)
        assert len({figure.event for figure in figures}) == 3


def test_another_day_keeps_a_square_and_its_town_apart() -> None:
    """Without one day there is no such reading."""
    items = [
        make(_SQUARE.format("Linden Square"), "a.txt"),
        make(_TOWN.replace("25", "24"), "b.txt"),
    ]
    figures, _ = gather(items)
    assert len({figure.event for figure in figures}) == 2
