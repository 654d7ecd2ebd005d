"""Accounts: who may work on a casebook through `onrecord serve`, and as what.

Each change is in the log, without the password. What lies in the file is an argon2id hash with the
parameters of RFC 9106, section 4, second choice (64 MiB, three passes), as `argon2-cffi` sets them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.casebook.log import append
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

ROLES = ("reader", "coder", "reviewer", "admin")
"""Who may do what, each all that those before it may: see `onrecord.web.routes`."""
LEAST, MOST = 10, 200
"""Characters of a password. At most so many, so that hashing one takes no longer than it must."""
LONGEST_NAME = 64
ACCOUNT = "account"
"""The action of the log's entries about accounts."""


class Account(NamedTuple):
    """An account; `changed` is the number of the log's entry that last told of it."""

    name: str
    role: str
    changed: int


def add_account(book: Casebook, name: str, role: str, password: str, *, user: str) -> None:
    """Make an account.

    Raises:
        CasebookError: If there is one of that name, or name, role or password will not do.
    """
    _check_name(name)
    _check_role(role)
    hashed = _hash(password)
    with transaction(book) as db:
        if find_account(book, name) is not None:
            raise CasebookError(f"has an account {name!r} already", path=book.path)
        if role != "admin" and not accounts(book):
            hint = "make an admin's account first"
            raise CasebookError("the first account must be an admin's", path=book.path, hint=hint)
        seq = append(db, user, ACCOUNT, name, after={"role": role})
        db.execute("INSERT INTO account VALUES (?, ?, ?, ?)", (name, role, hashed, seq))


def change_role(book: Casebook, name: str, role: str, *, user: str) -> None:
    """Let an account have another role.

    Raises:
        CasebookError: If there is none of that name, or it is the last admin's.
    """
    _check_role(role)
    with transaction(book) as db:
        account = _account(book, name)
        if role != "admin":
            _check_admin_left(book, account)
        seq = append(db, user, ACCOUNT, name, before={"role": account.role}, after={"role": role})
        db.execute("UPDATE account SET role = ?, changed = ? WHERE name = ?", (role, seq, name))


def change_password(book: Casebook, name: str, password: str, *, user: str) -> None:
    """Give an account another password; whoever is logged in under it no longer is.

    Raises:
        CasebookError: If there is none of that name, or the password will not do.
    """
    hashed = _hash(password)
    with transaction(book) as db:
        _account(book, name)
        seq = append(db, user, ACCOUNT, name, after={"password": "changed"})
        db.execute(
            "UPDATE account SET password = ?, changed = ? WHERE name = ?", (hashed, seq, name)
        )


def remove_account(book: Casebook, name: str, *, user: str) -> None:
    """Take an account away; what was done under it stays in the log.

    Raises:
        CasebookError: If there is none of that name, or it is the last admin's.
    """
    with transaction(book) as db:
        account = _account(book, name)
        _check_admin_left(book, account)
        append(db, user, ACCOUNT, name, before={"role": account.role}, after={"removed": True})
        db.execute("DELETE FROM account WHERE name = ?", (name,))


def accounts(book: Casebook) -> list[Account]:
    """Return all accounts by name."""
    rows = book.db.execute("SELECT name, role, changed FROM account ORDER BY name")
    return [Account(*row) for row in rows]


def find_account(book: Casebook, name: str) -> Account | None:
    """Return the account of that name, or None."""
    query = "SELECT name, role, changed FROM account WHERE name = ?"
    row = book.db.execute(query, (name,)).fetchone()
    return Account(*row) if row else None


def password_fits(book: Casebook, name: str, password: str) -> bool:
    """True for the password of an account; for a name that has none it takes as long to say no."""
    from argon2.exceptions import VerificationError  # noqa: PLC0415 - as `_hasher`

    row = book.db.execute("SELECT password FROM account WHERE name = ?", (name,)).fetchone()
    try:
        _hasher().verify(row["password"] if row else _nobody(), _plain(password[:MOST]))
    except VerificationError:
        return False
    return row is not None


def _account(book: Casebook, name: str) -> Account:
    found = find_account(book, name)
    if found is None:
        hint = "`onrecord account CASEBOOK list` lists them"
        raise CasebookError(f"has no account {name!r}", path=book.path, hint=hint)
    return found


def _check_admin_left(book: Casebook, account: Account) -> None:
    """Raise where nobody could look after accounts any more, though others still have one."""
    others = [one for one in accounts(book) if one.name != account.name]
    if account.role == "admin" and others and all(one.role != "admin" for one in others):
        hint = "make somebody else admin first"
        raise CasebookError(
            f"would have no admin without {account.name!r}", path=book.path, hint=hint
        )


def _check_name(name: str) -> None:
    odd = [each for each in name if not (each.isalnum() or each in "._-@ ")]
    if odd or not name.strip() or name != name.strip() or len(name) > LONGEST_NAME:
        hint = f"letters, digits, `.`, `_`, `-`, `@` and spaces, at most {LONGEST_NAME}"
        raise CasebookError(f"an account cannot be called {name!r}", hint=hint)


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise CasebookError(f"no role {role!r}", hint=f"there are {', '.join(ROLES)}")


def _hash(password: str) -> str:
    if not LEAST <= len(password) <= MOST:
        hint = f"{LEAST} to {MOST} characters; several words that nobody would guess are best"
        raise CasebookError("the password will not do", hint=hint)
    return _hasher().hash(_plain(password))


def _plain(password: str) -> str:
    """Return a password in the form in which every keyboard gives it (RFC 8265, section 4.2)."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace").decode()


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # noqa: PLC0415 - only for who works with accounts

    return PasswordHasher()


@cache
def _nobody() -> str:
    """Return a hash that no password is checked for, so that no name answers faster than another."""
    return _hasher().hash("nobody has this name")
