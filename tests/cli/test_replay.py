"""A run made before is repeated to the byte, and only while nothing has changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.check.names import FILE_NAME

from .conftest import LETTER, Run

KEPT = ("--cache-dir", "kept")
COMMANDS = (
    ("figures", "--format", "jsonl"),
    ("figures", "--format", "csv"),
    ("figures", "--format", "table"),
    ("events", "--format", "jsonl"),
    ("compare", "--format", "table"),
    ("check", "--format", "full"),
    ("check", "--format", "sarif"),
)
WRONG = "Varn, 4 May 1993\n\nA total of 12 people were killed, including 30 children.\n"

Done = tuple[int, bytes, bytes]


def _done(run: subprocess.CompletedProcess[bytes]) -> Done:
    return run.returncode, run.stdout, run.stderr


def _loaded(*args: str) -> tuple[Done, str]:
    """Run the program and return what it did and the modules it loaded."""
    code = (
        "import sys\n"
        "from onrecord.cli import main\n"
        "try:\n"
        f"    main({list(args)!r})\n"
        "finally:\n"
        "    print('\\nloaded', sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    said, _, modules = done.stderr.partition(b"\nloaded ")
    return (done.returncode, done.stdout, said), modules.decode()


def _files(folder: str) -> dict[str, bytes]:
    root = Path(folder)
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.*")}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_same_run_again_prints_the_same(
    onrecord: Run, letter: Path, command: tuple[str, ...]
) -> None:
    """Streams and status are those of the first run, and of one without a cache."""
    letter.write_text(WRONG, encoding="utf-8")
    Path("odd.txt").write_bytes(b"\x00\x01\x02" * 50)  # its failure is told again
    Path("other.txt").write_text(LETTER, encoding="utf-8")
    first = _done(onrecord(*command, ".", *KEPT))
    assert first[1]
    assert b"odd.txt" in first[2]
    (again, modules) = _loaded(*command, ".", *KEPT)
    assert again == first
    assert "'msgspec'" not in modules
    assert _done(onrecord(*command, ".", "--no-cache")) == first


def test_what_changes_is_read_anew(onrecord: Run, letter: Path) -> None:
    """Another text, another document, another metadata file, another option."""
    seen = [onrecord("figures", ".", "-f", "jsonl", *KEPT).stdout]
    letter.write_text(LETTER.replace("12", "13"), encoding="utf-8")
    seen.append(onrecord("figures", ".", "-f", "jsonl", *KEPT).stdout)
    Path("more.txt").write_text(WRONG, encoding="utf-8")
    seen.append(onrecord("figures", ".", "-f", "jsonl", *KEPT).stdout)
    Path("more.meta.yml").write_text("date: 1994-01-01\n", encoding="utf-8")
    seen.append(onrecord("figures", "more.txt", "-f", "csv", *KEPT).stdout)
    seen.append(onrecord("figures", "./more.txt", "-f", "csv", *KEPT).stdout)
    assert len(set(seen)) == len(seen)


def test_suppressions_are_looked_at_each_time(onrecord: Run, letter: Path) -> None:
    """A finding set aside after the first run is gone in the second."""
    letter.write_text(WRONG, encoding="utf-8")
    assert onrecord("check", letter, *KEPT).returncode == 1
    entry = "suppressions: [{code: OR101, document: letter.txt, reason: It was looked at.}]\n"
    Path(FILE_NAME).write_text(entry, encoding="utf-8")
    beside = onrecord("check", letter, *KEPT)
    assert b"1 suppressed" in beside.stdout
    Path(FILE_NAME).rename("named.yml")
    assert b"suppressed" not in onrecord("check", letter, *KEPT).stdout
    named = onrecord("check", letter, "--suppressions", "named.yml", *KEPT)
    assert b"1 suppressed" in named.stdout
    Path("named.yml").unlink()
    gone = onrecord("check", letter, "--suppressions", "named.yml", *KEPT)
    assert (gone.returncode, gone.stdout) == (2, b"")


def test_what_may_end_otherwise_is_not_kept(onrecord: Run, letter: Path) -> None:
    """Standard input and files that are not there are asked again."""
    assert onrecord("figures", letter, "later.txt", "-f", "jsonl", *KEPT).stderr
    Path("later.txt").write_text(LETTER, encoding="utf-8")
    assert not onrecord("figures", letter, "later.txt", "-f", "jsonl", *KEPT).stderr
    for text in (LETTER, WRONG):
        assert onrecord("figures", "-", "-f", "jsonl", *KEPT, input=text.encode()).stdout == (
            onrecord("figures", "-", "-f", "jsonl", "--no-cache", input=text.encode()).stdout
        )


def test_a_damaged_entry_is_no_answer(onrecord: Run, letter: Path) -> None:
    """It counts as missing."""
    first = _done(onrecord("check", letter, *KEPT))
    for path in Path("kept").glob("??/*"):
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert _done(onrecord("check", letter, *KEPT)) == first


def test_a_dossier_again_is_the_same_dossier(onrecord: Run, letter: Path) -> None:
    """In its old folder and in another, byte for byte what is made without the cache."""
    letter.write_text(WRONG, encoding="utf-8")
    Path("odd.txt").write_bytes(b"\x00\x01\x02" * 50)

    def make(folder: str) -> tuple[Done, dict[str, bytes]]:
        command = ("report", "letter.txt", "odd.txt", "-o", folder, "--title", "<i> & co", *KEPT)
        return _done(onrecord(*command)), _files(folder)

    first = make("dossier")
    assert first[0][0] == 0
    assert make("dossier") == first
    Path("dossier", "index.html").write_text("edited", encoding="utf-8")
    assert make("dossier") == first
    other = make("other & <co>")
    shutil.rmtree("kept")
    assert make("other & <co>") == other
    assert b"other &amp; &lt;co&gt;" in other[1]["methods.html"]


def test_a_dossier_made_before_needs_no_pages(onrecord: Run, letter: Path) -> None:
    """The second run loads neither templates nor the engine that draws."""
    first = _done(onrecord("report", letter, "-o", "dossier", *KEPT))
    again, modules = _loaded("report", str(letter), "-o", "dossier", *KEPT)
    assert again == first
    for name in ("jinja2", "vl_convert", "msgspec"):
        assert f"'{name}'" not in modules


def test_a_folder_with_other_files_is_left_alone(onrecord: Run, letter: Path) -> None:
    """Whether the dossier was made before or not."""
    onrecord("report", letter, "-o", "dossier", *KEPT)
    Path("mine").mkdir()
    Path("mine", "note.txt").write_text("mine", encoding="utf-8")
    done = onrecord("report", letter, "-o", "mine", *KEPT)
    assert done.returncode == 2
    assert b"the folder holds other files" in done.stderr
    assert [path.name for path in Path("mine").iterdir()] == ["note.txt"]


def test_codes_may_be_given_with_commas(onrecord: Run, letter: Path) -> None:
    """`--select A,B` is `--select A --select B`; an unknown code is named."""
    letter.write_text(WRONG, encoding="utf-8")
    apart = onrecord("check", letter, "--select", "OR101", "--select", "OR2", *KEPT)
    joined = onrecord("check", letter, "--select", "OR101,OR2", *KEPT)
    assert joined.stdout == apart.stdout
    assert b"OR101" in joined.stdout
    assert onrecord("check", letter, "--ignore", "or101, OR2, OR6", *KEPT).returncode == 0
    wrong = onrecord("check", letter, "--select", "OR101,OX1", *KEPT)
    assert wrong.returncode == 2
    assert b"OX1" in wrong.stderr
