"""OpenDocument texts and tables, made with odfpy."""

from __future__ import annotations

import io

from odf import dc, draw, office, presentation, style, table, text
from odf.element import Element
from odf.namespaces import PRESENTATIONNS, STYLENS, TEXTNS
from odf.opendocument import (
    OpenDocument,
    OpenDocumentPresentation,
    OpenDocumentSpreadsheet,
    OpenDocumentText,
)

from onrecord.extract import extract_figures
from onrecord.model import Document, about
from onrecord.read import read_bytes
from onrecord.text import segment
from tests.typeset.archives import member, replaced


def saved(made: OpenDocument) -> bytes:
    """Return the bytes of a file."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read(made: OpenDocument, name: str = "a.odt") -> Document:
    """Return the document of a file."""
    return read_bytes(saved(made), name)


def blocks(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(b.type, b.level, document.text[b.start : b.end]) for b in document.blocks]


def written(*elements: Element) -> OpenDocument:
    """Return a text of these elements."""
    made = OpenDocumentText()
    for element in elements:
        made.text.addElement(element)
    return made


def listed(*items: Element) -> Element:
    """Return a list; a list among the items is a deeper one."""
    made = text.List()
    for item in items:
        holder = text.ListItem()
        holder.addElement(item)
        made.addElement(holder)
    return made


def rows(cells: list[list[str]], **spans: int) -> Element:
    """Return a table whose cell in the second row and first column spans as told."""
    made = table.Table(name="Toll")
    for number, row in enumerate(cells):
        line = table.TableRow()
        for place, words in enumerate(row):
            wide = spans if (number, place) == (1, 0) else {}
            cell = table.TableCell(**{f"number{key}spanned": str(n) for key, n in wide.items()})
            cell.addElement(text.P(text=words))
            line.addElement(cell if words != "^" else table.CoveredTableCell())
        made.addElement(line)
    return made


def test_blocks_are_kept() -> None:
    """Headings, paragraphs with line ends, lists in lists."""
    paragraph = text.P(text="At least 41 people died.")
    paragraph.addElement(text.LineBreak())
    paragraph.addText("More were hurt.")
    document = read(
        written(
            text.H(outlinelevel=1, text="Varn"),
            paragraph,
            listed(text.P(text="12 children"), listed(text.P(text="7 girls"))),
        )
    )
    assert blocks(document) == [
        ("heading", 1, "Varn"),
        ("paragraph", 0, "At least 41 people died.\nMore were hurt."),
        ("list_item", 1, "12 children"),
        ("list_item", 2, "7 girls"),
    ]


def test_tables_keep_their_grid() -> None:
    """Spans and what they cover, and figures by the headings."""
    cells = [["Village", "Killed", "Injured"], ["Varn", "41", "12"], ["^", "7", "3"]]
    document = segment(read(written(rows(cells, rows=2))))
    (found,) = document.tables
    assert document.text == "Village | Killed | Injured\nVarn | 41 | 12\n7 | 3"
    assert [(c.row, c.column, c.rows) for c in found.cells[3:]] == [
        (1, 0, 2), (1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 1),
    ]  # fmt: skip
    assert [(one.text, one.outcome[0]) for one in extract_figures(document)] == [
        ("41", "killed"), ("12", "injured"), ("7", "killed"), ("3", "injured"),
    ]  # fmt: skip


def test_notes_raised_digits_boxes_and_comments() -> None:
    """Notes stand behind the text and are linked; boxes after their paragraph; comments not."""
    made = OpenDocumentText()
    up = style.Style(name="up", family="text")
    up.addElement(style.TextProperties(textposition="super 58%"))
    made.automaticstyles.addElement(up)
    paragraph = text.P(text="In all 613")
    paragraph.addElement(text.Span(stylename=up, text="2"))
    paragraph.addText(" people were killed, 41")
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="Of whom 12 were children."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(" of them in Varn.")
    comment = office.Annotation()
    comment.addElement(text.P(text="Is it 26?"))
    paragraph.addElement(comment)
    frame = draw.Frame(width="1cm", height="1cm")
    box = draw.TextBox()
    box.addElement(text.P(text="Seven died later."))
    frame.addElement(box)
    paragraph.addElement(frame)
    made.text.addElement(paragraph)
    document = read(made)
    assert document.text == (
        "In all 613² people were killed, 41¹ of them in Varn.\n\nSeven died later.\n\n"
        "¹ Of whom 12 were children."
    )
    (linked,) = document.footnotes
    assert linked.marker is not None
    assert document.text[slice(*linked.marker)] == "¹"
    assert document.text[slice(*linked.note)] == "¹ Of whom 12 were children."
    assert document.notices == about("1 comment: not read")


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="a"><text:deletion>'
    "<text:p>26</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="b"><text:insertion/></text:changed-region>'
    "</text:tracked-changes><text:p>At least "
    '<text:change text:change-id="a"/><text:change-start text:change-id="b"/>41'
    '<text:change-end text:change-id="b"/> people were killed.</text:p>'
)


def test_tracked_changes_are_read_as_accepted() -> None:
    """What was deleted lies apart and is not read; both are counted."""
    data = saved(written(text.P(text="HERE")))
    content = member(data, "content.xml")
    start, end = content.index(b"<text:p"), content.index(b"</text:p>") + len(b"</text:p>")
    changed = content[:start] + CHANGES.encode() + content[end:]
    document = read_bytes(replaced(data, "content.xml", changed), "a.odt")
    assert document.text == "At least 41 people were killed."
    assert document.notices == about(
        "1 tracked insertion: read as part of the text",
        "1 tracked deletion: not read",
    )


def test_heads_and_feet_bold_lines_and_the_title() -> None:
    """As in Word files."""
    made = written(text.P(text="Forty-one people died."))
    bold = style.Style(name="loud", family="paragraph")
    bold.addElement(style.TextProperties(fontweight="bold"))
    made.automaticstyles.addElement(bold)
    made.text.insertBefore(text.P(stylename=bold, text="What happened"), made.text.firstChild)
    page = style.MasterPage(name="Standard", pagelayoutname="x")
    head = style.Header()
    head.addElement(text.P(text="Ombudsman of Kelmar"))
    page.addElement(head)
    made.masterstyles.addElement(page)
    made.meta.addElement(dc.Title(text="draft 3"))
    document = read(made)
    assert [(kind, words) for kind, _, words in blocks(document)] == [
        ("furniture", "Ombudsman of Kelmar"),
        ("heading", "What happened"),
        ("paragraph", "Forty-one people died."),
    ]
    assert document.metadata.title == "draft 3"


def test_sheets_stand_under_their_names() -> None:
    """Each cell as it is shown; repeated and empty cells of a sheet's edge are no columns."""
    made = OpenDocumentSpreadsheet()
    sheet = rows([["Village", "Killed"], ["Varn", "41"]])
    line = table.TableRow(numberrowsrepeated="1048000")
    line.addElement(table.TableCell(numbercolumnsrepeated="16384"))
    sheet.addElement(line)
    made.spreadsheet.addElement(sheet)
    document = segment(read(made, "a.ods"))
    assert document.text == "Toll\n\nVillage | Killed\nVarn | 41"
    assert [one.text for one in extract_figures(document)] == ["41"]
    assert document.media_type.endswith("spreadsheet")


