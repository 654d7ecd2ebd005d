"""Folders packed as ZIP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, OTHER_PROGRAM, Part, ReadOptions
from onrecord.read import zip_aes
from onrecord.read.locked import why_locked
from onrecord.read.package import BROKEN, media_type, members
from onrecord.read.passed import is_clutter, is_document, others

_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
_MAX_RATIO = 200  # texts and tables shrink less; repeated bytes made to do harm do not
_RATIO_FROM = 16 * 1024 * 1024


class ZipUnpacker:
    """Gives the documents in a ZIP archive; what else is in it is named in one line."""

    name = "zip"
    suffixes = (".zip",)
    media_types = ("application/zip",)
    textual = False
    description = "Folders packed as ZIP, also with a password."

    def claims(self, data: bytes) -> bool:
        """True for an archive that is no Office file, e-book or web archive."""
        if not data.startswith(b"PK"):
            return False
        names = members(data)
        known = "[Content_Types].xml" in names or "datapackage.json" in names
        return bool(names) and not known and not media_type(data)

    def unpack(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Iterator[Part]:
        """Yield the members in their order, each counted while it is unpacked.

        Raises:
            ReadError: If the archive itself is damaged.
        """
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise ReadError(
                f"is damaged or cut short: {error}", path=path, hint="get a whole copy of it"
            ) from error
        left = options.max_unpacked
        passed: list[str] = []
        for info in archive.infolist():
            name = clean(info.filename)
            if info.is_dir() or is_clutter(name):
                continue
            if not is_document(name):
                passed.append(name)
                continue
            part = _member(data, archive, info, name=name, left=left, options=options)
            left -= len(part.data)
            yield part
            if left <= 0:
                return
        if passed:
            yield others(passed)


def clean(name: str) -> str:
    """Return a member's name as a path below the archive: no drive, no way up, one separator."""
    steps = name.replace("\\", "/").replace("\x00", "").split("/")
    return "/".join(step for step in steps if step not in {"", ".", ".."} and step[1:] != ":")


def _member(
    data: bytes,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    *,
    name: str,
    left: int,
    options: ReadOptions,
) -> Part:
    encrypted = bool(info.flag_bits & _ENCRYPTED)
    problem, hint = why_locked(options)
    for password in options.passwords if encrypted else ("",):
        try:
            with _opened(data, archive, info, password) as member:
                return _counted(member, info, name, left)
        except NotImplementedError:
            problem, hint = "is packed in a rare way that is not read", OTHER_PROGRAM
        except RuntimeError:  # what zipfile raises for a wrong password
            problem, hint = why_locked(options)
        except BROKEN as error:
            # A wrong password passes the older encryption's first check once in 256 times.
            unsure = encrypted and info.compress_type != zip_aes.METHOD
            broken = f"cannot be unpacked: {error}", OTHER_PROGRAM
            problem, hint = why_locked(options) if unsure else broken
    return Part(name, b"", problem=problem, hint=hint)


def _opened(
    data: bytes, archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: str
) -> IO[bytes]:
    """Return a member as a file; raises a `RuntimeError` where the password is wrong."""
    if info.compress_type != zip_aes.METHOD:
        return archive.open(info, pwd=password.encode() or None)
    found = zip_aes.opened(data, info, password)
    if found is None:
        raise RuntimeError("wrong password")
    return found


def _counted(member: IO[bytes], info: zipfile.ZipInfo, name: str, left: int) -> Part:
    pieces: list[bytes] = []
    size = 0
    while piece := member.read(_CHUNK):
        size += len(piece)
        if size > left:
            return Part(name, b"", problem="unpacks to more than the limit of bytes")
        if size > _RATIO_FROM and size > _MAX_RATIO * max(1, info.compress_size):
            return Part(name, b"", problem=f"unpacks to more than {_MAX_RATIO:,} times its size")
        pieces.append(piece)
    return Part(name, b"".join(pieces))
