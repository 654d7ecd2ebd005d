"""OR502: a number that differs inside a passage that two documents share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.check.rule import Rule
from onrecord.compare.wording import listing
from onrecord.model import Anchor, Change, Collection, Document, Figure, Finding, Reuse
from onrecord.trace.accounts import document_name


def find(collection: Collection) -> Iterator[Finding]:
    """Yield one finding for each shared passage in which figures differ."""
    documents = {document.path: document for document in collection.documents}
    figures: dict[str, list[Figure]] = {}
    for figure in collection.figures:
        figures.setdefault(figure.document, []).append(figure)
    for each in collection.reuse:
        if each.type == "boilerplate":
            continue
        changed = [change for change in each.changes if _counts(each, change, figures)]
        if changed:
            yield _finding(each, changed, documents)


def _counts(each: Reuse, change: Change, figures: Mapping[str, Sequence[Figure]]) -> bool:
    """True where a figure of the documents is another, missing or new; a date or a page is none."""
    if change.what != "number":
        return False
    sides = ((each.a.document, change.a), (each.b.document, change.b))
    return any(
        figure.start < span.end and span.start < figure.end
        for path, span in sides
        for figure in figures.get(path, ())
    )


def _finding(each: Reuse, changed: Sequence[Change], documents: dict[str, Document]) -> Finding:
    names = [
        document_name(documents.get(side.document), side.document) for side in (each.a, each.b)
    ]
    told = listing([_told(change) for change in changed])
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=f"in a passage of {each.words} words that {names[0]} and {names[1]} share, {told}",
        anchors=tuple(_anchors(each, changed)),
        data={
            "reuse": each.id,
            "changes": [[change.a_text, change.b_text] for change in changed],
        },
    )


def _told(change: Change) -> str:
    if not change.a_text:
        return f"“{change.b_text}” stands in the second alone"
    if not change.b_text:
        return f"“{change.a_text}” stands in the first alone"
    return f"“{change.a_text}” stands against “{change.b_text}”"


def _anchors(each: Reuse, changed: Sequence[Change]) -> Iterator[Anchor]:
    """Yield the numbers, and the passage of a side that has none."""
    for side, name in ((each.a, "a"), (each.b, "b")):
        spans = [(getattr(change, name), getattr(change, f"{name}_text")) for change in changed]
        found = [(span, text) for span, text in spans if text]
        for span, text in found:
            yield Anchor(document=side.document, start=span[0], end=span[1], text=text)
        if not found:
            yield side


RULE = Rule(
    code="OR502",
    slug="number-changed-in-shared-passage",
    severity="warning",
    description="A number differs inside a passage that two documents share.",
    hint="`onrecord reuse` shows the passage with all changes; ask which document was made from which, and why the number changed.",
    finds=(
        "A passage that two documents share, in which a figure of one is another, or missing, in the "
        "other. Digits for words, other separators, another order and letters misread are no "
        "changes; nor are dates, pages and other numbers that count nobody."
    ),
    why="Where the words were carried over and the number was not, it was revised or it was mistaken; either is worth knowing.",
    bad="A total of 214 residents, including 31 children, … / A total of 214 residents, including 13 children, …",
    good="A total of 214 residents, including 31 children, … / In all 214 residents were killed, 31 of them children.",
    limits="It says nothing of which number is right, and sees no passage that was put into other words.",
    run=find,
)
