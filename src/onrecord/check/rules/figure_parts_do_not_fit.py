"""OR102: parts of one whole that no person can be counted in twice, and that exceed it together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.check.rule import Rule, anchor_of
from onrecord.compare import range_of
from onrecord.compare.scope import same_place, within
from onrecord.compare.wording import listing, number, said
from onrecord.model import Collection, Document, Figure, Finding

# Sides of a division that leaves no person on both: civilians and fighters under the law of armed
# conflict, men and women, children and the elderly, the released and those still missing. Women
# and children, or children and civilians, may be the same persons and are never added.
_DIVISIONS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"civilian"}), frozenset({"combatant", "soldier"})),
    (frozenset({"man"}), frozenset({"woman"})),
    (frozenset({"child"}), frozenset({"elderly"})),
)
_FATES = (frozenset({"released"}), frozenset({"missing"}))


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every whole whose disjoint parts are more than it holds."""
    figures = {figure.id: figure for figure in collection.figures}
    documents = {document.path: document for document in collection.documents}
    parts: dict[str, list[Figure]] = defaultdict(list)
    for figure in collection.figures:
        if figure.part_of in figures and figure.polarity == "asserted" and not figure.additional:
            parts[figure.part_of].append(figure)
    for name, found in parts.items():
        finding = _judge(figures[name], found, documents)
        if finding:
            yield finding


def _judge(
    whole: Figure, parts: Sequence[Figure], documents: Mapping[str, Document]
) -> Finding | None:
    outer = range_of(whole)
    if outer is None or whole.polarity != "asserted":
        return None
    # A part as large as the whole is the whole said again ("of these 96 dead").
    parts = [part for part in parts if _least(part) < outer.high and not _in_table(part, documents)]
    for chosen in (*_divided(parts), *_by_place(parts)):
        least = sum(_least(part) for part in chosen)
        if least > outer.high:
            return _finding(whole, chosen, documents.get(whole.document))
    return None


def _in_table(figure: Figure, documents: Mapping[str, Document]) -> bool:
    document = documents.get(figure.document)
    return document is not None and any(table.span.holds(figure.span) for table in document.tables)


def _divided(parts: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Yield the largest part of either side of each division."""
    for one, other in _DIVISIONS:
        plain = [part for part in parts if _alone(part, one) != _alone(part, other)]
        first = [part for part in plain if _alone(part, one)]
        second = [part for part in plain if _alone(part, other)]
        for a, b in _largest(first, second):
            if a.outcome == b.outcome:
                yield a, b
    fates = [[part for part in parts if set(part.outcome) == side] for side in _FATES]
    general = [
        [part for part in side if not set(part.group) - {"person", "civilian", "resident"}]
        for side in fates
    ]
    yield from _largest(*general)


def _alone(part: Figure, side: frozenset[str]) -> bool:
    """True when a part's group lies on one side: `civilian`, but not `civilian` and `child`."""
    special = set(part.group) - {"person", "resident"}
    return bool(special) and special <= side


def _largest(first: Sequence[Figure], second: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    if first and second:
        yield max(first, key=_least), max(second, key=_least)


def _least(figure: Figure) -> float:
    span = range_of(figure)
    return span.low if span else 0.0


def _by_place(parts: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Yield the parts of one outcome and group that are each stated for a place of their own."""
    alike: dict[object, list[Figure]] = defaultdict(list)
    for part in parts:
        if part.place and part.place.start is not None:
            alike[part.outcome, part.group, part.severity].append(part)
    for found in alike.values():
        apart: list[Figure] = []
        for part in found:
            if all(_elsewhere(part, other) for other in apart):
                apart.append(part)
        if len(apart) > 1:
            yield tuple(apart)


def _elsewhere(a: Figure, b: Figure) -> bool:
    if a.place is None or b.place is None:
        return False
    return not (
        same_place(a.place, b.place) or within(a.place, b.place) or within(b.place, a.place)
    )


def _finding(whole: Figure, chosen: Sequence[Figure], document: Document | None) -> Finding:
    parts = sorted(chosen, key=lambda part: part.start)
    names = listing([f"“{said(part, document)}”" for part in parts])
    least = sum(_least(part) for part in parts)
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=f"{names} are stated as separate parts of “{said(whole, document)}”, and make {number(least)} together",
        anchors=(
            anchor_of(whole),
            *(anchor_of(part) for part in parts),
        ),
        data={"whole": whole.id, "parts": [part.id for part in parts], "sum": least},
    )


RULE = Rule(
    code="OR102",
    slug="parts-do-not-fit",
    severity="error",
    description="Parts of one figure that no person can be counted in twice are more than the figure.",
    hint="Look at the parts and the whole in their sentences; one of them, or how they are divided, is not as meant.",
    finds=(
        "Two parts stated of one whole whose least numbers together are greater than the whole's "
        "greatest, where nobody can be in both: civilians and combatants; men and women; children "
        "and the elderly; released and missing; the same group in two different places. Women, "
        "children and the elderly are never added to each other or to civilians, because a person "
        "may be counted in more than one of these groups. Tables are looked at by OR103."
    ),
    why="The parts cannot all hold: one is too large, the whole too small, or a third group was meant.",
    bad="Of these 96 dead, 58 were combatants and 47 were civilians.",
    good="Of these 96 dead, 58 were combatants and 38 were civilians.",
    limits=(
        "Parts that leave somebody out are not reported, since texts seldom name every group. It "
        "cannot see parts that overlap by the author's own definition."
    ),
    run=find,
)
