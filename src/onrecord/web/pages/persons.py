"""The register: its list of persons, and one with its statements and what was decided about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from onrecord.casebook.access import members
from onrecord.casebook.cutting import MARK
from onrecord.casebook.folding import undone_by
from onrecord.casebook.log import entries
from onrecord.casebook.persons import entries_about, statements_now
from onrecord.casebook.releases import releases_about
from onrecord.errors import ConfigError
from onrecord.model import LogEntry, Person, PersonStatement, decode_as, to_builtins
from onrecord.register.listing import (
    FACETS,
    UNKNOWN,
    Counts,
    Wanted,
    count_persons,
    find_person,
    is_released,
    list_persons,
    place_labels,
    split,
)
from onrecord.report.people import beside, over_time
from onrecord.web.exchange import LARGEST, Asked, Page, Table
from onrecord.web.pages.entries import as_told
from onrecord.web.pages.lists import PAGE_SIZE, Steps, data_href, facet, with_state
from onrecord.web.register import register, required, restricted, statements_of

COLUMNS = ("id", "name", "sex", "age", "statuses", "lists", "statements", "joined", "doubts")
LABELS = {
    "outcome": "Stated", "list": "List", "sex": "Sex", "age": "Age", "place": "Place", "doubts": "Doubts",
    "joined": "Joined by", "statements": "Statements", "released": "In dossiers",
}  # fmt: skip
JOINED = {
    "single": "one statement alone", "machine": "the machine", "people": "people",
}  # fmt: skip
WORDS = {
    "outcome": {UNKNOWN: "fate unknown"},
    "sex": {UNKNOWN: "not known"},
    "age": {"child": "under 18", "adult": "18 to 59", "elderly": "60 and over", UNKNOWN: "not known"},
    "place": {UNKNOWN: "none stated"},
    "doubts": {"yes": "with doubts", "no": "without"},
    "joined": JOINED,
    "released": {"yes": "named", "no": "not named"},
}  # fmt: skip


def wanted_persons(asked: Asked) -> Wanted:
    """Return which persons the query asks for."""
    names = (*FACETS, "released")
    return Wanted(
        words=asked.get("words").strip(),
        reader=asked.reader,
        **{name: asked.get(name).strip() for name in names},
    )


def persons(asked: Asked) -> Page:
    """List the persons of the register that fit, a page at a time."""
    book, wanted = register(asked), wanted_persons(asked)
    after, before = (_place(asked.get(name)) for name in ("after", "before"))
    rows = list_persons(book, wanted, after=after, before=before, limit=PAGE_SIZE + 1)
    more = len(rows) > PAGE_SIZE
    rows = rows[-PAGE_SIZE:] if before else rows[:PAGE_SIZE]
    steps = Steps(
        with_state(asked, after=_at(rows[-1])) if rows and (more or before) else "",
        with_state(asked, before=_at(rows[0])) if rows and (more if before else after) else "",
    )
    counts = asked.site.kept(book, wanted, lambda: count_persons(book, wanted))
    listed = [line_of(row) for row in rows]
    values = {
        "rows": listed,
        "steps": steps,
        "counts": counts,
        "facets": facets_of(asked, counts),
        "wanted": wanted,
        "lasting": {name: asked.get(name) for name in (*FACETS, "released") if asked.get(name)},
    }
    data = {
        "persons": [{name: one[name] for name in COLUMNS} for one in listed],
        "total": counts.total,
        "facets": {name: dict(found) for name, found in counts.facets.items()},
        "next": data_href(steps.after),
        "previous": data_href(steps.before),
    }
    return Page("list_persons.html", values, data, Table(COLUMNS, map(_cells, listed)))


def line_of(row: sqlite3.Row) -> dict[str, Any]:
    """Return what a line of the list shows of a person."""
    person = decode_as(Person, row["record"])
    return {
        "id": person.id,
        "name": person.name,
        "sex": person.sex or "",
        "age": row["age"],
        "statuses": person.statuses,
        "lists": split(row["lists"]),
        "statements": len(person.statements),
        "joined": row["joined"],
        "doubts": person.doubts,
    }


def facets_of(asked: Asked, counts: Counts) -> list[tuple[str, str, list[Any]]]:
    """Return the facets: the name in the query, in words, and the values to choose from."""
    words = {**WORDS, "place": WORDS["place"] | place_labels(asked.book, _top(asked, counts))}
    found = [
        (name, LABELS[name], facet(asked, name, counts.facets[name], words.get(name, {})))
        for name in FACETS
    ]
    named = facet(asked, "released", {"yes": 1, "no": 1}, WORDS["released"])
    return [*found, ("released", LABELS["released"], [one._replace(many=None) for one in named])]


def _top(asked: Asked, counts: Counts) -> list[str]:
    return [asked.get("place"), *(key for key, _ in counts.facets["place"].most_common(13))]


def _cells(one: dict[str, Any]) -> list[Any]:
    values = (one[name] for name in COLUMNS)
    return ["; ".join(value) if isinstance(value, list | tuple) else value for value in values]


def _at(row: sqlite3.Row) -> str:
    return f"{row['number']} {row['sort']}"


def _place(text: str) -> tuple[str, int] | None:
    """Return where the list goes on, as `NUMBER NAME`.

    Raises:
        ConfigError: If it is no such place.
    """
    if not text:
        return None
    number, _, name = text.partition(" ")
    if not (number.isdecimal() and len(number) < 19 and int(number) < LARGEST):
        raise ConfigError(f"no place in a list: {text!r}", hint="begin the list anew")
    return name, int(number)


def person(asked: Asked) -> Page:
    """Show a person: each statement, statuses over time, kin, household, and what was decided."""
    found = required(asked, asked.params["person"])
    said = statements_of(asked, found)
    history = history_of(asked, found)
    values: dict[str, Any] = {
        **person_values(asked, found, said),
        "over_time": over_time(said),
        "kin": [(one, kin, kin.name != MARK) for one in said for kin in one.kin],
        "household": household_of(asked, found, said),
        "near": likely(asked, found),
        "history": history,
        "joined": JOINED[
            "single" if len(said) == 1 else "machine" if found.by_machine else "people"
        ],
    }
    data = {
        "person": to_builtins(found),
        "statements": [to_builtins(one) for one in said],
        "history": [to_builtins(one["entry"]) for one in history],
    }
    columns = ("source", "locator", "name", "sex", "born", "died", "place", "site", "household")
    table = Table(columns, ([getattr(one, name) for name in columns] for one in said))
    return Page("one_person.html", values, data, table)


def person_values(asked: Asked, found: Person, said: Sequence[PersonStatement]) -> dict[str, Any]:
    """Return what pages about a person are given: statements beside each other, who may see it."""
    about = set(found.statements)
    kept = [one for one in restricted(asked) if one.subject in about]
    return {
        "person": found,
        "statements": said,
        "beside": beside(said),
        "restricted": kept[-1] if kept else None,
        "named": is_released(asked.book, found.id),
        "groups": list(members(asked.book)),
    }


def history_of(asked: Asked, found: Person) -> list[dict[str, Any]]:
    """Return what was decided about a person, the newest first, with what of it is taken back."""
    about = [
        *entries_about(asked.book, found.statements),
        *releases_about(asked.book, found.statements),
        *(entry for one in found.statements for entry in entries(asked.book, subject=one)),
    ]
    undone = undone_by(about)
    told = as_told(asked, {entry.seq: entry for entry in about}.values())
    newest = sorted(told, key=lambda one: -one.seq)
    return [
        {"entry": one, "undone": one.seq in undone, "changes": (), "words": words_of(one)}
        for one in newest
    ]


def words_of(entry: LogEntry) -> str:
    """Return what an entry of the log about persons says, in words."""
    after = entry.after or {}
    count = len(after.get("statements", ()))
    others = len(after.get("others", ()))
    return {
        "same": f"{count or 2} statements are about one person",
        "apart": f"{count or 1} of {(count or 1) + (others or 1)} statements are about somebody else",
        "undo": f"entry {after.get('seq')} taken back",
        "release-person": "may be named in dossiers",
        "keep-person": "is not to be named in dossiers",
        "restrict": f"may be seen: {after.get('level')} {', '.join(after.get('groups', ()))}",
    }.get(entry.action, entry.action)


def household_of(asked: Asked, of: Person, said: Sequence[PersonStatement]) -> list[dict[str, Any]]:
    """Return who else is of the households that statements name, each as the source has it."""
    found: list[dict[str, Any]] = []
    shown = {one.id: one for one in said}
    for one in statements_now(asked.book, of.statements):
        if not one.household:
            continue
        rows = asked.book.db.execute(
            "SELECT DISTINCT id FROM statement WHERE list = ? AND id != ?"
            " AND json_extract(record, '$.household') = ?",
            (one.source, one.id, one.household),
        )
        for row in rows.fetchall():
            member = _seen(asked, row["id"])
            if member is not None:
                found.append({"person": member, "said": shown[one.id]})
    return found


def likely(asked: Asked, found: Person, most: int = 8) -> list[dict[str, Any]]:
    """Return persons who may be the same, the likeliest first."""
    best: dict[str, dict[str, Any]] = {}
    for said in found.statements:
        rows = asked.book.db.execute(
            "SELECT a, b, probability FROM pairing WHERE a = ? UNION ALL"
            " SELECT b, a, probability FROM pairing WHERE b = ? ORDER BY probability DESC LIMIT 20",
            (said, said),
        )
        for _, other, probability in rows.fetchall():
            person = _seen(asked, other)
            if person is not None and person.id != found.id and person.id not in best:
                best[person.id] = {"person": person, "probability": probability}
    return sorted(best.values(), key=lambda one: -one["probability"])[:most]


def _seen(asked: Asked, statement: str) -> Person | None:
    row = find_person(asked.book, statement, reader=asked.reader)
    return decode_as(Person, row["record"]) if row is not None else None
