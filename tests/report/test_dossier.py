"""The dossier as a folder."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from onrecord.errors import ConfigError
from onrecord.model import Collection, replace
from onrecord.report import DossierReport, Run, build_dossier

from .hostile import hostile
from .sample import figures, sample, sample_findings


class Links(HTMLParser):
    """Collects ids, links and everything a page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("href", "src", "srcset", "action", "data", "poster"):
                self.fetched.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)


def parse(path: Path) -> Links:
    """Return the links of a page."""
    parser = Links()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> DossierReport:
    """Build the sample's dossier."""
    folder = tmp_path_factory.mktemp("dossier")
    run = Run(command="onrecord report examples/teshka -o out", preset_rule="A rule.")
    return build_dossier(sample(), folder, findings=sample_findings(), run=run)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> DossierReport:
    """Build the hostile collection's dossier."""
    collection, findings = hostile()
    return build_dossier(collection, tmp_path_factory.mktemp("bad"), findings=findings)


@pytest.mark.parametrize("which", ["dossier", "bad"])
def test_every_link_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    """No page links to a file or place that is not there, and no id stands twice."""
    made: DossierReport = request.getfixturevalue(which)
    pages = {path.resolve(): parse(path) for path in made.folder.rglob("*.html")}
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path.name
        for link in page.links + page.fetched:
            file, _, place = link.partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            assert target.is_file(), (path.name, link)
            if place and target.suffix == ".html":
                assert place in pages[target].ids, (path.name, link)


@pytest.mark.parametrize("which", ["dossier", "bad"])
def test_pages_ask_nothing_of_anyone(which: str, request: pytest.FixtureRequest) -> None:
    """Every page loads its own stylesheet and script only, and has a strict policy."""
    made: DossierReport = request.getfixturevalue(which)
    for path in made.folder.rglob("*.html"):
        page = parse(path)
        assert [Path(each).name for each in page.fetched] == ["dossier.css", "dossier.js"]
        assert page.handlers == []
        html = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in html
        assert html.startswith("<!DOCTYPE html>")
        assert 'lang="en"' in html
    assert "http" not in (made.folder / "assets/dossier.js").read_text(encoding="utf-8")
    assert "url(" not in (made.folder / "assets/dossier.css").read_text(encoding="utf-8")


def test_every_figure_can_be_reached_and_leads_to_its_words(dossier: DossierReport) -> None:
    """Each figure has a place and a card in one page, and a link from its event's page."""
    documents = [parse(path) for path in (dossier.folder / "documents").glob("*.html")]
    ids = [each for page in documents for each in page.ids]
    links = [
        each.rpartition("#")[2]
        for path in (dossier.folder / "events").glob("*.html")
        for each in parse(path).links
    ]
    for figure in figures():
        assert ids.count(figure.id) == 1
        assert ids.count(f"c-{figure.id}") == 1
        assert figure.id in links


def test_the_manifest_names_every_file(dossier: DossierReport) -> None:
    """It is what sha256sum checks."""
    lines = (dossier.folder / "manifest.sha256").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    files = [path for path in dossier.folder.rglob("*") if path.is_file()]
    assert {path.relative_to(dossier.folder).as_posix() for path in files} == {
        *listed, "manifest.sha256",
    }  # fmt: skip
    assert set(dossier.paths) == {*listed, "manifest.sha256"}
    for name, digest in listed.items():
        assert hashlib.sha256((dossier.folder / name).read_bytes()).hexdigest() == digest


def test_the_same_collection_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in a dossier depends on the clock or the machine."""
    manifests = []
    for name in ("a", "b"):
        build_dossier(sample(), tmp_path / name, findings=sample_findings())
        manifests.append((tmp_path / name / "manifest.sha256").read_bytes())
    assert manifests[0] == manifests[1]


def test_a_dossier_is_replaced_and_other_files_are_left_alone(tmp_path: Path) -> None:
    """A second run leaves no page of the first, and touches nothing else."""
    build_dossier(sample(), tmp_path)
    mine = tmp_path / "documents" / "notes.txt"
    mine.write_text("mine", encoding="utf-8")
    build_dossier(Collection(documents=(), figures=()), tmp_path)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert list((tmp_path / "documents").glob("*.html")) == []
    assert (tmp_path / "index.html").is_file()


def test_a_folder_with_other_files_is_not_written_to(tmp_path: Path) -> None:
    """What is not a dossier is safe from this command."""
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ConfigError, match="other files"):
        build_dossier(sample(), tmp_path)
    with pytest.raises(ConfigError, match="not a folder"):
        build_dossier(sample(), tmp_path / "letter.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_manifest_cannot_delete_beyond_the_folder(tmp_path: Path) -> None:
    """A manifest made by another hand removes nothing outside."""
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    folder = tmp_path / "dossier"
    folder.mkdir()
    lines = f"{'0' * 64}  ../outside.txt\n{'0' * 64}  {outside}\n"
    (folder / "manifest.sha256").write_text(lines, encoding="utf-8")
    build_dossier(Collection(documents=(), figures=()), folder)
    assert outside.is_file()


def test_an_empty_collection_makes_a_dossier(tmp_path: Path) -> None:
    """Nothing to show is shown as nothing."""
    made = build_dossier(Collection(documents=(), figures=()), tmp_path)
    assert "no\u00a0figures" in made.index.read_text(encoding="utf-8")


def test_an_orphan_is_shown_as_one(tmp_path: Path) -> None:
    """Words that moved are named, on the card and under methods, and tied to no other place."""
    first = figures()[0]
    moved = replace(first, start=first.start + 1, end=first.end + 1)
    made = build_dossier(replace(sample(), figures=(moved, *figures()[1:])), tmp_path)
    assert made.orphans == (moved.id,)
    page = next((tmp_path / "documents").glob("1993*.html")).read_text(encoding="utf-8")
    assert f'id="{moved.id}"' not in page
    assert "does not hold these words" in page
    assert moved.id in (tmp_path / "methods.html").read_text(encoding="utf-8")


def test_methods_say_how_it_was_made(dossier: DossierReport) -> None:
    """Command, preset, rule, hashes, and that differences are no doubt."""
    html = (dossier.folder / "methods.html").read_text(encoding="utf-8")
    for words in ("onrecord report examples/teshka -o out", "<code>bounds</code>", "A rule."):
        assert words in html
    assert all(each.id in html for each in sample().documents)
    assert "no reason to doubt that people died" in html


def test_methods_name_every_file_of_data(dossier: DossierReport) -> None:
    """Nothing lies in the folder of which no page tells."""
    html = (dossier.folder / "methods.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'href="data/([^"]*)"', html))
    assert linked == {path.name for path in (dossier.folder / "data").iterdir()}


def test_methods_count_what_was_weighed(tmp_path: Path) -> None:
    """A reader who finds a second reader named is told what it does."""
    first, *others = figures()
    for extractor, told in (("signs 1.0", True), ("rules 1.0", False)):
        collection = replace(sample(), figures=(replace(first, extractor=extractor), *others))
        build_dossier(collection, tmp_path / extractor)
        html = (tmp_path / extractor / "methods.html").read_text(encoding="utf-8")
        assert ("no rule tells the outcome" in html) is told


def test_what_was_not_read_is_named(dossier: DossierReport) -> None:
    """A file that failed stands in the dossier with its reason and hint."""
    html = (dossier.folder / "documents.html").read_text(encoding="utf-8")
    assert re.search(r"scan-17\.pdf.*no reader for \.pdf.*turn it into text", html, re.DOTALL)
