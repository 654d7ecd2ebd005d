"""From words with boxes to a text in reading order; the same for PDF and for pictures.

`sheet` holds the records, `rows` puts words into lines, `furniture` finds running heads and feet,
`columns` the reading order, `grids` tables, `paragraphs` and `notes` what the lines make, `writer`
the document's text with its words, edits and notes.
"""

from __future__ import annotations

from onrecord.read.print.document import BROKEN_PAGE, File, beyond, document_of
from onrecord.read.print.sheet import Rule, Sheet, Token

__all__ = ["BROKEN_PAGE", "File", "Rule", "Sheet", "Token", "beyond", "document_of"]
