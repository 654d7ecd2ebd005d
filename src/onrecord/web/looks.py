"""The templates of the workbench, over those of the dossier."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader

from onrecord.casebook.decisions import REVERSIBLE
from onrecord.report.pages import make_environment
from onrecord.web.exchange import Asked
from onrecord.web.register import TABS

HOMES = {"events": "events", "documents": "documents", "findings": "findings"}
MENU = (
    ("/", "Overview"),
    ("/review", "Review"),
    ("/claims", "Claims"),
    ("/documents", "Documents"),
    ("/texts", "Search"),
    ("/events", "Events"),
    ("/persons", "Register"),
    ("/findings", "Findings"),
    ("/rounds", "Rounds"),
    ("/redaction", "Withheld"),
    ("/publish", "Publish"),
    ("/log", "Log"),
    ("/add", "Add"),
)
"""Where the menu leads, and how that is called; nobody is led to what they may not see."""
_UNDER = {"confidential": "/redaction", **{href[1:]: "/persons" for href, _ in TABS}}
"""The entry of the menu under which pages of other addresses stand, by the first part of these."""
STATUS = {
    "unreviewed": ("○", "not reviewed"),
    "accepted": ("✓", "accepted"),
    "rejected": ("✗", "rejected"),
    "edited": ("✎", "corrected"),
    "added": ("+", "marked by hand"),
}
"""How each status is drawn and called."""


@cache
def environment() -> Environment:
    """Return the environment: the workbench's templates first, then the dossier's."""
    loader = ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.report")])
    made = make_environment(loader, HOMES)
    made.filters["sentence"] = lambda text: text[:1].upper() + text[1:]
    made.globals.update(menu=MENU, menu_of=menu_of, statuses=STATUS, register_tabs=TABS)
    return made


def render(template: str, asked: Asked, values: dict[str, Any]) -> str:
    """Return a page's HTML."""
    from onrecord.web.routes import may  # noqa: PLC0415 - the routes' pages import this module's users

    here = address(asked)
    return (
        environment()
        .get_template(template)
        .render(
            root="/",
            who=asked.who,
            csrf=asked.who.token,
            path=asked.path,
            here=here,
            done=done(asked),
            book=asked.site.settings.path,
            data_href=lambda ending: data_address(here, ending),
            allowed=lambda method, path: may(asked.who.role, method, path),
            **values,
        )
    )


def menu_of(path: str) -> str:
    """Return the entry of the menu that a page stands under: `/documents/3` under `/documents`."""
    first = path.split("/")[1]
    return _UNDER.get(first, f"/{first}")


def address(asked: Asked) -> str:
    """Return the address of this page with its state, for forms to come back to."""
    query = urlencode([(name, one) for name, many in asked.query.items() for one in many])
    return f"{asked.path}?{query}" if query else asked.path


def data_address(href: str, ending: str) -> str:
    """Return the address of a page's data."""
    path, mark, query = href.partition("?")
    return f"{'/overview' if path == '/' else path}.{ending}{mark}{query}"


def done(asked: Asked) -> dict[str, Any] | None:
    """Return what has just been decided, for a way to take it back."""
    text = asked.get("done")
    if not text.isdecimal() or len(text) > 18:
        return None
    row = asked.book.db.execute(
        "SELECT seq, user, action, subject, document FROM log WHERE seq = ?", (int(text),)
    ).fetchone()
    if (
        row is None
        or row["user"] != asked.who.name
        or not asked.hidden.isdisjoint((row["subject"], row["document"]))
    ):
        return None
    return {**dict(row), "reversible": row["action"] in REVERSIBLE}
