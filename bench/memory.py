"""Memory of `onrecord figures --jobs 2` over many short documents.

    python bench/memory.py [--documents N]

Runs over a tenth of the documents and over all of them, prints the peak of the resident memory of
all processes together, and fails if ten times the documents take more than a quarter more.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import SEED, short_statement

ALLOWED = 1.25
"""How many times the memory of a tenth of the documents all of them may take."""

SAMPLE_SECONDS = 0.02
PER_FOLDER = 1000
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def write_documents(folder: Path, count: int) -> None:
    """Write short statements, a thousand to a folder."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    for number in range(count):
        place = folder / f"{number // PER_FOLDER:03}"
        place.mkdir(exist_ok=True)
        text = short_statement(number, chance)
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")


def family(pid: int) -> list[int]:
    """Return a process and those it started, from Linux's own account of them."""
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += family(int(child))
    except OSError:
        pass
    return found


def resident(pid: int) -> int:
    """Return the bytes of a process that lie in memory and are its own."""
    try:
        _, total, shared = Path(f"/proc/{pid}/statm").read_text().split()[:3]
    except OSError:
        return 0
    return (int(total) - int(shared)) * PAGE


def peak(paths: list[Path]) -> tuple[int, float]:
    """Return the peak in bytes and the seconds of one run over `paths`."""
    command = [sys.executable, "-m", "onrecord", "figures", *map(str, paths), "--jobs", "2",
               "--no-cache", "--format", "jsonl"]  # fmt: skip
    highest = 0
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            highest = max(highest, sum(map(resident, family(process.pid))))
            time.sleep(SAMPLE_SECONDS)
    if process.returncode:
        sys.exit(f"status {process.returncode}")
    return highest, time.perf_counter() - start


def main() -> int:
    """Print both peaks; return 1 if memory grows with the number of documents."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--documents", type=int, default=20_000)
    count = parser.parse_args().documents
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as name:
        folder = Path(name)
        write_documents(folder, count)
        folders = sorted(folder.iterdir())
        peaks = []
        for part in (folders[: max(1, len(folders) // 10)], folders):
            bytes_, seconds = peak(part)
            peaks.append(bytes_)
            documents = sum(1 for place in part for _ in place.iterdir())
            rate = documents / seconds
            print(f"{documents:6} documents, 2 jobs: peak {bytes_ / 2**20:6.0f} MiB, {rate:.0f}/s")
    ratio = peaks[1] / peaks[0]
    print(f"ten times the documents: {ratio:.2f} times the memory (allowed {ALLOWED:g})")
    return 0 if ratio <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
