"""Time stamps of an authority (RFC 3161): that an entry of the log, and all before it, existed then.

What is stamped is an entry: its hash is the SHA-256 of its bytes, which is what the authority signs. The answer
lies in the log, base64, with the certificates by which it was checked, so that it can be checked again without a
network. Whoever wants to rely on a certificate of their own gives that.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.casebook.der import in_order
from onrecord.casebook.log import append, entries, entry_bytes
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError, ConfigError
from onrecord.model import Json, LogEntry

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

STAMP = "stamp"
"""The action of an entry that holds a stamp of another."""


class Wanted(NamedTuple):
    """A stamp that is asked for: of which entry, the request's bytes, and its nonce."""

    entry: LogEntry
    request: bytes
    nonce: int | None


def wanted(book: Casebook) -> Wanted:
    """Return the request for a stamp of a casebook's newest entry.

    Raises:
        CasebookError: If the log is empty.
        ConfigError: If the package for stamps is not installed.
    """
    _needed()
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - heavy

    (last,) = book.db.execute("SELECT max(seq) FROM log").fetchone()
    entry = next(entries(book, after=(last or 1) - 1), None)
    if entry is None:
        raise CasebookError("has no entry yet", path=book.path)
    builder = TimestampRequestBuilder().data(entry_bytes(entry))
    request = builder.hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True).build()
    return Wanted(entry, request.as_bytes(), request.nonce)


def keep_stamp(
    book: Casebook,
    asked: Wanted,
    answer: bytes,
    *,
    authority: str,
    certificates: bytes | None,
    user: str,
) -> str:
    """Put an authority's answer into the log, if it holds, and return the time that it states.

    Args:
        book: The casebook.
        asked: What was asked.
        answer: The authority's answer, DER.
        authority: Its address.
        certificates: PEM that the signature must lead to; None takes those in the answer.
        user: Who asked.

    Raises:
        CasebookError: If the answer does not hold.
    """
    pem = certificates or _certificates_in(answer)
    time = checked(answer, asked.entry, pem, nonce=asked.nonce)
    after: Json = {
        "seq": asked.entry.seq,
        "hash": asked.entry.hash,
        "time": time,
        "authority": authority,
        "token": base64.b64encode(answer).decode(),
        "certificates": pem.decode("ascii", "replace"),
    }
    with transaction(book) as db:
        append(db, user, STAMP, str(asked.entry.seq), after=after)
    return time


def checked(
    answer: bytes, entry: LogEntry, certificates: bytes, *, nonce: int | None = None
) -> str:
    """Return the time that an authority's answer states for an entry, in ISO 8601.

    Args:
        answer: The authority's answer, DER.
        entry: What it should be a stamp of.
        certificates: PEM of the certificates that its signature must lead to.
        nonce: The number that was sent with the request; None where that is not known any more.

    Raises:
        CasebookError: If it does not hold.
    """
    _needed()
    from rfc3161_client import (  # noqa: PLC0415 - heavy
        VerificationError,
        VerifierBuilder,
        decode_timestamp_response,
    )

    try:
        response = decode_timestamp_response(in_order(answer))
        builder = VerifierBuilder(roots=_loaded(certificates), nonce=nonce)
        builder.build().verify(response, bytes.fromhex(entry.hash))
        return str(response.tst_info.gen_time.isoformat())
    except (VerificationError, ValueError) as error:
        hint = "give the authority's certificates, its root among them"
        raise CasebookError(
            f"the stamp of entry {entry.seq} does not hold: {error}", hint=hint
        ) from error


def stamps(book: Casebook, certificates: bytes | None = None) -> Iterator[tuple[str, bool]]:
    """Yield what each stamp in the log says, and whether it holds.

    Args:
        book: The casebook.
        certificates: PEM to rely on; None takes what was noted with each stamp.
    """
    for noted in entries(book, actions=(STAMP,)):
        after = noted.after or {}
        entry = next(entries(book, after=int(after["seq"]) - 1), None)
        if entry is None or entry.seq != after["seq"] or entry.hash != after["hash"]:
            yield (
                f"log: entry {after['seq']} is not the one that was stamped at {after['time']}",
                False,
            )
            continue
        try:
            pem = certificates or str(after["certificates"]).encode()
            time = checked(base64.b64decode(after["token"]), entry, pem)
        except (CasebookError, ConfigError) as error:
            yield f"log: {error.message}", False
        else:
            yield (
                f"entry {entry.seq}, and all before it, existed at {time}, by {after['authority']}",
                True,
            )


def _certificates_in(answer: bytes) -> bytes:
    """Return the certificates that an answer brings along, as PEM."""
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - heavy
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415

    try:
        found = decode_timestamp_response(in_order(answer)).signed_data.certificates
        return b"".join(
            load_der_x509_certificate(one).public_bytes(Encoding.PEM) for one in sorted(found)
        )
    except ValueError as error:
        raise CasebookError(f"the authority's answer cannot be read: {error}") from error


def _loaded(pem: bytes) -> list[Certificate]:
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - heavy

    return load_pem_x509_certificates(pem)


def _needed() -> None:
    """Raise an error that says what to install, if it is missing."""
    try:
        import rfc3161_client  # noqa: F401, PLC0415 - heavy, and an extra
    except ImportError as error:
        hint = "pip install 'onrecord[stamp]'"
        raise ConfigError("time stamps need the package rfc3161-client", hint=hint) from error
