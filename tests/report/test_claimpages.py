"""The pages of responsibility, appeals and addressees."""

from __future__ import annotations

from onrecord.model import Addressee, Appeal, Responsibility, Voice
from onrecord.report.claimpages import addressees_of, appeals_by_event, deeds_by_event
from onrecord.report.sourcepages import iter_source_pages

from .sample import SORREL, TESHKA, documents
from .test_terms import EARLIER, LATER, common, view


def deed(path: str, actor: str, **fields: object) -> Responsibility:
    """Return a deed at some words of a document."""
    return Responsibility(
        actor=actor, role="ordered", act="the raid", **common(path, 4, 9, **fields)
    )


def test_deeds_stand_under_their_events() -> None:
    """In the order of the events, those of none last; each with its role in words and its voice."""
    found = deeds_by_event(
        view(
            deed(LATER, "A militia", event="e-unknown"),
            deed(LATER, "The garrison", event=SORREL.id),
            deed(LATER, "The army", event=TESHKA.id, sources=(Voice(name="Frontier Watch"),)),
            deed(EARLIER, "Kelmar", event=TESHKA.id, polarity="denied"),
        )
    )
    assert [event.words for event, _ in found] == [TESHKA.label, SORREL.label, "Without an event"]
    first, second = found[0][1]
    assert (first.actor, first.role, first.said.polarity) == (
        "Kelmar", "ordered it", "stated and rejected",
    )  # fmt: skip
    assert first.said.voice == documents()[EARLIER].metadata.issuer
    assert second.said.voice == "Frontier Watch"
    assert second.said.words.href.endswith("#s-4-9")


def test_an_appeal_to_nobody() -> None:
    """It says that nobody is named; the one who asks is the last voice, or the document."""
    ((_, (asked,)),) = appeals_by_event(view(Appeal(demand="an inquiry", **common(LATER, 4, 9))))
    assert (asked.addressee, asked.demand) == ("nobody named", "an inquiry")
    assert asked.said.voice == documents()[LATER].metadata.issuer


def test_one_addressee_of_two_documents() -> None:
    """Is one line, whatever its capitals, before those of one document."""
    found = addressees_of(
        view(
            Addressee(name="Aster", **common(LATER, 20, 25)),
            Addressee(name="The Council", **common(LATER, 4, 9)),
            Addressee(name="the council", **common(EARLIER, 4, 9)),
        )
    )
    assert [(each.name, len(each.told)) for each in found] == [("the council", 2), ("Aster", 1)]


def test_pages_are_there_where_there_is_something_to_show() -> None:
    """And stand in the menu of every page."""
    some = view(deed(LATER, "The garrison"), Addressee(name="Aster", **common(LATER, 20, 25)))
    pages = {page.path: page.html for page in iter_source_pages(some)}
    assert "appeals.html" not in pages
    assert "The garrison" in pages["responsibility.html"]
    assert 'href="addressees.html"' in pages["responsibility.html"]
