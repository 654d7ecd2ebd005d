"""A collection with everything looked up once, as the pages need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model import (
    Changed,
    Collection,
    Comparison,
    Document,
    Event,
    Figure,
    Finding,
    Pair,
    stable_id,
    verify_anchor,
)
from onrecord.report.dates import order_key
from onrecord.report.names import page_names, stem
from onrecord.report.register import ShownRegister
from onrecord.report.traces import Traces, make_traces

NO_EVENT = "events/without-event.html"


@dataclass(frozen=True, slots=True)
class Run:
    """How a dossier was made, for its methods page.

    Attributes:
        command: The exact command line, or an empty string.
        preset: The rule for vague words.
        preset_rule: That rule's text, with where it is published.
        versions: Name → version of every program and extractor that took part.
        title: What the dossier is called.
        made: When it was made, in words; empty keeps the pages the same in every run.
        casebooks: Name and head of each casebook that it was made from.
        standing: How each claim of these stood; rejected ones as well.
        version: What to cite: follows from what the dossier says.
        changes: What is otherwise than in another version; None where it is held against none.
        since: That version, in words.
        registers: What may be shown of the casebooks' registers of persons.
    """

    command: str = ""
    preset: str = "bounds"
    preset_rule: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    title: str = "Dossier"
    made: str = ""
    casebooks: tuple[tuple[str, str], ...] = ()
    standing: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    changes: tuple[Changed, ...] | None = None
    since: str = ""
    registers: tuple[ShownRegister, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding with its id in the dossier and the events its words speak of.

    `reason` is why somebody set it aside; empty for one that stands.
    """

    id: str
    finding: Finding
    events: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The collection's parts by what a page asks for. Made by `make_view`.

    Two files of the same bytes give figures of the same ids; `figure_in` tells them apart by
    document and id, while `figures` holds one of them, whose numbers and words are the same.
    """

    collection: Collection
    run: Run
    documents: Mapping[str, Document]
    figures: Mapping[str, Figure]
    figure_in: Mapping[tuple[str, str], Figure]
    events: Mapping[str, Event]
    pages: Mapping[str, str]
    figures_of: Mapping[str, tuple[Figure, ...]]
    figures_in: Mapping[str | None, tuple[Figure, ...]]
    comparisons_in: Mapping[str | None, tuple[Comparison, ...]]
    parts_of: Mapping[str, tuple[Figure, ...]]
    pairs_of: Mapping[str, tuple[tuple[Comparison, Pair], ...]]
    findings: tuple[Noted, ...]
    findings_on: Mapping[str, tuple[Noted, ...]]
    findings_about: Mapping[str, tuple[Noted, ...]]
    set_aside: tuple[Noted, ...]
    orphans: frozenset[str]
    traces: Traces

    def page_of(self, figure: Figure) -> str | None:
        """Return the page that shows a figure's words, or None if its document is not here."""
        return self.pages.get(document_key(figure.document))


def document_key(path: str) -> str:
    """Return the key of a document's page in `View.pages`."""
    return f"d:{path}"


def event_key(event: str | None) -> str:
    """Return the key of an event's page in `View.pages`; None is the page of the rest."""
    return f"e:{event or ''}"


def title_of(document: Document) -> str:
    """Return what a document is called: its title, else its file's name."""
    return document.metadata.title or stem(document.path)


def make_view(
    collection: Collection,
    findings: Iterable[Finding],
    run: Run,
    set_aside: Iterable[tuple[Finding, str]] = (),
) -> View:
    """Return the view of a collection and of what the checks found in it.

    Args:
        collection: Documents, figures, events and comparisons.
        findings: The findings that stand.
        run: How the collection was made.
        set_aside: Findings that somebody has set aside, each with the reason.
    """
    documents = {document.path: document for document in collection.documents}
    figures = {figure.id: figure for figure in collection.figures}
    events = {event.id: event for event in collection.events}
    noted = _noted(((finding, "") for finding in findings), collection)
    return View(
        collection=collection,
        run=run,
        documents=documents,
        figures=figures,
        figure_in={(figure.document, figure.id): figure for figure in collection.figures},
        events=events,
        pages=_pages(collection),
        figures_of=_grouped(collection.figures, "document"),
        figures_in=_by_event(collection, events),
        comparisons_in=_comparisons(collection),
        parts_of=_grouped((each for each in figures.values() if each.part_of), "part_of"),
        pairs_of=_pairs(collection),
        findings=noted,
        findings_on=_sorted_into(noted, _documents_of),
        findings_about=_sorted_into(noted, lambda each: each.events),
        set_aside=_noted(set_aside, collection),
        orphans=_orphans(collection, documents),
        traces=make_traces(collection),
    )


