"""Persons whom documents name, as candidates for the register: accepted or rejected, one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from onrecord.casebook.cutting import MARK
from onrecord.casebook.log import entries
from onrecord.casebook.mentions import MENTION_ACTIONS, decide_mention
from onrecord.casebook.sources import load_document
from onrecord.errors import ChangedError, ConfigError
from onrecord.export.register_rows import REGISTER_COLUMNS, REGISTER_MAKERS
from onrecord.model import Document, Mention, PersonStatement, decode_as, replace, to_builtins
from onrecord.register.mentions.gathered import mentions_in
from onrecord.register.mentions.kept import (
    decided_up_to_date,
    look_through,
    show_decided,
    unseen,
)
from onrecord.register.mentions.listing import (
    FACETS,
    Wanted,
    count_mentions,
    find_mention,
    list_mentions,
)
from onrecord.register.view import show_persons
from onrecord.report.highlights import spot_id
from onrecord.report.people import told
from onrecord.web.exchange import Asked, MissingError, Moved, Page, Table
from onrecord.web.looks import STATUS
from onrecord.web.pages.deciding import needed_reason, onward
from onrecord.web.pages.entries import as_told
from onrecord.web.pages.lists import PAGE_SIZE, Steps, data_href, facet, place_of, with_state
from onrecord.web.register import register, veil_for, written

AT_ONCE = 30
"""Documents that are looked through while the page is made; it takes some milliseconds each."""
ANY = "all"
"""For the facet of what was decided: whatever it is."""
LABELS = {"status": "Decided", "outcome": "Told of them", "document": "Document"}
WHY = ("not a person", "nothing is told to have happened to them", "named here already")
"""Reasons to reject one, each by a key of its own."""


class Named(NamedTuple):
    """A mention as a page shows it: its words around the name, and where it stands."""

    mention: Mention
    before: str
    after: str
    number: int
    title: str
    spot: str
    at: str


def mentions(asked: Asked) -> Page:
    """Show the next person whom a document names, with what can be decided, and those who come after."""
    _up_to_date(asked)
    wanted = wanted_mentions(asked)
    at, after = place_of(asked.get("at")), place_of(asked.get("after"))
    start = (at[0], at[1] - 1) if at else after
    rows = list_mentions(asked.book, wanted, after=start, limit=PAGE_SIZE + 1)
    if not rows and start:  # what was left before comes round again
        rows = list_mentions(asked.book, wanted, limit=PAGE_SIZE + 1)
    shown = list(_named(asked, rows))
    counts = count_mentions(asked.book, wanted)
    steps = Steps(with_state(asked, at=None, after=shown[0].at) if len(shown) > 1 else "")
    plain = [to_builtins(one.mention) for one in shown[:PAGE_SIZE]]
    values: dict[str, Any] = {
        "named": shown[0] if shown else None,
        "withheld": bool(shown and shown[0].mention.text == MARK),
        "fields": told(shown[0].mention.said) if shown else {},
        "history": _history(asked, shown[0].mention) if shown else [],
        "person": _person(asked, shown[0].mention) if shown else None,
        "documents": _by_document(shown[:PAGE_SIZE]),
        "more": with_state(asked, at=None, after=shown[PAGE_SIZE - 1].at) if len(shown) > PAGE_SIZE else "",
        "state": {name: asked.get(name) for name in FACETS if asked.get(name)},
        "steps": steps,
        "facets": _facets(asked, counts, wanted),
        "total": counts["status"].total(),
        "waiting": unseen(asked.book),
        "running": asked.site.jobs.newest("mentions", "running"),
        "why": WHY,
        # Once it is decided it leaves the list, and the next one stands at its place.
        "next": with_state(asked, at=shown[0].at if shown else None),
    }  # fmt: skip
    data = {
        "mentions": plain,
        "total": values["total"],
        "facets": {name: dict(found) for name, found in counts.items()},
        "next": data_href(values["more"]),
    }
    table = Table(
        REGISTER_COLUMNS[Mention],
        (row for one in shown[:PAGE_SIZE] for row in REGISTER_MAKERS[Mention](one.mention)),
    )
    return Page("list_mentions.html", values, data, table)


def wanted_mentions(asked: Asked) -> Wanted:
    """Return which mentions the query asks for; those that wait, unless it says otherwise."""
    status = asked.get("status", "unreviewed").strip()
    if status not in {ANY, "unreviewed", "accepted", "rejected"}:
        raise ConfigError(f"no status {status!r}", hint="unreviewed, accepted, rejected, all")
    return Wanted(
        status="" if status == ANY else status,
        outcome=asked.get("outcome").strip(),
        document=asked.get("document").strip(),
        reader=asked.reader,
    )


def decide(asked: Asked) -> Moved:
    """Take somebody whom a document names into the register, or note that it is none."""
    action = asked.given("action")
    if action not in {"accept", "reject"}:
        raise ConfigError(f"no decision {action!r}", hint="accept, reject")
    _up_to_date(asked)
    row = find_mention(asked.book, asked.params["mention"], reader=asked.reader)
    if row is None or veil_for(asked).named(decode_as(Mention, row["record"]).said.name):
        raise MissingError("there is nobody with this name")
    if row["status"] != asked.given("seen", "unreviewed"):
        raise ChangedError(
            f"somebody has decided about it since: {row['status']}", hint="look at it again, then decide"
        )  # fmt: skip
    why = asked.given("why").strip()
    reason = why or (asked.given("reason").strip() if action == "accept" else needed_reason(asked))
    found = load_document(asked.book, row["document"])
    one = next(
        each for each in mentions_in(asked.book, found)
        if each.id == row["id"]
    )  # fmt: skip
    seq = decide_mention(
        asked.book, one, accepted=action == "accept", user=asked.who.name, reason=reason
    )
    show_decided(asked.book)
    show_persons(asked.book)
    return onward(asked, "/mentions", seq)


def look(asked: Asked) -> Moved:
    """Look for persons in the documents that have not been looked through."""
    jobs = asked.site.jobs
    job = jobs.newest("mentions", "running") or jobs.start(
        "mentions", "Look for persons in documents", asked.who.name,
        {"book": asked.site.settings.path},
    )  # fmt: skip
    return Moved(f"/jobs/{job.id}")


def named_in(asked: Asked, document: str, number: int) -> list[Named]:
    """Return the persons whom a document names, as who asks may see them."""
    if asked.reader:
        register(asked)
    if unseen(asked.book, document):
        written(asked.book, lambda: look_through(asked.book, document=document))
    if not decided_up_to_date(asked.book):
        written(asked.book, lambda: show_decided(asked.book))
    wanted = Wanted(document=str(number), reader=asked.reader)
    return list(_named(asked, list_mentions(asked.book, wanted, limit=PAGE_SIZE)))


def _up_to_date(asked: Asked) -> None:
    book = register(asked)
    if 0 < unseen(book) <= AT_ONCE:
        written(book, lambda: look_through(book))
    if not decided_up_to_date(book):
        written(book, lambda: show_decided(book))


def _named(asked: Asked, rows: Iterable[sqlite3.Row]) -> Iterator[Named]:
    veil = veil_for(asked)
    documents: dict[str, tuple[Document, dict[str, Mention]]] = {}
    for row in rows:
        if row["document"] not in documents:
            found = load_document(asked.book, row["document"])
            every = mentions_in(asked.book, found)
            documents[found.id] = (found, {one.id: one for one in every})
        document, known = documents[row["document"]]
        one = known[row["id"]]
        if veil.named(one.said.name):
            yield Named(_bare(one), "", "", row["number"], row["title"] or row["path"], "",
                        f"{row['number']}.{row['start']}")  # fmt: skip
            continue
        about = veil.about(one.said)
        before, after = (veil.words(part, about) for part in _around(one, document.text))
        shown = replace(one, said=veil.statement(one.said), sentence=f"{before}{one.text}{after}")
        yield Named(
            shown, before, after, row["number"], row["title"] or row["path"],
            spot_id(one.said.start or 0, one.said.end or 0), f"{row['number']}.{row['start']}",
        )  # fmt: skip


def _bare(one: Mention) -> Mention:
    """Return a mention of somebody who may not be seen: that there is one is told, and no more."""
    said = PersonStatement(id=one.id, source=one.said.source, key="", name=MARK)
    return replace(one, text=MARK, sentence=MARK, said=said)


def _around(one: Mention, text: str) -> tuple[str, str]:
    """Return the words of a mention's sentence before and after the name."""
    name, start = " ".join(one.text.split()), one.said.start or 0
    ahead = " ".join(text[max(start - 2 * len(one.sentence), 0) : start].split())
    place = one.sentence.find(name)
    while place >= 0:
        before = one.sentence[:place]
        if ahead.endswith(before.strip()):
            return before, one.sentence[place + len(name) :]
        place = one.sentence.find(name, place + 1)
    return "", f" {one.sentence}"


