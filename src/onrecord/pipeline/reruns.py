"""Whole runs known from before: the name under which what a run made is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.casebook.files import is_casebook
from onrecord.pipeline.cache import content_digest, program_version
from onrecord.pipeline.paths import STDIN, expand


def run_key(
    paths: Iterable[str],
    suffixes: Callable[[], tuple[str, ...]],
    circumstances: Iterable[object],
    *,
    beside: Iterable[str] = (),
) -> str | None:
    """Return the name for a run over `paths`, or None if it must be made each time.

    It depends on the documents' names, bytes and metadata files, on the code of the whole
    program, and on what else is given.

    Args:
        paths: Files, folders, globs, `-`; see `expand`. Standard input is read but once, and why
            a file cannot be read may change, so that neither is kept.
        suffixes: What gives the endings that are read.
        circumstances: Options and whatever else changes the outcome; told apart by `repr`.
        beside: The names of files beside the documents that change the outcome.
    """
    digest = hashlib.sha256(program_version())
    digest.update(repr(list(circumstances)).encode(errors="surrogatepass"))
    folders: dict[Path, None] = {}
    try:
        passed: list[str] = []
        for name in expand(paths, suffixes, passed):
            if name == STDIN:
                return None
            digest.update(name.encode(errors="surrogatepass") + b"\0" + _content(name))
            folders[Path(name).parent] = None
        digest.update(repr(passed).encode(errors="surrogatepass"))
        for file in (folder / name for folder in folders for name in beside):
            if file.is_file():
                digest.update(b"beside" + hashlib.sha256(file.read_bytes()).digest())
    except OSError:
        return None
    return digest.hexdigest()


def _content(name: str) -> bytes:
    """Return what tells a file from any other; of a casebook, the last entry that changed it, and the pairs."""
    if not is_casebook(name):
        return content_digest(name)
    from onrecord.casebook.exports import state_of  # noqa: PLC0415 - if there is one
    from onrecord.casebook.statements import register_state  # noqa: PLC0415
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415

    with open_casebook(name) as book:
        return f"{state_of(book)} {register_state(book)}".encode()
