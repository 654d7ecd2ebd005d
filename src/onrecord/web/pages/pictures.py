"""Pages as printed, drawn by the dossier's own code, and as they are published: painted over where that is.

In the workbench a page shows what the text beside it shows. Painted over it is shown to those alone who may know
what is withheld: to others, black beside a name in plain letters would tell whose it is.
"""

from __future__ import annotations

from onrecord.casebook.publishing import Publication
from onrecord.casebook.sources import document_of
from onrecord.errors import CasebookError
from onrecord.model import Document, Failure
from onrecord.pipeline import Options
from onrecord.pipeline.pictures import AT_ONCE, pictures
from onrecord.pipeline.taken import Origin
from onrecord.web.exchange import Asked, File, MissingError
from onrecord.web.pages.documents import document_row
from onrecord.web.pages.entries import sees_names


def picture(asked: Asked) -> File:
    """Give out the picture of a page, as printed or as it is published."""
    document = document_of(document_row(asked))
    wanted = asked.number("page")
    numbers = [page.number for page in document.pages]
    if wanted not in numbers:
        raise MissingError(f"there is no page {wanted}")
    first = numbers.index(wanted) // AT_ONCE * AT_ONCE
    some = tuple(numbers[first : first + AT_ONCE])
    origin = _origin(asked, document)
    trouble: list[Failure] = []

    def draw() -> dict[int, bytes | None]:
        drawn = pictures(Options(), trouble.append, {document.id: origin})
        return dict(drawn(document, some))

    site = asked.site
    with site.drawing:  # one process at a time; who waits finds the page drawn
        try:
            found = site.kept(None, ("pages", document.id, some, repr(origin)), draw).get(wanted)
        except CasebookError as error:  # the original is gone
            raise MissingError(error.message, path=error.path, hint=error.hint) from error
    if found is None:
        why = trouble[0].reason if trouble else "nothing was read on it, and something is withheld"
        raise MissingError(f"page {wanted} is not shown: {why}")
    return File(found, f"{wanted:04}.webp", "image/webp", inline=True)


def _origin(asked: Asked, document: Document) -> Origin:
    """Return where the pages come from, and what is painted over."""
    path = asked.site.settings.path
    if asked.get("published") != "1" or not sees_names(asked):
        return Origin(path, document.id, {}, unseen=False)
    publication = Publication(asked.book)
    return Origin(path, document.id, publication.painted(document), publication.withholds)
