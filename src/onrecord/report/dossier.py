"""A dossier: a folder of pages, pictures and data that anyone can open and check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from onrecord.model import Collection, Document, Finding
from onrecord.report.changepage import change_page
from onrecord.report.data import iter_data
from onrecord.report.folder import write_dossier
from onrecord.report.pages import iter_pages, render
from onrecord.report.register import register_data, register_digest, register_pages
from onrecord.report.sourcepages import iter_source_pages
from onrecord.report.version import version_files, version_of
from onrecord.report.view import Run, View, document_key, make_view

Pictures = Callable[[Document, tuple[int, ...]], Iterator[tuple[int, bytes | None]]]
"""Gives the WebP picture of each page asked for, or None where it cannot be drawn."""

MOST_DRAWN = 300
"""Pages up to which all are drawn; of a longer document those with figures, and the first."""

ASSETS = ("dossier.css", "dossier.js")


@dataclass(frozen=True, slots=True)
class DossierReport:
    """What was written.

    Attributes:
        folder: The dossier's folder.
        index: The page to open first.
        paths: Every file, relative to the folder, in the order it was written.
        orphans: Ids of figures whose words are not where they say.
        version: What to cite.
    """

    folder: Path
    index: Path
    paths: tuple[str, ...]
    orphans: tuple[str, ...] = ()
    version: str = ""


def build_dossier(
    collection: Collection,
    folder: str | Path,
    *,
    findings: Iterable[Finding] = (),
    set_aside: Iterable[tuple[Finding, str]] = (),
    run: Run | None = None,
    pictures: Pictures | None = None,
) -> DossierReport:
    """Write a collection's dossier into `folder`.

    The pages work from the file system, without a network and without JavaScript. The same
    arguments give the same bytes. A dossier that lies in the folder already is replaced, file by
    file, as its manifest lists them; other files are left alone.

    Args:
        collection: Documents, figures, events and comparisons.
        folder: Where to write; made if it does not exist.
        findings: What the checks found.
        set_aside: Findings that somebody has set aside, each with the reason; they are listed
            apart and marked nowhere.
        run: How the collection was made, for the methods page.
        pictures: Draws the pages of a document; left out, pages are shown without a picture.

    Raises:
        ConfigError: If the folder cannot be written to, or holds files but no dossier.
    """
    target = Path(folder)
    run = run or Run()
    run = replace(run, version=version_of(collection, run.standing, register_digest(run.registers)))
    view = make_view(collection, findings, run, set_aside)
    paths = write_dossier(target, _iter_files(view, pictures))
    return DossierReport(
        folder=target,
        index=target / "index.html",
        paths=paths,
        orphans=tuple(sorted(view.orphans)),
        version=run.version,
    )


def _iter_files(view: View, pictures: Pictures | None) -> Iterator[tuple[str, Iterable[bytes]]]:
    for name in ASSETS:
        yield f"assets/{name}", _encoded([asset(name)])
    pictured: dict[str, dict[int, str]] = {}
    for document in view.collection.documents:
        if document.pages and pictures is not None:
            yield from _drawn(view, document, pictures, pictured.setdefault(document.path, {}))
    for path, html in iter_pages(view, pictured):
        yield path, _encoded([html])
    for path, html in iter_source_pages(view):
        yield path, _encoded([html])
    for path, template, values in register_pages(view.run.registers):
        yield path, _encoded([render(view, path, template, **values).html])
    changed = change_page(view)
    if changed is not None:
        yield changed.path, _encoded([changed.html])
    for path, text in version_files(view.run):
        yield path, _encoded([text])
    for path, pieces in (*iter_data(view), *register_data(view.run.registers)):
        yield path, _encoded(pieces)


def _drawn(
    view: View, document: Document, pictures: Pictures, pictured: dict[int, str]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the pictures of a document's pages, and note their paths in `pictured`."""
    folder = view.pages[document_key(document.path)].removesuffix(".html")
    for number, data in pictures(document, _wanted(view, document)):
        if data is not None:
            path = f"{folder}/{number:04}.webp"
            pictured[number] = path
            yield path, [data]


def _wanted(view: View, document: Document) -> tuple[int, ...]:
    """Return the pages to draw: all, or in a long document those that something is said of."""
    numbers = tuple(page.number for page in document.pages)
    if len(numbers) <= MOST_DRAWN:
        return numbers
    told = {figure.page for figure in view.figures_of.get(document.path, ())}
    return tuple(number for number in numbers if number in told or number == 1)


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", "replace") for piece in pieces)


def asset(name: str) -> str:
    """Return the text of one of the dossier's own files."""
    return (resources.files("onrecord.report") / "static" / name).read_text(encoding="utf-8")
