"""The encrypted bytes of a part, with a password → its packed bytes.

ODF 1.2, part 3, 3.4: the password's digest is stretched to the key. Blowfish feeds its output back
eight bytes at a time; AES in CBC mode is filled up as XML Encryption 1.1, 5.2.2 says (the last byte
tells how many are filling); in Galois mode (5.2.4) the vector stands before the bytes and the seal
behind them.
"""

from __future__ import annotations

import hashlib
import hmac

from onrecord.read.odf.manifest import Seal

_CHECKED = 1_024
_BLOCK = 16
_VECTOR = 12


def decrypted(seal: Seal, body: bytes, password: str) -> bytes | None:
    """Return the packed bytes of a part, or None if the password is wrong (or the part damaged).

    Args:
        seal: How it is encrypted.
        body: Its bytes.
        password: To try.
    """
    key = _key(seal, password)
    plain = {"blowfish": _blowfish, "aes-cbc": _cbc, "aes-gcm": _gcm}[seal.cipher](seal, body, key)
    if plain is None or seal.check is None:
        return plain
    name, digest = seal.check
    found = hashlib.new(name, plain[:_CHECKED], usedforsecurity=False).digest()
    return plain if hmac.compare_digest(found, digest) else None


def _key(seal: Seal, password: str) -> bytes:
    start = hashlib.new(seal.start, password.encode()).digest()
    if seal.stretch == "pbkdf2":
        return hashlib.pbkdf2_hmac("sha1", start, seal.salt, seal.rounds, seal.size)
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - heavy, and rare

    return hash_secret_raw(
        start, seal.salt, time_cost=seal.rounds, memory_cost=seal.memory,
        parallelism=seal.lanes, hash_len=seal.size, type=Type.ID,
    )  # fmt: skip


def _blowfish(seal: Seal, body: bytes, key: bytes) -> bytes:
    import numpy as np  # noqa: PLC0415 - heavy, as is the other
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers import Cipher, modes  # noqa: PLC0415

    # What is fed back is known, so that all blocks of the stream are made at once. The library is
    # about to move its own mode of that name elsewhere.
    fed = seal.vector + body
    blocks = Cipher(Blowfish(key), modes.ECB()).encryptor()  # noqa: S305
    stream = np.frombuffer(blocks.update(fed[: -(-len(body) // 8) * 8]), np.uint8)
    return (np.frombuffer(body, np.uint8) ^ stream[: len(body)]).tobytes()


def _cbc(seal: Seal, body: bytes, key: bytes) -> bytes | None:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    if not body or len(body) % _BLOCK:
        return None
    plain = Cipher(algorithms.AES(key), modes.CBC(seal.vector)).decryptor().update(body)
    filling = plain[-1]
    return plain[:-filling] if 1 <= filling <= _BLOCK else None


def _gcm(seal: Seal, body: bytes, key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    if len(body) < _VECTOR + _BLOCK or not hmac.compare_digest(body[:_VECTOR], seal.vector):
        return None
    try:
        return AESGCM(key).decrypt(seal.vector, body[_VECTOR:], None)
    except InvalidTag:
        return None
