"""The printed page beside its text, from real PDF files and in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from onrecord.model import Collection, words_at
from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.pictures import pictures
from onrecord.report import DossierReport, build_dossier
from onrecord.report.highlights import marks_of
from onrecord.report.pageview import leaves
from onrecord.report.view import Run, make_view
from tests.typeset.parts import EXAMPLES
from tests.typeset.pdf import ONE_COLUMN, typeset

JUDGMENT = next(path for path in EXAMPLES if "judgment" in path.name)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Read an example that was typeset as PDF."""
    path = tmp_path_factory.mktemp("pdf") / "judgment.pdf"
    path.write_bytes(typeset(JUDGMENT, ONE_COLUMN))
    return read_collection([str(path)], Options(cache=False))


@pytest.fixture(scope="module")
def dossier(printed: Collection, tmp_path_factory: pytest.TempPathFactory) -> DossierReport:
    """Build its dossier, with pictures."""
    draw = pictures(Options(), lambda failure: pytest.fail(failure.reason))
    return build_dossier(printed, tmp_path_factory.mktemp("dossier"), pictures=draw)


def test_every_figure_is_outlined_on_its_page(printed: Collection) -> None:
    """An outline lies around the boxes of the figure's words."""
    (document,) = printed.documents
    view = make_view(printed, (), Run())
    made = leaves(view, document, marks_of(view, document), [], {})
    assert len(made) == len(document.pages) > 1
    for figure in printed.figures:
        assert figure.page is not None
        outlines = [o for o in made[figure.page - 1].outlines if o.href.endswith(figure.id)]
        for page, word in words_at(document.pages, figure.start, figure.end):
            assert page.number == figure.page
            left, top = word.box.left * 100, word.box.top * 100
            assert any(
                o.left <= left <= o.left + o.width and o.top <= top <= o.top + o.height
                for o in outlines
            )


def test_a_page_and_its_text_stand_beside_each_other(
    dossier: DossierReport, printed: Collection, page: Any
) -> None:
    """Each page's text begins where its picture does; the text is still the document's."""
    page.goto(next(dossier.folder.glob("documents/*.html")).as_uri())
    (document,) = printed.documents
    words = "[...document.querySelectorAll('#text .leaf-text')].map(each => each.textContent)"
    assert page.evaluate(f"{words}.join('')") == document.text
    texts, sheets = page.locator(".leaf-text"), page.locator(".sheet")
    assert texts.count() == sheets.count() == len(document.pages)
    for number in range(texts.count()):
        text, sheet = texts.nth(number).bounding_box(), sheets.nth(number).bounding_box()
        assert abs(text["y"] - sheet["y"]) < 2
        assert text["x"] + text["width"] <= sheet["x"]
    assert page.locator(".paper img").first.evaluate("image => image.naturalWidth") == 1000


def test_the_modes_and_the_outlines_work_without_javascript(
    dossier: DossierReport, browser: Any
) -> None:
    """Text, page or both; a thumbnail leads to its page, an outline to its figure."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1300, "height": 900}
    )
    tab = context.new_page()
    tab.goto(next(dossier.folder.glob("documents/*.html")).as_uri())
    tab.check("#mode-text")
    assert not tab.locator(".sheet").first.is_visible()
    tab.check("#mode-page")
    assert tab.locator(".sheet").first.is_visible()
    assert not tab.locator(".leaf-text").first.is_visible()
    tab.locator(".thumbs a").nth(1).click()
    assert tab.url.endswith("#page-2")
    outline = tab.locator(".paper a").first
    target = outline.get_attribute("href")
    outline.click()
    assert tab.url.endswith(target)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1600, 390])
def test_printed_pages_hinder_nobody(
    dossier: DossierReport, scheme: str, width: int, browser: Any
) -> None:
    """Axe finds no violation, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(next(dossier.folder.glob("documents/*.html")).as_uri())
    found = axe.Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_a_file_that_changed_is_shown_without_pictures(printed: Collection, tmp_path: Path) -> None:
    """The reason is told; the outlines are still there."""
    (document,) = printed.documents
    path = Path(document.path)
    bytes_then = path.read_bytes()
    path.write_bytes(bytes_then + b"\n")
    told: list[str] = []
    try:
        draw = pictures(Options(), lambda failure: told.append(failure.reason))
        made = build_dossier(printed, tmp_path / "out", pictures=draw)
    finally:
        path.write_bytes(bytes_then)
    assert told == ["has changed since it was read; its pages are not drawn"]
    assert not any(name.endswith(".webp") for name in made.paths)
    html = next(made.folder.glob("documents/*.html")).read_text(encoding="utf-8")
    assert 'class="blank"' in html


