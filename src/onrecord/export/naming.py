"""Names under which other formats refer to what lies in a casebook.

They are names, not addresses: `urn:onrecord:claim:f-…`, and for bytes the `ni` URIs of RFC 6920.
"""

from __future__ import annotations

import base64
from urllib.parse import quote

NAMESPACE = "urn:onrecord:ledger#"
"""Of the ledger's own fields."""


def urn(kind: str, *parts: object) -> str:
    """Return the name of something: `urn:onrecord:KIND:PART:PART`."""
    return ":".join(("urn:onrecord", kind, *(quote(str(part), safe="-._~") for part in parts)))


def bytes_name(sha256: str) -> str:
    """Return the name of a sequence of bytes by its SHA-256 in hexadecimal (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
