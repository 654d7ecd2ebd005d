"""Members of ZIP archives that are encrypted with AES, as WinZip, 7-Zip and others write them.

The format is WinZip's (AE-1 and AE-2): https://www.winzip.com/en/support/aes-encryption/. Python's own
`zipfile` knows only the encryption of 1993; the packages that know this one replace all of `zipfile`.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import struct
import zipfile
import zlib
from typing import IO

METHOD = 99
"""What such a member has for its method of packing; its own stands in an extra field."""

_FIELD = 0x9901
_STRENGTHS = {1: 16, 2: 24, 3: 32}
_ROUNDS = 1_000
_CHECK, _SEAL = 2, 10  # bytes that tell a wrong password, and that seal the whole
_BLOCK = 16
_AT_ONCE = 65_536  # blocks


def opened(data: bytes, info: zipfile.ZipInfo, password: str) -> IO[bytes] | None:
    """Return a member as a file that is unpacked while it is read; None if the password is wrong.

    Args:
        data: The archive.
        info: The member.
        password: To try.

    Raises:
        zipfile.BadZipFile: If the member is damaged.
        NotImplementedError: If it is packed in a rare way.
    """
    strength, method = _field(info.extra)
    size = _STRENGTHS[strength]
    start = _start(data, info)
    sealed = memoryview(data)[start : start + info.compress_size]
    salt, rest = bytes(sealed[: size // 2]), sealed[size // 2 :]
    check, body, seal = rest[:_CHECK], rest[_CHECK:-_SEAL], rest[-_SEAL:]
    if len(rest) < _CHECK + _SEAL:
        raise zipfile.BadZipFile("an encrypted member is cut short")
    keys = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, _ROUNDS, 2 * size + _CHECK)
    if not hmac.compare_digest(keys[2 * size :], check):
        return None
    if not hmac.compare_digest(hmac.digest(keys[size : 2 * size], body, "sha1")[:_SEAL], seal):
        raise zipfile.BadZipFile("an encrypted member is damaged")
    plain = _decrypted(bytes(body), keys[:size])
    if method == zipfile.ZIP_STORED:
        return io.BytesIO(plain)
    if method == zipfile.ZIP_DEFLATED:
        return io.BufferedReader(_Inflated(plain))
    raise NotImplementedError(f"method {method}")


def _field(extra: bytes) -> tuple[int, int]:
    """Return the strength and the method of packing from the extra field."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _FIELD and size >= 7 and at + 11 <= len(extra):
            _, _, strength, method = struct.unpack_from("<H2sBH", extra, at + 4)
            if strength in _STRENGTHS:
                return strength, method
        at += 4 + size
    raise zipfile.BadZipFile("an encrypted member does not say how")


def _start(data: bytes, info: zipfile.ZipInfo) -> int:
    """Return where a member's bytes begin, behind its local header (APPNOTE 4.3.7)."""
    if data[info.header_offset : info.header_offset + 4] != b"PK\x03\x04":
        raise zipfile.BadZipFile("a member is not where it should be")
    name, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
    return int(info.header_offset + 30 + name + extra)


def _decrypted(body: bytes, key: bytes) -> bytes:
    """Return bytes freed of AES in counter mode; the counter counts from 1, lowest byte first."""
    import numpy as np  # noqa: PLC0415 - heavy, as is the other
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    # The format's counter is not that of the library's own counter mode, so that its blocks are
    # encrypted one by one. ECB of distinct counters is what counter mode is.
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305
    pieces = []
    for first in range(0, -(-len(body) // _BLOCK), _AT_ONCE):
        piece = np.frombuffer(body[first * _BLOCK : (first + _AT_ONCE) * _BLOCK], np.uint8)
        counters = np.zeros((-(-len(piece) // _BLOCK), 2), "<u8")
        counters[:, 0] = np.arange(first + 1, first + 1 + len(counters))
        stream = np.frombuffer(encryptor.update(counters.tobytes()), np.uint8)
        pieces.append((piece ^ stream[: len(piece)]).tobytes())
    return b"".join(pieces)


class _Inflated(io.RawIOBase):
    """Packed bytes as a file, unpacked as they are read."""

    def __init__(self, packed: bytes) -> None:
        self._left = packed
        self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer, and return how much of it."""
        piece = self._unpacker.decompress(self._left, len(buffer))
        self._left = self._unpacker.unconsumed_tail
        buffer[: len(piece)] = piece
        return len(piece)
