"""What commands print: records on standard output, messages on standard error."""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator

import click

MOST_KEPT = 64 * 1024 * 1024
"""Bytes of output up to which a run is kept to be printed again."""

_HEAD = struct.Struct("<?I")


class Out:
    """The two streams of a run, which remembers what went to them."""

    def __init__(self, *, remember: bool = False) -> None:
        """Print; with `remember` also keep what is printed, while it is not too much."""
        # Packed as it comes: what twenty thousand documents give must not lie in memory whole.
        self._parts: list[bytes] | None = [] if remember else None
        self._packer = zlib.compressobj(1)
        self._size = 0

    def write(self, data: bytes) -> None:
        """Write bytes to standard output."""
        sys.stdout.buffer.write(data)
        self._keep(said=False, data=data)

    def say(self, message: str) -> None:
        """Print a message on standard error."""
        say(message)
        self._keep(said=True, data=message.encode(errors="surrogatepass"))

    def forget(self) -> None:
        """Keep nothing: this run may end otherwise the next time."""
        self._parts = None

    def remembered(self) -> bytes | None:
        """Return what `repeat` prints, or None if it was not to be kept or was too much."""
        if self._parts is None:
            return None
        return b"".join((*self._parts, self._packer.copy().flush()))

    def repeat(self, remembered: bytes) -> None:
        """Print again what another run printed."""
        for said, data in _parts(zlib.decompress(remembered)):
            if said:
                self.say(data.decode(errors="surrogatepass"))
            else:
                self.write(data)
        sys.stdout.buffer.flush()

    def _keep(self, *, said: bool, data: bytes) -> None:
        if self._parts is None:
            return
        self._size += len(data) + _HEAD.size
        if self._size > MOST_KEPT:
            self._parts = None
        else:
            self._parts.append(self._packer.compress(_HEAD.pack(said, len(data)) + data))


def _parts(data: bytes) -> Iterator[tuple[bool, bytes]]:
    place = 0
    while place < len(data):
        said, size = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        yield said, data[place : place + size]
        place += size


def say(message: str) -> None:
    """Print a message on standard error, with `?` for characters that the terminal lacks."""
    click.echo(_sayable(message, sys.stderr.encoding), err=True)


def say_out(text: str) -> None:
    """Print text for people on standard output, with `?` for characters that it lacks."""
    click.echo(_sayable(text, sys.stdout.encoding))


def _sayable(text: str, encoding: str | None) -> str:
    encoding = encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
