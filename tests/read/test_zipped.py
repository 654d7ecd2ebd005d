"""Packed folders."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from onrecord.model import DEFAULTS, PASSED, Document, Failure, replace
from onrecord.read import contents
from onrecord.read.zipped import clean

TEXT = "Forty-one people were killed in Varn.\n"


def packed(members: dict[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def read(data: bytes, **options: object) -> list[Document | Failure]:
    """Return everything in an archive."""
    return list(contents(data, "a.zip", replace(DEFAULTS, **options)))


def test_documents_are_given_and_the_rest_is_named() -> None:
    """Archives in archives too; what systems leave behind is not even named."""
    inner = packed({"deep.txt": "Seven died later.\n"})
    data = packed({
        "a/one.txt": TEXT, "a/style.css": "x", "b.mp4": "x", "__MACOSX/a": "x", "c/.DS_Store": "x",
        "inner.zip": inner, "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    })  # fmt: skip
    found = read(data)
    assert [(one.path, isinstance(one, Document)) for one in found] == [
        ("a.zip!/a/one.txt", True),
        ("a.zip!/inner.zip!/deep.txt", True),
        ("a.zip!/old.doc", False),
        ("a.zip", False),
    ]
    told = found[-1]
    assert isinstance(told, Failure)
    assert told.code == PASSED
    assert told.reason == "2 files passed over: a/style.css, b.mp4"


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("C:\\Users\\x\\a.txt", "Users/x/a.txt"),
        ("/a//./b.txt", "a/b.txt"),
        ("..\\..\\a.txt", "a.txt"),
    ],
)
def test_names_lead_nowhere_else(name: str, cleaned: str) -> None:
    """A name is a path below the archive, whatever it says."""
    assert clean(name) == cleaned


def encrypted(name: str, data: bytes, password: bytes) -> bytes:
    """Return an archive with one member in ZIP's own encryption (APPNOTE 6.1), stored."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(old: int, byte: int) -> int:
        return zlib.crc32(bytes([byte]), old ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def turn(byte: int) -> None:
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    for byte in password:
        turn(byte)
    check = zlib.crc32(data)
    sealed = bytearray()
    for byte in b"\x00" * 11 + bytes([check >> 24]) + data:
        low = keys[2] | 2
        sealed.append(byte ^ ((low * (low ^ 1)) >> 8 & 255))
        turn(byte)
    fields = struct.pack(
        "<HHHHHIIIHH", 20, 1, 0, 0, 0x21, check, len(sealed), len(data), len(name), 0
    )
    local = b"PK\x03\x04" + fields + name.encode() + bytes(sealed)
    central = b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name.encode()
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def test_a_password_opens_what_is_encrypted() -> None:
    """Each that is given is tried; without one, and with a wrong one, the reason says so."""
    data = encrypted("a.txt", TEXT.encode(), b"orlen")
    (none,), (wrong,), (right,) = (
        read(data, passwords=words) for words in ((), ("varn",), ("varn", "orlen"))
    )
    assert isinstance(none, Failure)
    assert none.reason == "is encrypted, and no password was given"
    assert isinstance(wrong, Failure)
    assert "no given password" in wrong.reason
    assert isinstance(right, Document)
    assert right.text == TEXT


def test_bombs_end_within_their_limits() -> None:
    """By the size they reach, and by how much they grow; what stands before them is kept."""
    bomb = packed({"a.txt": TEXT, "b.txt": b"0" * 40_000_000})
    assert len(bomb) < 50_000
    found = read(bomb, max_unpacked=1_000_000)
    assert isinstance(found[0], Document)
    assert [one.reason for one in found if isinstance(one, Failure)] == [
        "unpacks to more than the limit of bytes"
    ]
    twice = packed({"b.zip": packed({"b.txt": b"0" * 3_000_000_0})})
    reasons = [one.reason for one in read(twice) if isinstance(one, Failure)]
    assert len(reasons) <= 1


def test_a_damaged_member_costs_no_other() -> None:
    """Its bytes do not fit its sum."""
    data = bytearray(packed({"a.txt": TEXT, "b.txt": "Seven."}, zipfile.ZIP_STORED))
    data[data.index(b"Forty")] = 0x46 ^ 1
    found = read(bytes(data))
    assert [isinstance(one, Document) for one in found] == [False, True]
    assert "cannot be unpacked" in found[0].reason if isinstance(found[0], Failure) else False


def test_a_damaged_archive_is_named() -> None:
    """Its list of members stands at its end."""
    data = packed({"a.txt": TEXT})
    with pytest.raises(Exception, match="damaged or cut short"):
        read(data[:-30])
