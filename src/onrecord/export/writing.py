"""A casebook written in another format, and the log told of it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.casebook.exports import note_export
from onrecord.casebook.published import published
from onrecord.casebook.store import Casebook
from onrecord.errors import ConfigError
from onrecord.model import Json
from onrecord.plugins import Exporter


def write_export(
    book: Casebook,
    exporter: Exporter,
    target: Path,
    *,
    user: str,
    at: int | None = None,
    unredacted: str | None = None,
) -> Json:
    """Write a casebook into `target` and note that in its log; return what was noted.

    What is written is one state of the casebook, even while others write to it; the file is whole when
    it appears. A file that lies there is replaced, a folder that holds something is not.

    Args:
        book: The casebook.
        exporter: Writes the format.
        target: The file, or folder, to write.
        user: Who exports.
        at: The number of an entry of the log: the casebook as it stood then; None for now.
        unredacted: Why what is withheld or confidential is to be in it; None leaves it out.

    Raises:
        ConfigError: If it cannot be written, or `unredacted` is no reason.
    """
    if unredacted is not None and not unredacted.strip():
        raise ConfigError("--unredacted needs a reason", hint="the log keeps it")
    if target.is_dir() and (exporter.suffix or any(target.iterdir())):
        raise ConfigError("is a folder", path=str(target), hint="choose another name")
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".onrecord-") as folder:
            draft = Path(folder) / target.name
            book.db.execute("BEGIN")
            try:
                holdings = published(book, user=user, at=at, unredacted=unredacted is not None)
                head = holdings.head
                exporter.export(holdings, draft)
            finally:
                book.db.execute("ROLLBACK")
            noted: Json = {"file": target.name, "head": head}
            if draft.is_file():
                with draft.open("rb") as file:
                    noted["sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
            note_export(
                book, "export", exporter.name, user=user, unredacted=unredacted is not None,
                reason=unredacted or "", more=noted,
            )  # fmt: skip
            _put(draft, target)
    except OSError as error:
        raise ConfigError(
            f"cannot be written: {error.strerror or error}", path=str(target), hint="choose another"
        ) from error
    return noted


def _put(draft: Path, target: Path) -> None:
    """Move what was written to its place."""
    if target.is_dir():
        target.rmdir()
    shutil.move(draft, target)
