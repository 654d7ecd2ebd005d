"""Events: their list, one with its matrix, and merging and splitting them with a look ahead."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.casebook import events as book_events
from onrecord.casebook.eventview import load_events
from onrecord.casebook.searching import EventPlace, list_events
from onrecord.casebook.statements import register_state
from onrecord.compare import compare
from onrecord.errors import ConfigError
from onrecord.model import Event, Figure, decode_as, replace, to_builtins
from onrecord.register.account import RegisterAccount, register_account
from onrecord.report.matrix import make_matrix
from onrecord.report.pages import event_values
from onrecord.report.statements import statement_of
from onrecord.report.view import View
from onrecord.web.exchange import Asked, MissingError, Moved, Page, Table
from onrecord.web.pages.claims import history_of
from onrecord.web.pages.deciding import onward
from onrecord.web.pages.lists import PAGE_SIZE, Steps, data_href, with_state
from onrecord.web.views import documents_of, figures_of, view_of

COLUMNS = ("id", "label", "place", "date", "figures", "documents")
MOST_FIGURES = 3000
"""Figures of an event up to which its page lays them beside each other."""
NEAR = 12


def events(asked: Asked) -> Page:
    """List the events, a page at a time."""
    words = asked.get("words").strip()
    date, _, key = asked.get("after").partition("|")
    after = EventPlace(date, key) if key else None
    rows = list_events(asked.book, words, after=after, limit=PAGE_SIZE + 1, reader=asked.reader)
    steps = Steps(
        with_state(asked, after=f"{rows[-2]['date'] or '~'}|{rows[-2]['id']}")
        if len(rows) > PAGE_SIZE
        else ""
    )
    rows = rows[:PAGE_SIZE]
    plain = [{name: row[name] for name in COLUMNS} for row in rows]
    values = {
        "rows": rows,
        "words": words,
        "steps": steps,
        "first": after is None,
        "chosen": asked.all("merge"),
    }
    data = {"events": plain, "next": data_href(steps.after)}
    return Page(
        "list_events.html", values, data, Table(COLUMNS, (tuple(one.values()) for one in plain))
    )


def event(asked: Asked) -> Page:
    """Show an event: its accounts beside each other, and what can be decided about it."""
    key = asked.params["event"]
    none = key == "none"
    found = None if none else required(asked, key)
    figures = figures_in(asked, None if none else key)
    view = view_in(asked, figures[:MOST_FIGURES], account=register_in(asked, found))
    matrix = make_matrix(view, None if none else key)
    values = {
        **event_values(view, found, matrix, plotted=asked.get("plots") == "1"),
        "plotted": asked.get("plots") == "1",
        "view": view,
        "key": key,
        "figures": [_line(view, one) for one in figures[:MOST_FIGURES]],
        "left_out": max(len(figures) - MOST_FIGURES, 0),
        "seen": book_events.event_revision(asked.book, key),
        "near": [] if none else near(asked, found),
        "history": history_of(asked, key),
    }
    data = {
        "event": to_builtins(found) if found else None,
        "figures": [to_builtins(one) for one in figures],
        "comparisons": [to_builtins(one) for one in view.collection.comparisons],
        "revision": values["seen"],
    }
    return Page("one_event.html", values, data, _table(figures))


def _table(figures: Iterable[Figure]) -> Table:
    columns = ("id", "document", "start", "end", "text", "low", "high", "modifier", "polarity")
    return Table(columns, ([getattr(one, name) for name in columns] for one in figures))


def _line(view: View, figure: Figure) -> dict[str, Any]:
    return {"figure": figure, "statement": statement_of(view, figure)}


def near(asked: Asked, found: Event | None) -> list[Mapping[str, Any]]:
    """Return events that may be the same: of the same date, or the same place."""
    if found is None:
        return []
    place = (found.place.name or found.place.text) if found.place else None
    date = found.date.edtf if found.date else None
    rows = asked.book.db.execute(
        "SELECT id, label, place, date, figures, documents FROM event WHERE id != ?"
        " AND (date = ? OR place = ?) ORDER BY (date = ?) + (place = ?) DESC, documents DESC LIMIT ?",
        (found.id, date, place, date, place, NEAR),
    )
    near_by = [dict(row) for row in rows]
    return [one for one in near_by if not asked.hidden or figures_in(asked, str(one["id"]))]


def required(asked: Asked, key: str) -> Event:
    """Return an event.

    Raises:
        MissingError: If there is none with this id.
    """
    row = asked.book.db.execute("SELECT record FROM event WHERE id = ?", (key,)).fetchone()
    if row is None:
        raise MissingError(f"there is no event {key!r}", hint="it may have become part of another")
    return as_seen(asked, decode_as(Event, row["record"]))


def as_seen(asked: Asked, found: Event) -> Event:
    """Return an event without what who asks must not see of it.

    Raises:
        MissingError: If that is all of it.
    """
    if not asked.hidden:
        return found
    figures = figures_in(asked, found.id)
    if len(figures) == len(found.figures):
        return found
    if not figures:
        asked.check_seen(*asked.hidden)
    # Its other names and doubts may be in the words of what is not to be seen.
    return replace(
        found, figures=tuple(one.id for one in figures), aliases=(), doubts=(),
        documents=tuple(dict.fromkeys(one.document for one in figures)),
    )  # fmt: skip


def figures_in(asked: Asked, key: str | None) -> list[Figure]:
    """Return the figures of an event, or of none, in the order of documents and places."""
    fits, values = ("event = ?", [key]) if key else ("event IS NULL", [])
    rows = asked.book.db.execute(
        f"SELECT * FROM claim WHERE {fits} AND kind = 'figure' AND status != 'rejected'"  # noqa: S608
        f" ORDER BY place, number LIMIT {MOST_FIGURES if key is None else -1}",
        values,
    )
    seen = (
        row for row in rows if row["id"] not in asked.hidden and row["document"] not in asked.hidden
    )
    return figures_of(seen)


def register_in(asked: Asked, found: Event | None) -> RegisterAccount | None:
    """Return what the register says of an event."""
    account = registered(asked)
    return account.of_event(found.id) if account and found else None


def registered(asked: Asked) -> RegisterAccount | None:
    """Return what the register says of all events.

    None for those who must not see all: an account of what is hidden in part would tell of that part.
    """
    state = register_state(asked.book)
    if asked.hidden or state is None:
        return None
    every = load_events(asked.book)
    return asked.site.kept(
        None, ("register", state, every), lambda: register_account(asked.book, every)
    )


def view_in(
    asked: Asked, figures: list[Figure], events: Iterable[Event] = (), *,
    account: RegisterAccount | None = None,
) -> View:  # fmt: skip
    """Return the view of figures with their comparisons, and with the register's account."""
    documents = documents_of(asked.book, (one.document_id for one in figures))
    if account is not None and account.figures:
        documents.append((0, account.document))
        figures = [*figures, *account.figures]
    bare = view_of(asked.book, documents, figures, events=events)
    # Documents never change, so that the figures tell what is compared.
    comparisons = asked.site.kept(None, tuple(figures), lambda: compare(bare.collection))
    made = view_of(asked.book, documents, figures, comparisons, bare.collection.events)
    if account is None:
        return made
    # The register's document is no document of the casebook, and has no page there.
    pages = {key: page for key, page in made.pages.items() if page != "documents/0"}
    return dataclasses.replace(made, pages=pages)


