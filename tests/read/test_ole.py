"""Encrypted Office files, and the old formats."""

from __future__ import annotations

import io

import docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, replace
from onrecord.read import read_bytes

from .containers import container


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """A Word file that opens with the password `orlen`."""
    made = docx.Document()
    made.add_paragraph("Forty-one people were killed.")
    plain, buffer = io.BytesIO(), io.BytesIO()
    made.save(plain)
    plain.seek(0)
    OOXMLFile(plain).encrypt("orlen", buffer)
    return buffer.getvalue()


def test_a_password_opens_an_encrypted_file(sealed: bytes) -> None:
    """Each that is given is tried; its identity is that of the file as it lies there."""
    document = read_bytes(sealed, "a.docx", replace(DEFAULTS, passwords=("varn", "orlen")))
    assert document.text == "Forty-one people were killed."


@pytest.mark.parametrize(
    ("passwords", "reason"), [((), "no password was given"), (("varn",), "no given password")]
)
def test_the_reason_names_the_password(
    sealed: bytes, passwords: tuple[str, ...], reason: str
) -> None:
    """And never tells it."""
    with pytest.raises(ReadError, match=reason) as error:
        read_bytes(sealed, "a.docx", replace(DEFAULTS, passwords=passwords))
    assert "varn" not in str(error.value)


@pytest.mark.parametrize(
    ("stream", "what"),
    [
        ("WordDocument", r"old Word file \(DOC\)"),
        ("Workbook", r"old Excel file \(XLS\)"),
        ("PowerPoint Document", r"old PowerPoint file \(PPT\)"),
        ("Other", "of a kind that is not read"),
    ],
)
def test_old_formats_are_named(stream: str, what: str) -> None:
    """With the way out."""
    with pytest.raises(ReadError, match=what) as error:
        read_bytes(container({stream: b"x"}), "a.doc")
    assert "save it as" in error.value.hint
