"""Files as they come from broken disks, cut downloads, wrong hands and bad intent; by seed."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

import openpyxl

from onrecord.read.package import members

from .archives import member, replaced
from .office import FORMATS, plain
from .parts import EXAMPLES, Part, parts
from .pdf import ONE_COLUMN, typeset_parts


class Mutated(NamedTuple):
    """A file: its name, which tells what was done to it, and its bytes."""

    name: str
    data: bytes


def _xlsx(given: Iterator[Part]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for part in given:
        for row in part.rows or ((part.words,),):
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _csv(given: Iterator[Part]) -> bytes:
    return plain(given).replace(" | ", ";").encode()


def _zip(given: Iterator[Part]) -> bytes:
    words = plain(given)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/one.txt", words)
        archive.writestr("two.txt", words[: len(words) // 2])
    return buffer.getvalue()


def _txt(given: Iterator[Part]) -> bytes:
    return plain(given).encode()


Maker = Callable[[Iterator[Part]], bytes]


def _pdf(given: Iterator[Part]) -> bytes:
    return typeset_parts(given, ONE_COLUMN, "x")


MAKERS: dict[str, Callable[[Iterator[Part]], bytes]] = {
    **FORMATS, "xlsx": _xlsx, "csv": _csv, "zip": _zip, "txt": _txt, "pdf": _pdf,
}  # fmt: skip
"""What makes a sound file of each format, by its suffix."""


def _truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _swapped(data: bytes, chance: random.Random) -> bytes:
    """Exchange two stretches of bytes."""
    size = min(64, len(data) // 4)
    first, second = sorted(chance.sample(range(len(data) - size), 2))
    changed = bytearray(data)
    changed[first : first + size], changed[second : second + size] = (
        data[second : second + size], data[first : first + size],
    )  # fmt: skip
    return bytes(changed[: len(data)])


def _flipped(data: bytes, chance: random.Random) -> bytes:
    """Turn single bits, one in about two thousand bytes, at least four."""
    changed = bytearray(data)
    for _ in range(max(4, len(data) // 2000)):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _zeroed(data: bytes, chance: random.Random) -> bytes:
    """Lose a sector of the disk."""
    at = chance.randrange(len(data))
    return data[:at] + b"\x00" * min(512, len(data) - at) + data[at + 512 :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at // 2 :]


def _inner(data: bytes, chance: random.Random) -> bytes:
    """Damage what is packed, and pack it soundly: sums and sizes fit."""
    names = sorted(name for name in members(data) if name.endswith((".xml", ".rels", ".txt")))
    if not names:
        return _flipped(data, chance)
    name = chance.choice(names)
    how = chance.choice([_truncated, _swapped, _flipped, _doubled])
    inside = member(data, name)
    return replaced(data, name, how(inside, chance) if len(inside) > 8 else b"")


CHANGES = (_truncated, _swapped, _flipped, _zeroed, _doubled, _inner)


def mutations(count: int, seed: int) -> Iterator[Mutated]:
    """Yield that many files, the same for the same seed: damaged, misnamed, and bombs."""
    yield from _bombs()
    chance = random.Random(seed)  # noqa: S311 - for a test
    names = list(MAKERS)
    for number in range(count - len(list(_bombs()))):
        suffix = names[number % len(names)]
        path = EXAMPLES[number // len(names) % len(EXAMPLES)]
        data = MAKERS[suffix](parts(path))
        if number % 7 == 6:
            other = chance.choice([*(name for name in names if name != suffix), "doc", "dat"])
            yield Mutated(f"{number:03}-misnamed-{suffix}.{other}", data)
        else:
            how = CHANGES[chance.randrange(len(CHANGES))]
            yield Mutated(f"{number:03}{how.__name__}.{suffix}", how(data, chance))


def _bombs() -> Iterator[Mutated]:
    """Yield files that were made to do harm, within reason."""
    sound = FORMATS["docx"](parts(EXAMPLES[0]))
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><d>&l9;</d>'
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    yield Mutated("bomb-laughs.docx", replaced(sound, "word/document.xml", xml.encode()))
    yield Mutated("bomb-outside.docx", replaced(sound, "word/document.xml", outside.encode()))
    odt = FORMATS["odt"](parts(EXAMPLES[0]))
    yield Mutated("bomb-laughs.odt", replaced(odt, "content.xml", xml.encode()))
    deep = b"<a>" * 100_000
    yield Mutated("bomb-deep.docx", replaced(sound, "word/document.xml", deep))
    yield Mutated("bomb-deep.html", b"<html>" + b"<div>" * 100_000 + b"41 died")
    yield Mutated("bomb-deep.rtf", b"{\\rtf1 " + b"{\\b " * 100_000)
    packed = b"0" * 30_000_000
    for depth in range(4):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(2):
                archive.writestr(f"{depth}-{copy}.{'zip' if depth else 'txt'}", packed)
        packed = buffer.getvalue()
    yield Mutated("bomb-nest.zip", packed)
    yield Mutated("bomb-quotes.csv", b'a,"' + b"," * 3_000_000)
    head = b"From: a@x.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    nest = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n)
        for n in range(2000)
    )
    yield Mutated("bomb-nest.eml", head + nest + b"\r\n\r\n41 were killed.\r\n")
    yield Mutated("bomb-empty.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4096)
    looped = struct.pack("<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3,
        0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4096, 0, 1, 0, 1) + struct.pack("<109I", *[0] * 109)  # fmt: skip
    yield Mutated("bomb-loop.doc", looped + b"\x00" * 2048)
