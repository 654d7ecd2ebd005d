"""Tests of the layout of pages: columns, tables, notes, lists and headings."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from onrecord.model import Document
from onrecord.read.print import File, Sheet, Token, document_of
from onrecord.text import segment
from tests.read.pdf.making import Draw, blocks, both, lines, read

LEFT = (
    "In the night of 11 to 12 October the",
    "town fell, and all who could left it by",
    "the only bridge. Of these 214 people",
    "were killed before the morning, most of",
    "them on the ramp that leads down to the",
)
RIGHT = (
    "river. The dead were buried in Varn, in",
    "three rows behind the church, where 61",
    "of them still lie without their names.",
    "The others were brought home in 2003 by",
    "their families, as the parish book says.",
)


def _bold(words: str, x: float, y: float, size: float = 16) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", size)
        canvas.drawString(x, y, words)

    return draw


def _rule(left: float, y: float, right: float) -> Draw:
    return lambda canvas: canvas.line(left, y, right, y)


def _rows(*rows: tuple[str, ...], y: float = 400, step: float = 16, x: float = 50) -> Draw:
    return both(*[
        lines(words, x=x + column * 110, y=y - number * step)
        for number, row in enumerate(rows)
        for column, words in enumerate(row)
        if words
    ])  # fmt: skip


def _kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(b.type, b.level, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_one_after_the_other(across: bool) -> None:
    """The left column goes on in the right one, whichever order the file has; a heading spans."""
    order = [lines(*LEFT, x=40, y=440), lines(*RIGHT, x=230, y=440)]
    if across:  # line by line across the page, as some programs write
        order = [
            both(lines(one, x=40, y=440 - 14 * n), lines(other, x=230, y=440 - 14 * n))
            for n, (one, other) in enumerate(zip(LEFT, RIGHT, strict=True))
        ]
    document = read(both(_bold("The night at the bridge over the Luma river", 40, 480), *order))
    assert blocks(document) == [
        ("heading", "The night at the bridge over the Luma river"),
        ("paragraph", " ".join((*LEFT, *RIGHT))),
    ]


def test_columns_that_are_not_level() -> None:
    """Lines of two columns that stand at different heights are not mixed."""
    document = read(both(lines(*LEFT, x=40, y=440), lines(*RIGHT, x=230, y=433)))
    assert blocks(document) == [("paragraph", " ".join((*LEFT, *RIGHT)))]


def test_paragraphs_by_space_indent_and_short_lines() -> None:
    """Each way of setting paragraphs apart is seen; lines of an address keep their ends."""
    spaced = read(both(lines(*LEFT, y=500), lines(*RIGHT, y=420)))
    assert len(spaced.blocks) == 2
    indented = read(
        both(lines(*LEFT, y=500), lines(RIGHT[0], x=64, y=430), lines(*RIGHT[1:], y=416))
    )
    assert len(indented.blocks) == 2
    short = read(lines(*LEFT[:2], "the only bridge.", *RIGHT, y=500))
    assert len(short.blocks) == 2
    address = read(
        both(lines("To the Committee", "School No. 4", "Varn", y=540), lines(*LEFT, y=460))
    )
    assert address.text.startswith("To the Committee\nSchool No. 4\nVarn\n\n")


def test_tables_without_rules() -> None:
    """Rows with pieces under each other are a table; empty cells are kept, a heading may be two lines."""
    document = read(
        both(
            lines(*LEFT, y=520),
            _rows(("Settlement", "Killed", "of which"), step=16),
            _rows(("", "", "children"), y=388),
            _rows(("Varn", "41", "6"), ("Upper Teshka", "17", ""), ("Total", "58", "6"), y=370),
            lines(*RIGHT, y=300),
        )
    )
    assert document.text[document.tables[0].start : document.tables[0].end] == (
        "Settlement | Killed | of which children\nVarn | 41 | 6\nUpper Teshka | 17 | \nTotal | 58 | 6"
    )
    assert [kind for kind, _ in blocks(document)] == ["paragraph", "table", "paragraph"]
    assert segment(document).tables[0].cells[0].header


def test_ruled_tables_keep_lines_of_a_cell_together() -> None:
    """Between two rules is one row, however many lines its cells have; words need no numbers."""
    cells = _rows(
        ("Deaths", "161 (Frontier Watch)"), ("", "214 (Ostravia)"), ("Place", "Teshka"), step=14
    )
    rules = both(*[_rule(45, y, 370) for y in (412, 380, 366)])
    document = read(both(lines(*LEFT, y=520), cells, rules))
    (table,) = document.tables
    assert document.text[table.start : table.end] == (
        "Deaths | 161 (Frontier Watch) 214 (Ostravia)\nPlace | Teshka"
    )


def test_captions_belong_to_their_tables() -> None:
    """A line with a table's number above it is its caption."""
    document = read(
        both(
            lines("Table 2. The toll by town", y=430),
            _rows(("Town", "Killed"), ("Varn", "41"), ("Dol", "22")),
        )
    )
    caption = document.tables[0].caption
    assert caption
    assert caption.of(document.text) == "Table 2. The toll by town"


