"""Which cited works are documents of the collection."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.citations import own_symbols, slug
from onrecord.model import Citation, Document

_LEAST_WORDS, _FEW_WORDS = 3, 2


def seen_documents(citations: Sequence[Citation], documents: Sequence[Document]) -> dict[str, str]:
    """Return the path of the document that is the work, for each work that is one.

    A document is the work when it bears the symbol at its head, or when title, issuer and date do
    not contradict: an article its paper and day, a report its title.
    """
    own = {symbol: one.path for one in documents for symbol in own_symbols(one)}
    found: dict[str, str] = {}
    for one in citations:
        if one.cites in found or one.type in {"treaty", "law"}:
            continue
        path = next((own[symbol] for symbol in one.symbols if symbol in own), None)
        path = path or next((each.path for each in documents if _is(one, each)), None)
        if path is not None:
            found[one.cites] = path
    return found


def _is(citation: Citation, document: Document) -> bool:
    """True where a cited article or report is this document."""
    about = document.metadata
    same_day = bool(citation.date and about.date and citation.date == about.date)
    title, own = slug(citation.title, 12), slug(about.title, 12)
    ours = slug(about.issuer)
    issued_by = bool(ours) and slug(citation.author).startswith(ours)
    least = _FEW_WORDS if issued_by else _LEAST_WORDS
    same_title = len(title.split("-")) >= least and own.startswith(title)
    if citation.type == "news":
        paper = slug(citation.publisher)
        issued = bool(paper) and paper in (slug(about.issuer), *map(slug, about.issuer_aliases))
        return (issued and same_day and (not title or same_title)) or (same_title and same_day)
    if citation.date and about.date and citation.date[:4] != about.date[:4]:
        return False
    return same_title
