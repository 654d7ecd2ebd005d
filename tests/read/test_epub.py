"""Books: their chapters, what they say of themselves, and locks."""

from __future__ import annotations

import pytest

from onrecord.errors import ReadError
from onrecord.read import read_bytes
from onrecord.resolve import describe
from onrecord.text import segment
from tests.read.pdf.making import blocks
from tests.typeset.archives import replaced
from tests.typeset.books import epub

ONE = (
    "<h1>The night at Varn</h1><p>At least 41<sup>1</sup> people were killed.</p><script src='x'/>"
)
TWO = "<h2>After</h2><ul><li>12 were injured</li></ul><aside><p>1 Parish book.</p></aside>"
SAID = (
    "<dc:title>Varn: a record</dc:title><dc:creator>Frontier Watch</dc:creator>"
    "<dc:date>1994-02-03T00:00:00Z</dc:date><dc:language>en-GB</dc:language>"
)


def test_chapters_come_in_the_order_of_reading() -> None:
    """Elements closed in their tag do not take the rest with them; notes in asides are text."""
    document = read_bytes(epub({"two words.xhtml": ONE, "a.xhtml": TWO}), "a.epub")
    assert blocks(document) == [
        ("heading", "The night at Varn"),
        ("paragraph", "At least 41¹ people were killed."),
        ("heading", "After"),
        ("list_item", "12 were injured"),
        ("paragraph", "1 Parish book."),
    ]


def test_what_a_book_says_of_itself() -> None:
    """Its author is the issuer; a headline in the text goes before the file's title."""
    book = read_bytes(epub({"a.xhtml": ONE}, SAID), "a.epub")
    about = describe(segment(book)).metadata
    assert (about.issuer, about.date, about.language) == ("Frontier Watch", "1994-02-03", "en")
    assert about.title == "The night at Varn"
    assert read_bytes(epub({"a.xhtml": "<p>41 died.</p>"}, SAID), "a").metadata.title == (
        "Varn: a record"
    )


def test_a_locked_book_is_named() -> None:
    """Fonts may be locked, chapters not."""
    lock = '<encryption><EncryptedData><CipherReference URI="{}"/></EncryptedData></encryption>'
    data = epub({"a.xhtml": ONE})
    fonts = replaced(data, "META-INF/encryption.xml", lock.format("OEBPS/f.otf").encode())
    assert read_bytes(fonts, "a.epub").text
    locked = replaced(data, "META-INF/encryption.xml", lock.format("OEBPS/a.xhtml").encode())
    with pytest.raises(ReadError, match="locked by its seller"):
        read_bytes(locked, "a.epub")


@pytest.mark.parametrize("part", ["META-INF/container.xml", "OEBPS/book.opf"])
def test_a_damaged_book_has_one_reason(part: str) -> None:
    """Torn XML, or none."""
    with pytest.raises(ReadError, match="is damaged"):
        read_bytes(replaced(epub({"a.xhtml": ONE}), part, b"<package"), "a.epub")
