"""OR601: several documents, one origin."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule
from onrecord.compare.wording import listing, value_words
from onrecord.model import Anchor, Collection, Figure, Finding, Origins
from onrecord.trace.accounts import document_name, plain

_FEWEST = 2
_MOST_NAMED = 6


def find(collection: Collection) -> Iterator[Finding]:
    """Yield one finding for each origin and the documents that pass its numbers on."""
    figures = {figure.id: figure for figure in collection.figures}
    documents = {document.path: document for document in collection.documents}
    groups: dict[tuple[object, ...], list[Origins]] = {}
    for value in collection.origins:
        if value.at_most == 1 and not value.circular and len(value.origins[0].documents) >= _FEWEST:
            origin = value.origins[0]
            groups.setdefault((value.event, origin.name, origin.documents), []).append(value)
    for same in groups.values():
        origin = same[0].origins[0]
        values = list(dict.fromkeys(value_words(value.value) for value in same))
        more = ["others"] if len(values) > _MOST_NAMED else []
        seen = "" if origin.seen else ", which is not in the collection"
        names = [document_name(documents.get(path), path) for path in origin.documents]
        given = listing(list(dict.fromkeys(names)))
        yield Finding(
            code=RULE.code,
            severity=RULE.severity,
            message=f"{listing([*values[:_MOST_NAMED], *more])}: {len(origin.documents)} documents ({given}), "
            f"one origin, {plain(origin.name)}{seen}",
            anchors=tuple(_anchor(figures[name]) for value in same for name in value.figures),
            data={
                "event": same[0].event,
                "origin": origin.name,
                "because": [merge.because for value in same for merge in value.merges],
            },
        )


def _anchor(figure: Figure) -> Anchor:
    return Anchor(document=figure.document, start=figure.start, end=figure.end, text=figure.text)


RULE = Rule(
    code="OR601",
    slug="single-origin",
    severity="note",
    description="Several documents give a number, and all have it from one origin.",
    hint="Count them as one account; `onrecord origins` gives each reason with its words.",
    finds=(
        "A number of an event that two or more documents assert and for which certain evidence (a "
        "voice, a note, a long shared passage that holds the number) leads to one origin. One finding "
        "for all numbers that the same documents have from it."
    ),
    why="Five documents that pass on one number do not confirm it.",
    bad="Ombudsman: 58 women were killed. Northwire: 58 women were killed, the Ombudsman said.",
    good="Ombudsman: 58 women were killed. Frontier Watch: we have the names of 58 women who were killed.",
    limits="Where only signs speak for one origin it reports nothing; `onrecord origins` shows the range.",
    run=find,
)
