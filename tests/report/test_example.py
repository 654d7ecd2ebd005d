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
    """Eighteen documents, no failure, no figure astray from its words."""
    assert len(collection.documents) == 18
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


PLANTED = (
    ("OR101", "2019-05-luma-centre.md", "64"),
    ("OR102", "2023-10-13-kelmar-ministry.txt", "47"),
    ("OR103", "2020-annex-villages.md", "295"),
    ("OR104", "2023-10-11-ombudsman.txt", "nine"),
    ("OR105", "2023-10-11-ostravia-ministry.md", "31"),
    ("OR106", "2018-10-un-letter.txt", "471"),
    ("OR201", "2009-witness-statement.txt", "31 November 1993"),
    ("OR204", "2018-10-un-letter.txt", "twenty-six years ago"),
    ("OR204", "2023-10-11-ostravia-ministry.md", "31st anniversary"),
    ("OR501", "2018-10-un-letter.txt", "the largest single killing of civilians in the war"),
    ("OR502", "2023-10-11-northwire.txt", "13"),
    ("OR602", "2011-03-25-sorrel-weekly.txt", "1,150"),
    ("OR602", "2011-04-open-hands-newsletter.md", "The Sorrel Weekly"),
    ("OR702", "2023-10-11-ombudsman.txt", "nine countries"),
)


@pytest.mark.parametrize(("code", "document", "quote"), PLANTED)
def test_what_was_planted_is_found(
    code: str, document: str, quote: str, collection: Collection
) -> None:
    """Each error that examples/README.md names has its finding, at its words."""
    found = [
        anchor.text
        for finding in run_checks(collection)
        if finding.code == code
        for anchor in finding.anchors
        if anchor.document.endswith(document)
    ]
    assert any(quote in words for words in found), found


def test_an_impossible_finding_was_planted(collection: Collection) -> None:
    """No error is found that examples/README.md does not name."""
    planted = {(code, document) for code, document, _ in PLANTED}
    for finding in run_checks(collection):
        if finding.severity == "error":
            name = Path(finding.anchors[0].document).name
            assert (finding.code, name) in planted, finding.message
