"""An attribution: words of a document that it credits to somebody."""

from __future__ import annotations

from typing import Literal

from onrecord.errors import AnchorError
from onrecord.model.base import Record
from onrecord.model.span import Span

Stance = Literal["assert", "claim", "admit", "deny", "withdraw", "attitude"]


class Attribution(Record, frozen=True, kw_only=True, tag_field="kind", tag="attribution"):
    """Who is credited with which words; LEDGER's `attribution`.

    `source` are the words that name the voice where it is credited (a pronoun, perhaps), None
    where nobody is named; `author` is its name in full, as it stands elsewhere in the document.
    `cue` are the words that credit it, and `stance` what crediting with them amounts to. `content`
    runs from the first to the last credited word; `direct` is True for a quotation. `start`, `end`
    and `text` are those of the content, `sentence` is the one of the cue. `within` is the id of the
    attribution in whose content this one is told, or `quotation` where nobody is credited with the
    words around it.

    Raises:
        AnchorError: If `text` is not as long as its span.
    """

    id: str
    document: str
    document_id: str
    start: int
    end: int
    text: str
    page: int | None = None
    sentence: Span
    extractor: str = "rules 1.0"
    source: Span | None = None
    cue: Span
    content: Span
    direct: bool = False
    author: str | None = None
    stance: Stance = "assert"
    within: str | None = None

    def __post_init__(self) -> None:
        """Hold the invariant that the words fill the span."""
        if self.end - self.start != len(self.text) or self.start < 0:
            raise AnchorError(
                f"attribution {self.id}: {self.text!r} does not fill {self.start}:{self.end}",
                path=self.document,
            )

    @property
    def span(self) -> Span:
        """The range of the credited words in the document's text."""
        return Span(self.start, self.end)
