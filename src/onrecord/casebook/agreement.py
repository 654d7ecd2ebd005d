"""How far the coders of a round agree: on where claims are, and on what they say.

- *Anchors*: the share of claims that both of two coders have, as the F-measure of one against the other,
  averaged over every two coders. Where the things not marked cannot be counted, that is what kappa comes to
  (Hripcsak and Rothschild, "Agreement, the F-Measure, and Reliability in Information Retrieval", Journal of
  the American Medical Informatics Association 12(3), 2005).
- *Characters*: alpha over the characters of the texts, each under a claim's anchor or not.
- *What claims say*: alpha over the claims that coders have about the same words; nominal for lists of
  outcomes, groups and for polarity, each list being one name, and the ratio metric for values.

Units are drawn by documents for the interval where a round has ten or more, else one by one; characters
always by documents, since neighbours are not apart from each other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.casebook.alpha import Alpha, Bounds, Unit, alpha, nominal, ratio
from onrecord.casebook.coding import Said, offered, said
from onrecord.casebook.matching import Marked, Match, match, pairs_of
from onrecord.casebook.rounds import finished_round
from onrecord.casebook.store import Casebook
from onrecord.model import Agreement, Figure, Round

BY_DOCUMENTS = 10
"""Documents from which on the interval draws whole documents."""
_ALPHA = "Krippendorff's alpha"
Span = tuple[int, int]


class Compared(NamedTuple):
    """What coders have in one document: claims about the same words, and stretches left without a word."""

    document: str
    length: int
    matches: list[Match]
    left: dict[str, list[Span]]


def agreement(book: Casebook, name: str) -> list[Agreement]:
    """Return how far the coders of a round agree, one record a measure.

    Raises:
        CasebookError: If there is no such round, or somebody has not finished it.
    """
    found = finished_round(book, name)
    compared = list(compare_coders(book, found, said(book, found)))
    measures = [
        *_anchors(found, compared),
        ("characters", f"{_ALPHA}, nominal", _characters(compared)),
    ]
    figures = [
        (one.document, [part.record for part in each if isinstance(part.record, Figure)])
        for one in compared
        for each in one.matches
    ]
    drawn = len(compared) >= BY_DOCUMENTS

    def over(value: Callable[[Figure], Hashable]) -> list[Unit[Hashable]]:
        return [
            Unit(tuple(map(value, records)), document if drawn else at)
            for at, (document, records) in enumerate(figures)
        ]

    for measure, of in _NAMED.items():
        measures.append((measure, f"{_ALPHA}, nominal", alpha(over(of), nominal)))
    values = [
        Unit(tuple(map(_bounds, records)), document if drawn else at)
        for at, (document, records) in enumerate(figures)
    ]
    measures.append(("value", f"{_ALPHA}, ratio", alpha(values, ratio)))
    return [
        Agreement(
            round=name, measure=measure, coefficient=how, agreement=got.alpha, low=got.low,
            high=got.high, units=got.units, values=got.values, coders=found.coders,
        )
        for measure, how, got in measures
    ]  # fmt: skip


def compare_coders(book: Casebook, found: Round, told: Said) -> Iterator[Compared]:
    """Yield what coders have in each document of a round."""
    for document in found.documents:
        (length,) = book.db.execute(
            "SELECT length(text) FROM document WHERE id = ?", (document,)
        ).fetchone()
        claims = offered(book, found, document)
        marked = {
            coder: [
                Marked(coder, one.subject, one.record)
                for one in own.values()
                if one.record.document_id == document and one.status != "rejected"
            ]
            for coder, own in told.items()
        }
        left = {
            coder: [(one.start, one.end) for claim, one in claims.items() if claim not in own]
            for coder, own in told.items()
        }
        yield Compared(document, length, match(marked), left)


def _set(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


_NAMED: dict[str, Callable[[Figure], Hashable]] = {
    "outcome": lambda figure: _set(figure.outcome),
    "group": lambda figure: _set(figure.group),
    "polarity": lambda figure: figure.polarity,
}


def _bounds(figure: Figure) -> Bounds:
    return figure.low, figure.high


def _anchors(found: Round, compared: Sequence[Compared]) -> Iterator[tuple[str, str, Alpha]]:
    """Yield the F-measure of every two coders, averaged: of overlapping anchors, and of equal ones."""
    for measure, fits in (("anchors, overlapping", _overlap), ("anchors, the same", _same)):
        shares = []
        count = 0
        for a, b in pairs_of(found.coders):
            both = own = 0
            for one in (each for document in compared for each in document.matches):
                parts = [part for part in one if part.coder in {a, b}]
                own += len(parts)
                both += len(parts) == 2 and fits(*parts)
            count += own
            if own:
                shares.append(2 * both / own)
        share = sum(shares) / len(shares) if shares else None
        units = sum(len(document.matches) for document in compared)
        yield measure, "F-measure", Alpha(share, None, None, units, count)


def _overlap(one: Marked, other: Marked) -> bool:
    return one.record.start < other.record.end and other.record.start < one.record.end


def _same(one: Marked, other: Marked) -> bool:
    return one.record.span == other.record.span


def _characters(compared: Sequence[Compared]) -> Alpha:
    units = [unit for document in compared for unit in _stretches(document)]
    return alpha(units, nominal)


def _stretches(document: Compared) -> Iterator[Unit[bool]]:
    """Yield the stretches of a text over which each coder has marked all or nothing."""
    spans: dict[str, list[Span]] = {coder: [] for coder in document.left}
    for part in (part for each in document.matches for part in each):
        spans[part.coder].append((part.record.start, part.record.end))
    edges = {0, document.length}
    for every in (*spans.values(), *document.left.values()):
        edges.update(edge for span in every for edge in span)
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        values = tuple(
            _under(spans[coder], start)
            for coder, left in document.left.items()
            if _under(spans[coder], start) or not _under(left, start)
        )
        yield Unit(values, document.document, end - start)


def _under(spans: Sequence[Span], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)
