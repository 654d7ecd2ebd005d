"""A dossier: a folder of pages, pictures and data that anyone can open and check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from onrecord.model import Collection, Finding
from onrecord.report.data import iter_data
from onrecord.report.folder import write_dossier
from onrecord.report.pages import iter_pages
from onrecord.report.view import Run, View, make_view

ASSETS = ("dossier.css", "dossier.js")


@dataclass(frozen=True, slots=True)
class DossierReport:
    """What was written.

    Attributes:
        folder: The dossier's folder.
        index: The page to open first.
        paths: Every file, relative to the folder, in the order it was written.
        orphans: Ids of figures whose words are not where they say.
    """

    folder: Path
    index: Path
    paths: tuple[str, ...]
    orphans: tuple[str, ...] = ()


def build_dossier(
    collection: Collection,
    folder: str | Path,
    *,
    findings: Iterable[Finding] = (),
    set_aside: Iterable[tuple[Finding, str]] = (),
    run: Run | None = None,
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

    Raises:
        ConfigError: If the folder cannot be written to, or holds files but no dossier.
    """
    target = Path(folder)
    view = make_view(collection, findings, run or Run(), set_aside)
    files = ((path, _encoded(pieces)) for path, pieces in _iter_files(view))
    paths = write_dossier(target, files)
    return DossierReport(
        folder=target,
        index=target / "index.html",
        paths=paths,
        orphans=tuple(sorted(view.orphans)),
    )


def _iter_files(view: View) -> Iterator[tuple[str, Iterable[str]]]:
    for name in ASSETS:
        yield f"assets/{name}", [asset(name)]
    for path, html in iter_pages(view):
        yield path, [html]
    yield from iter_data(view)


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", "replace") for piece in pieces)


def asset(name: str) -> str:
    """Return the text of one of the dossier's own files."""
    return (resources.files("onrecord.report") / "static" / name).read_text(encoding="utf-8")
