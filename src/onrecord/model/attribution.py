"""An attribution: words of a document that it credits to somebody."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record
from onrecord.model.span import Span

Stance = Literal["assert", "claim", "admit", "deny", "withdraw"]


class Attribution(Record, frozen=True, kw_only=True, tag_field="kind", tag="attribution"):
    """Who is credited with which words; LEDGER's `attribution`.

    `source` are the words that name the voice where it is credited (a pronoun, perhaps), None
    where nobody is named; `author` is its name in full, as it stands elsewhere in the document.
    `cue` are the words that credit it, and `stance` what crediting with them amounts to. `content`
    runs from the first to the last credited word; `direct` is True for a quotation.
    """

    id: str
    document: str
    document_id: str
    source: Span | None = None
    cue: Span
    content: Span
    direct: bool = False
    author: str | None = None
    stance: Stance = "assert"
