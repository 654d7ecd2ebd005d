"""The dossier that the whole program makes of the example collection."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.check import run_checks
from onrecord.model import Collection
from onrecord.pipeline import Options, read_collection
from onrecord.report import DossierReport, build_dossier

from .sample import EXAMPLES
from .test_dossier import parse
from .test_escape import printable, read


@pytest.fixture(scope="module")
def collection() -> Collection:
    """Read the examples."""
    return read_collection([str(EXAMPLES)], Options(cache=False))


@pytest.fixture(scope="module")
def dossier(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> DossierReport:
    """Build their dossier."""
    folder = tmp_path_factory.mktemp("example")
    return build_dossier(collection, folder, findings=run_checks(collection))


def test_every_document_of_the_examples_is_read(collection: Collection) -> None:
    """Sixteen documents, no failure, no figure astray from its words."""
    assert len(collection.documents) == 16
    assert collection.failures == ()


def test_every_figure_has_its_words_and_its_card(
    collection: Collection, dossier: DossierReport
) -> None:
    """No orphan, and one place and one card for each figure."""
    assert dossier.orphans == ()
    ids = [
        each for path in (dossier.folder / "documents").glob("*.html") for each in parse(path).ids
    ]
    for figure in collection.figures:
        assert ids.count(figure.id) == 1
        assert ids.count(f"c-{figure.id}") == 1


def test_every_link_of_the_example_leads_somewhere(dossier: DossierReport) -> None:
    """What the demo shows has no dead end."""
    pages = {path.resolve(): parse(path) for path in dossier.folder.rglob("*.html")}
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path.name
        for link in page.links:
            file, _, place = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), (path.name, link)
            assert not place or place in pages[target].ids, (path.name, link)


def test_every_text_of_the_example_is_in_its_page(
    collection: Collection, dossier: DossierReport
) -> None:
    """Tables included, the words of a page are the document's."""
    shown = [
        read(path.read_text(encoding="utf-8")).text
        for path in Path(dossier.folder / "documents").glob("*.html")
    ]
    for document in collection.documents:
        assert any(printable(document.text) in text for text in shown), document.path
