"""A coder's part in a round: what is offered to them and what they said of it, and nothing of others."""

from __future__ import annotations

import sqlite3
from typing import Any

from onrecord.casebook import coding
from onrecord.casebook.coding import Task
from onrecord.casebook.corrections import corrected
from onrecord.casebook.sources import document_of
from onrecord.errors import ConfigError
from onrecord.model import Coding, Figure, Round, Standing, Waiting, to_builtins
from onrecord.web.exchange import Asked, ForbiddenError, MissingError, Moved, Page, local
from onrecord.web.pages.claims import card_values, claim_table, line
from onrecord.web.pages.deciding import onward
from onrecord.web.pages.documents import document_row, text_values
from onrecord.web.pages.forms import FIELDS, changes, shown
from onrecord.web.pages.lists import Steps, with_state
from onrecord.web.pages.marking import made_of, mark_page, mark_values
from onrecord.web.pages.rounds import documents_in, the_round

SAID: tuple[Coding, ...] = ("accept", "reject", "drop")
AHEAD = 12


def code(asked: Asked) -> Page:
    """Show the next claim that you are to code in a round."""
    found = _own_round(asked)
    all_of_it = _tasks(asked, found)
    at = _place(asked, all_of_it)
    left = sum(one.coded is None for one in all_of_it)
    ahead = all_of_it[at + 1 : at + 1 + AHEAD] if at is not None else []
    values: dict[str, Any] = {
        "round": found, "line": None, "left": left, "total": len(all_of_it),
        "finished": asked.who.name in found.finished, "steps": _steps(asked, all_of_it, at),
        "ahead": [_line(asked, one) for one in ahead],
    }  # fmt: skip
    if at is not None:
        values |= _shown(asked, found, all_of_it[at]) | {
            "next": f"/rounds/{found.begun}/code?after={all_of_it[at].claim}",
        }
    listed = _listed(asked, found)
    data = {"round": found.name, "claims": [to_builtins(one) for one in listed], "left": left}
    return Page("code.html", values, data, claim_table(listed))


def _listed(asked: Asked, found: Round) -> list[Waiting]:
    paths = {
        asked.book.db.execute("SELECT path FROM document WHERE id = ?", (one,)).fetchone()[0]
        for one in documents_in(asked, found)
    }
    mine = coding.mine(asked.book, found.name, asked.who.name)
    return [one for one in mine if one.document in paths]


def _place(asked: Asked, all_of_it: list[Task]) -> int | None:
    """Return which claim is shown: that asked for, else the next that is not coded, round and round."""
    places = {one.claim: at for at, one in enumerate(all_of_it)}
    if asked.get("at") in places:
        return places[asked.get("at")]
    after = places.get(asked.get("after"), -1)
    order = [*range(after + 1, len(all_of_it)), *range(after + 1)]
    return next((at for at in order if all_of_it[at].coded is None), None)


def _steps(asked: Asked, all_of_it: list[Task], at: int | None) -> Steps:
    def to(place: int) -> str:
        return with_state(asked, at=all_of_it[place].claim)

    if at is None:
        return Steps("", to(len(all_of_it) - 1) if all_of_it else "")
    return Steps(to(at + 1) if at + 1 < len(all_of_it) else "", to(at - 1) if at else "")


def _own_round(asked: Asked) -> Round:
    """Return the round that the address names, to one who codes in it.

    Raises:
        ForbiddenError: To anybody else.
    """
    found = the_round(asked)
    if asked.who.name not in found.coders:
        hint = f"its coders are {', '.join(found.coders)}"
        raise ForbiddenError(f"you do not code in round {found.name!r}", hint=hint)
    return found


def _tasks(asked: Asked, found: Round) -> list[Task]:
    return list(coding.tasks(asked.book, found, asked.who.name, documents_in(asked, found)))


def _task(asked: Asked, found: Round) -> Task:
    key = asked.params["claim"]
    for one in _tasks(asked, found):
        if one.claim == key:
            return one
    raise MissingError(f"this round offers you no claim {key!r}")


def _line(asked: Asked, task: Task) -> dict[str, Any]:
    """Return what is shown of a claim as the coder has it."""
    row = asked.book.db.execute(
        "SELECT number, title, path, text FROM document WHERE id = ?", (task.record.document_id,)
    ).fetchone()
    coded = task.coded
    about = Standing(
        task.record, coded.status if coded else "unreviewed", coded.seq if coded else 0
    )
    sentence = row["text"][slice(*task.record.sentence)]
    made = line(about, sentence, row["number"], row["title"] or row["path"])
    return {**made, "id": task.claim, "own": about.status == "added"}


