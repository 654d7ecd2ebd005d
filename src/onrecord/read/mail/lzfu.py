"""Outlook's compressed RTF ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

_HEAD = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_MOST = 64 * 1024 * 1024
# What every window begins with (2.1.3.1.1).
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked(data: bytes) -> bytes:
    """Return the RTF in a message's compressed body; what can be had of a damaged one.

    Raises:
        ValueError: If it is not in this form.
    """
    if len(data) < _HEAD.size:
        raise ValueError("the compressed body is cut short")
    _, size, kind, _ = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if kind == _PLAIN:
        return body[:size]
    if kind != _PACKED:
        raise ValueError("the body is packed in an unknown way")
    window = bytearray(_START.ljust(_WINDOW, b"\x00"))
    at = len(_START)
    found = bytearray()
    place = 0
    while place < len(body) and len(found) < min(size, _MOST):
        flags = body[place]
        place += 1
        for bit in range(8):
            if place >= len(body):
                break
            if flags >> bit & 1:
                pair = int.from_bytes(body[place : place + 2], "big")
                place += 2
                offset, length = pair >> 4, (pair & 15) + 2
                if offset == at:
                    return bytes(found[:size])
            else:
                offset, length = -1, 1
            for step in range(length):
                byte = body[place] if offset < 0 else window[(offset + step) % _WINDOW]
                found.append(byte)
                window[at] = byte
                at = (at + 1) % _WINDOW
            place += offset < 0
    return bytes(found[:size])
