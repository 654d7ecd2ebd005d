"""What follows from the register: figures with floor, ceiling and unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.casebook.statements import load_statements
from onrecord.model import Derived, Pair, Person, decode_as, to_builtins
from onrecord.register.account import beside
from onrecord.register.derived import derive
from onrecord.register.listing import HIDDEN_PERSONS
from onrecord.register.persons import may_be_one
from onrecord.report.statements import statement_of
from onrecord.report.view import View
from onrecord.report.words import vocabulary
from onrecord.web.exchange import Asked, Page, Table
from onrecord.web.pages.events import figures_in, register_in, registered, view_in
from onrecord.web.register import register
from onrecord.web.views import events_named

COLUMNS = ("outcome", "group", "severity", "floor", "ceiling", "unknown", "rule")

MOST_EVENTS = 20
"""Events of which the page lays figures beside each other; each event's own page does so."""


def counts(asked: Asked) -> Page:
    """Show the figures that follow from the register."""
    book = register(asked)
    found = asked.site.kept(book, ("derived", asked.reader), lambda: derived(asked))
    lists = book.db.execute("SELECT count(*) FROM person_list").fetchone()[0]
    plain = [to_builtins(one) for one in found]
    values = {
        "derived": found,
        "partial": bool(asked.reader),
        "lists": lists,
        "beside": beside_documents(asked),
    }
    table = Table(COLUMNS, ([one[name] for name in COLUMNS] for one in plain))
    return Page("counts.html", values, {"derived": plain}, table)


def beside_documents(asked: Asked) -> list[dict[str, Any]]:
    """Return, event by event, the register's figures beside those that documents state."""
    account = registered(asked)
    ids = dict.fromkeys(one.event for one in account.figures) if account else {}
    found = []
    for event in events_named(asked.book, list(ids)[:MOST_EVENTS]):
        own = register_in(asked, event)
        view = view_in(asked, figures_in(asked, event.id), account=own)
        names = {one.id for one in own.figures} if own else set()
        pairs = [
            _pair(view, *((pair.a, pair.b) if pair.a in names else (pair.b, pair.a)), pair)
            for one in beside(view.collection.comparisons, own.figures if own else ())
            for pair in one.pairs
        ]
        found.append({"event": event, "pairs": pairs})
    return found


def _pair(view: View, ours: str, theirs: str, pair: Pair) -> dict[str, Any]:
    verdict = vocabulary()["verdicts"][pair.verdict]
    return {
        "figure": view.figures[ours],
        "ours": statement_of(view, view.figures[ours]),
        "theirs": statement_of(view, view.figures[theirs]),
        "verdict": {"key": pair.verdict, "mark": verdict["mark"], "words": verdict["one"]},
        "reasons": pair.reasons,
    }


def derived(asked: Asked) -> list[Derived]:
    """Return the figures over the persons that who asks may see."""
    persons = list(seen_persons(asked))
    statements = {one.id: one for one in load_statements(asked.book)}
    return derive(persons, statements, alike=may_be_one(asked.book, persons))


def seen_persons(asked: Asked) -> Iterable[Person]:
    """Yield the persons that who asks may see, by name."""
    fits = f"WHERE number NOT IN ({HIDDEN_PERSONS})" if asked.reader else ""
    values = (asked.reader, asked.reader) if asked.reader else ()
    rows = asked.book.db.execute(f"SELECT record FROM person {fits} ORDER BY sort, number", values)  # noqa: S608
    return (decode_as(Person, row["record"]) for row in rows)
