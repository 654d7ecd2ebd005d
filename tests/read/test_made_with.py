"""The packages that reading stood on."""

from __future__ import annotations

from importlib.metadata import requires, version

import pytest

from onrecord.model import Document, Page, replace
from onrecord.read import READERS, UNPACKERS
from onrecord.read.made_with import LIBRARIES, OCR, packages_of
from onrecord.text import segment

PLAIN = Document(id="0" * 64, path="a.txt", media_type="text/plain", text="Twelve died.")
PAGE = Page(number=1, width=1.0, height=1.0, start=0, end=12)


def test_every_reader_named_is_one_and_every_package_is_asked_for() -> None:
    """A reader that is renamed, or a package that is given up, shows here."""
    assert set(LIBRARIES) <= {*READERS.names(), *UNPACKERS.names()}
    needed = " ".join(requires("onrecord") or ())
    for name in {name for names in LIBRARIES.values() for name in names} | set(OCR):
        assert name in needed


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_document_names_its_readers_packages(name: str) -> None:
    """By its own media type, or by that of the file it came in."""
    document = PLAIN
    if name in READERS.names():
        document = replace(PLAIN, media_type=READERS.get(name).media_types[0])
    else:
        document = replace(PLAIN, path=f"a{UNPACKERS.get(name).suffixes[0]}!/b.txt")
    assert set(packages_of([PLAIN, document])) == set(LIBRARIES[name])


def test_ocr_and_languages_are_named_where_they_took_part() -> None:
    """The recogniser for pages read from pictures, the classifier where it told a language."""
    assert packages_of([PLAIN]) == ()
    assert packages_of([replace(PLAIN, pages=(PAGE,))]) == ()
    scan = replace(PLAIN, pages=(replace(PAGE, source="ocr"),))
    assert set(packages_of([scan])) == set(OCR)
    russian = segment(replace(PLAIN, text="По данным министерства, в селе погиб 41 человек."))
    assert packages_of([russian]) == ("py3langid",)
    assert version("py3langid")
