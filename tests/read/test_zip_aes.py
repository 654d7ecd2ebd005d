"""Archives encrypted with AES, made by the cipher's own library and by the format's words."""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import struct
import zipfile
import zlib

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from onrecord.model import DEFAULTS, Document, Failure, replace
from onrecord.read import contents

TEXT = b"Forty-one people were killed in Varn.\n" * 40
SIZES = {1: 16, 2: 24, 3: 32}


def sealed(plain: bytes, password: bytes, strength: int) -> bytes:
    """Encrypt as WinZip does: each block with the next number, lowest byte first."""
    size = SIZES[strength]
    salt = bytes(range(size // 2))
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, 1000, 2 * size + 2)
    block = Cipher(algorithms.AES(keys[:size]), modes.ECB()).encryptor()  # noqa: S305
    body = b""
    for at in range(0, len(plain), 16):
        stream = block.update((at // 16 + 1).to_bytes(16, "little"))
        body += bytes(a ^ b for a, b in zip(plain[at : at + 16], stream, strict=False))
    seal = hmac.digest(keys[size : 2 * size], body, "sha1")[:10]
    return salt + keys[2 * size :] + body + seal


def archive(plain: bytes, strength: int = 3, method: int = 8, password: bytes = b"varn") -> bytes:
    """Return an archive with one member, packed and then encrypted."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(plain) + packer.flush() if method == 8 else plain
    body = sealed(packed, password, strength)
    buffer = io.BytesIO()
    info = zipfile.ZipInfo("list.txt")
    info.extra = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", strength, method)
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(info, body)
    data = bytearray(buffer.getvalue())
    central = data.index(b"PK\x01\x02")
    for at in (6, central + 8):
        data[at] |= 1  # encrypted
    for at in (8, central + 10):
        struct.pack_into("<H", data, at, 99)
    for at in (22, central + 24):
        struct.pack_into("<I", data, at, len(plain))
    return bytes(data)


def read(data: bytes, *passwords: str) -> Document | Failure:
    """Return what is in an archive."""
    (found,) = contents(data, "a.zip", replace(DEFAULTS, passwords=passwords))
    return found


@pytest.mark.parametrize("strength", SIZES)
@pytest.mark.parametrize("method", [0, 8])
def test_members_are_opened_with_the_password(strength: int, method: int) -> None:
    """Of all three strengths, packed or not; wrong passwords are passed over."""
    found = read(archive(TEXT, strength, method), "wrong", "varn")
    assert isinstance(found, Document), found
    assert found.text.encode() == TEXT


@pytest.mark.parametrize(
    ("passwords", "reason"),
    [((), "no password was given"), (("wrong", "also"), "no given password opens it")],
)
def test_without_it_the_reason_is_told(passwords: tuple[str, ...], reason: str) -> None:
    """As for the older encryption."""
    found = read(archive(TEXT), *passwords)
    assert isinstance(found, Failure)
    assert reason in found.reason


def test_damage_is_told_from_a_wrong_password() -> None:
    """A member that was changed is not read; one cut short neither."""
    data = bytearray(archive(TEXT))
    data[100] ^= 1
    found = read(bytes(data), "varn")
    assert isinstance(found, Failure)
    assert "cannot be unpacked: an encrypted member is damaged" in found.reason


def test_a_bomb_is_counted_while_it_is_unpacked() -> None:
    """Its size in the archive's own list is a lie, and not asked."""
    bomb = archive(bytes(64 * 1024 * 1024))
    found = read(bomb, "varn")
    assert isinstance(found, Failure)
    assert "times its size" in found.reason


def test_many_blocks() -> None:
    """More than are decrypted at once, and no whole number of them."""
    text = os.urandom(700_000).hex().encode()[:1_200_001]
    found = read(archive(text, method=0), "varn")
    assert isinstance(found, Document)
    assert found.text.encode() == text
