"""The commands in the documentation with what they print.

Each line that begins with `$` in a block fenced as `console` is run, and what stood under it is
replaced by what it prints, on both streams. A command that prints CSV can be shown as a table of
some columns, and of the rows in which columns hold given values:

    <!-- csv: text, modifier, low, high
    onrecord figures examples/teshka/2021-encyclopedia.html --format csv
    outcome = injured
    -->

What stands under it up to `<!-- end -->` is replaced by the table. A program in Python is shown with
what it prints in the same way, by a comment that begins with `python:`. The commands of one page share a
folder, which holds a copy of the examples; they see no other file of the project, and a cache that
is theirs alone.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(
    r"^```console\n(?P<commands>.*?)^```$"
    r"|^<!-- csv: (?P<columns>[^\n]+)\n(?P<asked>.*?)^-->\n.*?^<!-- end -->$"
    r"|^<!-- python:\n(?P<program>.*?)^-->\n.*?^<!-- end -->$",
    re.MULTILINE | re.DOTALL,
)
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

    def filled(block: re.Match[str]) -> str:
        if block["commands"] is not None:
            return run_block(block["commands"], folder, scratch)
        if block["program"] is not None:
            return run_program(block["program"], folder, scratch)
        return run_table(block["columns"], block["asked"], folder, scratch)

    return BLOCK.sub(filled, text)


def run_program(program: str, folder: Path, scratch: Path) -> str:
    """Return a comment that holds a program, with the program and what it prints under it."""
    (folder / "program.py").write_text(program, encoding="utf-8")
    printed = run("python program.py", folder, scratch)
    return (
        f"<!-- python:\n{program}-->\n\n```python\n{program}```\n\n```text\n{printed}```\n\n"
        "<!-- end -->"
    )


def run_table(columns: str, asked: str, folder: Path, scratch: Path) -> str:
    """Return a comment that asks for a table, with the table under it."""
    command, *filters = asked.strip().splitlines()
    wanted = [tuple(part.strip() for part in each.split("=", 1)) for each in filters]
    names = [each.strip() for each in columns.split(",")]
    rows = csv.DictReader(run(command, folder, scratch).splitlines())
    lines = [names, ["---"] * len(names)]
    lines += [
        [" ".join(row[name].split()).replace("|", "\\|") for name in names]
        for row in rows
        if all(row[column] == value for column, value in wanted)
    ]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return f"<!-- csv: {columns}\n{asked}-->\n\n{table}\n<!-- end -->"


def run_block(words: str, folder: Path, scratch: Path) -> str:
    """Return a block with what its commands print."""
    commands = [line for line in words.splitlines() if line.startswith(PROMPT)]
    printed = "".join(
        f"{command}\n{run(command.removeprefix(PROMPT), folder, scratch)}" for command in commands
    )
    return f"```console\n{printed}```"


def run(command: str, folder: Path, scratch: Path) -> str:
    """Return what a command prints, without blanks at the ends of lines.

    Raises:
        RuntimeError: If it prints a defect of the program; no page should show one.
    """
    done = subprocess.run(
        ["bash", "-c", f"exec 2>&1; {command}"],
        cwd=folder,
        env=surroundings(scratch),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if "Traceback (most recent" in done.stdout or "please report this defect" in done.stdout:
        raise RuntimeError(done.stdout)
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
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
