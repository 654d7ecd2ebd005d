"""OpenDocument files with a password, encrypted from the standard's words (ODF 1.2, part 3, 3.4).

Ciphers and key derivations are those of the libraries, also where the reader has its own way.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ODF = "urn:oasis:names:tc:opendocument:xmlns:manifest:1."
XMLENC = "http://www.w3.org/2001/04/xmlenc#"
LIBREOFFICE = "urn:org:documentfoundation:names:experimental:office:"
PARTS = ("content.xml", "styles.xml", "meta.xml")


def deflated(plain: bytes) -> bytes:
    """Pack as ZIP archives do."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(plain) + packer.flush()


class Way(NamedTuple):
    """How to encrypt; `digest` is empty where the cipher needs none."""

    cipher: str
    size: int
    start: str = f"{XMLENC}sha256"
    stretch: str = "PBKDF2"
    digest: str = f"{ODF}0#sha256-1k"
    numbers: str = "manifest"  # the namespace of Argon2's numbers
    pack: Callable[[bytes], bytes] = deflated


OLD = Way("Blowfish CFB", 16, start="", digest="SHA1/1K")
AES = Way(f"{XMLENC}aes256-cbc", 32, start="http://www.w3.org/2000/09/xmldsig#sha256")
WHOLE = Way(
    "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    32,
    stretch=f"{LIBREOFFICE}manifest:argon2id",
    digest="",
    numbers="loext",
)
WAYS = {
    "old": OLD,
    "old-by-full-names": OLD._replace(
        cipher=f"{ODF}0#blowfish", start="http://www.w3.org/2000/09/xmldsig#sha1",
        stretch=f"{ODF}0#pbkdf2", digest=f"{ODF}0#sha1-1k",
    ),
    "aes": AES,
    "aes-128": AES._replace(cipher=f"{XMLENC}aes128-cbc", size=16, start="SHA1"),
    "aes-192": AES._replace(cipher=f"{XMLENC}aes192-cbc", size=24, start=f"{XMLENC}sha256"),
    "argon": AES._replace(stretch=f"{ODF}5#argon2id"),
    "gcm": WHOLE,
}  # fmt: skip


def sealed(data: bytes, way: Way, password: str = "varn", parts: Iterable[str] = PARTS) -> bytes:  # noqa: S107
    """Return a file with some of its parts encrypted one by one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    entries = []
    for name in parts:
        if name in held:
            plain = held[name]
            held[name], entry = _encrypted(name, plain, way, password)
            entries.append(entry)
    return _archive(held, entries)


def sealed_whole(data: bytes, way: Way = WHOLE, password: str = "varn") -> bytes:  # noqa: S107
    """Return a file as the one encrypted part of another, as LibreOffice does since 24.2."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kind = archive.read("mimetype")
    body, entry = _encrypted("encrypted-package", data, way, password)
    return _archive({"mimetype": kind, "encrypted-package": body}, [entry])


def with_manifest(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a file with its manifest changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held["META-INF/manifest.xml"] = change(held["META-INF/manifest.xml"].decode()).encode()
    return _written(held)


def _archive(held: dict[str, bytes], entries: list[str]) -> bytes:
    held["META-INF/manifest.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{ODF}0" '
        f'xmlns:loext="{LIBREOFFICE}xmlns:loext:1.0">{"".join(entries)}</manifest:manifest>'
    ).encode()
    return _written(held)


def _written(held: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in held.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def _encrypted(name: str, plain: bytes, way: Way, password: str) -> tuple[bytes, str]:
    packed = way.pack(plain)
    salt = hashlib.sha256(name.encode()).digest()[:16]
    start = hashlib.new("sha256" if "sha256" in way.start else "sha1", password.encode()).digest()
    if "argon" in way.stretch:
        key = hash_secret_raw(start, salt, 2, 64, 2, way.size, Type.ID)
        numbers = "".join(
            f' {way.numbers}:argon2-{kind}="{value}"'
            for kind, value in (("iterations", 2), ("memory", 64), ("lanes", 2))
        )
    else:
        key = hashlib.pbkdf2_hmac("sha1", start, salt, 1500, way.size)
        numbers = ' manifest:iteration-count="1500"'
    vector, body = _enciphered(packed, way, key)
    digest = hashlib.new("sha256" if "sha256" in way.digest else "sha1", packed[:1024]).digest()
    check = f' manifest:checksum-type="{way.digest}" manifest:checksum="{_text(digest)}"'
    start_key = f'<manifest:start-key-generation manifest:start-key-generation-name="{way.start}"/>'
    return body, (
        f'<manifest:file-entry manifest:full-path="{name}" manifest:size="{len(plain)}">'
        f"<manifest:encryption-data{check if way.digest else ''}>"
        f'<manifest:algorithm manifest:algorithm-name="{way.cipher}"'
        f' manifest:initialisation-vector="{_text(vector)}"/>{start_key if way.start else ""}'
        f'<manifest:key-derivation manifest:key-derivation-name="{way.stretch}"{numbers}'
        f' manifest:key-size="{way.size}" manifest:salt="{_text(salt)}"/>'
        "</manifest:encryption-data></manifest:file-entry>"
    )


def _enciphered(packed: bytes, way: Way, key: bytes) -> tuple[bytes, bytes]:
    """Return the vector and the encrypted bytes."""
    if "lowfish" in way.cipher:
        vector = key[:8]
        return vector, Cipher(Blowfish(key), CFB(vector)).encryptor().update(packed)
    if way.cipher.endswith("gcm"):
        vector = key[:12]
        return vector, vector + AESGCM(key).encrypt(vector, packed, None)
    vector = key[:16]
    filling = 16 - len(packed) % 16
    filled = packed + b"\xa5" * (filling - 1) + bytes([filling])
    return vector, Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor().update(filled)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
