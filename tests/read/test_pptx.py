"""Presentations: what stands on slides, and what hangs on them."""

from __future__ import annotations

import pytest

from onrecord.errors import ReadError
from onrecord.model import about, unread
from onrecord.read import read_bytes
from onrecord.text import segment
from tests.read.pdf.making import blocks
from tests.typeset.archives import replaced
from tests.typeset.books import grid, pptx, shape

TITLE = shape("What is known of Varn", "ctrTitle") + shape("12 May 1993", "dt")
TOLL = (
    shape("The toll", "title")
    + shape("41 people were killed\n12 of them were children", "")
    + shape("Source: Ministry of Relief")
)


def test_slides_come_in_their_order_with_titles_and_items() -> None:
    """Titles are headings, several lines in the frame for text a list, margins furniture."""
    document = read_bytes(pptx([TITLE, TOLL]), "a.pptx")
    assert blocks(document) == [
        ("heading", "What is known of Varn"),
        ("furniture", "12 May 1993"),
        ("heading", "The toll"),
        ("list_item", "41 people were killed"),
        ("list_item", "12 of them were children"),
        ("paragraph", "Source: Ministry of Relief"),
    ]
    assert document.encoding is None


def test_the_order_is_the_presentations_not_the_files() -> None:
    """Slides that were moved keep their file's number."""
    data = pptx([TITLE, TOLL])
    listed = (
        '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="rId2"/>'
        '<p:sldId r:id="rId1"/></p:sldIdLst></p:presentation>'
    )
    document = read_bytes(replaced(data, "ppt/presentation.xml", listed.encode()), "a.pptx")
    assert document.text.startswith("The toll\n")


def test_tables_notes_and_hidden_slides_are_read_and_told() -> None:
    """The speaker's notes follow their slide."""
    table = grid([("Village", "Killed"), ("Varn", "41"), ("Orlen", "7")])
    data = pptx([TITLE, shape("By village", "title") + table], {2: "Orlen: 2 more died."}, {2})
    document = segment(read_bytes(data, "a.pptx"))
    assert [cell.span.of(document.text) for cell in document.tables[0].cells][2:4] == ["Varn", "41"]
    assert document.text.endswith("Orlen | 7\n\nOrlen: 2 more died.")
    assert document.notices == about(
        "1 hidden slide: read", "1 slide with the speaker's notes: read behind the slide"
    )


def test_groups_are_opened_and_charts_and_pictures_counted() -> None:
    """What is no text is told; a raised figure is a note's mark."""
    mark = '<a:r><a:rPr baseline="30000"/><a:t>2</a:t></a:r>'
    raised = shape("41 people were killed").replace("</a:p>", f"{mark}</a:p>")
    chart = '<p:graphicFrame><a:graphic><a:graphicData uri="chart"/></a:graphic></p:graphicFrame>'
    data = pptx([f"<p:grpSp>{raised}</p:grpSp>{chart}<p:pic/>"])
    document = read_bytes(data, "named.zip")
    assert document.text == "41 people were killed²"
    assert unread(document.notices) == ("1 embedded object: not read",)
    assert "1 picture: not read" in {notice.text for notice in document.notices}


def test_a_presentation_of_pictures_says_so() -> None:
    """There is a way out."""
    with pytest.raises(ReadError) as error:
        read_bytes(pptx(["<p:pic/>"]), "a.pptx")
    assert "PDF" in error.value.hint
