"""The program as a whole: status, streams, failures, interruption."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import __version__
from onrecord.cli.app import COMMANDS

from .conftest import LETTER, Run


def test_version_and_help(onrecord: Run) -> None:
    """Both print to standard output and are no error."""
    version = onrecord("--version")
    assert (version.returncode, version.stdout.decode().split()) == (0, ["onrecord", __version__])
    page = onrecord("--help").stdout.decode()
    assert all(f"\n  {name} " in page for name in COMMANDS)


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["figurs", "x"], "did you mean 'figures'?"),
        (["figures", "--formt", "csv", "x"], "'--format'"),
        (["figures", "--preset", "acle", "x"], "'acled'"),
        (["figures"], "Missing argument 'PATH...'"),
        (["figures", "--jobs", "-1", "x"], "-1 is not in the range"),
        (["figures", "leter.txt"], "did you mean letter.txt?"),
    ],
)
def test_wrong_words_get_status_2_and_the_nearest_right_one(
    onrecord: Run, letter: Path, args: list[str], hint: str
) -> None:
    """Nothing goes to standard output."""
    assert letter.exists()
    done = onrecord(*args)
    assert done.returncode == 2
    assert done.stdout == b""
    assert hint in done.stderr.decode()


def test_text_is_printed_as_offsets_count_it(onrecord: Run, letter: Path) -> None:
    """A plain file's text is the file."""
    assert onrecord("text", letter).stdout.decode() == LETTER


def test_standard_input_is_a_document(onrecord: Run) -> None:
    """`-` reads it, with any number of jobs, and records carry `-` as their path."""
    alone = onrecord("figures", "-", "--format", "jsonl", input=LETTER.encode())
    assert alone.returncode == 0
    assert {json.loads(line)["document"] for line in alone.stdout.splitlines()} <= {"-"}
    jobs = onrecord("figures", "-", "--format", "jsonl", "--jobs", "2", input=LETTER.encode())
    assert jobs.stdout == alone.stdout


def test_a_document_that_fails_does_not_end_the_run(onrecord: Run, letter: Path) -> None:
    """The others' records are printed as if it were not there; it is named with reason and hint."""
    alone = onrecord("figures", letter, "--format", "jsonl")
    Path("odd.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = onrecord("figures", "odd.txt", letter, "missing.txt", "--format", "jsonl")
    assert done.returncode == 0
    assert done.stdout == alone.stdout
    told = done.stderr.decode()
    assert "onrecord: odd.txt: " in told
    assert "onrecord: missing.txt: does not exist" in told
    assert "hint: " in told
    assert "2 of 3 documents were left out" in told


def test_nothing_readable_is_status_2(onrecord: Run, letter: Path) -> None:
    """So is a folder without documents."""
    assert onrecord("figures", "missing.txt", letter.with_name("other.txt")).returncode == 2
    Path("empty").mkdir()
    done = onrecord("figures", "empty")
    assert done.returncode == 2
    assert "no documents found" in done.stderr.decode()


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_any_locale_will_do(onrecord: Run, letter: Path, form: str) -> None:
    """A terminal without the characters of a document is no reason to fail."""
    letter.write_text("Ţără: 12 people were killed in “Žižkov” — 𝟙𝟚.\n", encoding="utf-8")
    env = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0",
           "PYTHONIOENCODING": "ascii"}  # fmt: skip
    done = onrecord("figures", letter, "nö.txt", "--format", form, env=env)
    assert done.returncode == 0, done.stderr
    if form != "table":
        assert done.stdout.decode() == onrecord("figures", letter, "--format", form).stdout.decode()


def test_a_file_name_that_is_not_utf8_is_read(onrecord: Run, letter: Path) -> None:
    """Its records can still be written as UTF-8."""
    odd = os.fsdecode(b"l\xe9tter.txt")
    try:
        letter.rename(odd)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for jobs in ("1", "2"):
        done = onrecord("figures", odd, "gone\udce9.txt", "--format", "jsonl", "--jobs", jobs)
        assert done.returncode == 0, done.stderr
        documents = {json.loads(line)["document"] for line in done.stdout.splitlines()}
        assert documents <= {"l\ufffdtter.txt"}


