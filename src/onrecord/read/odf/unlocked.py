"""An OpenDocument file with a password, opened: part by part, or as the one part that holds all.

LibreOffice since 24.2 packs the whole file into a part `encrypted-package` (its `ZipPackage.cxx`);
all others encrypt the parts one by one, with one password (ODF 1.2, part 3, 3.4).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import ReadOptions
from onrecord.read.locked import locked
from onrecord.read.odf.cipher import decrypted
from onrecord.read.odf.manifest import seal_of, sealed_parts
from onrecord.read.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE = "encrypted-package"
_TOLD_BY = (_WHOLE, "content.xml", "styles.xml", "meta.xml")  # what is read, foremost first
_PIECE = 1024 * 1024


def open_package(data: bytes, path: str, options: ReadOptions) -> Package:
    """Return the parts of an OpenDocument file; encrypted ones are opened with a password.

    Args:
        data: The file's bytes.
        path: The path to record.
        options: The passwords to try, and the limits for what is unpacked.

    Raises:
        ReadError: If the file is damaged or harmful, or if no password opens it.
    """
    package = Package(data, path, options)
    sealed = sealed_parts(package)
    first = next((name for name in _TOLD_BY if name in sealed), None)
    if first is None:
        return package
    unlocked = _Unlocked(data, path, options, sealed)
    unlocked.unlock(first)
    return Package(unlocked.read(_WHOLE), path, options) if first == _WHOLE else unlocked


class _Unlocked(Package):
    """A package whose parts are decrypted where they are encrypted."""

    def __init__(
        self, data: bytes, path: str, options: ReadOptions, sealed: Mapping[str, _Element]
    ) -> None:
        super().__init__(data, path, options)
        self._options = options
        self._sealed = sealed
        self._password = ""
        self._packed: dict[str, bytes] = {}

    def unlock(self, name: str) -> None:
        """Find the password, by one part."""
        seal = seal_of(self._sealed[name], self.path)
        body = super().read(name)
        for password in self._options.passwords:
            packed = decrypted(seal, body, password)
            if packed is not None:
                self._password = password
                self._packed[name] = packed
                return
        raise locked(self.path, self._options)

    def read(self, name: str) -> bytes:
        """Return a part's bytes, decrypted and unpacked; see `Package.read`."""
        if name not in self._sealed:
            return super().read(name)
        packed = self._packed.pop(name, None)
        if packed is None:
            seal = seal_of(self._sealed[name], self.path)
            packed = decrypted(seal, super().read(name), self._password)
        if packed is None:
            raise self._damaged(f"{name} does not open with the password of the others")
        try:
            return self.counted(_unpacked(packed))
        except zlib.error as error:
            raise self._damaged(f"{name} cannot be unpacked ({error})") from error

    def _damaged(self, what: str) -> ReadError:
        return ReadError(f"is damaged: {what}", path=self.path, hint="get a whole copy of it")


def _unpacked(packed: bytes) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while not unpacker.eof:
        piece = unpacker.decompress(packed, _PIECE)
        packed = unpacker.unconsumed_tail
        if not piece and not unpacker.eof:
            raise zlib.error("it is cut short")
        yield piece