def _by_document(shown: Iterable[Named]) -> list[tuple[Named, list[Named]]]:
    """Return mentions in the order of documents, each list with its first."""
    found: dict[int, list[Named]] = {}
    for one in shown:
        found.setdefault(one.number, []).append(one)
    return [(many[0], many) for many in found.values()]


def _facets(
    asked: Asked, counts: dict[str, Any], wanted: Wanted
) -> list[tuple[str, str, list[Any]]]:
    top = [asked.get("document"), *(number for number, _ in counts["document"].most_common(13))]
    titles = {
        str(row["number"]): row["title"] or row["path"]
        for number in top
        for row in asked.book.db.execute(
            "SELECT number, title, path FROM document WHERE number = ?", (number,)
        )
    }
    states = count_mentions(asked.book, wanted._replace(status=""))["status"]
    words = {
        "status": {name: label for name, (_, label) in STATUS.items()} | {ANY: "all of them"},
        "outcome": {"": "nothing"},
        "document": titles,
    }
    given = {
        "status": states | {ANY: states.total()},
        **{name: counts[name] for name in FACETS[1:]},
    }
    found = [(name, LABELS[name], facet(asked, name, given[name], words[name])) for name in FACETS]
    return [
        (name, label, [_chosen(one, name, wanted, words) for one in choices])
        for name, label, choices in found
    ]


def _chosen(one: Any, name: str, wanted: Wanted, words: dict[str, dict[str, str]]) -> Any:  # noqa: ANN401
    """Return a choice of a facet; of what was decided, those that wait are chosen where nothing is asked."""
    if name != "status":
        return one
    chosen = one.name == words["status"][wanted.status or ANY]
    return one._replace(chosen=chosen)


def _history(asked: Asked, one: Mention) -> list[dict[str, Any]]:
    about = list(entries(asked.book, subject=one.id, actions=MENTION_ACTIONS))
    undone = {(entry.after or {}).get("seq") for entry in about if entry.action == "undo"}
    return [
        {"entry": entry, "undone": entry.seq in undone, "changes": ()}
        for entry in reversed(list(as_told(asked, about)))
    ]


def _person(asked: Asked, one: Mention) -> str | None:
    """Return the id of the person that an accepted mention is taken to be about."""
    row = asked.book.db.execute(
        "SELECT person.id FROM person JOIN person_part ON person = number WHERE statement = ?",
        (one.id,),
    ).fetchone()
    return row["id"] if row else None
