"""Pages that a browser saved as one file."""

from __future__ import annotations

import pytest

from onrecord.errors import ReadError
from onrecord.model import unread
from onrecord.read import read_bytes
from tests.typeset import EXAMPLES, parts
from tests.typeset.office import to_mhtml

PAGE = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://luma.example/report
Subject: =?utf-8?Q?The_dead_of_Varn?=
Date: Wed, 12 May 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="XX"

--XX
Content-Type: text/html
Content-Location: https://luma.example/report
Content-Transfer-Encoding: quoted-printable

<html><body><nav>MENU</nav><p>At least 41 people were killed in V=C3=A1rn.=
 Seven died later.</p></body></html>
--XX
Content-Type: text/html
Content-Location: cid:frame

<html><body>ADVERT</body></html>
--XX
Content-Type: image/png
Content-Location: https://luma.example/a.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--XX--
"""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a", "a.html", "a.eml"])
def test_the_page_is_read_with_its_address(name: str) -> None:
    """Whatever the file is called; frames are counted."""
    document = read_bytes(PAGE, name)
    assert "At least 41 people were killed in Várn. Seven died later." in document.text
    assert "ADVERT" not in document.text
    if name != "a.eml":  # as a message it is read too, but then without its address
        assert document.metadata.url == "https://luma.example/report"
        assert document.metadata.captured == "2021-05-12T10:00:00"
        assert "1 frame within the page: not read" in unread(document.notices)


def test_the_page_in_another_encoding() -> None:
    """The part's head names it."""
    data = PAGE.replace(
        b"Content-Type: text/html\n", b"Content-Type: text/html; charset=latin-1\n", 1
    )
    assert "Várn" in read_bytes(data.replace(b"=C3=A1", b"=E1"), "a.mhtml").text


def test_a_file_without_a_page_is_refused() -> None:
    """And one that is cut off within its page is read as far as it goes."""
    with pytest.raises(ReadError, match="holds no page"):
        read_bytes(PAGE.replace(b"text/html", b"text/css"), "a.mhtml")
    made = to_mhtml(parts(EXAMPLES[0]))
    assert read_bytes(made[: len(made) * 2 // 3], "a.mhtml").text
