"""The works that documents cite: where, and whether they are in the collection."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Citation, Work
from onrecord.report.names import dom_id, short_hash
from onrecord.report.spots import Spot, href_at, shortened
from onrecord.report.view import View, document_key, title_of
from onrecord.resolve.say_dates import say_date

TYPES = {
    "news": "Newspapers and agencies",
    "un_document": "United Nations documents",
    "resolution": "Resolutions",
    "judgment": "Judgments and cases",
    "treaty": "Treaties",
    "law": "Laws",
    "report": "Reports",
    "book": "Books",
    "web": "Web pages",
    "other": "Other works",
}
"""The headings under which works stand, in their order."""

FORMS = {"full": "", "ibid": "as “ibid.”", "op_cit": "as “op. cit.”", "supra": "as “supra”",
         "short": "in short"}  # fmt: skip
"""How a work is named where it is not named in full."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One place where a work is cited."""

    title: str
    spot: Spot
    pinpoint: str
    form: str
    claims: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A work as the page shows it. `address` is plain text; nothing is asked of it."""

    id: str
    name: str
    about: tuple[str, ...]
    address: str
    seen: Spot | None
    cited: tuple[Cited, ...]


def work_id(key: str) -> str:
    """Return the id of a work's line."""
    return dom_id(f"w-{short_hash(key, length=12)}")


def works_by_type(view: View) -> dict[str, list[WorkLine]]:
    """Return the works under their headings, those cited most often first."""
    groups: dict[str, list[WorkLine]] = {}
    for kind, heading in TYPES.items():
        works = [work for work in view.traces.works if work.type == kind]
        if works:
            works.sort(key=lambda work: (-len(work.documents), -len(work.citations)))
            groups[heading] = [work_line(view, work) for work in works]
    return groups


def work_line(view: View, work: Work) -> WorkLine:
    """Return a work with the places that cite it."""
    citations = [view.traces.citations[each] for each in work.citations]
    name = work.title or work.symbol or work.author or shortened(citations[0].text)
    about = (work.author, work.publisher, work.symbol, say_date(work.date), *work.symbols)
    document = view.documents.get(work.seen or "")
    seen = (
        Spot(title_of(document), view.pages[document_key(document.path)])
        if document is not None
        else None
    )
    return WorkLine(
        id=work_id(work.key),
        name=name,
        about=tuple(dict.fromkeys(each for each in about if each and each != name)),
        address=work.link or "",
        seen=seen,
        cited=tuple(_cited(view, each) for each in citations),
    )


def _cited(view: View, citation: Citation) -> Cited:
    document = view.documents.get(citation.document)
    spot = Spot(
        shortened(citation.text),
        href_at(view, citation.document, citation.start, citation.end),
    )
    figures = [view.figures[each] for each in citation.claims if each in view.figures]
    return Cited(
        title=title_of(document) if document else citation.document,
        spot=spot,
        pinpoint=citation.pinpoint or "",
        form=FORMS[citation.form],
        claims=tuple(
            Spot(shortened(each.text), href_at(view, each.document, each.start, each.end))
            for each in figures
        ),
    )
