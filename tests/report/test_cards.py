"""A figure's card."""

from __future__ import annotations

from onrecord.model import When, Where, replace
from onrecord.report.cards import Card, cards_of, make_card
from onrecord.report.view import Run, make_view

from .sample import documents, figures, sample

VIEW = make_view(sample(), (), Run())


def entries(card: Card) -> dict[str, str]:
    """Return a card's fields by name."""
    return {each.name: each.value for each in card.entries}


def test_cards_stand_in_the_order_of_the_words() -> None:
    """A document's cards are its figures, first to last."""
    for document in documents().values():
        made = cards_of(VIEW, document)
        places = [VIEW.figures[card.statement.id].start for card in made]
        assert places == sorted(places)


def test_a_card_holds_every_field_that_says_something() -> None:
    """Full figures show all they know; empty fields are left out."""
    bare = figures()[0]
    full = replace(
        bare, modifier="at_least", low=5, best=None, high=None, severity="severely",
        additional=True, polarity="denied", place=Where(text="Dol", name="Dol", id="geonames:1"),
        date=When(text="2 August 1992", edtf="1992-08-02"), perpetrator="armed men", page=3,
        group_text="people of Dol",
    )  # fmt: skip
    found = entries(make_card(VIEW, full))
    assert {
        "Range", "Group", "Severity", "Besides", "Standing", "Place", "Date", "Page",
        "Said to have done it", "Voices", "Event", "Written", "Read by", "Record",
    } == set(found)  # fmt: skip
    assert found["Range"] == "5 or more"
    assert "Severity" not in entries(make_card(VIEW, bare))


def test_a_part_leads_to_its_whole() -> None:
    """The whole is one link away; one that is not here is named as such."""
    part = next(each for each in figures() if each.part_of)
    entry = next(each for each in make_card(VIEW, part).entries if each.name == "Part of")
    assert entry.href.endswith(f"#{part.part_of}")
    stray = make_card(VIEW, replace(part, part_of="f-gone")).entries
    assert next(each for each in stray if each.name == "Part of").note == "not in this dossier"


def test_a_whole_leads_to_its_parts() -> None:
    """And the other way: every stated part is a link on the whole's card."""
    part = next(each for each in figures() if each.part_of)
    whole = VIEW.figures[part.part_of or ""]
    assert [each.href.rpartition("#")[2] for each in make_card(VIEW, whole).parts] == [part.id]


def test_a_card_leads_to_what_the_figure_is_compared_with() -> None:
    """Each comparison it takes part in is a link with its standing there."""
    compared = next(each for each in figures() if each.id in VIEW.pairs_of)
    beside = make_card(VIEW, compared).beside
    assert beside[0].href.startswith("events/")
    assert "#r-" in beside[0].href
    assert beside[0].standings[0].key != "once"
