"""A stamp shows that the log stood so at a time, checked against a local authority."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.casebook.authority import ask
from onrecord.casebook.decisions import decide
from onrecord.casebook.der import in_order
from onrecord.casebook.log import digest_of, entries, head
from onrecord.casebook.stamps import keep_stamp, wanted
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from onrecord.errors import CasebookError, ConfigError
from onrecord.model import replace
from tests.casebook.authority import Authority, running
from tests.casebook.conftest import claim_with
from tests.cli.conftest import Run, onrecord

__all__ = ["onrecord"]


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[Authority]:
    """A local authority."""
    with running(tmp_path / "authority") as made:
        yield made


def _stamp(book: Casebook, authority: Authority, root: bytes | None = None) -> str:
    asked = wanted(book)
    answer = ask(authority.url, asked.request)
    return keep_stamp(book, asked, answer, authority=authority.url, certificates=root, user="ana")


def test_a_stamp_is_kept_and_holds(book: Casebook, authority: Authority) -> None:
    """It tells which entry existed when, and is proved again without the authority."""
    stamped = head(book)
    time = _stamp(book, authority)
    decide(book, claim_with(book, "41"), "accept", user="ana")
    proof = verify(book)
    assert not proof.problems
    (told,) = proof.stamps
    assert (
        told
        == f"entry {stamped.partition(':')[0]}, and all before it, existed at {time}, by {authority.url}"
    )
    assert authority.asked == 1


def test_openssl_checks_the_stamp_as_well(
    book: Casebook, authority: Authority, tmp_path: Path
) -> None:
    """What lies in the log is an answer that any other program can check against the entry's hash."""
    digest = head(book).partition(":")[2]
    _stamp(book, authority)
    (noted,) = entries(book, actions=("stamp",))
    assert noted.after is not None
    (tmp_path / "answer").write_bytes(base64.b64decode(noted.after["token"]))
    command = [
        "openssl",
        "ts",
        "-verify",
        "-digest",
        digest,
        "-in",
        tmp_path / "answer",
        "-CAfile",
        authority.root,
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    assert b"Verification: OK" in done.stdout + done.stderr


def test_a_log_made_anew_has_no_stamp_that_holds(book: Casebook, authority: Authority) -> None:
    """Whoever changes an entry and every hash after it cannot make the stamp of it."""
    _stamp(book, authority)
    _forge(book)
    problems = verify(book).problems
    assert not [one for one in problems if "follow from the entry before" in one]
    assert [one for one in problems if "is not the one that was stamped" in one]
    _forge(book, stamp_too=True)
    assert [one for one in verify(book).problems if "does not hold" in one]


def _forge(book: Casebook, *, stamp_too: bool = False) -> None:
    """Change the name of who added the documents, and make all later hashes anew."""
    book.db.execute("DROP TRIGGER IF EXISTS log_stays")
    previous = "0" * 64
    hashes: dict[int, str] = {}
    for entry in list(entries(book)):
        after = entry.after
        if stamp_too and entry.action == "stamp" and after is not None:
            after = {**after, "hash": hashes[after["seq"]]}
        forged = replace(entry, user="someone else", previous=previous, after=after)
        previous = hashes[entry.seq] = digest_of(forged)
        text = (
            json.dumps(after, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            if after
            else None
        )
        book.db.execute("UPDATE log SET user = ?, after = ?, previous = ?, hash = ? WHERE seq = ?",
                        (forged.user, text, forged.previous, previous, entry.seq))  # fmt: skip


def test_a_stamp_by_another_authority(book: Casebook, authority: Authority, tmp_path: Path) -> None:
    """One that does not lead to the certificates that the user relies on is not taken, nor does it hold."""
    with running(tmp_path / "other") as other:
        root = other.root.read_bytes()
        with pytest.raises(CasebookError, match="does not hold"):
            _stamp(book, authority, root)
        assert not list(entries(book, actions=("stamp",)))
        _stamp(book, authority, authority.root.read_bytes())
        (problem,) = verify(book, certificates=root).problems
        assert "does not hold" in problem
        assert len(verify(book, certificates=authority.root.read_bytes()).stamps) == 1


def test_answers_that_are_none(book: Casebook, authority: Authority) -> None:
    """An old answer, a page of HTML, one too long, no answer at all: each is told, and nothing is kept."""
    old = authority.stamp(wanted(book).request)
    for answer in (old, b"<html>busy</html>", b"", b"0\x82\xff\xff0"):
        authority.answer = answer
        with pytest.raises(CasebookError):
            _stamp(book, authority)
    authority.answer = b"x" * 2_000_000
    with pytest.raises(ConfigError, match="too long"):
        _stamp(book, authority)
    for url in ("file:///etc/hosts", "ftp://localhost/"):
        with pytest.raises(ConfigError, match="no address"):
            ask(url, b"")
    with pytest.raises(ConfigError, match="does not answer"):
        ask("http://127.0.0.1:9/", b"")
    assert not list(entries(book, actions=("stamp",)))


def test_certificates_are_put_in_order(book: Casebook, authority: Authority) -> None:
    """What is signed stays as it is, and what is no answer is left alone."""
    answer = authority.stamp(wanted(book).request)
    ordered = in_order(answer)
    assert sorted(ordered) == sorted(answer)
    assert in_order(ordered) == ordered
    for data in (b"", b"0", b"text", hashlib.sha256(b"x").digest(), answer[:-1], answer[:40]):
        assert in_order(data) == data


def test_stamp_and_verify_on_the_command_line(
    book: Casebook, authority: Authority, onrecord: Run
) -> None:
    """The user names the authority; the proof names it again."""
    done = onrecord(
        "stamp", book.path, "--authority", authority.url, "--certificate", authority.root
    )
    assert done.returncode == 0, done.stderr
    proof = onrecord("verify", book.path, "--certificate", authority.root)
    assert proof.returncode == 0
    assert f"by {authority.url}" in proof.stdout.decode()
