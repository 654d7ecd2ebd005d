"""OR603: figures for which nobody stands: no issuer, no voice, no note."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor_of
from onrecord.compare.wording import listing
from onrecord.model import Collection, Figure, Finding

_MOST_NAMED = 6


def find(collection: Collection) -> Iterator[Finding]:
    """Yield one finding for each document that states figures of harm and names no source."""
    cited = {claim for citation in collection.citations for claim in citation.claims}
    for document in collection.documents:
        if document.metadata.issuer:
            continue
        found = [
            figure
            for figure in collection.figures
            if figure.document == document.path and _unsourced(figure) and figure.id not in cited
        ]
        if not found:
            continue
        words = [f"“{' '.join(figure.text.split())}”" for figure in found[:_MOST_NAMED]]
        rest = len(found) - _MOST_NAMED
        more = [f"{rest} more"] if rest > 0 else []
        yield Finding(
            code=RULE.code,
            severity=RULE.severity,
            message=f"the document names no issuer, and no source for {listing([*words, *more])}",
            anchors=tuple(anchor_of(figure) for figure in found),
            data={"figures": [figure.id for figure in found]},
        )


def _unsourced(figure: Figure) -> bool:
    return not figure.sources and figure.polarity == "asserted" and bool(figure.harms)


RULE = Rule(
    code="OR603",
    slug="figure-without-source",
    severity="note",
    description="A document that names no issuer states figures of harm and no source for them.",
    hint="Find out who wrote it and add a `.meta.yml` file with its issuer, or look for the source of the figures.",
    finds=(
        "Asserted figures of harm without a voice and without a note, in a document whose issuer is "
        "stated neither in it nor beside it. One finding a document."
    ),
    why="Nobody can be asked where such a number comes from.",
    bad="(unsigned) 214 civilians were killed at the bridge.",
    good="(unsigned) According to the Ombudsman, 214 civilians were killed at the bridge.",
    limits="An issuer that is named only in a way the program does not read counts as none.",
    run=find,
)
