"""The head of a log, stated so that people can sign it with whatever they sign with, or sealed to be published.

A statement is a few lines of text. Signed in clear (OpenPGP), with the signature beside it (minisign,
OpenPGP, CMS …) or unsigned, the line `head:` is found in it again. Whether a signature holds is for the program to
say that made it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from pathlib import Path

from onrecord.casebook.log import entries, head, head_at
from onrecord.casebook.store import Casebook
from onrecord.casebook.withholding import key_of
from onrecord.errors import CasebookError, ConfigError

TITLE = "onrecord: the head of a casebook's log"
_HEAD = re.compile(r"(?:head:\s*)?(\d{1,18}):([0-9a-f]{64})\s*")
_TRUSTED = "trusted comment:"
_BEGIN, _SIGNATURE = "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----"


def statement(book: Casebook) -> str:
    """Return the statement of a casebook's head: name, entry, its time, and `SEQ:HASH`.

    Raises:
        CasebookError: If the log is empty.
    """
    now = head(book)
    number = int(now.partition(":")[0])
    last = next(entries(book, after=number - 1), None)
    if last is None:
        raise CasebookError("has no entry yet", path=book.path)
    lines = (
        TITLE,
        f"casebook: {Path(book.path).name}",
        f"entry: {number}",
        f"time: {last.time}",
        f"head: {now}",
    )
    return "\n".join(lines) + "\n"


def head_in(text: str) -> str:
    """Return the head that a text states: alone, in a statement, or in one signed in clear.

    In text signed by OpenPGP only the lines that the signature covers count; in a signature by
    minisign its trusted comment.

    Raises:
        ConfigError: If it states none, or several.
    """
    found = {f"{int(one[1])}:{one[2]}" for one in map(_HEAD.fullmatch, _signed(text)) if one}
    if len(found) != 1:
        many = "states several heads" if found else "states no head"
        raise ConfigError(many, hint="`onrecord log --statement` makes a statement to be signed")
    return found.pop()


def sealed(book: Casebook, of: str) -> str:
    """Return a head as it is published where something is withheld: `SEQ:SEAL`.

    A hash of an entry covers what may be withheld; with the hash before it at hand, whoever guesses an entry could
    try it. The seal is made with a secret of the casebook (HMAC-SHA256), by which `opened` knows it again.
    """
    number, _, digest = of.partition(":")
    seal = hmac.new(key_of(book), f"{number}:{digest}".encode(), hashlib.sha256).hexdigest()
    return f"{number}:{seal}"


def opened(book: Casebook, given: str) -> str:
    """Return the head that a sealed one stands for; any other as it is given."""
    number = given.partition(":")[0]
    own = head_at(book, int(number)) if number.isdecimal() and len(number) < 19 else None
    return own if own is not None and given == sealed(book, own) else given


def entry_at(book: Casebook, given: str) -> int:
    """Return the number of the entry that `SEQ`, or a head `SEQ:HASH`, sealed or not, names.

    Raises:
        CasebookError: If the log has no such entry.
    """
    number, _, digest = given.partition(":")
    found = head_at(book, int(number)) if number.isdecimal() and len(number) < 19 else None
    if found is None or (digest and found != opened(book, given)):
        hint = "`onrecord log` lists the entries"
        raise CasebookError(f"has no entry {given!r}", path=book.path, hint=hint)
    return int(number)


def _signed(text: str) -> list[str]:
    """Return the lines that may state a head."""
    lines = [line.rstrip("\r") for line in text.lstrip("\ufeff").split("\n")]
    if _BEGIN in lines:
        begin = lines.index(_BEGIN)
        end = lines.index(_SIGNATURE, begin) if _SIGNATURE in lines[begin:] else begin
        body = lines[begin:end]
        # The headers end with an empty line (RFC 9580, 7.1); lines with a dash were escaped (7.2).
        start = body.index("") + 1 if "" in body else len(body)
        return [line.removeprefix("- ") for line in body[start:]]
    trusted = [line.removeprefix(_TRUSTED).strip() for line in lines if line.startswith(_TRUSTED)]
    return trusted if text.startswith("untrusted comment:") else lines
