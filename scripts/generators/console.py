"""The commands in the documentation with what they print.

Each line that begins with `$` in a block fenced as `console` is run, and what stood under it is
replaced by what it prints, on both streams. The commands of one page share a folder, which holds a
copy of the examples; they see no other file of the project, and a cache that is theirs alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
COLUMNS = "100"


def pages() -> dict[str, str]:
    """Return every page that holds commands, with what they print now."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="onrecord-docs-") as name:
        for path in sorted((ROOT / "docs").rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            if BLOCK.search(text):
                page = path.relative_to(ROOT).as_posix()
                found[page] = run_page(text, Path(name) / page.replace("/", "-"), Path(name))
    return found


def run_page(text: str, folder: Path, scratch: Path) -> str:
    """Return a page with its commands run in `folder`, in their order."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    return BLOCK.sub(lambda block: run_block(block[1], folder, scratch), text)


def run_block(words: str, folder: Path, scratch: Path) -> str:
    """Return a block with what its commands print."""
    commands = [line for line in words.splitlines() if line.startswith(PROMPT)]
    printed = "".join(
        f"{command}\n{run(command.removeprefix(PROMPT), folder, scratch)}" for command in commands
    )
    return f"```console\n{printed}```"


def run(command: str, folder: Path, scratch: Path) -> str:
    """Return what a command prints, without blanks at the ends of lines."""
    done = subprocess.run(
        ["bash", "-c", f"{command} 2>&1"],
        cwd=folder,
        env=surroundings(scratch),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def surroundings(scratch: Path) -> dict[str, str]:
    """Return the environment that commands run in: the same on every machine."""
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "HOME": str(scratch),
        "ONRECORD_CACHE_DIR": str(scratch / "cache"),
        "COLUMNS": COLUMNS,
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
    }
