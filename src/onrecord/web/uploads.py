"""Files that come through the browser: kept in a folder of their own until they are read."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NamedTuple

from starlette.datastructures import FormData, UploadFile

MOST_FILES = 2000
LONGEST = 120
"""Characters of a part of a name; longer ones keep their ending."""
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10))}
)  # fmt: skip
"""Names that Windows keeps for devices."""


class Upload(NamedTuple):
    """A file from the browser: its name as given, and its bytes to be read."""

    name: str
    file: IO[bytes]


def take(form: FormData) -> tuple[Upload, ...]:
    """Return the files of a form."""
    found = (one for _, one in form.multi_items() if isinstance(one, UploadFile))
    return tuple(Upload(one.filename or "", one.file) for one in found if one.filename)


def safe_name(name: str) -> str:
    """Return a name as given by a browser as a path within a folder, with nothing in it that leads out.

    A folder that was chosen keeps its folders: `letters/1994/a.txt`.
    """
    parts = [_safe(part) for part in name.replace("\\", "/").split("/")]
    return "/".join(part for part in parts if part) or "unnamed"


def _safe(part: str) -> str:
    kept = "".join("_" if each in '<>:"|?*' else each for each in part if _plain(each))
    kept = kept.strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if len(kept) > LONGEST:
        kept = f"{(stem or kept)[: LONGEST - 12]}{dot}{ending[:10]}" if dot else kept[:LONGEST]
    return f"_{kept}" if kept.partition(".")[0].casefold() in RESERVED else kept


def _plain(each: str) -> bool:
    return unicodedata.category(each)[0] != "C"


def store(uploads: Sequence[Upload], folder: Path) -> list[str]:
    """Write uploads into an empty folder and return their names in it; of two alike both are kept."""
    names: list[str] = []
    root = folder.resolve()
    for upload in uploads:
        name = base = safe_name(upload.name)
        count = 1
        while _taken(root, name):
            count += 1
            name = f"{count}-{base}"
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            shutil.copyfileobj(upload.file, file)
        names.append(name)
    return names


def _taken(root: Path, name: str) -> bool:
    """True where something has this name, or a file has that of one of its folders."""
    parts = name.split("/")
    folders = (root.joinpath(*parts[:count]) for count in range(1, len(parts)))
    return (root / name).exists() or any(folder.is_file() for folder in folders)
