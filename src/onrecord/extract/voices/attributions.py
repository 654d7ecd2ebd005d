"""Document → its attributions: who is credited with which words."""

from __future__ import annotations

from onrecord.extract.voices.find import find_said
from onrecord.extract.voices.said import Said
from onrecord.model import Attribution, Document, Span, page_at, stable_id
from onrecord.text import sentence_at


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Return the attributions of a segmented document, in the order of their cues.

    A cue gives one attribution, with all that it credits; what the document says in its own voice
    ("we found that") is none. Only attributions with content are returned.

    Args:
        document: With blocks and sentences (`onrecord.text.segment`); its `metadata.issuer`, if
            known, is never a source.
    """
    by_cue: dict[Span, list[Said]] = {}
    for said in find_said(document, document.blocks):
        if not said.own and said.content:
            by_cue.setdefault(said.cue, []).append(said)
    return tuple(_attribution(document, same) for _, same in sorted(by_cue.items()))


def _attribution(document: Document, same: list[Said]) -> Attribution:
    first = same[0]
    parts = [part for said in same for part in said.content]
    content = Span(min(part.start for part in parts), max(part.end for part in parts))
    page = page_at(document.pages, first.cue.start)
    return Attribution(
        id=stable_id("a", document.id, "attribution", *first.cue, *content),
        document=document.path,
        document_id=document.id,
        start=content.start,
        end=content.end,
        text=content.of(document.text),
        page=page.number if page else None,
        sentence=sentence_at(document, first.cue.start) or content,
        source=first.source,
        cue=first.cue,
        content=content,
        direct=any(said.direct for said in same),
        author=first.name.of(document.text) if first.name is not None else None,
        stance=first.stance,
    )
