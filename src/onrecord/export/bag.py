"""BagIt: the whole casebook as a folder that archives take in and anyone can check (RFC 8493).

`data/` holds the casebook itself, the original files under their names, the log as JSON Lines and its head;
the manifests hold the SHA-256 of every file. An original that is only referenced is copied where it still
lies as it was added; otherwise `data/not-here.txt` names it.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from onrecord import __version__
from onrecord.export.tables import write_jsonl
from onrecord.plugins import Holdings

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*%]')
_LONGEST = 80
"""Characters of a file's name that are kept, so that paths stay short on every system."""


class BagExporter:
    """`onrecord export -f bagit`."""

    name = "bagit"
    description = (
        "A BagIt folder for archives: the casebook, the original files, the log, all with SHA-256."
    )
    suffix = ""

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write the bag into the folder `target`."""
        data = target / "data"
        (data / "originals").mkdir(parents=True)
        holdings.copy(data / "casebook.onrecord")
        missing = list(_originals(holdings, data / "originals"))
        if missing:
            lines = "".join(f"{digest}  {' '.join(path.split())}\n" for digest, path in missing)
            _write(data / "not-here.txt", lines)
        with (data / "log.jsonl").open(
            "w", encoding="utf-8", errors="replace", newline="\n"
        ) as file:
            file.writelines(write_jsonl(holdings.log()))
        _write(data / "head.txt", f"{holdings.head}\n")
        _write(target / "bagit.txt", DECLARATION)
        payload = sorted(path for path in data.rglob("*") if path.is_file())
        _manifest(target, "manifest-sha256.txt", payload)
        _write(target / "bag-info.txt", _info(holdings, payload, len(missing)))
        tags = [target / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]
        _manifest(target, "tagmanifest-sha256.txt", tags)


def _originals(holdings: Holdings, folder: Path) -> Iterator[tuple[str, str]]:
    """Write the original files; yield the digest and path of those that are not to be had."""
    for digest, path, _, kept in holdings.originals():
        target = folder / f"{digest[:12]}-{safe_name(path)}"
        if kept is not None:
            target.write_bytes(kept)
            continue
        try:
            shutil.copyfile(path, target)
            if _digest(target) == digest:
                continue
        except OSError:
            pass
        target.unlink(missing_ok=True)
        yield digest, path


def safe_name(path: str) -> str:
    """Return a file's name that every system and every manifest can hold."""
    name = _UNSAFE.sub("_", re.split(r"[/\\]", path)[-1]).strip(" .") or "file"
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= _LONGEST else f"{stem[: _LONGEST - 10]}{dot}{ending[:9]}"


def _info(holdings: Holdings, payload: list[Path], missing: int) -> str:
    size = sum(path.stat().st_size for path in payload)
    lines = {
        "Bag-Software-Agent": f"onrecord {__version__}",
        "Bagging-Date": f"{datetime.now(UTC):%Y-%m-%d}",
        "External-Identifier": holdings.head,
        "External-Description": "A casebook with its originals and its log; the identifier is the head of the log.",
        "Payload-Oxum": f"{size}.{len(payload)}",
        "Originals-Not-Here": str(missing),
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def _manifest(bag: Path, name: str, files: list[Path]) -> None:
    lines = (f"{_digest(path)}  {path.relative_to(bag).as_posix()}\n" for path in files)
    _write(bag / name, "".join(lines))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
