"""Tests of reading web pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError, ReadError
from onrecord.model import Document, Span
from onrecord.read import read_bytes


def page(body: str, head: str = "") -> Document:
    """The document of a page."""
    return read_bytes(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "p.html"
    )


def blocks(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(b.type, b.level, document.text[b.start : b.end]) for b in document.blocks]


def test_blocks_are_kept() -> None:
    """Headings, paragraphs, nested lists and captions come out as such, in order."""
    document = page(
        "<h1>Varn</h1><p>At least <b>41</b>\n people died.</p><h2>Toll</h2>"
        "<ul><li>12 children<ul><li>7 girls</ul><li>9 women</ul><figure><figcaption>Graves</figcaption></figure>"
    )
    assert blocks(document) == [
        ("heading", 1, "Varn"),
        ("paragraph", 0, "At least 41 people died."),
        ("heading", 2, "Toll"),
        ("list_item", 1, "12 children"),
        ("list_item", 2, "7 girls"),
        ("list_item", 1, "9 women"),
        ("caption", 0, "Graves"),
    ]


def test_terms_stand_with_their_definitions() -> None:
    """A term of a list and its definition are one block, as a label and its value."""
    document = page(
        "<dl><dt>Deaths</dt><dd>150–300</dd><dt>Injured:</dt><dd>60</dd><dd>many</dd></dl>"
    )
    assert [words for _, _, words in blocks(document)] == ["Deaths: 150–300", "Injured: 60", "many"]


def test_text_beside_blocks_is_kept() -> None:
    """Words that stand in no paragraph, before or after one, are not lost."""
    document = page("<div>Before<p>Inside</p>After</div>")
    assert document.text == "Before\n\nInside\n\nAfter"


def test_entities_spaces_and_breaks() -> None:
    """Entities are characters, runs of space one space, `<br>` a line end, soft hyphens nothing."""
    document = page(
        "<p>12&nbsp;000 &amp;\n\n more,<br> of chil&shy;dren&#8203; 3&lt;4 &eacute;</p>"
    )
    assert document.text == "12\u00a0000 & more,\nof children 3<4 é"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("613<sup>2</sup> killed", "613² killed"),
        ("the 29<sup>th</sup> anniversary", "the 29th anniversary"),
        ("each.<sup>[14]</sup> Most", "each.[14] Most"),
        ("41<sup>a</sup> dead", "41[a] dead"),
        ("12 m<sup>2</sup>", "12 m²"),
    ],
)
def test_raised_figures_do_not_join_numbers(source: str, text: str) -> None:
    """A footnote's raised number is never read as digits of the number before it."""
    assert page(f"<p>{source}</p>").text == text


def test_tables_keep_their_grid() -> None:
    """Rows are lines, cells are separated, and spans and headers are recorded."""
    document = page(
        "<table><caption>Toll by town</caption><thead><tr><td>Town<td>Killed<td>Injured</thead>"
        "<tr><th rowspan=2>Varn<td>41<td>12<tr><td colspan=2>unknown<br>so far<tr><td>Total<td>41<td></table>"
    )
    (table,) = document.tables
    assert document.text == (
        "Toll by town\n\nTown | Killed | Injured\nVarn | 41 | 12\nunknown; so far\nTotal | 41 | "
    )
    assert table.caption is not None
    assert table.caption.of(document.text) == "Toll by town"
    cells = [
        (c.row, c.column, c.rows, c.columns, c.header, c.span.of(document.text))
        for c in table.cells
    ]
    assert cells == [
        (0, 0, 1, 1, True, "Town"),
        (0, 1, 1, 1, True, "Killed"),
        (0, 2, 1, 1, True, "Injured"),
        (1, 0, 2, 1, True, "Varn"),
        (1, 1, 1, 1, False, "41"),
        (1, 2, 1, 1, False, "12"),
        (2, 1, 1, 2, False, "unknown; so far"),
        (3, 0, 1, 1, False, "Total"),
        (3, 1, 1, 1, False, "41"),
        (3, 2, 1, 1, False, ""),
    ]


def test_tables_that_lay_out_a_page_are_text() -> None:
    """A table around tables, or one marked as presentation, is no data."""
    inner = "<table><tr><td>Killed<td>41</table>"
    document = page(f"<table><tr><td><p>Long story.</p>{inner}<td>side</table>")
    assert len(document.tables) == 1
    assert "Long story." in [words for _, _, words in blocks(document)]
    assert page(f"<table role=presentation><tr><td>a<td>b</table><p>{'x ' * 40}</p>").tables == ()


STORY = "<p>" + "Forty-one people died in Varn, the mayor said. " * 8 + "</p>"


