"""RTF as several programs write it."""

from __future__ import annotations

import pytest

from onrecord.errors import ReadError
from onrecord.extract import extract_figures
from onrecord.model import Document, about, unread
from onrecord.read import read_bytes
from onrecord.text import segment


def read(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> Document:
    """Return the document of a file with this body."""
    return read_bytes(rf"{{\rtf1{head} {body}}}".encode("latin-1"), "a.rtf")


def blocks(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(b.type, b.level, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        (r"\ansi\ansicpg1252", r"Vill\'e1g \'93forty\'94", "Villág “forty”"),
        (r"\ansi\ansicpg1251", r"\'c2\'e0\'f0\'ed 41", "Варн 41"),
        (r"\mac", r"Vill\'87g", "Villág"),
        (r"\ansi\ansicpg932", r"\'93\'fa\'96\'7b", "日本"),
        (r"\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}", r"{\f1 \'b9} {\f0 \'b9}", "ą ¹"),
        (r"\ansi", r"\u1042?\u1072\'e0\u1088?\u1085?", "Варн"),
        (r"\ansi", r"{\uc2\u8220??}x\uc0\u8221", "“x”"),
        (r"\ansi", r"\u-10179?\u-9088?", "\U0001f480"),
        (r"\ansi", r"\emdash\endash\lquote\rquote\ldblquote\rdblquote 12\~000\_x \{\\\}", "—–‘’“”12\u00a0000\u2011x {\\}"),
    ],
)  # fmt: skip
def test_characters_in_all_their_forms(head: str, body: str, words: str) -> None:
    """By code page, by font, by number, by name."""
    assert read(body, head).text == words


def test_paragraphs_headings_and_lists() -> None:
    """A heading by its level, by its style, and by bold type where there is no other."""
    document = read(
        r"{\stylesheet{\s0 Normal;}{\s3\b heading 2;}}\pard\s3 Toll\par\pard\s0 At least 41\line died."
        r"\par\pard{\listtext\'b7\tab}\ls1 12 children\par\pard\outlinelevel0 Varn\par"
    )
    assert blocks(document) == [
        ("heading", 2, "Toll"),
        ("paragraph", 0, "At least 41\ndied."),
        ("list_item", 1, "12 children"),
        ("heading", 1, "Varn"),
    ]
    document = read(r"\pard{\b What happened}\par\pard Forty-one died.\par\pard{\b It was so.}\par")
    assert [kind for kind, _, _ in blocks(document)] == ["heading", "paragraph", "paragraph"]


def test_numbers_before_paragraphs_are_written() -> None:
    """They stand in the file as they were last shown; bullets are left out."""
    document = read(
        r"{\listtext\pard\plain 14.\tab}\pard\ls1 In Varn 41 people were killed. Others fled.\par"
        r"{\pntext\f1 o\tab}\pard\ls2 12 children\par{\listtext (a)\tab}\pard\ls1 7 women\par"
    )
    assert [words for _, _, words in blocks(document)] == [
        "14. In Varn 41 people were killed. Others fled.", "12 children", "(a) 7 women",
    ]  # fmt: skip
    assert next(one.text for one in extract_figures(segment(document))) == "41"


def test_tables_keep_their_grid() -> None:
    """Cells are merged to the left and upwards; figures follow from the headings."""
    document = segment(
        read(
            r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl Village\cell Killed\cell Injured\cell\row"
            r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl Varn\cell 41\cell 12\cell\row"
            r"\trowd\clvmrg\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl\cell 7\cell\cell\row"
            r"\pard After.\par"
        )
    )
    (found,) = document.tables
    assert document.text == "Village | Killed | Injured\nVarn | 41 | 12\n7\n\nAfter."
    assert [(c.row, c.column, c.rows, c.columns) for c in found.cells[3:]] == [
        (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 2),
    ]  # fmt: skip
    assert [one.text for one in extract_figures(document)][:2] == ["41", "12"]


def test_notes_boxes_heads_and_feet() -> None:
    """All that stands outside the lines of the text, each in its place."""
    document = read(
        r"{\header\pard Ombudsman of Kelmar\par}{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
        r"\pard In all 613{\super 2} were killed, 41{\super\chftn{\footnote\pard{\super\chftn} Of whom 12"
        r" were children.\par}} in Varn.{\shp{\*\shpinst{\sp{\sn a}{\sv 9}}{\shptxt\pard Seven died later.\par}}}\par"
    )
    assert blocks(document) == [
        ("furniture", 0, "Ombudsman of Kelmar"),
        ("paragraph", 0, "In all 613² were killed, 41¹ in Varn."),
        ("paragraph", 0, "Seven died later."),
        ("note", 0, "¹ Of whom 12 were children."),
        ("furniture", 0, "Page 1"),
    ]
    (linked,) = document.footnotes
    assert linked.marker is not None
    assert document.text[slice(*linked.marker)] == "¹"
    assert document.text[slice(*linked.note)] == "¹ Of whom 12 were children."


def test_changes_comments_hidden_text_and_objects() -> None:
    """Read as accepted, and told; nothing embedded is opened."""
    document = read(
        r"{\info{\title Draft 3}{\author Me}}At least {\deleted 26}{\revised 41} people{\v  HIDDEN} died."
        r"{\*\annotation\pard Is it 26?}{\pict\wmetafile8 0102}{\object{\*\objdata 0105}{\result }}"
        r"{\*\unknown NOT THIS}\bin5 \{\}x{"
    )
    assert document.text == "At least 41 people died."
    assert document.metadata.title == "Draft 3"
    assert document.notices[:5] == about(
        "1 tracked insertion: read as part of the text",
        "1 tracked deletion: not read",
        "1 comment: not read",
        "1 run of hidden text: not read",
        "1 picture: not read",
    )
    assert unread(document.notices) == ("1 embedded object: not read",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{\\rtf1}", "shows no text"),
        (b"Text", "is no RTF"),
        (b"{\\rtf1 " + b"{" * 99_999, "no text"),
    ],
)
def test_what_holds_nothing_is_refused(data: bytes, reason: str) -> None:
    """Also braces a hundred thousand deep."""
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "a.rtf")


def test_a_file_cut_short_is_read_as_far_as_it_goes() -> None:
    """An open group ends with the file."""
    assert read_bytes(rb"{\rtf1 {\b Forty-one people died", "a.rtf").text == "Forty-one people died"


def test_long_runs_of_bytes_and_long_titles_take_no_longer_than_others() -> None:
    """Three megabytes of single bytes, and a title of a million words."""
    document = read(r"{\info{\title " + r"a\b " * 100_000 + "}}" + r"\'41" * 700_000)
    assert len(document.text) == 700_000
    assert document.metadata.title == "a" * 500
