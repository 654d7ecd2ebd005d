"""Logging in and out, and one's own password."""

from __future__ import annotations

import threading
from urllib.parse import urlencode

from onrecord.casebook.accounts import change_password, find_account, password_fits
from onrecord.errors import CasebookError
from onrecord.web.exchange import Asked, ForbiddenError, Moved, Page, local
from onrecord.web.looks import address

AT_ONCE = threading.Semaphore(2)
"""Passwords that are hashed at one time; each takes 64 MB."""


class WaitError(CasebookError):
    """Too many logins failed; the message says how long to wait."""

    code = "wait"


def login_href(asked: Asked) -> str:
    """Return the address of the login that leads back to what was asked for."""
    return f"/login?{urlencode({'next': address(asked)})}"


def login_form(asked: Asked) -> Page:
    """Ask for name and password."""
    return Page("login.html", {"next": local(asked.get("next")), "message": "", "name": ""})


def login(asked: Asked) -> Page | Moved:
    """Log in; the session is a new one each time."""
    name, following = asked.given("name").strip(), local(asked.given("next"))
    site = asked.site
    waits = site.attempts.wait(name, asked.address)
    if waits:
        message = f"Too many logins failed. Try again in {-(-waits // 60)} minutes."
        return Page("login.html", {"next": following, "message": message, "name": name}, status=429)
    with AT_ONCE:
        fits = password_fits(asked.book, name, asked.given("password"))
    account = find_account(asked.book, name)
    if not fits or account is None:
        site.attempts.failed(name, asked.address)
        message = "There is no account of that name with that password."
        return Page("login.html", {"next": following, "message": message, "name": name}, status=403)
    site.attempts.passed(name)
    return Moved(following, site.sessions.begin(name, account.changed, asked.secret))


def logout(asked: Asked) -> Moved:
    """Log out."""
    asked.site.sessions.end(asked.secret)
    return Moved("/login", "")


def password_form(asked: Asked) -> Page:
    """Ask for a new password for one's own account."""
    _own(asked)
    return Page("password.html", {})


def password(asked: Asked) -> Moved:
    """Give one's own account another password; every session of it ends but a new one."""
    _own(asked)
    name = asked.who.name
    with AT_ONCE:
        if not password_fits(asked.book, name, asked.given("old")):
            raise ForbiddenError("that is not your password", hint="give the one you log in with")
        change_password(asked.book, name, asked.given("new"), user=name)
    account = find_account(asked.book, name)
    changed = account.changed if account else 0
    return Moved("/", asked.site.sessions.begin(name, changed, asked.secret))


def _own(asked: Asked) -> None:
    if not asked.who.account:
        raise ForbiddenError("there are no accounts", hint="an admin makes them under Accounts")
