"""Word files, made with python-docx and by hand where that cannot."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document as Made
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from onrecord.errors import ReadError
from onrecord.extract import extract_figures
from onrecord.model import DEFAULTS, Document, about, replace
from onrecord.read import read_bytes
from onrecord.text import segment

W = nsdecls("w")


def saved(made: Made) -> bytes:
    """Return the bytes of a file."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read(made: Made) -> Document:
    """Return the document of a file."""
    return read_bytes(saved(made), "a.docx")


def blocks(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(b.type, b.level, document.text[b.start : b.end]) for b in document.blocks]


def with_xml(made: Made, *paragraphs: str) -> Made:
    """Append paragraphs given as WordprocessingML without their namespace."""
    for xml in paragraphs:
        element = parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1))
        made.element.body.insert_element_before(element, "w:sectPr")
    return made


def with_part(data: bytes, name: str, xml: str, relation: str) -> bytes:
    """Return a file with one part more, to which the main part points."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            if member == "word/_rels/document.xml.rels":
                kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}"
                entry = f'<Relationship Id="rX{relation}" Type="{kind}" Target="{name}"/>'
                content = content.replace(b"</Relationships>", f"{entry}</Relationships>".encode())
            new.writestr(member, content)
        new.writestr(f"word/{name}", xml)
    return buffer.getvalue()


def test_blocks_are_kept() -> None:
    """Headings, paragraphs, list items, captions and line ends come out as such, in order."""
    made = docx.Document()
    made.add_heading("Varn", 0)
    made.add_paragraph("At least 41 people died.\nMore were hurt.")
    made.add_heading("Toll", 2)
    made.add_paragraph("12 children", style="List Bullet")
    made.add_paragraph("7 women", style="List Number")
    made.add_paragraph("Killed by village", style="Caption")
    assert blocks(read(made)) == [
        ("heading", 1, "Varn"),
        ("paragraph", 0, "At least 41 people died.\nMore were hurt."),
        ("heading", 2, "Toll"),
        ("list_item", 1, "12 children"),
        ("list_item", 1, "1. 7 women"),
        ("caption", 0, "Killed by village"),
    ]


def test_bold_lines_are_headings_where_no_style_makes_any() -> None:
    """People who know no styles set their headings in bold; bold sentences are none."""
    made = docx.Document()
    made.add_paragraph().add_run("What happened at Varn").bold = True
    made.add_paragraph("On 3 May the village was shelled.")
    made.add_paragraph().add_run("At least 41 people died.").bold = True
    assert [kind for kind, _, _ in blocks(read(made))] == ["heading", "paragraph", "paragraph"]


def test_tables_keep_their_grid() -> None:
    """Rows are lines; merged cells and the caption above are recorded; headings are flagged."""
    made = docx.Document()
    made.add_paragraph("Killed and injured by village", style="Caption")
    table = made.add_table(rows=4, cols=3)
    rows = [
        ["Village", "Killed", "Injured"],
        ["Varn", "41", "12"],
        ["", "7", "3"],
        ["All", "48", ""],
    ]
    for number, row in enumerate(rows):
        for place, words in enumerate(row):
            table.cell(number, place).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 1).merge(table.cell(3, 2))
    document = segment(read(made))
    (found,) = document.tables
    assert found.caption is not None
    assert found.caption.of(document.text) == "Killed and injured by village"
    assert document.text[found.start : found.end] == (
        "Village | Killed | Injured\nVarn | 41 | 12\n7 | 3\nAll | 48"
    )
    cells = [(c.row, c.column, c.rows, c.columns, c.header) for c in found.cells]
    assert cells == [
        (0, 0, 1, 1, True), (0, 1, 1, 1, True), (0, 2, 1, 1, True), (1, 0, 2, 1, False),
        (1, 1, 1, 1, False), (1, 2, 1, 1, False), (2, 1, 1, 1, False), (2, 2, 1, 1, False),
        (3, 0, 1, 1, False), (3, 1, 1, 2, False),
    ]  # fmt: skip
    figures = extract_figures(document)
    assert [(one.text, one.outcome[0]) for one in figures] == [
        ("41", "killed"), ("12", "injured"), ("7", "killed"), ("3", "injured"), ("48", "killed"),
    ]  # fmt: skip


def test_tables_that_lay_out_a_page_are_text() -> None:
    """A table around a table, or of one column, is no data."""
    made = docx.Document()
    outer = made.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Letter"
    inner = outer.cell(0, 1).add_table(rows=2, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Killed", "Injured"
    inner.cell(1, 0).text, inner.cell(1, 1).text = "41", "12"
    document = read(made)
    assert len(document.tables) == 1
    assert ("paragraph", 0, "Letter") in blocks(document)


NUMBERS = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="14"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="5"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def test_numbers_that_word_sets_are_written() -> None:
    """Paragraph numbers are what others cite; they count on, restart, and give no figures."""
    made = with_xml(
        docx.Document(),
        *(
            f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
            f"</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
            for number, level, words in (
                (3, 0, "In Varn 41 people were killed. Others fled."), (3, 1, "12 children"),
                (3, 1, "7 women"), (3, 2, "deep"), (3, 0, "Next"), (3, 1, "again"), (4, 0, "New"),
                (0, 0, "No list"), (9, 0, "Unknown list"),
            )
        ),
    )  # fmt: skip
    data = replaced(saved(made), "word/numbering.xml", NUMBERS.encode())
    document = segment(read_bytes(data, "a.docx"))
    assert document.text.replace("\n\n", "\n").split("\n") == [
        "14. In Varn 41 people were killed. Others fled.", "(a) 12 children", "(b) 7 women",
        "14.I deep", "15. Next", "(a) again", "1. New", "No list", "Unknown list",
    ]  # fmt: skip
    assert next(one.text for one in extract_figures(document)) == "41"


def test_tracked_changes_are_read_as_accepted() -> None:
    """Inserted words are there, deleted ones are not, and both are reported with their number."""
    made = with_xml(
        docx.Document(),
        '<w:p><w:r><w:t xml:space="preserve">At least </w:t></w:r>'
        '<w:del w:id="1" w:author="a"><w:r><w:delText>26</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>41</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> people</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">were killed </w:t></w:r></w:p>',
        "<w:p><w:r><w:t>in Varn.</w:t></w:r></w:p>",
        '<w:p><w:moveFrom w:id="4" w:author="a"><w:r><w:t>Gone</w:t></w:r></w:moveFrom></w:p>',
    )
    document = read(made)
    assert document.text == "At least 41 people\n\nwere killed in Varn."
    assert document.notices[:3] == about(
        "1 tracked insertion: read as part of the text",
        "1 tracked deletion: not read",
        "1 tracked move: read where moved to",
    )


def test_comments_hidden_text_and_pictures_are_reported_and_not_read() -> None:
    """What a reader of the printed page would not see is counted."""
    made = docx.Document()
    paragraph = made.add_paragraph("At least 41 people were killed.")
    made.add_comment(paragraph.runs, text="Is it 26?", author="a")
    paragraph.add_run(" HIDDEN").font.hidden = True
    document = read(made)
    assert document.text == "At least 41 people were killed."
    assert document.notices[:2] == about("1 comment: not read", "1 run of hidden text: not read")


def test_raised_digits_stay_apart_from_numbers() -> None:
    """A raised note number typed by hand is no digit of the number before it."""
    made = docx.Document()
    paragraph = made.add_paragraph("In all 613")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" people were killed on the 3")
    paragraph.add_run("rd").font.superscript = True
    paragraph.add_run(" of May.")
    assert read(made).text == "In all 613² people were killed on the 3rd of May."


NOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Of whom 12
were children.</w:t></w:r></w:p><w:p><w:r><w:t>See the list.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Interview 4.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def test_notes_stand_behind_the_text_and_are_linked() -> None:
    """Footnotes are numbered in the order of their marks; marks in cells count too."""
    made = with_xml(
        docx.Document(),
        "<w:p><w:r><w:t>At least 41</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        "<w:footnoteReference w:id='7'/></w:r><w:r><w:t xml:space='preserve'> were killed.</w:t></w:r></w:p>",
    )
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Village", "Killed"
    table.cell(1, 0).text, table.cell(1, 1).text = "Varn", "41"
    run = parse_xml(f"<w:r {W}><w:footnoteReference w:id='2'/></w:r>")
    table.cell(1, 1).paragraphs[0]._p.append(run)
    document = read_bytes(with_part(saved(made), "footnotes.xml", NOTES, "footnotes"), "a.docx")
    assert document.text == (
        "At least 41¹ were killed.\n\nVillage | Killed\nVarn | 41²\n\n"
        "¹ Of whom 12 were children.\nSee the list.\n\n² Interview 4."
    )
    linked = [
        (document.text[slice(*one.marker)] if one.marker else "", document.text[slice(*one.note)])
        for one in document.footnotes
    ]
    assert linked == [
        ("¹", "¹ Of whom 12 were children.\nSee the list."),
        ("²", "² Interview 4."),
    ]
    assert document.text[document.tables[0].cells[3].start :].startswith("41²\n")
    assert [kind for kind, _, _ in blocks(document)][-2:] == ["note", "note"]


def test_text_boxes_are_read_once() -> None:
    """A box is written in two forms for two ages of Word; one is read, after its paragraph."""
    box = "<w:txbxContent><w:p><w:r><w:t>Seven died later.</w:t></w:r></w:p></w:txbxContent>"
    made = with_xml(
        docx.Document(),
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Forty-one died.</w:t></w:r></w:p>",
    )
    assert read(made).text == "Forty-one died.\n\nSeven died later."


def test_heads_and_feet_of_pages_are_kept_apart() -> None:
    """They stand first and last as furniture, and give no sentences."""
    made = docx.Document()
    made.add_paragraph("Forty-one people died.")
    made.sections[0].header.paragraphs[0].text = "Ombudsman of Kelmar"
    made.sections[0].footer.paragraphs[0].text = "Page 12"
    document = segment(read(made))
    assert blocks(document) == [
        ("furniture", 0, "Ombudsman of Kelmar"),
        ("paragraph", 0, "Forty-one people died."),
        ("furniture", 0, "Page 12"),
    ]
    assert len(document.sentences) == 1


def test_an_entity_is_refused() -> None:
    """A document type could make a small file grow without end, or read other files."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><document/>'
    data = replaced(saved(docx.Document()), "word/document.xml", bomb)
    with pytest.raises(ReadError, match="document type"):
        read_bytes(data, "a.docx")


def test_what_unpacks_to_too_much_is_refused() -> None:
    """It is counted while unpacking."""
    with pytest.raises(ReadError, match="more than the limit"):
        read_bytes(saved(docx.Document()), "a.docx", replace(DEFAULTS, max_unpacked=1000))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(docx.Document()), "shows no text"),
        (saved(docx.Document())[:9000], "damaged or cut short"),
        (b"PK\x03\x04 no more", "damaged or cut short"),
    ],
)
def test_broken_files_are_named(data: bytes, reason: str) -> None:
    """One clear reason each."""
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "a.docx")


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with one member changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return buffer.getvalue()
