"""The dossier in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Collection, Document, Figure, Span
from onrecord.report import DossierReport, build_dossier
from onrecord.text import segment

from .hostile import TEXT, hostile_sources
from .sample import TESHKA, figures, sample_findings, sample_sources
from .test_escape import printable

PAGES = ("index.html", "documents.html", "findings.html", "methods.html")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> DossierReport:
    """Build the sample's dossier."""
    collection = sample_sources()
    return build_dossier(collection, tmp_path_factory.mktemp("dossier"), findings=sample_findings())


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> DossierReport:
    """Build the hostile collection's dossier."""
    collection, findings = hostile_sources()
    return build_dossier(collection, tmp_path_factory.mktemp("bad"), findings=findings)


def address(made: DossierReport, pattern: str) -> str:
    """Return the address of the first page that fits."""
    return next(iter(sorted(made.folder.glob(pattern)))).as_uri()


def everything(made: DossierReport) -> list[str]:
    """Return the addresses of all pages."""
    return [(made.folder / path).as_uri() for path in made.paths if path.endswith(".html")]


@pytest.mark.parametrize("which", ["dossier", "bad"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_no_page_hinders_anyone(
    which: str, scheme: str, width: int, browser: Any, request: pytest.FixtureRequest
) -> None:
    """Axe finds no violation, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    made: DossierReport = request.getfixturevalue(which)
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab = context.new_page()
    for url in everything(made):
        tab.goto(url)
        found = axe.Axe().run(tab)
        assert found.violations_count == 0, (url, found.generate_report())
        wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, url
    context.close()


def test_no_document_runs_code(bad: DossierReport, page: Any) -> None:
    """Markup in every field of every record is shown as words."""
    for url in everything(bad):
        page.goto(url)
        assert page.evaluate("window.owned") is None
        assert page.locator("img, iframe, object, embed").count() == 0
        assert page.locator("script").count() == 1


def test_the_text_in_the_page_is_the_document(bad: DossierReport, page: Any) -> None:
    """Carriage returns, NULs, surrogate pairs and marks of direction are where they were."""
    page.goto(address(bad, "documents/*.html"))
    assert page.evaluate("document.getElementById('text').textContent") == printable(TEXT)


def test_a_cell_leads_to_its_words_and_back_leads_back(dossier: DossierReport, page: Any) -> None:
    """One click from a number to the words it was read from."""
    page.goto(address(dossier, "events/teshka*.html"))
    page.locator(".matrix a.value").first.click()
    target = page.locator(".fig:target")
    assert target.count() == 1
    assert target.inner_text() in ("100", "120", "43")
    assert page.evaluate(
        "(() => { const r = document.querySelector(':target').getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight })()"
    )
    page.go_back()
    assert "events/" in page.url


def test_without_javascript_words_and_cards_are_linked(
    dossier: DossierReport, browser: Any
) -> None:
    """Permalinks highlight the words, and a click shows the card."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    letter = address(dossier, "documents/2018*.html")
    figure = next(each for each in figures() if each.document.startswith("2018"))
    tab.goto(f"{letter}#{figure.id}")
    words = tab.locator(f"#{figure.id}")
    assert words.inner_text() == figure.text
    plain = tab.locator(".fig:not(:target)").first
    assert background(words) != background(plain)
    words.click()
    assert tab.url.endswith(f"#c-{figure.id}")
    assert tab.locator(".card:target").count() == 1
    context.close()


def background(locator: Any) -> str:
    """Return an element's background colour."""
    colour: str = locator.evaluate("each => getComputedStyle(each).backgroundColor")
    return colour


def test_keys_step_through_the_figures(dossier: DossierReport, page: Any) -> None:
    """N and j go on, p and k go back, around the ends; the card keeps pace."""
    page.goto(address(dossier, "documents/2018*.html"))
    own = [each for each in figures() if each.document.startswith("2018")]
    page.keyboard.press("n")
    for key, index in (("n", 1), ("j", 2), ("p", 1), ("k", 0), ("p", len(own) - 1), ("n", 0)):
        page.keyboard.press(key)
        figure = own[index]
        assert page.url.endswith(f"#{figure.id}")
        assert page.locator(".fig.on").inner_text() == figure.text
        assert page.locator(f"#c-{figure.id}.on").count() == 1
        assert page.evaluate("document.activeElement.id") == figure.id
        box = page.locator(f"#c-{figure.id}").bounding_box()
        assert 0 <= box["y"] < 900
    assert page.evaluate("history.length") == 2  # the empty tab and this page


def test_buttons_step_and_say_where(dossier: DossierReport, page: Any) -> None:
    """The same by mouse, with the place in words."""
    page.goto(address(dossier, "documents/2018*.html"))
    page.get_by_role("button", name="Next").click()
    assert page.locator(".steps [role=status]").inner_text().startswith("1 of ")
    page.get_by_role("button", name="Previous").click()
    assert page.locator(".fig.on").count() == 1


def test_crossing_figures_are_all_reachable(bad: DossierReport, page: Any) -> None:
    """Stepping lights every piece of a figure whose words cross another's."""
    page.goto(address(bad, "documents/*.html"))
    seen = {}
    for _ in range(5):
        page.keyboard.press("n")
        figure = page.evaluate("location.hash.slice(1)")
        seen[figure] = "".join(page.locator(".fig.on").all_inner_texts())
    assert len(seen) == 5
    assert "13 injured" in seen["f-000000000002"].replace("\n", "")


def astral() -> Collection:
    """Return a document whose characters JavaScript counts twice."""
    text = "😀😀 In 𝔙arn 12 were killed. 😀 Then 7 more."
    start = text.index("12")
    document = segment(Document(id="a" * 64, path="a.txt", media_type="text/plain", text=text))
    figure = Figure(
        id="f-astral", document="a.txt", document_id="a" * 64, start=start, end=start + 2,
        text="12", sentence=Span(0, 27), low=12, best=12, high=12, outcome=("killed",),
    )  # fmt: skip
    return Collection(documents=(document,), figures=(figure,))


def test_offsets_count_code_points(tmp_path: Path, page: Any) -> None:
    """A selection after astral characters tells Python's offsets; a link with them finds it."""
    collection = astral()
    made = build_dossier(collection, tmp_path)
    text, figure = collection.documents[0].text, collection.figures[0]
    page.goto(address(made, "documents/*.html"))
    page.evaluate("getSelection().selectAllChildren(document.getElementById('f-astral'))")
    told = page.locator(".selected a")
    told.wait_for()
    assert told.get_attribute("href") == f"#at={figure.start}-{figure.end}"
    start = text.index("7 more")
    page.goto(f"{address(made, 'documents/*.html')}#at={start}-{start + 6}")
    page.reload()
    found = page.evaluate("[...CSS.highlights.get('at')].map(String)")
    assert found == ["7 more"]


def test_pages_print(dossier: DossierReport, page: Any) -> None:
    """A document and an event become PDFs, with folded pairs unfolded."""
    for pattern in (
        "events/teshka*.html",
        "documents/2018*.html",
        "sources.html",
        "passages/*.html",
    ):
        page.goto(address(dossier, pattern))
        pdf = page.pdf(format="A4")
        assert pdf.startswith(b"%PDF")
        assert len(pdf) > 10_000
    page.goto(address(dossier, "events/teshka*.html"))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator(".top nav").is_hidden()


def test_a_matrix_shows_every_value_on_a_narrow_screen(dossier: DossierReport, page: Any) -> None:
    """Cells become lines that name their account."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address(dossier, "events/teshka*.html"))
    cells = page.locator(".matrix td:not(.empty)")
    assert cells.first.locator(".account").is_visible()
    own = [each for each in figures() if each.event == TESHKA.id and each.polarity == "asserted"]
    assert page.locator(".matrix .stated:visible").count() == len(own)


def test_a_card_leads_to_its_voices_and_origins(dossier: DossierReport, page: Any) -> None:
    """From a figure to the words that name its voice, and to how many origins its value has."""
    page.goto(address(dossier, "documents/2023-10-13*.html"))
    card = page.locator(".card", has=page.get_by_text(", after ")).first
    card.locator("dd a", has_text="commission").first.click()
    assert "commission" in page.locator(":target").inner_text()
    page.locator(".card .resting a").first.click()
    page.locator(".origin:target, tr:target").wait_for(state="attached")


def test_accounts_of_one_origin_are_marked_alike(dossier: DossierReport, page: Any) -> None:
    """Their letter stands in the matrix in several columns, and leads to the reasons."""
    page.goto(address(dossier, "events/teshka*.html"))
    letters = page.locator(".matrix .grouped b").all_inner_texts()
    assert max(letters.count(letter) for letter in letters) > 1
    page.locator(".matrix .grouped").first.click()
    assert "rest on" in page.locator(".origin:target").inner_text()


def test_the_graph_leads_to_documents_and_reasons(dossier: DossierReport, page: Any) -> None:
    """A number in the drawing leads to its reason, a reason to its words, a box to its page."""
    page.goto(address(dossier, "sources.html"))
    page.locator("svg a.badge").first.click()
    reason = page.locator(".why:target")
    reason.locator("a").first.click()
    page.locator(":target").wait_for()
    page.goto(address(dossier, "sources.html"))
    page.locator("svg a.node").first.click()
    page.wait_for_url(re.compile("documents/|works.html"))


def test_a_shared_passage_stands_side_by_side(dossier: DossierReport, page: Any) -> None:
    """From a document to its passages beside another's, and from a change to its words."""
    page.goto(address(dossier, "documents/2018*.html"))
    page.locator(".meta a[href*='passages/']").first.click()
    page.locator(".passage .beside-text td").nth(1).wait_for()
    page.locator(".differences a").first.click()
    page.wait_for_url("**/documents/**")
    page.locator(":target").wait_for()


def test_a_work_leads_to_where_it_is_cited(dossier: DossierReport, page: Any) -> None:
    """Each citation is one click from its words; official addresses are words, not links."""
    page.goto(address(dossier, "works.html"))
    assert page.locator("a[href^='http']").count() == 0
    page.locator(".work .plainlist a").first.click()
    page.locator(":target").wait_for()
