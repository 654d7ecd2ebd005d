"""A figure's card: everything the ledger says of it, with the way on to what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Comparison, Document, Figure, Pair
from onrecord.report.dependence import Resting, origins_of
from onrecord.report.highlights import card_id, figure_id
from onrecord.report.names import page_id, row_id
from onrecord.report.spots import Spot, href_at
from onrecord.report.statements import (
    Standing,
    Statement,
    href_of,
    issuer_of,
    standings,
    statement_of,
)
from onrecord.report.view import View, event_key
from onrecord.report.words import group_words, outcome_words, range_words, stated, vocabulary
from onrecord.resolve.say_dates import say_date

REASONS = 4
"""How many reasons for one origin a card shows; the page of the event has all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a card: a field's name and value, with an address where it leads on.

    `links` are the value's parts, each with its own address.
    """

    name: str
    value: str
    href: str = ""
    note: str = ""
    links: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A comparison that the figure takes part in: where it is shown, and how it stands there."""

    words: str
    href: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A figure's card. `id` is the card's element, `words_id` that of its words in the text."""

    id: str
    words_id: str
    statement: Statement
    outcome: str
    group: str
    entries: tuple[Entry, ...]
    parts: tuple[Entry, ...]
    beside: tuple[Beside, ...]
    doubts: tuple[str, ...]
    origins: tuple[Resting, ...] = ()


def cards_of(view: View, document: Document) -> list[Card]:
    """Return the cards of a document's figures, in the order of their words."""
    return [make_card(view, figure) for figure in view.figures_of.get(document.path, ())]


def make_card(view: View, figure: Figure) -> Card:
    """Return a figure's card."""
    return Card(
        id=card_id(figure.id),
        words_id=figure_id(figure.id),
        statement=statement_of(view, figure),
        outcome=outcome_words(figure.outcome),
        group=figure.group_text or group_words(" ".join(figure.group)),
        entries=tuple(_entries(view, figure)),
        parts=tuple(
            Entry("Part", _named(part), href=href_of(view, part.document, part.id))
            for part in view.parts_of.get(figure.id, ())
        ),
        beside=tuple(_beside(view, figure)),
        doubts=figure.doubts,
        origins=tuple(origins_of(view, figure.id, figure.document, REASONS)),
    )


def _entries(view: View, figure: Figure) -> Iterator[Entry]:
    """Yield the fields that say something, from what a reader asks first to what a program needs."""
    yield from _numbers(view, figure)
    statement = statement_of(view, figure)
    yield Entry("Voices", statement.says, note=_cues(figure), links=_chain(view, figure))
    yield _event(view, figure)
    yield from _circumstances(figure)
    yield Entry("Written", f"“{figure.text}”", note=f"characters {figure.start}–{figure.end}")
    yield Entry("Read by", figure.extractor)
    yield Entry("Record", figure.id, href=href_of(view, figure.document, figure.id))


def _numbers(view: View, figure: Figure) -> Iterator[Entry]:
    """Yield what the number is and whom it counts."""
    if figure.modifier != "exact":
        words = figure.modifier.replace("_", " ")
        yield Entry("Range", range_words(figure.low, figure.high), note=words)
    groups = group_words(" ".join(figure.group))
    if figure.group_text not in ("", groups):
        yield Entry("Group", groups)
    if figure.severity:
        yield Entry("Severity", figure.severity)
    if figure.part_of:
        yield _whole(view, figure.part_of)
    if figure.additional:
        yield Entry("Besides", "not contained in what went before")
    if figure.polarity != "asserted":
        yield Entry("Standing", vocabulary()["polarities"][figure.polarity])


def _circumstances(figure: Figure) -> Iterator[Entry]:
    """Yield where, when and by whom, as the text says."""
    if figure.place:
        yield Entry("Place", figure.place.text, note=_known(figure.place.name, figure.place.id))
    if figure.date:
        said = say_date(figure.date.edtf)
        yield Entry("Date", figure.date.text, note=_known(said, figure.date.edtf))
    if figure.perpetrator:
        yield Entry("Said to have done it", figure.perpetrator)
    if figure.page is not None:
        yield Entry("Page", str(figure.page), href=f"#{page_id(figure.page)}")


def _cues(figure: Figure) -> str:
    return ", ".join(f"“{voice.cue}”" for voice in figure.sources if voice.cue)


def _chain(view: View, figure: Figure) -> tuple[Spot, ...]:
    """Return the document's issuer and each voice after it, with the words that name it."""
    path = figure.document
    voices = (
        Spot(each.name, href_at(view, path, each.start, each.end))
        if each.start is not None and each.end is not None
        else Spot(each.name, "")
        for each in figure.sources
    )
    return (Spot(issuer_of(view, path), ""), *voices) if figure.sources else ()


def _known(*words: str | None) -> str:
    return " · ".join(dict.fromkeys(word for word in words if word))


def _whole(view: View, whole: str) -> Entry:
    figure = view.figures.get(whole)
    if figure is None:
        return Entry("Part of", whole, note="not in this dossier")
    return Entry("Part of", _named(figure), href=href_of(view, figure.document, whole))


def _named(figure: Figure) -> str:
    whom = figure.group_text or group_words(" ".join(figure.group))
    return f"{stated(figure)} {whom} {outcome_words(figure.outcome)}"


def _event(view: View, figure: Figure) -> Entry:
    event = view.events.get(figure.event or "")
    key = event_key(event.id if event else None)
    return Entry("Event", event.label if event else "not given to an event", href=view.pages[key])


def _beside(view: View, figure: Figure) -> Iterator[Beside]:
    found: dict[int, tuple[Comparison, list[Pair]]] = {}
    for comparison, pair in view.pairs_of.get(figure.id, ()):
        found.setdefault(id(comparison), (comparison, []))[1].append(pair)
    for comparison, pairs in found.values():
        page = view.pages.get(event_key(comparison.event))
        if page is None:
            continue
        place = row_id(comparison.outcome, comparison.group, comparison.severity)
        found_here = standings(figure.id, pairs)
        if [each.key for each in found_here] == ["part_of"]:
            continue  # said by the whole and its parts already
        words = f"{outcome_words([comparison.outcome])}, {group_words(comparison.group)}"
        yield Beside(words, f"{page}#{place}", found_here)


def words_of(view: View, figure: str) -> tuple[str, str]:
    """Return a figure's value with its voice, and the address of its words."""
    record = view.figures.get(figure)
    if record is None:
        return figure, ""
    statement = statement_of(view, record)
    return f"{statement.value} ({statement.voice})", href_of(view, record.document, figure)
