"""What the manifest of an OpenDocument file says of how its parts are encrypted.

ODF 1.2, part 3 (1.3 and 1.4: part 2), 3.4 and 4: a part is packed, then encrypted; its entry in the
manifest states the cipher, how its key is made from the password, and a digest that tells the right
password. Names stand as the standard has them, as ODF 1.1 had them, and as LibreOffice writes them
(`package/source/manifest/ManifestDefines.hxx`), which since 24.2 also knows AES in Galois mode and
Argon2 (RFC 9106).
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import ReadError
from onrecord.read.elements import attribute, child, children
from onrecord.read.package import Package, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MANIFEST = "META-INF/manifest.xml"

_ODF = "urn:oasis:names:tc:opendocument:xmlns:manifest:1."
_CIPHERS = {
    "Blowfish CFB": ("blowfish", 16), f"{_ODF}0#blowfish": ("blowfish", 16),
    **{f"http://www.w3.org/2001/04/xmlenc#aes{8 * n}-cbc": ("aes-cbc", n) for n in (16, 24, 32)},
    **{f"http://www.w3.org/2009/xmlenc11#aes{8 * n}-gcm": ("aes-gcm", n) for n in (16, 24, 32)},
}  # fmt: skip
_STARTS = {
    "": "sha1", "SHA1": "sha1", "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2000/09/xmldsig#sha256": "sha256",
}  # fmt: skip
_STRETCHES = {
    "PBKDF2": "pbkdf2", f"{_ODF}0#pbkdf2": "pbkdf2", f"{_ODF}5#argon2id": "argon2id",
    "urn:org:documentfoundation:names:experimental:office:manifest:argon2id": "argon2id",
}  # fmt: skip
_DIGESTS = {
    "SHA1/1K": "sha1", f"{_ODF}0#sha1-1k": "sha1", f"{_ODF}0#sha256-1k": "sha256",
}  # fmt: skip
_SIZES = {"blowfish": range(4, 57), "aes-cbc": (16, 24, 32), "aes-gcm": (16, 24, 32)}
_VECTORS = {"blowfish": 8, "aes-cbc": 16, "aes-gcm": 12}  # bytes
_SHORTEST_SALT = 8  # what Argon2 takes
_MOST_LETTERS = 200

# LibreOffice asks for 100,000 or 600,000 rounds, or for three passes over 64 MiB by four lanes; a
# file may ask for some seconds of work and no more.
_MOST = {
    "iteration-count": 3_000_000, "argon2-iterations": 20, "argon2-memory": 256 * 1024,
    "argon2-lanes": 16, "key-size": 56,
}  # fmt: skip
_SAVE = "open it in LibreOffice and save it without a password"

# OpenOffice named the manifest's DTD until ODF 1.1; without `[` it declares nothing.
_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^<>\[\]]{0,300}>")


class Seal(NamedTuple):
    """How one part is encrypted.

    `cipher` is `blowfish`, `aes-cbc` or `aes-gcm`; `start` the digest that the password is put
    through first; `stretch` (`pbkdf2`, `argon2id`) makes a key of `size` bytes from that, in `rounds`
    rounds, with `memory` KiB over `lanes` threads. `check` is a digest's name and the digest of the
    packed part's first 1,024 bytes; None where the cipher itself tells a wrong key.
    """

    cipher: str
    vector: bytes
    start: str
    stretch: str
    salt: bytes
    rounds: int
    size: int
    check: tuple[str, bytes] | None
    memory: int = 0
    lanes: int = 0


def sealed_parts(package: Package) -> dict[str, _Element]:
    """Return what the manifest says of the parts that are encrypted, by their names.

    Raises:
        ReadError: If the manifest is damaged.
    """
    if MANIFEST not in package.names:
        return {}
    data = package.read(MANIFEST)
    if b"encryption-data" not in data:
        return {}
    root = parse_xml(_DOCTYPE.sub(b"", data, count=1), MANIFEST, package.path)
    found = {
        attribute(entry, "full-path"): child(entry, "encryption-data")
        for entry in children(root, "file-entry")
    }
    return {name: how for name, how in found.items() if how is not None and name in package.names}


def seal_of(data: _Element, path: str) -> Seal:
    """Return how a part is encrypted.

    Args:
        data: The `encryption-data` of the part.
        path: The file, for the error.

    Raises:
        ReadError: If it is encrypted for a person's key, in a way that is not known, or so that
            absurdly much work were to be done.
    """
    algorithm, start, derivation = (
        _attributes(child(data, name))
        for name in ("algorithm", "start-key-generation", "key-derivation")
    )
    if derivation.get("key-derivation-name") == "PGP":
        raise ReadError("is encrypted for the keys of persons", path=path, hint=_SAVE)
    try:
        cipher, usual = _CIPHERS[algorithm["algorithm-name"]]
        stretch = _STRETCHES[derivation["key-derivation-name"]]
        argon = stretch == "argon2id"
        prefix, default = ("argon2-iterations", 3) if argon else ("iteration-count", 1024)
        seal = Seal(
            cipher=cipher,
            vector=_bytes(algorithm["initialisation-vector"]),
            start=_STARTS[start.get("start-key-generation-name", "")],
            stretch=stretch,
            salt=_bytes(derivation["salt"]),
            rounds=_count(derivation, prefix, default, path),
            size=_count(derivation, "key-size", usual, path),
            check=None if cipher == "aes-gcm" else _check(data),
            memory=_count(derivation, "argon2-memory", 65_536, path) if argon else 0,
            lanes=_count(derivation, "argon2-lanes", 4, path) if argon else 0,
        )
    except (KeyError, ValueError) as error:
        raise _unknown(path) from error
    if (
        len(seal.vector) != _VECTORS[cipher]
        or seal.size not in _SIZES[cipher]
        or (argon and (len(seal.salt) < _SHORTEST_SALT or seal.memory < 8 * seal.lanes))
    ):
        raise _unknown(path)
    return seal


def _unknown(path: str) -> ReadError:
    return ReadError("is encrypted in a way that is not read", path=path, hint=_SAVE)


def _attributes(element: _Element | None) -> dict[str, str]:
    """Return attributes by their names without namespace."""
    said = element.attrib.items() if element is not None else ()
    return {str(key).rpartition("}")[2]: str(value) for key, value in said}


def _check(data: _Element) -> tuple[str, bytes]:
    said = _attributes(data)
    return _DIGESTS[said["checksum-type"]], _bytes(said["checksum"])


def _bytes(written: str) -> bytes:
    if len(written) > _MOST_LETTERS:
        raise ValueError(written[:_MOST_LETTERS])
    return base64.b64decode(written, validate=True)


def _count(said: dict[str, str], name: str, default: int, path: str) -> int:
    """Return a positive number; a `ReadError` for one above what is done."""
    written = said.get(name, str(default))
    if not (written.isascii() and written.isdecimal()) or not int(written[:_MOST_LETTERS]):
        raise ValueError(written)
    if len(written) > _MOST_LETTERS or int(written) > _MOST[name]:
        raise ReadError(
            f"asks for absurdly much work before it opens ({name} above {_MOST[name]:,})",
            path=path,
            hint="it may be meant to do harm; else " + _SAVE,
        )
    return int(written)
