"""OR101: a part larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor_of
from onrecord.compare import range_of
from onrecord.compare.wording import said
from onrecord.model import Collection, Figure, Finding

_THINGS = frozenset(
    {"family", "building", "settlement", "country", "state", "organisation", "incident", "other"}
)
_NEAR = 400
"""Code points beyond which a link between two sentences is not certain enough to build on."""


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every figure that is greater than the one it is stated to be a part of."""
    figures = {figure.id: figure for figure in collection.figures}
    documents = {document.path: document for document in collection.documents}
    for part in collection.figures:
        whole = figures.get(part.part_of or "")
        if whole is None or not _comparable(part, whole):
            continue
        inner, outer = range_of(part), range_of(whole)
        if inner and outer and inner.exceeds(outer):
            document = documents.get(part.document)
            small, large = said(part, document), said(whole, document)
            yield Finding(
                code=RULE.code,
                severity=RULE.severity,
                message=f"“{small}” is stated as a part of “{large}”, and is the larger number",
                anchors=(anchor_of(part), anchor_of(whole)),
                data={"part": part.id, "whole": whole.id},
            )


def _comparable(part: Figure, whole: Figure) -> bool:
    """True for two stated figures of one kind that stand near each other."""
    if {part.polarity, whole.polarity} & {"hypothetical", "withdrawn"}:
        return False
    near = part.sentence == whole.sentence or 0 < part.start - whole.end <= _NEAR
    return near and set(part.group) & _THINGS == set(whole.group) & _THINGS


RULE = Rule(
    code="OR101",
    slug="part-exceeds-whole",
    severity="error",
    description="A figure is larger than the figure that it is stated to be a part of.",
    hint="Look at both numbers in their sentences: one of them, or the link between them, is not as meant.",
    finds=(
        "Two figures of one document, of which the text says that one is part of the other "
        "(“including”, “of whom”, “among them”, a column “of which”), where even the least "
        "number the part allows is greater than the greatest number the whole allows. “About n” is "
        "open to a tenth either way. Rows under a total are looked at by OR103."
    ),
    why="One of the two numbers was mistyped or misread, or counts something else than it says.",
    bad="Exhumations at Teshka Bridge recovered the remains of 61 people, of whom 64 have been identified.",
    good="Exhumations at Teshka Bridge recovered the remains of 64 people, of whom 61 have been identified.",
    limits=(
        "It knows only the links that the words state. It cannot tell which of the two numbers is "
        "the one meant."
    ),
    run=find,
)
