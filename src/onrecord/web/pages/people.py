"""Accounts: who may work on the casebook, and as what."""

from __future__ import annotations

from onrecord.casebook.accounts import (
    ROLES,
    accounts,
    add_account,
    change_password,
    change_role,
    remove_account,
)
from onrecord.errors import ConfigError
from onrecord.web.exchange import Asked, Moved, Page, Table
from onrecord.web.pages.login import AT_ONCE


def people(asked: Asked) -> Page:
    """List the accounts."""
    rows = accounts(asked.book)
    plain = [{"name": one.name, "role": one.role} for one in rows]
    table = Table(("name", "role"), ((one.name, one.role) for one in rows))
    return Page("people.html", {"rows": rows, "roles": ROLES}, {"accounts": plain}, table)


def change_people(asked: Asked) -> Moved:
    """Make an account, give one another role or password, or take it away."""
    action, name = asked.given("action"), asked.given("name").strip()
    user = asked.who.name
    if action == "add":
        with AT_ONCE:
            add_account(asked.book, name, asked.given("role"), asked.given("password"), user=user)
    elif action == "role":
        change_role(asked.book, name, asked.given("role"), user=user)
    elif action == "password":
        with AT_ONCE:
            change_password(asked.book, name, asked.given("password"), user=user)
    elif action == "remove":
        remove_account(asked.book, name, user=user)
    else:
        raise ConfigError(f"nothing is called {action!r}", hint="add, role, password, remove")
    return Moved("/accounts")
