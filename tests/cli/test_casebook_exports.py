"""Commands that read a casebook: redacted unless somebody says why not, and the log tells of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.casebook.log import entries
from onrecord.casebook.store import open_casebook

from .conftest import Run

LETTER = """\
Varn, 4 May 1993

At least 12 people were killed in Varn on 3 May 1993, said Ana Moren. She saw 3 children injured.
"""


@pytest.fixture
def book(onrecord: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A casebook with a letter in which a name is withheld."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_USER", "cleo")
    monkeypatch.setenv("ONRECORD_CACHE_DIR", str(tmp_path / "cache"))
    Path("letter.txt").write_text(LETTER, encoding="utf-8")
    for args in (
        ("new", "varn"), ("add", "varn", "letter.txt"),
        ("redact", "name", "varn", "Ana Moren", "--reason", "a witness"),
    ):  # fmt: skip
        done = onrecord(*args)
        assert done.returncode == 0, done.stderr
    return Path("varn")


def _exports(book: Path) -> list[tuple[str, str, bool]]:
    with open_casebook(str(book)) as opened:
        return [
            (one.subject, (one.after or {})["form"], (one.after or {})["unredacted"])
            for one in entries(opened, actions=("export",))
        ]


@pytest.mark.parametrize(
    "command", ["figures", "events", "compare", "attributions", "claims", "citations", "reuse",
                "origins", "inspect", "check"],
)  # fmt: skip
def test_no_command_gives_a_withheld_name(onrecord: Run, book: Path, command: str) -> None:
    """Nor do their messages."""
    done = onrecord(command, book, "--format", "jsonl" if command != "check" else "json")
    assert done.returncode in {0, 1}, done.stderr
    assert b"moren" not in (done.stdout + done.stderr).lower()
    assert b"withheld: 1 name" in done.stderr


def test_the_text_of_a_document_is_redacted(onrecord: Run, book: Path) -> None:
    """What offsets count in is the published text."""
    done = onrecord("text", book)
    assert b"said [withheld]." in done.stdout, done.stderr


def test_exports_are_in_the_log(onrecord: Run, book: Path) -> None:
    """Looking is no export; CSV, JSON Lines, dossiers are, and whatever is unredacted."""
    assert onrecord("figures", book).returncode == 0
    assert _exports(book) == []
    onrecord("figures", book, "-f", "csv")
    again = onrecord("figures", book, "-f", "csv")
    done = onrecord("report", book, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert _exports(book) == [
        ("figures", "csv", False), ("figures", "csv", False), ("report", "dossier", False),
    ]  # fmt: skip
    open_ = onrecord("figures", book, "-f", "jsonl", "--unredacted", "for the court")
    assert b"Moren" in open_.stdout
    assert b"Moren" not in again.stdout
    assert _exports(book)[-1] == ("figures", "jsonl", True)
    with open_casebook(str(book)) as opened:
        assert list(entries(opened))[-1].reason == "for the court"
    refused = onrecord("figures", book, "--unredacted", " ")
    assert refused.returncode == 2
    assert not refused.stdout


def test_what_the_user_typed_is_redacted_too(onrecord: Run, book: Path) -> None:
    """The command line and the title stand in a dossier, now and when it is written again."""
    book.rename("ana-moren.casebook")
    for _ in range(2):
        done = onrecord(
            "report", "ana-moren.casebook", "-o", "out", "--title", "What Ana Moren saw"
        )
        assert done.returncode == 0, done.stderr
        texts = [path.read_text("utf-8") for path in Path("out").rglob("*") if path.is_file()]
        assert not any("moren" in text.lower() for text in texts)
        assert any("What [withheld] saw" in text for text in texts)


def test_a_run_is_not_repeated_from_before_a_redaction(onrecord: Run, book: Path) -> None:
    """What is kept of a run is of no use once something is withheld, even while the casebook is open."""
    first = onrecord("figures", book, "-f", "jsonl")
    assert first.stdout == onrecord("figures", book, "-f", "jsonl").stdout
    with open_casebook("varn") as opened:  # a server has it open: the write-ahead log stays
        opened.db.execute("SELECT count(*) FROM log").fetchone()
        onrecord("redact", "passage", "varn", "letter.txt", "18:50", "--reason", "safety")
        second = onrecord("figures", book, "-f", "jsonl")
    figures = [json.loads(line)["text"] for line in first.stdout.splitlines()]
    assert [json.loads(line)["text"] for line in second.stdout.splitlines()] == figures[1:]


def test_reasons_that_quote_a_withheld_passage_leave_without_it(onrecord: Run, book: Path) -> None:
    """A passage is withheld in suppressions as well, over other spaces and in letters of any size."""
    text = Path("letter.txt").read_text(encoding="utf-8")
    start, end = 18, 50
    found = json.loads(onrecord("check", book, "--format", "json").stdout)
    code = found["findings"][0]["code"] if isinstance(found, dict) else found[0]["code"]
    quoted = " ".join(text[start:end].split()).upper()
    Path("onrecord.suppress.yml").write_text(
        json.dumps({"suppressions": [{"code": code, "document": "letter.txt", "reason": f"as {quoted} says"}]}),
        encoding="utf-8",
    )  # fmt: skip
    before = onrecord("check", book, "--format", "sarif").stdout.decode()
    assert quoted in before
    onrecord("redact", "passage", "varn", "letter.txt", f"{start}:{end}", "--reason", "safety")
    after = onrecord("check", book, "--format", "sarif").stdout.decode()
    assert quoted.lower() not in after.lower()


def test_files_beside_documents_tell_no_withheld_name(onrecord: Run, book: Path) -> None:
    """Suppressions fit the published words, and their reasons leave without names; so do tables of issuers."""
    found = json.loads(onrecord("check", book, "--format", "json").stdout)
    code = found["findings"][0]["code"] if isinstance(found, dict) else found[0]["code"]
    Path("onrecord.suppress.yml").write_text(
        "suppressions:\n"
        f"- {{code: {code}, document: letter.txt, reason: Ana Moren told us}}\n"
        f"- {{code: {code}, document: letter.txt, quote: Ana Moren's flat, reason: seen by Ana Moren}}\n",
        encoding="utf-8",
    )
    Path("onrecord.issuers.yml").write_text(
        "issuers:\n- {name: Ana Moren's office, members: [Varn council, Ana Moren]}\n",
        encoding="utf-8",
    )
    for args in (
        ("check", book, "--format", "sarif"), ("check", book, "--format", "full"),
        ("origins", book, "--format", "jsonl"), ("report", book, "-o", "out"),
    ):  # fmt: skip
        done = onrecord(*args)
        assert done.returncode in {0, 1}, done.stderr
        assert b"moren" not in (done.stdout + done.stderr).lower()
    pages = [one.read_bytes() for one in Path("out").rglob("*") if one.is_file()]
    assert not any(b"moren" in page.lower() for page in pages)
    assert any(b"[withheld] told us" in page for page in pages)
    plain = onrecord("check", book, "--format", "sarif", "--unredacted", "for the lawyer")
    assert b"Ana Moren told us" in plain.stdout