def merge_form(asked: Asked) -> Page:
    """Show what merging events would make of them; nothing is changed."""
    key = asked.params["event"]
    others = [one for one in dict.fromkeys(asked.all("merge")) if one and one != key]
    if not others:
        raise ConfigError("a merge needs two events", hint="choose at least one other")
    parts = [required(asked, one) for one in (key, *others)]
    target = parts[0]
    aliases = [name for one in parts[1:] for name in (one.label, *one.aliases)]
    made = replace(
        target,
        aliases=tuple(dict.fromkeys((*target.aliases, *aliases))),
        figures=tuple(figure for one in parts for figure in one.figures),
    )
    figures = [replace(one, event=key) for part in parts for one in figures_in(asked, part.id)]
    view = view_in(asked, figures[:MOST_FIGURES], [made])
    matrix = make_matrix(view, key)
    values = {
        **event_values(view, made, matrix, plotted=False),
        "view": view,
        "key": key,
        "parts": [
            {
                "event": one,
                "count": len(one.figures),
                "seen": book_events.event_revision(asked.book, one.id),
            }
            for one in parts
        ],
        "total": len(made.figures),
    }
    data = {"event": to_builtins(made), "parts": [to_builtins(one) for one in parts]}
    return Page("merge.html", values, data, _table(figures))


