"""A dossier as one byte string, kept so that the same dossier need not be made again.

All its files are the same whatever folder they are written to, but for the command on the methods
page, which is written anew.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from markupsafe import escape

from onrecord.report.escape import printable
from onrecord.report.folder import read_manifest, write_dossier

MOST_KEPT = 256 * 1024 * 1024
"""Bytes of a dossier up to which it is kept."""

METHODS = "methods.html"
_COMMAND = re.compile(r'(?<=<pre class="command" tabindex="0"><code>)[^<]+(?=</code></pre>)')
_HEAD = struct.Struct("<II")


def pack_dossier(folder: Path) -> bytes | None:
    """Return the dossier in `folder` for `restore_dossier`.

    None if it is too large, names no command, or is not what its manifest says.
    """
    try:
        digests = read_manifest(folder)
        if sum((folder / path).stat().st_size for path in digests) > MOST_KEPT:
            return None
        files = {path: (folder / path).read_bytes() for path in digests}
    except OSError:
        return None
    whole = all(hashlib.sha256(files[path]).hexdigest() == digests[path] for path in files)
    if not whole or len(_COMMAND.findall(files.get(METHODS, b"").decode())) != 1:
        return None
    parts = (
        _HEAD.pack(len(path.encode()), len(data)) + path.encode() + data
        for path, data in files.items()
    )
    return zlib.compress(b"".join(parts), 1)


def restore_dossier(packed: bytes, folder: str | Path, command: str) -> tuple[str, ...]:
    """Write a packed dossier into `folder` and return the paths of its files.

    Args:
        packed: What `pack_dossier` returned.
        folder: Where to write; see `build_dossier`.
        command: The command that asked for it.

    Raises:
        ConfigError: If the folder cannot be written to, or holds files but no dossier.
    """
    return write_dossier(Path(folder), _files(zlib.decompress(packed), command))


def _files(data: bytes, command: str) -> Iterator[tuple[str, list[bytes]]]:
    place = 0
    while place < len(data):
        name, size = _HEAD.unpack_from(data, place)
        start = place + _HEAD.size + name
        path = data[place + _HEAD.size : start].decode()
        place = start + size
        body = data[start:place]
        yield path, [_with_command(body, command) if path == METHODS else body]


def _with_command(page: bytes, command: str) -> bytes:
    words = str(escape(printable(command)))
    return _COMMAND.sub(lambda _: words, page.decode()).encode("utf-8", "replace")
