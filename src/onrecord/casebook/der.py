"""A time-stamp response with its certificates in order.

DER asks that the members of a set stand in the order of their bytes (ITU-T X.690, 11.6). Some authorities
send certificates as they come, and a strict reader refuses those. The certificates of a signature
stand outside what is signed (RFC 5652, 5.1), so that putting them in order changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator

_CERTIFICATES = 0xA0
"""The tag of the certificates in SignedData: context-specific, constructed, number 0."""


def in_order(response: bytes) -> bytes:
    """Return a time-stamp response (RFC 3161, 2.4.2) with its certificates in order.

    What is none, or cannot be followed, is returned as it is.
    """
    try:
        status, token = _parts(response)
        kind, content = _parts(token)
        (signed,) = _parts(content)
        members = [_sorted(one) if one[0] == _CERTIFICATES else one for one in _parts(signed)]
    except (ValueError, IndexError):
        return response
    content = _wrapped(content[0], _wrapped(signed[0], *members))
    return _wrapped(response[0], status, _wrapped(token[0], kind, content))


def _sorted(element: bytes) -> bytes:
    return _wrapped(element[0], *sorted(_parts(element)))


def _parts(element: bytes) -> Iterator[bytes]:
    """Yield the elements that an element consists of."""
    at, end = _content(element, 0)
    while at < end:
        _, after = _content(element, at)
        yield element[at:after]
        at = after


def _content(data: bytes, at: int) -> tuple[int, int]:
    """Return where the content of the element at `at` begins and ends."""
    length, start = data[at + 1], at + 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(data[at + 2 : start], "big")
    if start + length > len(data):
        raise ValueError("an element ends after its data")
    return start, start + length


def _wrapped(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body
