"""How many independent origins stand behind each value, with each reason in one sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from onrecord.compare.wording import listing
from onrecord.model import (
    Anchor,
    Citation,
    Collection,
    Merge,
    NodeKind,
    Origin,
    Origins,
    Reuse,
    Sign,
)
from onrecord.trace.accounts import Source, Value, shelf_of, speaking_as, values_of
from onrecord.trace.issuers import Body, issuers_of
from onrecord.trace.signs import Evidence, anchor_of, called, evidence_of, reference, signs_of
from onrecord.trace.trails import End, Link, Trail, trails_of

MOST_PAIRED = 6
"""Origins of which every sign between two is told; of more, those that join what was apart."""


def find_origins(
    collection: Collection,
    reuse: Sequence[Reuse],
    citations: Sequence[Citation] = (),
    bodies: Sequence[Body] = (),
) -> tuple[Origins, ...]:
    """Return the origins of each value that is asserted of an event.

    *At most* joins accounts on certain evidence alone: one credits the other by name, gives it as
    its source in a note, or shares with it a long passage that holds the number. *At least* joins
    them on every sign. Boilerplate joins nothing. See `docs/how/origins.md`.

    Args:
        collection: With comparisons (`onrecord.compare.compare`).
        reuse: The shared passages of its documents.
        citations: The works they cite.
        bodies: A user's table of issuers.
    """
    shelf = shelf_of(collection, citations, issuers_of(collection.documents, bodies))
    evidence = evidence_of(collection, reuse, shelf)
    return tuple(_origins(value, evidence) for value in values_of(collection))


def _origins(value: Value, evidence: Evidence) -> Origins:
    trails = list(trails_of(value.figures, evidence.shelf))
    groups: dict[tuple[str, str], tuple[End, list[Trail]]] = {}
    for trail in trails:
        groups.setdefault((trail.end.kind, trail.end.key), (trail.end, []))[1].append(trail)
    ends = list(groups.values())
    places = {(end.kind, end.key): index for index, (end, _) in enumerate(ends)}
    certain, all_signs = list(range(len(ends))), list(range(len(ends)))
    merges = [merge for trail in trails for merge in _credits(trail, evidence)]
    signs = sorted(signs_of(ends, evidence), key=lambda sign: not sign[2].certain)
    for one, other, merge in signs:
        a, b = places[one.kind, one.key], places[other.kind, other.key]
        joins = _join(all_signs, a, b)
        if merge.certain:
            joins = _join(certain, a, b) or joins
        if joins or len(ends) <= MOST_PAIRED:
            merges.append(merge)
    comparison = value.comparison
    return Origins(
        event=comparison.event,
        outcome=comparison.outcome,
        group=comparison.group,
        severity=comparison.severity,
        value=value.words,
        low=value.low,
        high=value.high,
        modifier=value.figures[0].modifier,
        at_least=len({_root(all_signs, index) for index in range(len(ends))}),
        at_most=len({_root(certain, index) for index in range(len(ends))}),
        origins=tuple(_named(ends, certain)),
        merges=tuple(dict.fromkeys(merges)),
        figures=tuple(figure.id for figure in value.figures),
        circular=tuple(end.ring for end, _ in ends if end.kind == "ring"),
    )


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        index = parents[index]
    return index


def _join(parents: list[int], a: int, b: int) -> bool:
    """Join two sets; return False where they were one."""
    first, second = sorted((_root(parents, a), _root(parents, b)))
    parents[second] = first
    return first != second


def _named(ends: Sequence[tuple[End, Sequence[Trail]]], certain: list[int]) -> Iterator[Origin]:
    """Yield the origins that certain evidence leaves apart, each with the documents that rest on it."""
    for root in sorted({_root(certain, index) for index in range(len(ends))}):
        members = [each for index, each in enumerate(ends) if _root(certain, index) == root]
        end = members[0][0]
        figures = [trail.figure for _, trails in members for trail in trails]
        own = [each.key for each, _ in members if each.kind == "document"]
        kind: NodeKind = (
            "voice" if end.kind == "voice" else "work" if end.kind == "work" else "document"
        )
        yield Origin(
            name=end.name,
            kind=kind,
            seen=bool(own),
            documents=tuple(dict.fromkeys([*own, *(figure.document for figure in figures)])),
            figures=tuple(figure.id for figure in figures),
        )


def _credits(trail: Trail, evidence: Evidence) -> Iterator[Merge]:
    """Yield why an account rests on another: the first step of its trail, and a ring."""
    if not trail.links:
        return
    link = trail.links[0]
    yield _credit(trail, link, evidence)
    if trail.end.kind == "ring" and trail.end.ring[0] == trail.figure.document:
        names = [called(path, evidence) for path in (*trail.end.ring, trail.end.ring[0])]
        steps = [f"{a} credits {b}" for a, b in itertools.pairwise(names)]
        yield Merge(
            a=trail.end.ring[0],
            b=trail.end.ring[-1],
            sign="circular",
            because=f"{', and '.join(steps)}: a ring of reports, which counts once.",
            certain=True,
            anchors=tuple(_anchors(each, evidence)[-1] for each in trail.links),
        )


def _credit(trail: Trail, link: Link, evidence: Evidence) -> Merge:
    source = link.source
    who = called(trail.figure.document, evidence)
    target = link.document or reference(trail.end)
    name = called(link.document, evidence) if link.document else source.name
    sign: Sign = "credited" if source.voice is not None else "cited"
    seen = "" if link.document else _unseen(source, evidence)
    between = listing([voice.name for voice in source.figure.sources[:-1]])
    way = f" by way of {between}" if between else ""
    how = (
        f"credits the number to {name}{way}"
        if sign == "credited"
        else f"gives {name} as its source"
    )
    return Merge(
        a=trail.figure.document,
        b=target,
        sign=sign,
        because=f"{who} {how}{seen}.",
        certain=True,
        direction="a_from_b",
        anchors=_anchors(link, evidence),
    )


def _unseen(source: Source, evidence: Evidence) -> str:
    """Return what to say of a voice or work that no document of the collection gives the value for."""
    own = source.figure.document
    if source.voice is not None and any(
        path != own for path in speaking_as(source.name, evidence.shelf)
    ):
        return ", whose documents in the collection do not give it"
    return ", which is not in the collection"


def _anchors(link: Link, evidence: Evidence) -> tuple[Anchor, ...]:
    """Return the number and the words that credit it."""
    source = link.source
    found = [anchor_of(source.figure)]
    document = evidence.shelf.documents.get(source.figure.document)
    spot = source.voice or source.citation
    if (
        document is not None
        and spot is not None
        and spot.start is not None
        and spot.end is not None
    ):
        words = document.text[spot.start : spot.end]
        found.append(Anchor(document=document.path, start=spot.start, end=spot.end, text=words))
    return tuple(found)
