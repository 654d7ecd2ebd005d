"""Work of the workbench that needs the code of a command: `python -m onrecord.cli.work.publish publish`.

It is started as a job, and told and tells as `onrecord.web.worker` does.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.casebook.exports import note_export
from onrecord.casebook.publishing import Publication
from onrecord.casebook.store import open_casebook
from onrecord.cli.output import Out
from onrecord.cli.work.report import Wanted, make
from onrecord.pipeline import Options
from onrecord.report.version import VERSION
from onrecord.web import worker

_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive, so that the same dossier makes the same archive."""


class _Told(Out):
    """Messages of a run, told as those of a job."""

    def say(self, message: str) -> None:
        """Tell a message."""
        worker.tell(told=message.removeprefix("onrecord: "))


def publish(args: dict[str, Any]) -> None:
    """Write a dossier: `book`, `user`, `title`, `since` (an entry, or empty), `target` (the archive)."""
    since, target = args["since"], Path(args["target"]).resolve()
    # The dossier names the casebook as it is called here: where it lies is nobody else's business.
    os.chdir(Path(args["book"]).resolve().parent)
    book = Path(args["book"]).name
    with open_casebook(book) as opened:
        (begun,) = opened.db.execute("SELECT max(seq) FROM log").fetchone()
        title = Publication(opened).said(args["title"])
        command = ["onrecord", "report", book, "-o", "dossier", "--title", title]
        command += ["--since", since.partition(":")[0]] if since else []
        line = Publication(opened).said(shlex.join(command))
    with TemporaryDirectory(prefix="onrecord-dossier-") as name:
        folder = Path(name) / "dossier"
        wanted = Wanted(str(folder), title, line, since or None)
        files = make(_Told(), (book,), Options(jobs=0), wanted, worker.Progress())
        version = json.loads((folder / VERSION).read_text(encoding="utf-8"))["version"]
        digest = pack(folder, target)
    more = {"version": version, "title": args["title"], "sha256": digest, "begun": begun}
    with open_casebook(book) as opened:
        seq = note_export(opened, "report", "dossier", user=args["user"], more=more)
    told = {"version": version, "files": len(files), "sha256": digest, "entry": seq}
    worker.tell(result={**told, "bytes": target.stat().st_size})


def pack(folder: Path, target: Path) -> str:
    """Write a folder as an archive, the same bytes for the same files, and return its SHA-256."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, file.read_bytes())
    with target.open("rb") as packed:
        return hashlib.file_digest(packed, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(worker.main({"publish": publish}))
