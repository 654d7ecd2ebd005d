"""What speaks for two origins being one: shared wording, the same numbers, one issuer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.compare import exact_value, group_key
from onrecord.compare.wording import listing, number
from onrecord.extract.voices.names import content_words
from onrecord.model import (
    Anchor,
    Collection,
    Direction,
    Document,
    Figure,
    Merge,
    Reuse,
    Sign,
)
from onrecord.trace.accounts import Shelf, document_name, is_named
from onrecord.trace.initials import initials_of, letters_of, one_by_name, whole_names
from onrecord.trace.issuers import names_of
from onrecord.trace.trails import End, Trail, earlier

LONG_RUN = 20
"""Words in one row that nobody writes twice: a passage with so many that holds a figure is certain."""

LONG_PASSAGE, CLOSE = 40, 0.9
"""Or so many shared words, if they are this share of the longer side's."""

RARE_NUMBERS = 3
"""Numbers, none of them round, that two documents do not share by chance."""

EVERY, NEIGHBOURS = 40, 3
"""Origins of which every two are looked at; of more, how many neighbours in a row."""

_LEAST_RARE = 11
_NAMED_NUMBERS = 6


class Evidence(NamedTuple):
    """What a collection holds that can join origins; made once for all values.

    Attributes:
        shelf: Documents, issuers, citations.
        passages: Shared passages by the two documents, without boilerplate.
        numbers: The rare numbers that a document gives of an event in its own voice.
    """

    shelf: Shelf
    passages: Mapping[frozenset[str], Sequence[Reuse]]
    numbers: Mapping[tuple[str | None, str], Mapping[tuple[object, ...], Figure]]


def evidence_of(collection: Collection, reuse: Sequence[Reuse], shelf: Shelf) -> Evidence:
    """Return what can join origins in a collection."""
    passages: dict[frozenset[str], list[Reuse]] = defaultdict(list)
    for each in reuse:
        if each.type != "boilerplate":
            passages[frozenset((each.a.document, each.b.document))].append(each)
    numbers: dict[tuple[str | None, str], dict[tuple[object, ...], Figure]] = defaultdict(dict)
    for figure in collection.figures:
        value = exact_value(figure)
        own = not figure.sources and figure.polarity == "asserted"
        if own and value is not None and value >= _LEAST_RARE and value % 10:
            key = (figure.outcome, group_key(figure.group), value)
            numbers[figure.event, figure.document].setdefault(key, figure)
    return Evidence(shelf, passages, numbers)


def signs_of(
    ends: Sequence[tuple[End, Sequence[Trail]]], evidence: Evidence
) -> Iterator[tuple[End, End, Merge]]:
    """Yield what joins each two of the ends of one value's trails.

    Args:
        ends: The ends, each with the trails that lead to it.
        evidence: What the collection holds.
    """
    for first, second in pairs_of(ends, evidence):
        (one, mine), (other, theirs) = ends[first], ends[second]
        for merge in (
            _wording(mine, theirs, evidence),
            _numbers(one, other, mine, theirs, evidence),
            _issuer(one, other, evidence),
        ):
            if merge is not None:
                yield one, other, merge


def pairs_of(
    ends: Sequence[tuple[End, Sequence[Trail]]], evidence: Evidence
) -> list[tuple[int, int]]:
    """Return the pairs of ends that a sign may join, by their places.

    Up to `EVERY` ends, every two. Of more, those whose documents share a passage, and those that
    follow each other among the ends of one issuer or with one rare number: whoever is joined by
    either is joined by way of these, but for pairs that share no number with their neighbours.
    """
    if len(ends) <= EVERY:
        return list(combinations(range(len(ends)), 2))
    by_document: dict[str, list[int]] = defaultdict(list)
    rows: dict[object, list[int]] = defaultdict(list)
    for place, (end, trails) in enumerate(ends):
        for trail in trails:
            by_document[trail.figure.document].append(place)
        names = _names(end, evidence)
        rows[evidence.shelf.issuers.body_of(*names), "body"].append(place)
        for whole in whole_names(names[0], evidence.shelf.short) if names else ():
            rows[whole, "issuer"].append(place)
        if names:
            rows[letters_of(names[0]) or initials_of(names[0]), "initials"].append(place)
        for figure in _own(trails):
            for key in evidence.numbers.get((figure.event, figure.document), ()):
                rows[key].append(place)
    rows.pop((None, "body"), None)
    found = {
        (one, other)
        for row in rows.values()
        for step in range(1, NEIGHBOURS + 1)
        for one, other in zip(row, row[step:], strict=False)
    }
    for pair in evidence.passages:
        one, other = pair
        found |= {(a, b) for a in by_document.get(one, ()) for b in by_document.get(other, ())}
    return sorted({(min(pair), max(pair)) for pair in found if pair[0] != pair[1]})


def _wording(mine: Sequence[Trail], theirs: Sequence[Trail], evidence: Evidence) -> Merge | None:
    best: tuple[bool, int, Merge] | None = None
    for a in mine:
        for b in theirs:
            pair = frozenset((a.figure.document, b.figure.document))
            for passage in evidence.passages.get(pair, ()):
                if _holds(passage, a.figure) and _holds(passage, b.figure):
                    merge = _shared(passage, a.figure, b.figure, evidence)
                    if best is None or (merge.certain, passage.words) > best[:2]:
                        best = (merge.certain, passage.words, merge)
    return best[2] if best else None


def _holds(passage: Reuse, figure: Figure) -> bool:
    side = passage.a if passage.a.document == figure.document else passage.b
    return side.start <= figure.start and figure.end <= side.end