@pytest.mark.parametrize(
    "around",
    [
        "<nav>MENU</nav>",
        "<header><p>MENU</p></header>",
        "<footer>MENU</footer>",
        "<aside>MENU</aside>",
        "<div role=navigation>MENU</div>",
        "<div class='cookie-banner'>MENU</div>",
        "<div id=sidebar>MENU</div>",
        "<script>MENU</script>",
        "<style>MENU</style>",
        "<div style='display: none'>MENU</div>",
        "<p hidden>MENU</p>",
        "<form>MENU<button>Go</button></form>",
    ],
)
def test_the_site_around_the_text_is_left_out(around: str) -> None:
    """Menus, banners, forms, scripts and hidden parts are not part of the text."""
    document = page(f"{around}<div><h1>Varn</h1>{STORY}</div>{around}")
    assert "MENU" not in document.text
    assert document.text.startswith("Varn\n\nForty-one")


def test_main_part_is_chosen_with_its_headline() -> None:
    """The page's one article is its text, with a headline that stands before it."""
    document = page(
        f"<header><h1>Varn</h1></header><p>Teaser</p><article>{STORY}</article><p>More</p>"
    )
    assert document.text.startswith("Varn\n\nForty-one")
    assert "Teaser" not in document.text
    assert "More" not in document.text


def test_teasers_are_not_taken_for_the_text() -> None:
    """Several articles, or a main part with hardly any words, leave the body as text."""
    assert "Varn" in page("<article>Varn: 41 dead</article><article>Sorrel: 7 dead</article>").text
    assert "Forty-one" in page(f"<main>Share</main><div>{STORY}</div>").text


def test_page_that_is_all_menu_is_still_read() -> None:
    """Where leaving parts out would leave nothing, everything is kept."""
    assert page("<nav>41 people died.</nav>").text == "41 people died."


def test_head_gives_metadata_without_a_place() -> None:
    """Title, site, day and language come from the head; title and site are marked as such."""
    head = (
        "<title>Toll of Varn | Kelmar Daily</title><meta property='og:site_name' content='Kelmar Daily'>"
        "<meta property='article:published_time' content='1994-05-03T10:00:00Z'>"
    )
    metadata = page(STORY, head).metadata
    assert metadata.title == "Toll of Varn | Kelmar Daily"
    assert metadata.issuer == "Kelmar Daily"
    assert metadata.date == "1994-05-03"
    assert metadata.where == {"title": Span(0, 0), "issuer": Span(0, 0)}


def test_declared_charset_is_used() -> None:
    """A page in another encoding is read by the one it declares."""
    data = "<meta charset=iso-8859-2><p>Kovač: 41 mrtvých</p>".encode("iso-8859-2")
    assert read_bytes(data, "p.html").text == "Kovač: 41 mrtvých"


def test_preformatted_lines_stay() -> None:
    """Lines of `<pre>` stay lines."""
    assert page("<pre>Varn 41\nSorrel 7</pre>").text == "Varn 41\nSorrel 7"


@pytest.mark.parametrize("source", ["<script>x</script>", "<p> </p>", "<!-- 41 dead -->"])
def test_page_without_text_is_refused(source: str) -> None:
    """A page that shows nothing is reported with a hint."""
    with pytest.raises(ReadError, match="shows no text") as error:
        page(source)
    assert "browser" in error.value.hint


def test_absurd_nesting_is_refused() -> None:
    """Nesting that would cost the parser quadratic time is an error."""
    with pytest.raises(ReadError, match="nests tags"):
        page("<div>" * 2000)


def test_unclosed_paragraphs_and_items_nest_nothing() -> None:
    """Pages that never close `p`, `li` or `td` are read."""
    assert page("<p>x" * 3000).text.count("x") == 3000


NAMES = (
    "p div b table tr td th ul li h2 sup br pre dl dt dd caption thead article nav span /p /div /b "
    "/table /tr /td /ul /li /h2 /sup /pre /article"
)
TAGS = st.sampled_from([f"<{name}>" for name in NAMES.split()])
PIECES = st.one_of(
    TAGS, st.text(max_size=8), st.sampled_from(["&amp; 41 ", "<td rowspan=3 colspan=2>"])
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markup_gives_sound_blocks(source: str) -> None:
    """Whatever the markup, blocks are in order, hold words, and tables' cells lie in their table."""
    try:
        document = page(source)
    except OnRecordError:
        return
    last = 0
    for block in document.blocks:
        assert block.start >= last
        last = block.end
        if block.type != "table":
            words = document.text[block.start : block.end]
            assert words == words.strip(" \n")
            assert words
    for table in document.tables:
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
        assert len({(cell.row, cell.column) for cell in table.cells}) == len(table.cells)