def _shown(asked: Asked, found: Round, task: Task) -> dict[str, Any]:
    """Return what the template for one claim is given; what it is a part of, as it is offered."""
    record = task.record
    whole = []
    if isinstance(record, Figure) and record.part_of:
        claims = coding.offered(asked.book, found, record.document_id)
        whole = [one for one in [claims.get(record.part_of)] if isinstance(one, Figure)]
    return {
        **card_values(asked, record, whole),
        "line": _line(asked, task),
        "documents_at": f"/rounds/{found.begun}/documents/",
        "said": task.coded.reason if task.coded else "",
    }


def submit(asked: Asked) -> Moved:
    """Say of a claim in a round that it stands, or that it does not; or drop one that you marked."""
    found = _own_round(asked)
    task = _task(asked, found)
    action = next((one for one in SAID if one == asked.given("action")), None)
    if action is None:
        raise ConfigError(f"nothing to say with {asked.given('action')!r}", hint=", ".join(SAID))
    coding.submit(
        asked.book, found.name, task.claim, action, user=asked.who.name,
        reason=asked.given("reason").strip(),
    )  # fmt: skip
    return onward(asked, f"/rounds/{found.begun}/code?after={task.claim}")


def code_edit_form(asked: Asked) -> Page:
    """Show the fields of a claim in a round, to be corrected."""
    found = _own_round(asked)
    task = _task(asked, found)
    home = f"/rounds/{found.begun}"
    values = {
        **_shown(asked, found, task),
        "crumb": (f"{home}/code?at={task.claim}", f"Round {found.name}"),
        "action": f"{home}/claims/{task.claim}/edit",
        "fields_of": FIELDS[type(task.record).__name__.lower()],
        "given": shown(task.record),
        "seen": task.coded.seq if task.coded else 0,
        "next": local(asked.get("next"), f"{home}/code?at={task.claim}"),
    }
    return Page("edit.html", values, {"fields": shown(task.record)})


def code_edit(asked: Asked) -> Moved:
    """Say how a claim should be, in a round."""
    found = _own_round(asked)
    task = _task(asked, found)
    kind = type(task.record).__name__.lower()
    made = corrected(task.record, changes(asked.form, kind, task.record))
    if made == task.record:
        raise ConfigError("nothing is different", hint="accept the claim, if it is right as it is")
    coding.submit(
        asked.book, found.name, task.claim, "edit", user=asked.who.name, record=made,
        reason=asked.given("reason").strip(),
    )  # fmt: skip
    return onward(asked, f"/rounds/{found.begun}/code?after={task.claim}")


def code_document(asked: Asked) -> Page:
    """Show a document of a round: its text, with what is offered to you and what you marked."""
    found = _own_round(asked)
    row = _document(asked, found)
    document = document_of(row)
    here = [one for one in _tasks(asked, found) if one.record.document_id == row["id"]]
    records = {one.claim: one.record for one in here}
    held = {
        one.claim: one.record for one in here if not one.coded or one.coded.status != "rejected"
    }
    home = f"/rounds/{found.begun}"
    values = {
        **text_values(asked, row["number"], document, held),
        "number": row["number"],
        "lines": {one.claim: _line(asked, one) for one in here},
        "rejected": [_line(asked, one) for one in here if one.claim not in held],
        "round": found,
        "coding_in": home,
        "mark_at": f"{home}/documents/{row['number']}/mark",
        "finished": asked.who.name in found.finished,
    }
    data = {
        "document": to_builtins(document),
        "claims": [to_builtins(one) for one in records.values()],
    }
    return Page("code_document.html", values, data)


def _document(asked: Asked, found: Round) -> sqlite3.Row:
    row = document_row(asked, "document")
    if row["id"] not in found.documents:
        raise MissingError(f"document {row['number']} is not coded in this round")
    return row


def code_mark_form(asked: Asked) -> Page:
    """Show words of a document with the fields of the claim that you make of them in a round."""
    found = _own_round(asked)
    row = _document(asked, found)
    home = f"/rounds/{found.begun}/documents/{row['number']}"
    values = {
        **mark_values(asked, row, f"{home}/mark", home),
        "crumb": (home, f"Round {found.name}: {row['title'] or row['path']}"),
    }
    return mark_page(values)


def code_mark(asked: Asked) -> Moved:
    """Make a claim of words of a document, in a round; it is in no other view."""
    found = _own_round(asked)
    row = _document(asked, found)
    key = coding.mark(
        asked.book, found.name, made_of(asked, row), user=asked.who.name,
        reason=asked.given("reason").strip(),
    )  # fmt: skip
    return Moved(f"/rounds/{found.begun}/documents/{row['number']}#{key}")


def finish(asked: Asked) -> Moved:
    """Say that you are done with a round; what you said in it then stays as it is."""
    found = _own_round(asked)
    coding.finish(asked.book, found.name, user=asked.who.name, leave=asked.given("leave") == "1")
    return Moved(f"/rounds/{found.begun}")