def merge(asked: Asked) -> Moved:
    """Make several events one."""
    key = required(asked, asked.params["event"]).id
    seq = book_events.merge(
        asked.book, key, [required(asked, one).id for one in asked.form.get("merge", ())],
        user=asked.who.name, reason=asked.given("reason").strip(), seen=_seen(asked),
    )  # fmt: skip
    return onward(asked, f"/events/{key}", seq)


def _seen(asked: Asked) -> dict[str, str]:
    """Return the revisions of events as the form has them: `ID REVISION`."""
    pairs = (one.partition(" ") for one in asked.form.get("seen", ()))
    return {event: revision for event, _, revision in pairs if event}


def split_form(asked: Asked) -> Page:
    """Show what splitting an event would make of it; nothing is changed."""
    found = required(asked, asked.params["event"])
    chosen = [one for one in found.figures if one in set(asked.all("figure"))]
    if not chosen or len(chosen) == len(found.figures):
        hint = f"choose some, and not all, of its {len(found.figures)} figures"
        raise ConfigError("an event cannot be split so", hint=hint)
    figures = figures_in(asked, found.id)
    apart = replace(found, id="new", label=asked.get("label").strip() or found.label, aliases=())
    moved = [replace(one, event="new" if one.id in chosen else found.id) for one in figures]
    view = view_in(asked, moved[:MOST_FIGURES], [found, apart])
    values: dict[str, Any] = {
        "view": view,
        "event": found,
        "label": asked.get("label").strip(),
        "chosen": chosen,
        "key": found.id,
        "seen": book_events.event_revision(asked.book, found.id),
        "stay": [_line(view, one) for one in moved if one.event != "new"],
        "leave": [_line(view, one) for one in moved if one.event == "new"],
    }
    data = {
        "event": found.id,
        "stay": [one["figure"].id for one in values["stay"]],
        "leave": chosen,
    }
    return Page("split.html", values, data, _table(one["figure"] for one in values["leave"]))


def split(asked: Asked) -> Moved:
    """Make an event of its own of some figures of another."""
    found = required(asked, asked.params["event"])
    label = asked.given("label").strip()
    if not label:
        raise ConfigError("the new event has no name", hint="say what it is called")
    made = book_events.split(
        asked.book, found.id, asked.form.get("figure", ()), label,
        user=asked.who.name, reason=asked.given("reason").strip(), seen=_seen(asked),
    )  # fmt: skip
    return onward(asked, f"/events/{made}")


def name(asked: Asked) -> Moved:
    """Give an event another name."""
    found = required(asked, asked.params["event"])
    label = asked.given("label").strip()
    if not label:
        raise ConfigError("the event has no name", hint="say what it is called")
    seq = book_events.name_event(
        asked.book, found.id, label, user=asked.who.name, reason=asked.given("reason").strip(),
        seen=_seen(asked),
    )  # fmt: skip
    return onward(asked, f"/events/{found.id}", seq)