def test_slides_stand_under_their_titles_with_their_notes() -> None:
    """As of a PowerPoint presentation."""
    made = OpenDocumentPresentation()
    layout = style.PageLayout(name="screen")
    made.automaticstyles.addElement(layout)
    master = style.MasterPage(name="master", pagelayoutname=layout)
    made.masterstyles.addElement(master)
    slide = draw.Page(masterpagename=master)
    made.presentation.addElement(slide)
    for kind, held in (
        ("title", text.P(text="The toll")),
        ("outline", listed(text.P(text="41 died"))),
    ):
        frame = draw.Frame(width="1cm", height="1cm")
        frame.setAttrNS(PRESENTATIONNS, "class", kind)
        box = draw.TextBox()
        box.addElement(held)
        frame.addElement(box)
        slide.addElement(frame)
    notes = presentation.Notes()
    box = draw.TextBox()
    box.addElement(text.P(text="Seven more were missing."))
    frame = draw.Frame(width="1cm", height="1cm")
    frame.addElement(box)
    notes.addElement(frame)
    slide.addElement(notes)
    document = read(made, "a.odp")
    assert blocks(document) == [
        ("heading", 2, "The toll"),
        ("list_item", 1, "41 died"),
        ("paragraph", 0, "Seven more were missing."),
    ]
    assert (
        document.notices[0] == about("1 slide with the speaker's notes: read behind the slide")[0]
    )


def _numbered(name: str, *levels: dict[str, str]) -> Element:
    made = text.ListStyle(name=name)
    for number, said in enumerate(levels, start=1):
        made.addElement(text.ListLevelStyleNumber(level=str(number), **said))
    return made


def test_numbers_that_the_program_sets_are_written() -> None:
    """By level and form; a list that goes on counts on, another begins anew; bullets have none."""
    made = OpenDocumentText()
    made.automaticstyles.addElement(
        _numbered(
            "L1",
            {"numformat": "1", "numsuffix": "."},
            {"numformat": "a", "numprefix": "(", "numsuffix": ")"},
        )
    )
    bullets = text.ListStyle(name="L2")
    bullets.addElement(text.ListLevelStyleBullet(level="1", bulletchar="•"))
    made.automaticstyles.addElement(bullets)

    def add(style: str, *items: Element, **more: str) -> None:
        one = listed(*items)
        one.setAttribute("stylename", style)
        for name, value in more.items():
            one.setAttribute(name, value)
        made.text.addElement(one)

    add("L1", text.P(text="Twelve died."), text.P(text="Seven fled."))
    made.text.addElement(text.P(text="Then it was night."))
    add(
        "L1",
        text.P(text="41 came back."),
        listed(text.P(text="nine alone")),
        continuenumbering="true",
    )
    add("L1", text.P(text="Anew."))
    add("L2", text.P(text="A point."))
    document = read(made)
    assert document.text == (
        "1. Twelve died.\n2. Seven fled.\n\nThen it was night.\n\n"
        "3. 41 came back.\n(a) nine alone\n1. Anew.\nA point."
    )
    assert [figure.text for figure in extract_figures(segment(document))] == [
        "Twelve",
        "Seven",
        "41",
    ]


def test_headings_have_the_numbers_of_their_outline() -> None:
    """Shown with the levels above, as the file says."""
    made = OpenDocumentText()
    outline = Element(qname=(TEXTNS, "outline-style"), check_grammar=False)
    for level in ("1", "2"):
        one = Element(qname=(TEXTNS, "outline-level-style"), check_grammar=False)
        one.setAttrNS(TEXTNS, "level", level)
        one.setAttrNS(TEXTNS, "display-levels", level)
        one.setAttrNS(STYLENS, "num-format", "1")
        outline.addElement(one, check_grammar=False)
    made.styles.addElement(outline, check_grammar=False)
    for level, words in (("1", "Before"), ("2", "Varn"), ("2", "Orlen"), ("1", "After")):
        made.text.addElement(text.H(outlinelevel=level, text=words))
    assert [words for _, _, words in blocks(read(made))] == [
        "1 Before", "1.1 Varn", "1.2 Orlen", "2 After",
    ]  # fmt: skip