def test_notes_at_the_foot_are_linked_to_their_marks() -> None:
    """Small type under a short rule is notes, each tied to the raised mark that points to it."""

    def marked(canvas: Canvas) -> None:
        text = canvas.beginText(50, 500)
        for words, mark in (
            ("In all 214 people were killed", "1"),
            (" and 36 froze to death", "2"),
        ):
            text.setFont("Times-Roman", 11)
            text.textOut(words)
            text.setFont("Times-Roman", 7)
            text.setRise(4)
            text.textOut(mark)
            text.setRise(0)
        canvas.drawText(text)

    document = read(
        both(
            marked,
            lines(*LEFT, y=480),
            _rule(50, 92, 150),
            lines(
                "1 Office of the Ombudsman, The Night at the",
                "Bridge (2013), p. 44.",
                y=80,
                size=8,
                step=10,
            ),
            lines("2 Frontier Watch, Report No. 17.", y=60, size=8),
        )
    )
    text = document.text
    assert [
        (text[slice(*n.note)], n.marker and text[slice(*n.marker)]) for n in document.footnotes
    ] == [
        ("1 Office of the Ombudsman, The Night at the Bridge (2013), p. 44.", "¹"),
        ("2 Frontier Watch, Report No. 17.", "²"),
    ]
    assert [kind for kind, _ in blocks(document)][-2:] == ["note", "note"]
    assert document.footnotes[0].marker
    assert text[: document.footnotes[0].marker[0]] == "In all 214 people were killed"


def test_lists_and_headings() -> None:
    """A bullet opens an item and its further lines belong to it; large and bold lines head."""
    document = read(
        both(
            _bold("The toll", 50, 540, 18),
            lines(*LEFT, y=510),
            _bold("By place", 50, 425, 11),
            lines("•", "•", x=50, y=405, step=28),
            lines("in Dol, on 2 August, 22 people were killed, among them five", x=64, y=405),
            lines("children;", x=64, y=391),
            lines("in Harn Mill six members of two families", x=64, y=377),
        )
    )
    found = _kinds(document)
    assert found[0] == ("heading", 1, "The toll")
    assert found[2] == ("heading", 3, "By place")
    assert found[3:] == [
        ("list_item", 1, "• in Dol, on 2 August, 22 people were killed, among them five children;"),
        ("list_item", 1, "• in Harn Mill six members of two families"),
    ]


WIDE = [f"{one} {other}" for one, other in zip(LEFT, RIGHT, strict=True)]


def _centred(*words: str, y: float, size: float = 16, step: float = 19) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", size)
        for number, line in enumerate(words):
            canvas.drawCentredString(210, y - number * step, line)

    return draw


