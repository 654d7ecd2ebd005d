"""OR401: a footnote marker that leads to no note."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor
from onrecord.model import Anchor, Collection, Document, Finding
from onrecord.text.footnotes import Footnotes, join_footnotes
from onrecord.text.note_markers import Marker

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MOST_NAMED = 5


def find(collection: Collection) -> Iterator[Finding]:
    """Yield a finding for each marker without a note, one for a document without any notes."""
    for document in collection.documents:
        footnotes = join_footnotes(document)
        lone = [one for one in footnotes.lone_markers if _is_plain(document, one, footnotes)]
        if not lone:
            continue
        anchors = tuple(_anchor(document, one) for one in lone)
        if footnotes.notes:
            for each in anchors:
                yield _finding(f"“{each.text}” points to a note that is not there", (each,))
        else:
            words = "note" if len(lone) == 1 else "notes"
            named = ", ".join(dict.fromkeys(each.text for each in anchors[:_MOST_NAMED]))
            message = f"the text points to {words} ({named}) and has none"
            yield _finding(message, anchors[:_MOST_NAMED])


def _is_plain(document: Document, marker: Marker, footnotes: Footnotes) -> bool:
    """True for a bracketed or raised number; for a bare one only where others lead to notes."""
    if marker.glyphs.strip(_RAISED) == "" or "[" in document.text[marker.start - 1 : marker.end]:
        return True
    return len(footnotes.joined) > 1


def _anchor(document: Document, marker: Marker) -> Anchor:
    start, end = marker.start, marker.end
    if document.text[start - 1 : start] == "[" and document.text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    return anchor(document, start, end)


def _finding(message: str, anchors: tuple[Anchor, ...]) -> Finding:
    return Finding(code=RULE.code, severity=RULE.severity, message=message, anchors=anchors)


RULE = Rule(
    code="OR401",
    slug="marker-without-note",
    severity="note",
    description="A footnote marker leads to no note.",
    hint="Look for the note in the original; a page may be missing, or the copy may leave out the notes.",
    finds=(
        "A bracketed or raised number behind a word that no note of the document answers. Where the "
        "document has no notes at all, one finding names the first markers. Bare numbers and what "
        "OCR made of raised ones count only where other markers of the document lead to notes."
    ),
    why="What a sentence stands on cannot be looked up when its note is gone.",
    bad="The mill was hit twice.[1] Nobody was in it.[2]\n\n[1] Brann Herald, 17 May 1996.",
    good=(
        "The mill was hit twice.[1] Nobody was in it.[2]\n\n[1] Brann Herald, 17 May 1996.\n\n"
        "[2] The Varn Courier, 18 May 1996."
    ),
    limits="Markers and notes are joined by order: where both a marker and another note are lost, the two that are left may be taken for a pair.",
    run=find,
)
