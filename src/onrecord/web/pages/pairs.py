"""The queue of pairs of statements that may be about one person, one pair at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from onrecord.casebook.persons import statements_now
from onrecord.casebook.statements import judge, judgements
from onrecord.errors import ConfigError
from onrecord.model import Pairing, Person, decode_as, to_builtins
from onrecord.register.listing import find_person
from onrecord.register.persons import ASKED
from onrecord.register.view import show_persons
from onrecord.report.people import beside
from onrecord.report.waterfall import waterfall
from onrecord.web.exchange import Asked, Moved, Page, Table
from onrecord.web.pages.deciding import onward
from onrecord.web.pages.lists import Steps, data_href, with_state
from onrecord.web.register import hidden_statements, register, seen_statements

AHEAD = 12
"""How many pairs that come next are listed."""
COLUMNS = ("a", "b", "probability", "weight", "reasons")
# Pairs of which both are taken to be about one person already wait for nobody.
_WAITING = (
    "SELECT pairing.record, probability FROM pairing JOIN person_part AS one ON one.statement = a"
    " JOIN person_part AS other ON other.statement = b"
    " WHERE (probability, a, b) < (?, ?, ?) AND probability >= ? AND one.person != other.person"
    " ORDER BY probability DESC, a DESC, b DESC"
)


def pairs(asked: Asked) -> Page:
    """Show the next pair that waits for a person, its two statements beside each other."""
    register(asked)
    listed = list(_first(asked, asked.get("after"), AHEAD + 1))
    if not listed and asked.get("after"):  # what was left before comes round again
        listed = list(_first(asked, "", AHEAD + 1))
    steps = Steps(with_state(asked, after=_at(listed[0])) if len(listed) > 1 else "")
    values: dict[str, Any] = {
        "pair": None,
        "ahead": [_line(asked, one) for one in listed[1:]],
        "steps": steps,
        "running": asked.site.jobs.newest("link", "running"),
        "linked": asked.book.db.execute("SELECT 1 FROM pairing LIMIT 1").fetchone() is not None,
        # Once a pair is judged it waits no longer, and the next one stands at its place.
        "next": with_state(asked, after=asked.get("after") or None),
    }
    if listed:
        first = listed[0]
        said = {one.id: one for one in seen_statements(asked, (first.a, first.b))}
        both = [said[first.a], said[first.b]]
        values |= {
            "pair": first,
            "drawn": waterfall(first, "pair") if first.weights else "",
            "statements": both,
            "beside": beside(both),
            "persons": [_person(asked, first.a), _person(asked, first.b)],
        }
    data = {"pairs": [to_builtins(one) for one in listed], "next": data_href(steps.after)}
    table = Table(
        COLUMNS,
        ([one.a, one.b, one.probability, one.weight, "; ".join(one.reasons)] for one in listed),
    )
    return Page("pairs.html", values, data, table)


def judge_pair(asked: Asked) -> Moved:
    """Note that two statements are about one person, or about two."""
    verdict = asked.given("verdict")
    if verdict not in {"same", "apart"}:
        raise ConfigError(f"no verdict {verdict!r}", hint="same, apart")
    a, b = asked.given("a"), asked.given("b")
    asked.check_seen(a, b)
    if not hidden_statements(asked).isdisjoint((a, b)):
        asked.check_seen(*asked.hidden)
    seq = judge(
        asked.book, a, b, same=verdict == "same", user=asked.who.name,
        reason=asked.given("reason").strip(),
    )  # fmt: skip
    show_persons(asked.book)
    return onward(asked, "/pairs", seq)


def link(asked: Asked) -> Moved:
    """Let the machine compare the statements anew."""
    jobs = asked.site.jobs
    job = jobs.newest("link", "running") or jobs.start(
        "link", "Compare the statements", asked.who.name,
        {"book": asked.site.settings.path, "user": asked.who.name},
    )  # fmt: skip
    return Moved(f"/jobs/{job.id}")


def _first(asked: Asked, after: str, most: int) -> Iterator[Pairing]:
    """Yield the first pairs that wait after a place, the likeliest first."""
    judged = judgements(asked.book)
    left_out = {*judged.together, *judged.apart}
    hidden = hidden_statements(asked)
    for row in _rows(asked, after):
        one = decode_as(Pairing, row["record"])
        if (
            (one.a, one.b) in left_out
            or (one.b, one.a) in left_out
            or not hidden.isdisjoint((one.a, one.b))
        ):
            continue
        yield one
        most -= 1
        if not most:
            return


def _rows(asked: Asked, after: str) -> sqlite3.Cursor:
    """Return the rows of pairs after a place, `PROBABILITY A B`."""
    probability, _, rest = after.partition(" ")
    a, _, b = rest.partition(" ")
    try:
        place = (float(probability), a, b) if after else (ASKED[1], "\U0010ffff", "")
    except ValueError as error:
        raise ConfigError(f"no place in the queue: {after!r}", hint="begin it anew") from error
    return asked.book.db.execute(_WAITING, (*place, ASKED[0]))


def _at(one: Pairing) -> str:
    return f"{one.probability!r} {one.a} {one.b}"


def _line(asked: Asked, one: Pairing) -> dict[str, Any]:
    names = {said.id: said.name for said in statements_now(asked.book, (one.a, one.b))}
    return {"names": [names.get(one.a, one.a), names.get(one.b, one.b)], "pair": one}


def _person(asked: Asked, statement: str) -> Person | None:
    row = find_person(asked.book, statement)
    return decode_as(Person, row["record"]) if row is not None else None