def is_long(passage: Reuse) -> bool:
    """True for a passage that nobody writes twice: see `LONG_RUN` and `LONG_PASSAGE`."""
    longer = max(len(passage.a.text.split()), len(passage.b.text.split()))
    close = passage.words >= CLOSE * longer
    return passage.longest >= LONG_RUN or (passage.words >= LONG_PASSAGE and close)


def _shared(passage: Reuse, a: Figure, b: Figure, evidence: Evidence) -> Merge:
    documents = evidence.shelf.documents
    direction = direction_of(documents.get(a.document), documents.get(b.document))
    one, other = called(a.document, evidence), called(b.document, evidence)
    dated = _dated(direction, one, other)
    return Merge(
        a=a.document,
        b=b.document,
        sign="wording",
        because=f"{one} and {other} share a passage of {passage.words} words that holds the number{dated}.",
        certain=is_long(passage),
        direction=direction,
        anchors=(passage.a, passage.b),
    )


def _dated(direction: Direction | None, one: str, other: str) -> str:
    if direction is None:
        return ""
    return f"; {one if direction == 'b_from_a' else other} is dated earlier"


def _numbers(
    one: End, other: End, mine: Sequence[Trail], theirs: Sequence[Trail], evidence: Evidence
) -> Merge | None:
    """Return the merge of two ends whose documents give the same numbers in their own voice."""
    best: tuple[int, list[tuple[Figure, Figure]]] = (RARE_NUMBERS - 1, [])
    for a in _own(mine):
        for b in _own(theirs):
            first = evidence.numbers.get((a.event, a.document), {})
            second = evidence.numbers.get((b.event, b.document), {})
            shared = [(first[key], second[key]) for key in first if key in second]
            count = len({exact_value(figure) for figure, _ in shared})
            if count > best[0]:
                best = (count, shared)
    count, shared = best
    if not shared:
        return None
    values = sorted({value for figure, _ in shared if (value := exact_value(figure))}, reverse=True)
    more = ["others"] if len(values) > _NAMED_NUMBERS else []
    said = listing([*(number(value) for value in values[:_NAMED_NUMBERS]), *more])
    anchors = [anchor_of(figure) for pair in shared[:_NAMED_NUMBERS] for figure in pair]
    names = [called(figure.document, evidence) for figure in shared[0]]
    because = f"{listing(names)} give the same {len(values)} numbers, none of them round: {said}"
    return _merge(one, other, "numbers", evidence, tuple(anchors), because)


def _own(trails: Sequence[Trail]) -> list[Figure]:
    """Return the figures that documents give in their own voice, one a document."""
    found = {trail.figure.document: trail.figure for trail in trails if not trail.figure.sources}
    return list(found.values())


def _issuer(one: End, other: End, evidence: Evidence) -> Merge | None:
    names, others = _names(one, evidence), _names(other, evidence)
    if not names or not others:
        return None
    if any(
        content_words(a) == content_words(b) and is_named(a) for a in names[:1] for b in others[:1]
    ):
        return _merge(one, other, "issuer", evidence, (), "{a} and {b} are of one issuer")
    by_name = one_by_name(names[0], others[0], evidence.shelf.short)
    if by_name is not None:
        return _merge(one, other, "issuer", evidence, by_name, _by_name(by_name, evidence))
    issuers = evidence.shelf.issuers
    body = issuers.body_of(*names)
    if body is None or body != issuers.body_of(*others):
        return None
    return _merge(one, other, "issuer", evidence, (), "{a} and {b} are offices of " + body)


def _by_name(defined: Sequence[Anchor], evidence: Evidence) -> str:
    if not defined:
        return "{a} and {b} may be one: the letters of one are the initials of the other"
    place = called(defined[0].document, evidence)
    return "{a} and {b} may be one: " + f"{place} writes “{' '.join(defined[0].text.split())}”"


def _names(end: End, evidence: Evidence) -> tuple[str, ...]:
    document = evidence.shelf.documents.get(end.key) if end.kind == "document" else None
    if document is not None:
        return names_of(document)
    return (end.name,) if end.kind in {"voice", "work"} else ()


def _merge(
    one: End, other: End, sign: Sign, evidence: Evidence, anchors: tuple[Anchor, ...], because: str
) -> Merge:
    documents = evidence.shelf.documents
    direction = direction_of(documents.get(one.key), documents.get(other.key))
    a, b = (
        called(end.key, evidence) if end.kind == "document" else end.name for end in (one, other)
    )
    return Merge(
        a=reference(one),
        b=reference(other),
        sign=sign,
        because=because.replace("{a}", a).replace("{b}", b) + ".",
        certain=False,
        direction=direction,
        anchors=anchors,
    )


def reference(end: End) -> str:
    """Return what a merge calls an end: a document's path, else its name."""
    return end.key if end.kind == "document" else end.name


def called(path: str, evidence: Evidence) -> str:
    """Return how a sentence calls a document: its issuer or title, and its date."""
    document = evidence.shelf.documents.get(path)
    name = document_name(document, path)
    date = document.metadata.date if document else None
    return f"{name} ({date})" if date else name


def direction_of(a: Document | None, b: Document | None) -> Direction | None:
    """Return which of two documents was made from the other as far as their dates tell."""
    if a is None or b is None:
        return None
    if earlier(a, b):
        return "b_from_a"
    return "a_from_b" if earlier(b, a) else None


def anchor_of(figure: Figure) -> Anchor:
    """Return an anchor to a figure's number."""
    return Anchor(document=figure.document, start=figure.start, end=figure.end, text=figure.text)
