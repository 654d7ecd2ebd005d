"""A head is stated so that it can be signed, and found again in what was signed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord.casebook.access import restrict
from onrecord.casebook.decisions import decide
from onrecord.casebook.heads import entry_at, head_in, sealed, statement
from onrecord.casebook.log import entries, head
from onrecord.casebook.published import published
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from onrecord.casebook.withholding import withhold_name
from onrecord.errors import ConfigError
from tests.casebook.conftest import claim_with
from tests.cli.conftest import Run, onrecord

__all__ = ["onrecord"]
HEAD = f"12:{'ab' * 32}"
OTHER = f"3:{'cd' * 32}"
STATED = f"onrecord: the head of a casebook's log\ncasebook: varn\nentry: 12\nhead: {HEAD}\n"
IN_CLEAR = """head: {before}
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

- --- a statement
head: {inside}
-----BEGIN PGP SIGNATURE-----

head: {signature}
-----END PGP SIGNATURE-----
head: {after}
"""
MINISIGN = """untrusted comment: head: {untrusted}
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: head: {trusted}
y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==
"""


def test_a_statement_is_read_again(book: Casebook) -> None:
    """It names the casebook without its folder, the entry, its time and the head."""
    text = statement(book)
    assert head_in(text) == head(book)
    *_, last = entries(book)
    assert f"\ncasebook: varn.casebook\nentry: {last.seq}\ntime: {last.time}\n" in text
    assert str(Path(book.path).parent) not in text


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        f"{HEAD}\n",
        STATED,
        "\ufeff" + STATED.replace("\n", "\r\n"),
        IN_CLEAR.format(before=OTHER, inside=HEAD, signature=OTHER, after=OTHER),
        MINISIGN.format(untrusted=OTHER, trusted=HEAD),
    ],
)
def test_only_what_is_signed_counts(text: str) -> None:
    """Alone, stated, or signed: lines that a signature does not cover say nothing."""
    assert head_in(text) == HEAD


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no head"),
        ("12:abcd", "no head"),
        (f"{STATED}head: {OTHER}\n", "several heads"),
        (f"head: {HEAD}\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n", "no head"),
        (f"-----BEGIN PGP SIGNED MESSAGE-----\n\nhead: {HEAD}\n", "no head"),
        (MINISIGN.format(untrusted=HEAD, trusted="t"), "no head"),
    ],
)
def test_what_states_none_is_told(text: str, why: str) -> None:
    """Nothing is guessed where a text states no head, two, or an unsigned one beside a signature."""
    with pytest.raises(ConfigError, match=why):
        head_in(text)


def test_signed_in_clear_by_openpgp(book: Casebook, tmp_path: Path) -> None:
    """What GnuPG signs is read again."""
    if shutil.which("gpg") is None:
        pytest.skip("gpg is missing; on Debian: apt-get install gpg gpg-agent")
    text = statement(book)
    with TemporaryDirectory(prefix="g", dir="/tmp") as home:
        how = ["gpg", "--homedir", home, "--batch", "--quiet", "--passphrase", ""]
        made = subprocess.run([*how, "--quick-gen-key", "ana@example.org", "ed25519", "sign"],
                              capture_output=True, check=False)  # fmt: skip
        if made.returncode:
            pytest.skip(f"gpg makes no key here: {made.stderr.decode(errors='replace')}")
        (tmp_path / "head.txt").write_text(text, encoding="utf-8")
        subprocess.run(
            [*how, "--clearsign", tmp_path / "head.txt"], check=True, capture_output=True
        )
        subprocess.run(
            ["gpgconf", "--homedir", home, "--kill", "all"], check=False, capture_output=True
        )
    signed = (tmp_path / "head.txt.asc").read_text(encoding="utf-8")
    assert "BEGIN PGP SIGNED MESSAGE" in signed
    assert head_in(signed) == head(book)


def test_a_cut_off_tail_shows_by_a_signed_head(
    book: Casebook, tmp_path: Path, onrecord: Run
) -> None:
    """`log --statement`, signed, kept elsewhere, and later given to `verify --head`."""
    decide(book, claim_with(book, "41"), "accept", user="ana")
    stated = onrecord("log", book.path, "--statement").stdout.decode()
    noted = tmp_path / "head.asc"
    inside = stated.strip().rpartition("head: ")[2]
    noted.write_text(
        IN_CLEAR.format(before=OTHER, inside=inside, signature="", after=""), encoding="utf-8"
    )
    assert onrecord("verify", book.path, "--head", noted).returncode == 0
    book.db.execute("DROP TRIGGER log_keeps")
    book.db.execute("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
    cut = onrecord("verify", book.path, "--head", noted)
    assert cut.returncode == 1
    assert b"entries were cut off" in cut.stdout
    assert onrecord("verify", book.path, "--head", "nothing").returncode == 2


def _withhold(book: Casebook) -> None:
    withhold_name(book, "Radio Ostra", user="ana", reason="safety")


def _restrict(book: Casebook) -> None:
    restrict(book, "claim", claim_with(book, "41"), "team", user="ana", reason="safety")


@pytest.mark.parametrize("close", [_withhold, _restrict])
def test_where_something_is_withheld_the_head_is_sealed(
    close: Callable[[Casebook], None], book: Casebook, tmp_path: Path, onrecord: Run
) -> None:
    """No hash of the log is published then, by which a guess could be tried; the casebook knows its seal."""
    decide(book, claim_with(book, "41"), "accept", user="ana")
    assert published(book).head == head(book)
    close(book)
    now = head(book)
    assert onrecord("report", book.path, "-o", tmp_path / "out", "--no-cache").returncode == 0
    hashes = [one.hash for one in entries(book)]
    files = [path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert not any(digest.encode() in data for digest in hashes for data in files)
    told = json.loads((tmp_path / "out/data/version.json").read_text(encoding="utf-8"))
    seal = told["casebooks"][0]["head"]
    assert seal == sealed(book, now) != now
    assert entry_at(book, seal) == entry_at(book, now)
    assert not verify(book, known_head=seal).problems
    other = f"{seal[:-1]}{'0' if seal[-1] != '0' else '1'}"
    (problem,) = verify(book, known_head=other).problems
    assert "the head that was given" in problem
    done = onrecord("verify", book.path, "--head", seal)
    assert done.returncode == 0, done.stdout
