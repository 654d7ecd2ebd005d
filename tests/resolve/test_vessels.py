"""Ships and boats called by a name."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.resolve import gather
from onrecord.resolve.vessels import vessel_names, vessels_in

from .build import make


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The trawler Anna Maren sank.", ("Anna Maren",)),
        ("The MV Corsair caught fire.", ("Corsair",)),
        ("the loss of the Corvina off Dunmere", ("Corvina",)),
        ("214 people were aboard the “Corsair”", ("Corsair",)),
        ("The ferry crossing at Harrow was closed.", ()),
        ("the loss of the Tessin valley", ()),
        ("on board the Red Cross convoy", ()),
        ("The ship left Port Lisse.", ()),
    ],
)
def test_vessels_are_told_by_the_words_around_them(text: str, names: tuple[str, ...]) -> None:
    """A kind of vessel, a loss or "aboard" makes a name a vessel's; nothing else does."""
    assert vessel_names(text) == names


def test_every_word_for_vessels_is_read() -> None:
    """Each kind, each loss, each word for being aboard."""
    entries = load("places")
    for kind in entries["vessels"]:
        assert vessel_names(f"The {kind} Corsair was there.") == ("Corsair",), kind
    for loss in entries["vessel_losses"]:
        assert vessel_names(f"the {loss} of the Corsair") == ("Corsair",), loss
    for word in entries["aboard"]:
        assert vessel_names(f"they were {word} the Corsair") == ("Corsair",), word


def test_the_bare_name_tells_of_the_vessel_too() -> None:
    """Once the text has called it a vessel's, the name alone names it."""
    text = "The trawler Corsair sank. Nine men were lost with the Corsair."
    found = vessels_in(text, 25, len(text))
    assert [(m.key, m.where.start) for m in found] == [("corsair", text.rindex("Corsair"))]


_WIRE = (
    "Ferry sinks off Cape Tarn\n\nPORT LISSE, 18 November 2003 (Northwire) - The ferry Aurelia sank "
    "off Cape Tarn on Monday. [[41]] bodies had been found.\n"
)
_OWNER = "Statement of the owners\n\nThe Aurelia was lost on 17 November 2003. [[88]] people died aboard the Aurelia.\n"
_OTHER = "Report\n\nOn 17 November 2003 the loss of the Corvina cost [[57]] lives.\n"


def test_a_ship_joins_accounts_that_name_other_places() -> None:
    """One account names the cape and the ship, the other the ship alone; another ship is another."""
    figures, events = gather([make(_WIRE, "a.txt"), make(_OWNER, "b.txt"), make(_OTHER, "c.txt")])
    ids = [figure.event for figure in figures]
    assert ids[0] == ids[1] != ids[2]
    assert len(events) == 2


def test_a_people_driven_from_a_country_is_not_of_the_town_told_of_before() -> None:
    """A count of a people stands for a time and a country; that of a town's people for the town."""
    text = (
        "On 20 October 1993 [[9]] people were murdered near Varn. In that winter more than "
        "[[displaced|22000]] Kelmari were driven out of Ostravia. Kelmar has protested.\n"
    )
    figures, _ = gather([make(text)])
    assert figures[0].event != figures[1].event
