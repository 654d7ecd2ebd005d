"""OpenDocument files with a password."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

import pytest
from odf import table, text
from odf.opendocument import OpenDocument, OpenDocumentSpreadsheet, OpenDocumentText

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, replace
from onrecord.read import read_bytes
from tests.read.sealing import (
    AES,
    OLD,
    WAYS,
    WHOLE,
    Way,
    deflated,
    sealed,
    sealed_whole,
    with_manifest,
)
from tests.typeset.archives import member, replaced

Seal = Callable[..., bytes]
HARD = "värn 41"
WORDS = "Forty-one people were killed in Varn."


def saved(made: OpenDocument) -> bytes:
    """Return the bytes of a file."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def plain(words: str = WORDS) -> bytes:
    """Return a text of one paragraph, without a password."""
    made = OpenDocumentText()
    made.text.addElement(text.P(text=words))
    return saved(made)


def read(data: bytes, *passwords: str, name: str = "a.odt") -> Document:
    """Return the document of a file."""
    return read_bytes(data, name, replace(DEFAULTS, passwords=passwords))


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("seal", [sealed, sealed_whole])
def test_files_open_with_their_password(way: Way, seal: Seal) -> None:
    """By each cipher and each way to a key, part by part and as one; letters are in UTF-8."""
    found = read(seal(plain(), way, password=HARD), "wrong", HARD)
    assert found.text == WORDS
    assert found.media_type == "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize("way", [OLD, AES, WHOLE])
def test_parts_of_all_lengths_open(way: Way) -> None:
    """Longer than what the digest is of, and with each remainder of a block."""
    letters = random.Random(41)  # noqa: S311 - words that pack badly, the same each time
    for length in range(3_000, 3_017):
        words = "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=length))
        assert read(sealed(plain(words), way), "varn").text == words


def test_sheets_open() -> None:
    """As texts do."""
    made = OpenDocumentSpreadsheet()
    sheet = table.Table(name="Toll")
    for row in (("Village", "Killed"), ("Varn", "41")):
        line = table.TableRow()
        for words in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            line.addElement(cell)
        sheet.addElement(line)
    made.spreadsheet.addElement(sheet)
    found = read(sealed(saved(made), AES), "varn", name="a.ods")
    assert found.text == "Toll\n\nVillage | Killed\nVarn | 41"


@pytest.mark.parametrize(
    "data", [sealed(plain(), OLD), sealed(plain(), AES), sealed_whole(plain())]
)
@pytest.mark.parametrize(
    ("passwords", "reason"),
    [((), "no password was given"), (("wrong", "also"), "no given password opens it")],
)
def test_without_it_the_reason_is_told(
    data: bytes, passwords: tuple[str, ...], reason: str
) -> None:
    """With where to give it."""
    with pytest.raises(ReadError, match=reason) as told:
        read(data, *passwords)
    assert "--passwords" in told.value.hint


def test_what_is_not_encrypted_needs_no_password() -> None:
    """Of a file with a locked picture the words are read; one whose styles are locked is locked."""
    data = replaced(plain(), "Pictures/a.png", b"picture")
    assert read(sealed(data, AES, parts=["Pictures/a.png"])).text == WORDS
    assert read(sealed(data, AES, parts=["styles.xml"]), "varn").text == WORDS
    with pytest.raises(ReadError, match="no password was given"):
        read(sealed(data, AES, parts=["styles.xml"]))


def test_the_document_type_of_old_manifests_is_passed_over() -> None:
    """OpenOffice wrote one until ODF 1.1; one that declares something is refused."""
    kind = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"'
    data = sealed(plain(), OLD)
    old = with_manifest(data, lambda xml: xml.replace("\n", f"\n{kind}>\n", 1))
    assert read(old, "varn").text == WORDS
    harmful = with_manifest(
        data, lambda xml: xml.replace("\n", f'\n{kind} [<!ENTITY a "b">]>\n', 1)
    )
    with pytest.raises(ReadError, match="declares a document type"):
        read(harmful, "varn")


