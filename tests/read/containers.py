"""Microsoft's container (OLE) written by hand, for Outlook messages; no library writes it."""

from __future__ import annotations

import struct

_SECTOR = 512
_LEAST = 4096  # smaller streams would need a second allocation table
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(streams: dict[str, bytes]) -> bytes:
    """Return a container of these streams ([MS-CFB]); `/` in a name divides folders.

    Streams are filled with zero bytes up to 4,096.
    """
    tree: dict[str, object] = {}
    for name, data in streams.items():
        *folders, last = name.split("/")
        at = tree
        for folder in folders:
            at = at.setdefault(folder, {})  # type: ignore[assignment]
        at[last] = data
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, _FREE, b""]]
    _fill(entries, 0, tree)
    fat: list[int] = []
    body = b""
    rows = []
    for name, kind, left, right, child, data in entries:
        content = bytes(data).ljust(_LEAST, b"\x00") if kind == 2 else b""  # type: ignore[call-overload]
        start, body = _put(fat, body, content) if content else (_END, body)
        rows.append(_row(str(name), kind, left, right, child, start, len(content)))
    directory = b"".join(rows)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\x00")
    first, body = _put(fat, body, directory)
    tables = 1
    while (len(fat) + tables) * 4 > tables * _SECTOR:
        tables += 1
    places = list(range(len(fat), len(fat) + tables))
    fat += [_FAT] * tables
    fat += [_FREE] * (tables * _SECTOR // 4 - len(fat))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        b"", 0, tables, first, 0, _LEAST, _END, 0, _END, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    return head + body + struct.pack(f"<{len(fat)}I", *fat)


def _fill(entries: list[list[object]], parent: int, tree: dict[str, object]) -> None:
    """Add the entries below a folder, each the right-hand neighbour of the one before."""
    before = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        value = tree[name]
        number = len(entries)
        folder = isinstance(value, dict)
        entries.append([name, 1 if folder else 2, _FREE, _FREE, _FREE, b"" if folder else value])
        if before is None:
            entries[parent][4] = number
        else:
            entries[before][3] = number
        before = number
        if isinstance(value, dict):
            _fill(entries, number, value)


def _put(fat: list[int], body: bytes, content: bytes) -> tuple[int, bytes]:
    start = len(fat)
    count = -(-len(content) // _SECTOR)
    fat += [*range(start + 1, start + count), _END]
    return start, body + content.ljust(count * _SECTOR, b"\x00")


def _row(
    name: str, kind: object, left: object, right: object, child: object, start: int, size: int
) -> bytes:
    wide = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        wide,
        len(wide),
        kind,
        1,
        left,
        right,
        child,
        b"",
        0,
        0,
        0,
        start,
        size,
    )


def properties(head: int, values: dict[int, int]) -> bytes:
    """Return the list of a message's properties of fixed size, behind a head of that many bytes."""
    return b"\x00" * head + b"".join(
        struct.pack("<HHIQ", 3, number, 6, value) for number, value in values.items()
    )


def wide(words: str) -> bytes:
    """Return words as Outlook keeps them."""
    return words.encode("utf-16-le")
