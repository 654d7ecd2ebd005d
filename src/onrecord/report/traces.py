"""What a collection tells of who rests on whom, looked up once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import (
    Addressee,
    Anchor,
    Anchored,
    Appeal,
    Citation,
    Collection,
    Origins,
    Qualification,
    Quotation,
    Recognition,
    Responsibility,
    Reuse,
    Work,
)
from onrecord.report.names import page_names, stem
from onrecord.resolve.works import works_of

MOST_COUPLES = 300
"""Couples of documents that get a page of their own; those that share most."""

CLAIM_PAGES: dict[str, type[Anchored]] = {
    "quotations.html": Quotation,
    "terms.html": Qualification,
    "recognitions.html": Recognition,
    "responsibility.html": Responsibility,
    "appeals.html": Appeal,
    "addressees.html": Addressee,
}
"""The pages of claims, each of one kind; they are there where the documents have any of it."""

CONTENTS = (
    ("index.html", "Events"),
    ("documents.html", "Documents"),
    ("sources.html", "Sources"),
    ("works.html", "Works cited"),
    ("quotations.html", "Quotations"),
    ("terms.html", "Terms"),
    ("recognitions.html", "Recognitions"),
    ("responsibility.html", "Responsibility"),
    ("appeals.html", "Appeals"),
    ("addressees.html", "Addressees"),
    ("findings.html", "Findings"),
    ("methods.html", "Methods"),
)
"""The pages in the dossier's menu, with their names."""

Couple = tuple[str, str]
"""Two documents by their paths, in the order of the collection."""

Place = tuple[str, int, int]
"""Words in a document: its path, their start and end."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Origins, shared passages and citations by what a page asks for. Made by `make_traces`.

    `couples` holds the shared passages of two documents, without those whose only passages are
    boilerplate; `couple_pages` their pages, `passage_pages` the place of each passage there. `spots`
    are the words that some page links to, `figure_at` the figures that stand there. `told` are the
    pages of claims of which the documents have any.
    """

    origins_of: Mapping[str, tuple[Origins, ...]]
    origins_in: Mapping[str | None, tuple[Origins, ...]]
    couples: Mapping[Couple, tuple[Reuse, ...]]
    couple_pages: Mapping[Couple, str]
    passage_pages: Mapping[str, str]
    works: tuple[Work, ...]
    citations: Mapping[str, Citation]
    spots: Mapping[str, frozenset[tuple[int, int]]]
    figure_at: Mapping[Place, str]
    told: frozenset[str]

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """The address and name of each page that stands in the dossier's menu."""
        return tuple(
            entry for entry in CONTENTS if entry[0] not in CLAIM_PAGES or entry[0] in self.told
        )


def make_traces(collection: Collection) -> Traces:
    """Return the traces of a collection; all empty where none were looked for."""
    known = {event.id for event in collection.events}
    by_figure: dict[str, list[Origins]] = defaultdict(list)
    by_event: dict[str | None, list[Origins]] = defaultdict(list)
    for value in collection.origins:
        by_event[value.event if value.event in known else None].append(value)
        for figure in dict.fromkeys(value.figures):
            by_figure[figure].append(value)
    couples = _couples(collection)
    pages = page_names(
        (("\x1f".join(couple), " ".join(map(stem, couple))) for couple in couples), "passages"
    )
    couple_pages = {couple: pages["\x1f".join(couple)] for couple in couples}
    spots: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for path, start, end in _places(collection, couples):
        spots[path].add((start, end))
    shown = [each for each in collection.quotations if each.parallels or each.speaker is not None]
    return Traces(
        origins_of={key: tuple(each) for key, each in by_figure.items()},
        origins_in={key: tuple(each) for key, each in by_event.items()},
        couples=couples,
        couple_pages=couple_pages,
        passage_pages={
            each.id: f"{couple_pages[couple]}#{each.id}"
            for couple, passages in couples.items()
            for each in passages
        },
        works=works_of(collection.citations),
        citations={each.id: each for each in collection.citations},
        spots={path: frozenset(each) for path, each in spots.items()},
        figure_at={(each.document, each.start, each.end): each.id for each in collection.figures},
        told=frozenset(
            page
            for page, kind in CLAIM_PAGES.items()
            if any(isinstance(each, kind) for each in (*collection.claims, *shown))
        ),
    )


def _couples(collection: Collection) -> dict[Couple, tuple[Reuse, ...]]:
    order = {document.path: index for index, document in enumerate(collection.documents)}
    found: dict[Couple, list[Reuse]] = defaultdict(list)
    for each in collection.reuse:
        paths = (each.a.document, each.b.document)
        if paths[0] != paths[1] and all(path in order for path in paths):
            first, second = sorted(paths, key=lambda path: order[path])
            found[first, second].append(each)
    telling = {
        couple: sum(each.words for each in passages if each.type != "boilerplate")
        for couple, passages in found.items()
        if any(each.type != "boilerplate" for each in passages)
    }
    chosen = sorted(telling, key=lambda couple: -telling[couple])[:MOST_COUPLES]
    return {couple: tuple(found[couple]) for couple in chosen}


def _places(collection: Collection, couples: Mapping[Couple, tuple[Reuse, ...]]) -> Iterator[Place]:
    """Yield the words that pages link to: voices, citations, claims, reasons, passages, changes."""
    for figure in collection.figures:
        for voice in figure.sources:
            if voice.start is not None and voice.end is not None:
                yield figure.document, voice.start, voice.end
    for citation in collection.citations:
        yield citation.document, citation.start, citation.end
    for claim in (*collection.claims, *collection.quotations):
        yield claim.document, claim.start, claim.end
    anchors: Iterator[Anchor] = (
        anchor for value in collection.origins for merge in value.merges for anchor in merge.anchors
    )
    for anchor in anchors:
        yield anchor.document, anchor.start, anchor.end
    for passages in couples.values():
        for each in passages:
            yield each.a.document, each.a.start, each.a.end
            yield each.b.document, each.b.start, each.b.end
            for change in each.changes:
                yield each.a.document, *change.a
                yield each.b.document, *change.b