@pytest.mark.parametrize(
    ("way", "name", "value"),
    [
        (AES, "iteration-count", "4000000000"),
        (AES, "iteration-count", "9" * 5_000),
        (AES, "key-size", "64000"),
        (WHOLE, "argon2-iterations", "1000000"),
        (WHOLE, "argon2-memory", "4294967295"),
        (WHOLE, "argon2-lanes", "100000"),
    ],
)
def test_absurd_work_is_refused(way: Way, name: str, value: str) -> None:
    """Before any of it is done."""
    data = with_manifest(
        sealed_whole(plain(), way), lambda xml: re.sub(rf'{name}="\d+"', f'{name}="{value}"', xml)
    )
    with pytest.raises(ReadError, match=f"absurdly much work before it opens \\({name} above"):
        read(data, "varn")


@pytest.mark.parametrize(
    ("way", "pattern", "other"),
    [
        (AES, "<manifest:algorithm.*?/>", ""),
        (AES, "<manifest:key-derivation.*?/>", ""),
        (AES, 'manifest:checksum="[^"]+"', ""),
        (AES, 'checksum="[^"]+"', 'checksum="&#x41;*"'),
        (AES, "aes256-cbc", "aes1024-cbc"),
        (AES, "sha256", "sha3"),
        (AES, "PBKDF2", "PBKDF9"),
        (AES, 'iteration-count="1500"', 'iteration-count="0"'),
        (AES, 'iteration-count="1500"', 'iteration-count="-7"'),
        (AES, 'iteration-count="1500"', 'iteration-count="²"'),
        (AES, 'key-size="32"', 'key-size="7"'),
        (OLD, 'key-size="16"', 'key-size="3"'),
        (AES, 'vector="[^"]+"', 'vector="AAAA"'),
        (AES, 'vector="[^"]+"', f'vector="{"A" * 4_000}"'),
        (WHOLE, 'salt="[^"]+"', 'salt="AAAA"'),
        (WHOLE, 'argon2-memory="64"', 'argon2-memory="3"'),
    ],
)
def test_what_is_not_known_is_named(way: Way, pattern: str, other: str) -> None:
    """An unknown cipher, a number that cannot be, a field that is missing."""
    data = with_manifest(sealed_whole(plain(), way), lambda xml: re.sub(pattern, other, xml))
    with pytest.raises(ReadError, match="is encrypted in a way that is not read"):
        read(data, "varn")


def test_files_for_the_keys_of_persons_are_named() -> None:
    """OpenPGP's keys are no passwords."""
    data = with_manifest(sealed(plain(), AES), lambda xml: xml.replace("PBKDF2", "PGP"))
    with pytest.raises(ReadError, match="for the keys of persons"):
        read(data, "varn")


@pytest.mark.parametrize("seal", [sealed, sealed_whole])
def test_a_bomb_is_counted_while_it_is_unpacked(seal: Seal) -> None:
    """Its size in the manifest is not asked."""
    data = seal(plain("0" * 2_000_000), AES)
    options = replace(DEFAULTS, passwords=("varn",), max_unpacked=1_000_000)
    with pytest.raises(ReadError, match="more than the limit of bytes"):
        read_bytes(data, "a.odt", options)


def test_a_part_with_another_password_is_named() -> None:
    """One password opens the whole file."""
    other = member(sealed(plain(), AES, "other"), "styles.xml")
    with pytest.raises(ReadError, match=r"damaged: styles\.xml does not open with the password"):
        read(replaced(sealed(plain(), AES), "styles.xml", other), "varn")


@pytest.mark.parametrize(
    ("pack", "reason"),
    [
        (lambda data: deflated(data)[:-5], "it is cut short"),
        (lambda data: b"\xff" * len(data), "invalid block type"),
        (lambda _: b"", "it is cut short"),
    ],
)
@pytest.mark.parametrize("way", [OLD, AES, WHOLE])
def test_what_was_packed_badly_is_named(
    way: Way, pack: Callable[[bytes], bytes], reason: str
) -> None:
    """The password is right, and the bytes are not."""
    with pytest.raises(ReadError, match=rf"damaged: content\.xml cannot be unpacked \(.*{reason}"):
        read(sealed(plain(), way._replace(pack=pack)), "varn")


@pytest.mark.parametrize("way", [OLD, AES, WHOLE])
@pytest.mark.parametrize("kept", [0, 1, 16, 27, 37, 200])
def test_cut_parts_open_with_no_password(way: Way, kept: int) -> None:
    """What is left of them cannot be told from what another password made."""
    data = sealed(plain(), way)
    cut = replaced(data, "content.xml", member(data, "content.xml")[:kept])
    with pytest.raises(ReadError, match="no given password opens it"):
        read(cut, "varn")
