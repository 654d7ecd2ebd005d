"""OR402: a note that no marker leads to."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor
from onrecord.model import Collection, Finding
from onrecord.text.footnotes import join_footnotes

_SHOWN = 60


def find(collection: Collection) -> Iterator[Finding]:
    """Yield a finding for each labelled note without a marker among notes that have one."""
    for document in collection.documents:
        footnotes = join_footnotes(document)
        zones = {one.note.zone for one in footnotes.joined}
        for note in footnotes.lone_notes:
            if note.label and note.zone in zones and note.body > note.start:
                end = min(note.end, note.start + _SHOWN)
                shown = document.text[note.start : end]
                yield Finding(
                    code=RULE.code,
                    severity=RULE.severity,
                    message=f"nothing in the text points to note “{note.label}”",
                    anchors=(anchor(document, note.start, note.start + len(shown.rstrip())),),
                )


RULE = Rule(
    code="OR402",
    slug="note-without-marker",
    severity="note",
    description="No marker leads to a note.",
    hint="Look in the original for the sentence that the note belongs to; the marker may be lost in the copy.",
    finds=(
        "A note with a label that no marker leads to, among notes of which at least one has a marker. "
        "A list of remarks or of references without any markers is left alone."
    ),
    why="A source that no sentence points to may be taken for the source of another claim.",
    bad=(
        "The mill was hit twice.[1] Nobody was in it.\n\n[1] Brann Herald, 17 May 1996.\n\n"
        "[2] The Varn Courier, 18 May 1996."
    ),
    good=(
        "The mill was hit twice.[1] Nobody was in it.[2]\n\n[1] Brann Herald, 17 May 1996.\n\n"
        "[2] The Varn Courier, 18 May 1996."
    ),
    limits="A note whose label was lost is not reported; it may be the end of the note above.",
    run=find,
)
