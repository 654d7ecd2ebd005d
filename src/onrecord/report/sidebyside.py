"""Two documents side by side: their shared passages aligned, with what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.model import Document, Finding, Reuse
from onrecord.report.alignment import Difference, Piece, Row, Side, differences, rows_of, sides_of
from onrecord.report.escape import markup
from onrecord.report.spots import Spot, called, href_at, shortened
from onrecord.report.traces import Couple
from onrecord.report.view import View, document_key, title_of
from onrecord.report.words import plural
from onrecord.resolve.say_dates import say_date

KINDS = {
    "verbatim": "the same words",
    "edited": "edited",
    "quoted": "quoted by one",
    "boilerplate": "boilerplate, which supports no figure",
}
FIDELITY = {
    "exact": "the quotation is exact",
    "shortened": "the quotation is shortened",
    "altered": "the quotation differs from the quoted text",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """One of the two documents: what it is called, when it is of, where it is."""

    title: str
    issuer: str
    when: str
    href: str
    language: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A change in the list under a passage; a side without words has an empty `Spot`."""

    index: int
    number: bool
    a: Spot
    b: Spot


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage as the page shows it. `rows` are pairs of HTML; `orphan` where there are none."""

    id: str
    title: str
    about: str
    rows: tuple[tuple[Markup, Markup], ...]
    changes: tuple[Differing, ...]
    a: Spot
    b: Spot
    orphan: bool

    @property
    def numbers(self) -> int:
        """How many numbers differ in it."""
        return sum(1 for each in self.changes if each.number)


@dataclass(frozen=True, slots=True)
class Beside:
    """A couple of documents in a list: the other one's name, with what the two share."""

    name: str
    href: str
    words: str


def reader_of(view: View, path: str) -> Reader:
    """Return a document as the head of a column."""
    document = view.documents[path]
    about = document.metadata
    return Reader(
        title_of(document),
        about.issuer or "",
        say_date(about.date),
        view.pages[document_key(path)],
        about.language or "",
    )


def passages_of(view: View, couple: Couple) -> tuple[list[Passage], list[Passage]]:
    """Return the passages of two documents in their order, and their boilerplate apart."""
    made = [
        (each.type, _start(each, couple[0]), _passage(view, each, couple))
        for each in view.traces.couples[couple]
    ]
    made.sort(key=lambda each: each[1])
    return (
        [passage for kind, _, passage in made if kind != "boilerplate"],
        [passage for kind, _, passage in made if kind == "boilerplate"],
    )


def _start(passage: Reuse, first: str) -> int:
    return passage.a.start if passage.a.document == first else passage.b.start


def _passage(view: View, passage: Reuse, couple: Couple) -> Passage:
    texts = {path: view.documents[path].text for path in couple}
    sides = sides_of(passage, couple[0], texts)
    found = differences(passage, couple[0])
    about = [KINDS[passage.type], f"{plural(passage.words, 'word')} the same"]
    if passage.quotation:
        about.append(FIDELITY[passage.quotation])
    if passage.speaker:
        about.append(f"credited to {passage.speaker}")
    anchors = (passage.a, passage.b)
    left, right = anchors if passage.a.document == couple[0] else anchors[::-1]
    return Passage(
        id=passage.id,
        title=shortened(left.text),
        about="; ".join(about),
        rows=tuple(_drawn(sides, row) for row in rows_of(*sides, found)) if sides else (),
        changes=tuple(_listed(view, sides, found)) if sides else (),
        a=Spot(shortened(left.text), href_at(view, left.document, left.start, left.end)),
        b=Spot(shortened(right.text), href_at(view, right.document, right.start, right.end)),
        orphan=sides is None,
    )


def _drawn(sides: tuple[Side, Side], row: Row) -> tuple[Markup, Markup]:
    a, b = ((_pieces(side.text, pieces)) for side, pieces in zip(sides, row, strict=True))
    return a, b


def _pieces(text: str, pieces: Sequence[Piece]) -> Markup:
    """Return pieces as HTML; words that differ are marked and carry the number of their change."""
    return Markup("").join(_marked(text[each.start : each.end], each.change) for each in pieces)


def _marked(words: str, change: int) -> Markup:
    if not change:
        return markup(words)
    if not words.strip():
        return Markup('<sup class="absent" title="words on the other side only">{}</sup>{}').format(
            change, words
        )
    return Markup('<mark class="differs">{}<sup>{}</sup></mark>').format(markup(words), change)


def _listed(
    view: View, sides: tuple[Side, Side], found: Sequence[Difference]
) -> Iterator[Differing]:
    """Yield the changes of a passage, those of numbers first."""
    for each in sorted(found, key=lambda change: (not change.number, change.place)):
        spots = [
            Spot(
                shortened(side.text[span.start : span.end]),
                href_at(view, side.path, span.start, span.end) if span.start < span.end else "",
            )
            for side, span in zip(sides, (each.a, each.b), strict=True)
        ]
        yield Differing(each.place, each.number, *spots)


def shared_with(view: View, document: Document) -> list[Beside]:
    """Return the documents that share passages with a document, those that share most first."""
    found = []
    for couple, passages in view.traces.couples.items():
        if document.path in couple:
            other = couple[1] if couple[0] == document.path else couple[0]
            name = called(view.documents[other])
            href = view.traces.couple_pages[couple]
            found.append(Beside(name, href, shared_words(passages)))
    return found


def beside_of(view: View, finding: Finding) -> str:
    """Return where the passage that a finding speaks of stands side by side, or an empty string.

    A finding that names no passage leads to the two documents that it points to, if it points to
    two.
    """
    passage = view.traces.passage_pages.get(str(finding.data.get("reuse", "")))
    if passage:
        return passage
    paths = tuple(dict.fromkeys(anchor.document for anchor in finding.anchors))
    pages = view.traces.couple_pages
    if len(paths) != 2:
        return ""
    return pages.get((paths[0], paths[1])) or pages.get((paths[1], paths[0]), "")


def shared_words(passages: Sequence[Reuse]) -> str:
    """Return what passages come to: "2 passages, 65 words, 1 number differs"."""
    telling = [each for each in passages if each.type != "boilerplate"]
    numbers = sum(1 for each in telling for change in each.changes if change.what == "number")
    parts = [
        plural(len(telling), "passage"),
        plural(sum(each.words for each in telling), "word"),
    ]
    if numbers:
        parts.append(f"{plural(numbers, 'number')} differ{'s' if numbers == 1 else ''}")
    return ", ".join(parts)