def _seen(tab: Any, selector: str) -> bool:
    found: bool = tab.evaluate(
        "selector => { const r = document.querySelector(selector).getBoundingClientRect();"
        " return r.height > 0 && r.top >= 0 && r.bottom <= innerHeight }",
        selector,
    )
    return found


@pytest.mark.parametrize("mode", ["both", "page"])
def test_steps_bring_the_box_on_the_page(dossier: DossierReport, mode: str, page: Any) -> None:
    """Keys and buttons step in either mode, also from the choice of modes; one box is marked."""
    page.set_viewport_size({"width": 1500, "height": 900})
    page.goto(next(dossier.folder.glob("documents/*.html")).as_uri())
    page.check(f"#mode-{mode}")
    seen = []
    for number in range(6):
        if number % 2:
            page.get_by_role("button", name="Next").click()
        else:
            page.locator(f"#mode-{mode}").focus()
            page.keyboard.press("n")
        assert page.locator(".paper a.on").count() == 1
        if mode == "page":
            assert _seen(page, ".paper a.on")
        else:
            assert _seen(page, ".fig.on")
        seen.append(_seen(page, ".paper a.on"))
    assert sum(seen) >= 5


def test_pages_alternate_with_their_text_on_a_narrow_screen(
    dossier: DossierReport, page: Any
) -> None:
    """Text of the first page, the page, text of the second, and so on."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(next(dossier.folder.glob("documents/*.html")).as_uri())
    tops = page.evaluate(
        "[...document.querySelectorAll('.leaf-text, .sheet')]"
        ".map(each => [each.getBoundingClientRect().top, each.classList[0]])"
    )
    kinds = [kind for _, kind in sorted(tops)]
    assert kinds == ["leaf-text", "sheet"] * (len(kinds) // 2)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_printed_dossier_keeps_boxes_on_their_picture(
    dossier: DossierReport, paper: str, page: Any
) -> None:
    """Each page's picture is whole on one sheet of paper, with its caption and its outlines."""
    page.set_viewport_size({"width": 1500, "height": 900})
    page.goto(next(dossier.folder.glob("documents/*.html")).as_uri())
    count = page.locator(".paper img").count()
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
    for how in ({}, {"margin": margin}):
        printed = pypdfium2.PdfDocument(page.pdf(format=paper, **how))
        held = [_held(sheet) for sheet in printed]
        pictured = [(boxes, words) for pictures, boxes, words in held if pictures]
        assert len(pictured) == count
        for number, (boxes, words) in enumerate(pictured, start=1):
            assert words.startswith(f"Page {number}")
            assert boxes
        printed.close()


def _held(sheet: pypdfium2.PdfPage) -> tuple[int, bool, str]:
    """How many pictures a printed page has, whether drawn boxes lie on them, and its words."""
    pictures = [each.get_bounds() for each in sheet.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
    shapes = [each.get_bounds() for each in sheet.get_objects([raw.FPDF_PAGEOBJ_PATH])]
    words = sheet.get_textpage().get_text_bounded().strip()
    inside = any(
        left < one and low < two and three < right and four < high
        for left, low, right, high in pictures
        for one, two, three, four in shapes
    )
    return len(pictures), inside, words