def _pages(collection: Collection) -> dict[str, str]:
    pages = page_names(
        ((document_key(each.path), stem(each.path)) for each in collection.documents), "documents"
    )
    pages |= page_names(((event_key(each.id), each.label) for each in collection.events), "events")
    pages[event_key(None)] = NO_EVENT
    return pages


def _grouped(figures: Iterable[Figure], name: str) -> dict[str, tuple[Figure, ...]]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[getattr(figure, name)].append(figure)
    return {key: tuple(sorted(each, key=_place)) for key, each in groups.items()}


def _place(figure: Figure) -> tuple[int, int, str]:
    return (figure.start, figure.end, figure.id)


def _by_event(
    collection: Collection, events: Mapping[str, Event]
) -> dict[str | None, tuple[Figure, ...]]:
    """Group figures by the event they name; an event that is not listed counts as none."""
    groups: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in collection.figures:
        groups[figure.event if figure.event in events else None].append(figure)
    return {key: tuple(each) for key, each in groups.items()}


def _comparisons(collection: Collection) -> dict[str | None, tuple[Comparison, ...]]:
    groups: dict[str | None, list[Comparison]] = defaultdict(list)
    for comparison in collection.comparisons:
        groups[comparison.event].append(comparison)
    return {key: tuple(each) for key, each in groups.items()}


def _pairs(collection: Collection) -> dict[str, tuple[tuple[Comparison, Pair], ...]]:
    found: dict[str, list[tuple[Comparison, Pair]]] = defaultdict(list)
    for comparison in collection.comparisons:
        for pair in comparison.pairs:
            found[pair.a].append((comparison, pair))
            if pair.b != pair.a:
                found[pair.b].append((comparison, pair))
    return {key: tuple(each) for key, each in found.items()}


def _noted(findings: Iterable[tuple[Finding, str]], collection: Collection) -> tuple[Noted, ...]:
    """Give every finding an id and its events: those it names, else those its words speak of."""
    places = _grouped(collection.figures, "document")
    noted: dict[str, Noted] = {}
    for finding, reason in findings:
        anchors = [(each.document, each.start, each.end) for each in finding.anchors]
        name = stable_id("x", finding.code, finding.message, *anchors)
        events = {
            figure.event or ""
            for path, start, end in anchors
            for figure in places.get(path, ())
            if figure.start < end and start < figure.end
        }
        if isinstance(finding.data.get("event"), str):
            events = {finding.data["event"]}
        noted[name] = Noted(name, finding, tuple(sorted(events - {""})), reason)
    return tuple(noted.values())


def _documents_of(noted: Noted) -> tuple[str, ...]:
    return tuple(dict.fromkeys(anchor.document for anchor in noted.finding.anchors))


def _sorted_into(
    noted: Iterable[Noted], keys: Callable[[Noted], tuple[str, ...]]
) -> dict[str, tuple[Noted, ...]]:
    groups: dict[str, list[Noted]] = defaultdict(list)
    for each in noted:
        for key in keys(each):
            groups[key].append(each)
    return {key: tuple(each) for key, each in groups.items()}


def _orphans(collection: Collection, documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the figures whose words are not where they say; they are shown as they are."""
    return frozenset(
        figure.id
        for figure in collection.figures
        if figure.document not in documents
        or not verify_anchor(figure, documents[figure.document].text)
    )


def event_order(events: Iterable[Event]) -> list[Event]:
    """Return events in the order of their dates, then labels."""
    return sorted(
        events, key=lambda event: (order_key(event.date.edtf if event.date else None), event.label)
    )