def test_a_letterhead_and_a_title_of_one_size_are_two_headings() -> None:
    """Space between them tells, whatever gaps the rest of the page has."""
    wards = [(f"Ward {number} of the house", f"{number}04") for number in range(1, 7)]
    table = _rows(("Ward", "Injured"), *wards, step=22)
    for below in (lines(*LEFT, y=440), table):
        head = _bold("District Hospital of Varn", 50, 540)
        title = _bold("Admissions after the night of 12 October at the bridge", 50, 512, 16)
        document = read(both(head, title, below))
        assert [words for kind, words in blocks(document) if kind == "heading"] == [
            "District Hospital of Varn",
            "Admissions after the night of 12 October at the bridge",
        ]


@pytest.mark.parametrize(
    "title",
    [
        ("The night at the bridge: how the people of", "Upper Teshka crossed the Luma"),
        ("Regional Tribunal for the", "LUMA BASIN"),
        ("Report on what was found", "and what was not"),
    ],
)
def test_a_title_broken_over_two_lines_is_one_heading(title: tuple[str, str]) -> None:
    """Lines near each other run on where the first is full, or cannot be its end."""
    document = read(both(_centred(*title, y=540), lines(*LEFT, y=480)))
    assert blocks(document)[0] == ("heading", " ".join(title))


def test_lines_of_a_letterhead_near_each_other_stay_apart() -> None:
    """Each could be the end of a line, and had room for the next word; or is set in other type."""
    document = read(
        both(_centred("Republic of Ostravia", "Ministry of Relief", y=540), lines(*WIDE, y=480))
    )
    assert [words for _, words in blocks(document)][:2] == [
        "Republic of Ostravia",
        "Ministry of Relief",
    ]
    document = read(
        both(_bold("Ministry of Relief", 50, 560, 22), _bold("The night at the bridge of Teshka in Varn", 50, 538),
             lines(*LEFT, y=480))
    )  # fmt: skip
    assert [kind for kind, _ in blocks(document)] == ["heading", "heading", "paragraph"]


def test_the_running_head_of_a_single_page() -> None:
    """Small type with a piece at either edge, well above the text of a numbered page."""
    head = both(
        lines("Collected papers", x=50, y=560, size=8), lines("Volume 7", x=198, y=560, size=8)
    )
    body = lines(*LEFT, x=50, y=500)
    number = lines("- 12 -", x=130, y=30)
    document = read(both(head, body, number))
    assert [kind for kind, _ in blocks(document)] == ["furniture", "paragraph", "furniture"]
    letter = read(both(head, body))
    assert "furniture" not in [kind for kind, _ in blocks(letter)]


def _seen(words: str, y: float, size: float, left: float = 50) -> list[Token]:
    """Return a line as recognition gives it, with the height that it saw."""
    tokens = []
    for word in words.split():
        right = left + 0.5 * size * len(word)
        tokens.append(Token(word, left, y, right, y + size, confidence=0.97))
        left = right + 0.3 * size
    return tokens


@pytest.mark.parametrize(
    ("first", "second", "height", "count"),
    [
        ("REGIONAL TRIBUNAL FOR THE", "LUMA BASIN", 17, 1),
        ("PROSECUTOR v. DARIN HOLSK AND MIRO LUCAN", "VASSEN", 16, 1),
        ("REGIONAL TRIBUNAL", "LUMA BASIN", 17, 2),
        ("PROSECUTOR v. DARIN HOLSK AND MIRO LUCAN", "In the night the town fell.", 16, 2),
    ],
)
def test_a_scanned_title_whose_heights_scatter(
    first: str, second: str, height: float, count: int
) -> None:
    """The second line of a title may look smaller; a line that had room above is another."""
    body = [
        _seen("In the night of 11 October the town fell and all left", 140 + 15 * n, 13)
        for n in range(6)
    ]
    tokens = [
        *_seen(first, 50, 21),
        *_seen(second, 74, height),
        *(token for line in body for token in line),
    ]
    document = document_of(
        File(b"x", "a.png", "image/png"), [Sheet(1, 480, 600, tokens, source="ocr")]
    )
    above = [words for _, words in blocks(document) if not words.startswith("In the night of")]
    assert above == ([f"{first} {second}"] if count == 1 else [first, second])
