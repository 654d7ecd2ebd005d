"""An attribution: words of a document that it credits to somebody."""

from __future__ import annotations

from typing import Literal

from onrecord.model.anchored import Anchored
from onrecord.model.span import Span

Stance = Literal["assert", "claim", "admit", "deny", "withdraw", "attitude"]


class Attribution(Anchored, frozen=True, kw_only=True, tag_field="kind", tag="attribution"):
    """Who is credited with which words; LEDGER's `attribution`.

    `source` are the words that name the voice where it is credited (a pronoun, perhaps), None
    where nobody is named; `author` is its name in full, as it stands elsewhere in the document.
    `cue` are the words that credit it, and `stance` what crediting with them amounts to. `content`
    runs from the first to the last credited word; `direct` is True for a quotation. `start`, `end`
    and `text` are those of the content, `sentence` is the one of the cue. `within` is the id of the
    attribution in whose content this one is told, or `quotation` where nobody is credited with the
    words around it.
    """

    source: Span | None = None
    cue: Span
    content: Span
    direct: bool = False
    author: str | None = None
    stance: Stance = "assert"
    within: str | None = None