def test_jobs_do_not_change_the_records(onrecord: Run, letter: Path) -> None:
    """One process and two print the same bytes."""
    for number in range(30):
        text = LETTER.replace("12", str(number + 20))
        Path(f"{number:02}.txt").write_text(text, encoding="utf-8")
    runs = [
        onrecord("figures", ".", "--no-cache", "--format", "jsonl", "--jobs", str(jobs))
        for jobs in (1, 2, 0)
    ]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert runs[0].stdout == runs[1].stdout == runs[2].stdout
    assert letter.exists()


def test_the_cache_does_not_change_the_records(onrecord: Run, letter: Path) -> None:
    """A second run prints the bytes of the first, and so does one without the cache."""
    first = onrecord("figures", letter, "--format", "jsonl", "--cache-dir", "kept")
    assert any(Path("kept").rglob("*"))
    second = onrecord("figures", letter, "--format", "jsonl", "--cache-dir", "kept")
    without = onrecord("figures", letter, "--format", "jsonl", "--no-cache")
    assert first.stdout == second.stdout == without.stdout


@pytest.mark.parametrize("command", ["figures", "events", "compare"])
def test_a_second_run_reads_nothing_anew(onrecord: Run, letter: Path, command: str) -> None:
    """It does not even load the code that reads, resolves and compares."""
    first = onrecord(command, ".", "--format", "jsonl", "--cache-dir", "kept")
    code = (
        "import sys\n"
        "from onrecord.cli import main\n"
        "try:\n"
        f"    main(['{command}', '.', '--format', 'jsonl', '--cache-dir', 'kept'])\n"
        "finally:\n"
        "    print(sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, first.stdout)
    for stage in ("read", "text", "extract", "resolve", "compare"):
        assert f"'onrecord.{stage}'" not in done.stderr.decode()
    assert letter.exists()


def test_findings_are_the_same_from_the_cache(onrecord: Run, letter: Path) -> None:
    """Kept findings are printed as those found anew."""
    text = "Varn, 4 May 1993\n\nA total of 12 people were killed, including 30 children.\n"
    letter.write_text(text, encoding="utf-8")
    for form in ("full", "json", "sarif"):
        runs = [
            onrecord("check", letter, "--format", form, "--cache-dir", "kept") for _ in range(2)
        ]
        anew = onrecord("check", letter, "--format", form, "--no-cache")
        assert runs[0].stdout == runs[1].stdout == anew.stdout
        assert anew.returncode == 1


def test_a_reader_that_has_seen_enough_is_no_error(letter: Path) -> None:
    """A closed pipe ends the program without a word."""
    for number in range(200):
        Path(f"{number}.txt").write_text(LETTER, encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "text", str(letter)]
    letter.write_text(LETTER * 20_000, encoding="utf-8")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.fixture
def heeding() -> Iterator[None]:
    """Let programs that are started heed an interrupt, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_quiet(letter: Path, jobs: str) -> None:
    """Ctrl-C ends the run and its workers with status 130 and one word."""
    for number in range(2000):
        Path(f"{number}.txt").write_text(f"{number} " + LETTER * 20, encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "figures", ".", "--jobs", jobs,
               "--cache-dir", "kept", "--format", "jsonl"]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 60
        while not any(Path("kept").rglob("*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, told.split()) == (130, [b"interrupted"])
    assert letter.exists()


def test_what_is_passed_over_is_named_in_one_line(onrecord: Run, letter: Path) -> None:
    """In folders and in archives; it is not counted among what could not be read."""
    for name in ("a.zipx", "b.css"):
        (letter.parent / name).write_text("x", encoding="utf-8")
    done = onrecord("figures", str(letter.parent), "--format", "jsonl")
    assert done.returncode == 0
    assert (
        done.stderr.decode() == f"onrecord: {letter.parent}: 2 files passed over: a.zipx, b.css\n"
    )


def test_a_file_in_a_file_that_cannot_be_read_costs_no_other(onrecord: Run, letter: Path) -> None:
    """It is named by its own path, and the run goes on."""
    with zipfile.ZipFile(letter.parent / "a.zip", "w") as archive:
        archive.writestr("one.txt", "Forty-one people were killed in Varn.\n")
        archive.writestr("old.txt", b"")
    done = onrecord("figures", str(letter.parent / "a.zip"), "--format", "jsonl")
    assert done.returncode == 0
    assert b"a.zip!/old.txt: is empty" in done.stderr
    assert b"1 of the files in them were left out" in done.stderr
    assert b"a.zip!/one.txt" in done.stdout
